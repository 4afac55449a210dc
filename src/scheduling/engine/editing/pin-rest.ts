import { type LocalDate, dateRange, daysBetween, localDateOf } from '../../../time/zoned-time.js';
import { shiftsByAgent } from '../problem-index.js';
import { type Pin, type SchedulingProblem } from '../problem.js';
import { type Roster } from '../roster.js';

/** The part of a roster that is planned again; what is left out does not narrow. */
export interface OpenPart {
  readonly agentIds?: ReadonlySet<string>;
  /** First and last local day of the agent. */
  readonly from?: LocalDate;
  readonly to?: LocalDate;
}

/**
 * Pins that hold everything outside a part of a roster as it is: shifts as they stand, and days off.
 * @example
 * pinRest({ agents: [{ id: 'a', zone: timeZone('UTC') }], period: { span: localDay(localDate('2026-03-02'), timeZone('UTC')) } }, { shifts: [] }, { agentIds: new Set([]) }) // => [{ kind: 'day-off', agentId: 'a', date: '2026-03-02' }]
 */
export function pinRest(
  { agents, period }: Pick<SchedulingProblem, 'agents' | 'period'>,
  roster: Roster,
  { agentIds, from, to }: OpenPart,
): Pin[] {
  const shifts = shiftsByAgent(roster);
  return agents.flatMap(({ id: agentId, zone }) => {
    const first = localDateOf(period.span.start, zone);
    const last = localDateOf((period.span.end - 1) as typeof period.span.end, zone);
    const open = (date: LocalDate) =>
      (agentIds?.has(agentId) ?? true) &&
      (from === undefined || date >= from) &&
      (to === undefined || date <= to);
    const own = shifts.get(agentId) ?? [];
    const worked = new Set(own.map(({ date }) => date));
    const off = dateRange(first, daysBetween(first, last) + 1).filter((date) => !worked.has(date));
    return [
      ...own.filter(({ date }) => !open(date)).map((shift): Pin => ({ kind: 'shift', agentId, shift })),
      ...off.filter((date) => !open(date)).map((date): Pin => ({ kind: 'day-off', agentId, date })),
    ];
  });
}
