import { addMinutes, type Instant } from '../../../time/instant.js';
import { durationMinutes, type Interval, intersect, overlaps, subtract } from '../../../time/interval.js';
import {
  dateRange,
  daysBetween,
  formatWallTime,
  localDateOf,
  localDay,
  type LocalDate,
} from '../../../time/zoned-time.js';
import { bindingContract } from '../binding-contract.js';
import { certifiedTime, entitlementTo, indexProblem, shiftsByAgent } from '../problem-index.js';
import {
  type Agent,
  CEFR_LEVELS,
  type Contract,
  type LanguageNeed,
  type Queue,
  type Campaign,
  type SchedulingProblem,
} from '../problem.js';
import { type Roster, type Shift } from '../roster.js';
import { facts, type Reason, reason } from './reason.js';

/** Who, when and at what, with what the problem says of them. */
export interface Asked {
  readonly problem: SchedulingProblem;
  readonly roster: Roster;
  readonly agent: Agent;
  readonly contract: Contract;
  readonly span: Interval;
  readonly workId: string | null;
}

const MOST_BLOCKED_TIMES = 40;

/**
 * What holds for an agent in a span by itself, whatever shift is tried: his time, work, certificates, the windows of
 * the called zones, rest around his other shifts, pins, and clock changes.
 * @example
 * standingReasons({ problem: { agents: [], contracts: [], queues: [], campaigns: [], pins: [], period: { firstDate: localDate('2026-03-02'), days: 7 } }, roster: { shifts: [] }, agent: { id: 'a', zone: timeZone('UTC'), entitlements: [], availability: null, absences: [{ start: instant(0), end: instant(60000) }], history: { lastShiftEnd: null } }, contract: {}, span: { start: instant(0), end: instant(60000) }, workId: null }).map(({ ruleId }) => ruleId) // => ['absence', 'entitlement']
 */
export function standingReasons(asked: Asked): Reason[] {
  return [
    ...rostered(asked),
    ...timeOff(asked),
    ...entitledTo(asked),
    ...worksAsked(asked).flatMap((work) => uncertified(asked, work)),
    ...worksAsked(asked).flatMap((work) => closedWindows(asked, work)),
    ...rest(asked),
    ...pinned(asked),
    ...clockChanges(asked),
  ];
}

type Work = Queue | Campaign;

/** The work asked about, or all that the agent is entitled to. */
function worksAsked({ problem, agent, workId }: Asked): Work[] {
  const all = [...problem.queues, ...problem.campaigns];
  return workId === null
    ? all.filter(({ id }) => entitlementTo(agent, id) !== undefined)
    : all.filter(({ id }) => id === workId);
}

function ownShifts({ roster, agent }: Asked): readonly Shift[] {
  return shiftsByAgent(roster).get(agent.id) ?? [];
}

function rostered(asked: Asked): Reason[] {
  const { agent, span } = asked;
  return ownShifts(asked)
    .filter((shift) => overlaps(shift, span))
    .map((shift) => {
      const doing = shift.activities.flatMap((activity) => {
        const [shared] = intersect([activity], [span]);
        const name = activity.workId === null ? activity.kind : `${activity.kind} ${activity.workId}`;
        return shared === undefined ? [] : [[name, `${durationMinutes(shared)} min`] as const];
      });
      const when = `${formatWallTime(shift.start, agent.zone)} to ${formatWallTime(shift.end, agent.zone, 'HH:mm')}`;
      const said = `Works ${when} (${agent.zone}): ${doing.map((each) => each.join(' ')).join(', ')}.`;
      return reason('roster', said, {
        level: 'soft',
        span: { start: shift.start, end: shift.end },
        source: 'the roster',
        facts: facts(...doing),
      });
    });
}

function timeOff({ agent, span }: Asked): Reason[] {
  const wall = (at: Instant) => formatWallTime(at, agent.zone);
  const outside = agent.availability === null ? [] : subtract([span], agent.availability);
  return [
    ...outside.map((part) =>
      reason('availability', `Is not available from ${wall(part.start)} to ${wall(part.end)}.`, {
        span: part,
        source: 'the agent’s availability',
        facts: facts(['from', wall(part.start)], ['to', wall(part.end)]),
      }),
    ),
    ...agent.absences
      .filter((absence) => overlaps(absence, span))
      .map((absence) =>
        reason('absence', `Is absent from ${wall(absence.start)} to ${wall(absence.end)}.`, {
          span: absence,
          source: 'the agent’s absences',
          facts: facts(['from', wall(absence.start)], ['to', wall(absence.end)]),
        }),
      ),
  ];
}

function entitledTo({ agent, workId, problem }: Asked): Reason[] {
  const source = 'the agent’s entitlements';
  if (workId !== null) {
    if (entitlementTo(agent, workId) !== undefined) return [];
    return [reason('entitlement', `Is not entitled to ${nameOf(problem, workId)}.`, { workId, source })];
  }
  if (agent.entitlements.length > 0) return [];
  return [reason('entitlement', 'Is entitled to no queue and no campaign.', { source })];
}

function uncertified({ agent, span }: Asked, { id: workId, name, need }: Work): Reason[] {
  const certified = certifiedTime(agent, need);
  return subtract([span], certified).map((part) => {
    const [found, why] = certificateFact(agent, need, part);
    return reason('certificate', `${name} needs ${need.language} ${need.level}: ${why}`, {
      span: part,
      workId,
      source: 'the agent’s certificates',
      facts: facts(['needs', `${need.language} ${need.level}`], ['has', found]),
    });
  });
}

function certificateFact(agent: Agent, { language, level }: LanguageNeed, part: Interval): [string, string] {
  const own = agent.certificates.filter((each) => each.language === language);
  const enough = own.filter((each) => CEFR_LEVELS.indexOf(each.level) >= CEFR_LEVELS.indexOf(level));
  const wall = (at: Instant) => formatWallTime(at, agent.zone);
  const ended = enough
    .filter(({ valid }) => valid.end <= part.start)
    .sort((a, b) => b.valid.end - a.valid.end);
  if (ended.length > 0) {
    const [{ level: had, valid }] = ended;
    return [`${language} ${had} until ${wall(valid.end)}`, `the certificate ended ${wall(valid.end)}.`];
  }
  const later = enough.filter(({ valid }) => valid.start >= part.end);
  if (later.length > 0) {
    const [{ level: has, valid }] = later;
    return [`${language} ${has} from ${wall(valid.start)}`, `the certificate begins ${wall(valid.start)}.`];
  }
  if (own.length === 0) return ['none', `there is no certificate of ${language}.`];
  const best = own
    .map((each) => each.level)
    .sort((a, b) => CEFR_LEVELS.indexOf(b) - CEFR_LEVELS.indexOf(a))[0];
  return [`${language} ${best}`, `the certificate is of ${language} ${best} only.`];
}

function closedWindows({ problem, agent, span }: Asked, { id: workId }: Work): Reason[] {
  const zones = indexProblem(problem).windows.get(workId) ?? new Map<string, never>();
  return [...zones].flatMap(([calledZoneId, windows]) =>
    windows.blocked
      .filter(({ interval }) => overlaps(interval, span))
      .slice(0, MOST_BLOCKED_TIMES)
      .map(({ interval, packId, ruleId, source, reason: why }) => {
        const from = formatWallTime(interval.start, agent.zone);
        const to = formatWallTime(interval.end, agent.zone);
        const message = `${nameOf(problem, workId)}, ${calledZoneId}: closed from ${from} to ${to} (${agent.zone}) by ${packId} ${ruleId}: ${why}`;
        return reason('outbound-window', message, {
          span: interval,
          workId,
          calledZoneId,
          source: `${packId}: ${source}`,
          facts: facts(['pack', packId], ['rule', ruleId], ['from', from], ['to', to]),
        });
      }),
  );
}

function rest(asked: Asked): Reason[] {
  const { agent, contract, span } = asked;
  const wall = (at: Instant) => formatWallTime(at, agent.zone);
  const others = ownShifts(asked).filter((shift) => !overlaps(shift, span));
  const before = others.filter(({ end }) => end <= span.start).at(-1)?.end ?? agent.history.lastShiftEnd;
  const after = others.find(({ start }) => start >= span.end)?.start ?? null;
  const least = bindingContract(asked.problem, agent, contract).minRestMinutes;
  const own = `contract "${contract.id}"`;
  const source = least > contract.minRestMinutes ? `labour rules beside ${own}` : own;
  const reasons: Reason[] = [];
  if (before !== null && before <= span.start && addMinutes(before, least) > span.start) {
    const until = addMinutes(before, least);
    reasons.push(
      reason(
        'minimum-rest',
        `Rests until ${wall(until)}: a shift ends ${wall(before)}, and ${least} min follow.`,
        {
          span: { start: before, end: until },
          source,
          facts: facts(['shift ends', wall(before)], ['rest, min', least], ['rest until', wall(until)]),
        },
      ),
    );
  }
  if (after !== null && addMinutes(after, -least) < span.end) {
    const from = addMinutes(after, -least);
    reasons.push(
      reason('minimum-rest', `Has to rest from ${wall(from)}: the next shift starts ${wall(after)}.`, {
        span: { start: from, end: after },
        source,
        facts: facts(['rest from', wall(from)], ['rest, min', least], ['next shift', wall(after)]),
      }),
    );
  }
  return reasons;
}

function pinned({ problem, agent, span }: Asked): Reason[] {
  const source = 'the planner’s pins';
  return (indexProblem(problem).pins.get(agent.id) ?? []).flatMap((pin) => {
    if (pin.kind === 'shift') {
      if (!overlaps(pin.shift, span)) return [];
      const { start, end, date } = pin.shift;
      return [reason('pins', `The shift of ${date} is pinned.`, { span: { start, end }, source })];
    }
    const day = localDay(pin.date, agent.zone);
    if (!overlaps(day, span)) return [];
    return [reason('pins', `${pin.date} is pinned as a day off.`, { span: day, source })];
  });
}

function clockChanges({ agent, span }: Asked): Reason[] {
  return datesOf(span, agent).flatMap((date) => {
    const day = localDay(date, agent.zone);
    const hours = durationMinutes(day) / 60;
    if (hours === 24) return [];
    const way = hours > 24 ? 'go back' : 'go forward';
    const message = `Clocks ${way} on ${date} in ${agent.zone}: the day has ${hours} hours.`;
    const told = { level: 'soft', span: day, source: `time zone ${agent.zone}` } as const;
    return [reason('clock-change', message, { ...told, facts: facts(['hours of the day', hours]) })];
  });
}

function datesOf({ start, end }: Interval, { zone }: Agent): LocalDate[] {
  const first = localDateOf(start, zone);
  return dateRange(first, daysBetween(first, localDateOf((end - 1) as Instant, zone)) + 1);
}

function nameOf(problem: SchedulingProblem, workId: string): string {
  const { queues, campaigns } = indexProblem(problem);
  return (queues.get(workId) ?? campaigns.get(workId))?.name ?? workId;
}
