import { type AgentTimes } from './agent-times.js';
import { DurationSampler } from './duration-sampler.js';
import { type RandomStream } from './random-stream.js';
import { type AdherenceNoise, type Slip } from './scenario.js';
import { type ShiftPlan, type Span } from './shift-plan.js';

const HOUR_SECONDS = 3600;

interface SlipSampler {
  readonly share: number;
  readonly length: DurationSampler;
}

/** The chance in how people keep to a plan, ready to draw from. */
export interface NoiseSampler {
  readonly absentShare: number;
  readonly lateStart: SlipSampler | null;
  readonly earlyLeave: SlipSampler | null;
  readonly breakOverrun: SlipSampler | null;
  readonly unavailable: { readonly perHour: number; readonly length: DurationSampler } | null;
}

/**
 * Prepares drawing; `null` where everything goes as planned.
 * @example
 * noiseSampler({ absentShare: 0, lateStart: null, earlyLeave: null, breakOverrun: null, unavailable: null }) // => null
 */
export function noiseSampler(noise: AdherenceNoise): NoiseSampler | null {
  const slip = (each: Slip | null): SlipSampler | null =>
    each === null || each.share === 0
      ? null
      : { share: each.share, length: new DurationSampler(each.length) };
  const { absentShare, unavailable } = noise;
  const sampler = {
    absentShare,
    lateStart: slip(noise.lateStart),
    earlyLeave: slip(noise.earlyLeave),
    breakOverrun: slip(noise.breakOverrun),
    unavailable:
      unavailable === null || unavailable.perHour === 0
        ? null
        : { perHour: unavailable.perHour, length: new DurationSampler(unavailable.length) },
  };
  const perfect = absentShare === 0 && Object.values(sampler).every((each) => each === null || each === 0);
  return perfect ? null : sampler;
}

/** Two streams of an agent: slips of the plan, and times away, whose number varies. */
export interface AgentChance {
  readonly slips: RandomStream;
  readonly away: RandomStream;
}

/**
 * Writes down when an agent is on the phone in a shift: as planned but for late starts, early leaves, longer breaks and times away.
 * @example
 * (() => { const got = []; addShift({ start: 0, end: 60, phone: [{ start: 0, end: 60, profile: 0 }], breaks: [] }, null, null, { add: (...span) => got.push(span) }); return got; })() // => [[0, 60, 0, 0]]
 */
export function addShift(
  plan: ShiftPlan,
  noise: NoiseSampler | null,
  chance: AgentChance | null,
  times: AgentTimes,
): void {
  const away = noise === null || chance === null ? [] : timesAway(plan, noise, chance);
  const pauses = [...plan.breaks, ...away.filter(({ keepsLength }) => keepsLength)];
  let last = -Infinity;
  for (const span of plan.phone) {
    for (const piece of without(span, away)) {
      const rest = last === -Infinity ? 0 : covered(pauses, last, piece.start);
      times.add(piece.start, piece.end, span.profile, rest);
      last = piece.end;
    }
  }
}

interface Away extends Span {
  readonly keepsLength: boolean;
}

/** Always draws the same number of slips for a shift, so that two scenarios with other shares meet the same people. */
function timesAway(plan: ShiftPlan, noise: NoiseSampler, { slips, away }: AgentChance): Away[] {
  const absent = slips.next() < noise.absentShare;
  const late = slipSeconds(noise.lateStart, slips);
  const early = slipSeconds(noise.earlyLeave, slips);
  const overruns = plan.breaks.map((each) => ({
    start: each.end,
    end: each.end + slipSeconds(noise.breakOverrun, slips),
    keepsLength: true,
  }));
  if (absent) return [{ start: plan.start, end: plan.end, keepsLength: false }];
  const all = [
    { start: plan.start, end: plan.start + late, keepsLength: false },
    { start: plan.end - early, end: plan.end, keepsLength: false },
    ...overruns,
    ...unplanned(plan, noise, away),
  ];
  return all.filter(({ start, end }) => end > start).sort((one, other) => one.start - other.start);
}

function slipSeconds(slip: SlipSampler | null, stream: RandomStream): number {
  const happens = stream.next();
  const point = stream.next();
  return slip !== null && happens < slip.share ? slip.length.at(point) : 0;
}

function unplanned(plan: ShiftPlan, { unavailable }: NoiseSampler, stream: RandomStream): Away[] {
  if (unavailable === null) return [];
  const found: Away[] = [];
  const meanGap = HOUR_SECONDS / unavailable.perHour;
  let at = plan.start - meanGap * Math.log(stream.next());
  while (at < plan.end) {
    const end = at + unavailable.length.at(stream.next());
    found.push({ start: at, end, keepsLength: true });
    at = end - meanGap * Math.log(stream.next());
  }
  return found;
}

/** What remains of a span; the others are ordered by their start and may overlap. */
function without(span: Span, others: readonly Span[]): Span[] {
  const pieces: Span[] = [];
  let at = span.start;
  for (const { start, end } of others) {
    if (end <= at) continue;
    if (start >= span.end) break;
    if (start > at) pieces.push({ start: at, end: start });
    at = end;
  }
  if (at < span.end) pieces.push({ start: at, end: span.end });
  return pieces;
}

/** Seconds of the stretch that lie in any of the spans. */
function covered(spans: readonly Span[], from: number, to: number): number {
  if (to <= from) return 0;
  const inside = spans.filter(({ start, end }) => start < to && end > from);
  const free = without(
    { start: from, end: to },
    inside.sort((one, other) => one.start - other.start),
  );
  return to - from - free.reduce((sum, { start, end }) => sum + end - start, 0);
}
