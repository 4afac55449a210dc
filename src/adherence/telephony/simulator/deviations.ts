import { type Instant, MINUTE_MS } from '../../../time/instant.js';
import { type Interval } from '../../../time/interval.js';
import { type PlannedKind } from '../../engine/adherence-map.js';
import { isOnQueue, isPause, type PlannedShift } from '../../engine/plan.js';
import { type SeededRandom } from './seeded-random.js';

/** Shares of shifts, 0 to 1, in which each thing goes wrong. */
export interface DeviationRates {
  readonly missedLogin: number;
  readonly lateStart: number;
  readonly earlyEnd: number;
  readonly overtime: number;
  readonly longBreak: number;
  readonly wrongBlock: number;
}

export const USUAL_DEVIATIONS: DeviationRates = {
  missedLogin: 0.02,
  lateStart: 0.1,
  earlyEnd: 0.05,
  overtime: 0.05,
  longBreak: 0.15,
  wrongBlock: 0.08,
};

export const NO_DEVIATIONS: DeviationRates = {
  missedLogin: 0,
  lateStart: 0,
  earlyEnd: 0,
  overtime: 0,
  longBreak: 0,
  wrongBlock: 0,
};

/** What the agent means to do, in order and without gap; empty when he does not come. */
export interface Stretch extends Interval {
  readonly kind: PlannedKind;
}

/** The shift as this agent really works it on this day. */
export function withDeviations(shift: PlannedShift, rates: DeviationRates, random: SeededRandom): Stretch[] {
  // Drawn in a fixed order, so that one rate does not move the others' days.
  const missed = random.chance(rates.missedLogin);
  const late = drawn(random, rates.lateStart, 3, 25);
  const early = drawn(random, rates.earlyEnd, 10, 40);
  const over = drawn(random, rates.overtime, 10, 30);
  const pause = drawn(random, rates.longBreak, 4, 15);
  const wrong = drawn(random, rates.wrongBlock, 20, 45);
  if (missed) return [];
  const stretches = shift.activities.map(({ kind, start, end }): Stretch => ({ kind, start, end }));
  const changed = swapBlock(lengthenPause(stretches, pause, random), wrong, random);
  return cut(changed, {
    start: (shift.start + late) as Instant,
    end: (shift.end + (early > 0 ? -early : over)) as Instant,
  });
}

function drawn(random: SeededRandom, rate: number, leastMinutes: number, mostMinutes: number): number {
  const happens = random.chance(rate);
  const length = Math.round(random.between(leastMinutes, mostMinutes) * MINUTE_MS);
  return happens ? length : 0;
}

function lengthenPause(stretches: Stretch[], by: number, random: SeededRandom): Stretch[] {
  const pauses = stretches.flatMap(({ kind }, i) => (isPause(kind) && i + 1 < stretches.length ? [i] : []));
  if (by === 0 || pauses.length === 0) return stretches;
  const chosen = random.pick(pauses);
  const following = stretches[chosen + 1];
  const end = Math.min(following.start + by, following.end) as Instant;
  return stretches
    .with(chosen, { ...stretches[chosen], end })
    .with(chosen + 1, { ...following, start: end })
    .filter((stretch) => stretch.start < stretch.end);
}

/** Only who is planned on both kinds of work can take the wrong one. */
function swapBlock(stretches: Stretch[], length: number, random: SeededRandom): Stretch[] {
  const kinds = new Set(stretches.filter(({ kind }) => isOnQueue(kind)).map(({ kind }) => kind));
  const blocks = stretches.flatMap((stretch, i) => (isOnQueue(stretch.kind) ? [i] : []));
  if (length === 0 || kinds.size < 2) return stretches;
  const chosen = random.pick(blocks);
  const { kind, start, end } = stretches[chosen];
  const until = Math.min(start + length, end) as Instant;
  const other = kind === 'inbound' ? 'outbound' : 'inbound';
  const parts: Stretch[] = [
    { kind: other, start, end: until },
    { kind, start: until, end },
  ];
  return stretches.toSpliced(chosen, 1, ...parts.filter((part) => part.start < part.end));
}

/** The part within the span; what is left at the end goes on to it. */
function cut(stretches: readonly Stretch[], { start, end }: Interval): Stretch[] {
  return stretches
    .map((stretch, i) => (i === stretches.length - 1 ? { ...stretch, end } : stretch))
    .map((stretch) => ({
      ...stretch,
      start: Math.max(stretch.start, start) as Instant,
      end: Math.min(stretch.end, end) as Instant,
    }))
    .filter((stretch) => stretch.start < stretch.end);
}
