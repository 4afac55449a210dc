import { type Instant, MINUTE_MS } from '../../../time/instant.js';
import { type BlendedShift } from '../blended-blocks.js';
import { type Activity, type Roster, type Shift } from '../roster.js';
import { type CoverState } from './cover-state.js';
import { type SlotProblem } from './slot-problem.js';

/** What an agent does in one slot, before slots are joined to activities. */
type SlotActivity = Omit<Activity, 'start' | 'end'>;

/**
 * Turns blended shifts into a roster: slots of the same work become one activity, pauses are put back.
 * @example
 * buildRoster({ problem: { agents: [] } }, [], {}) // => { shifts: [] }
 */
export function buildRoster(slots: SlotProblem, blended: readonly BlendedShift[], cover: CoverState): Roster {
  const shifts = blended.map((shift) => rosterShift(slots, shift, cover));
  const order = new Map(slots.problem.agents.map(({ id }, at) => [id, at]));
  shifts.sort((a, b) => (order.get(a.agentId) ?? 0) - (order.get(b.agentId) ?? 0) || a.start - b.start);
  return { shifts };
}

function rosterShift(slots: SlotProblem, blended: BlendedShift, cover: CoverState): Shift {
  const { agent, candidate, pauses } = blended.shift;
  const { start, form } = candidate;
  const activities: Activity[] = [];
  const positions = new Map(blended.slots.map((slot, at) => [slot, at]));
  for (let slot = start; slot < start + form.slots;) {
    const pause = pauses.indexOf(slot);
    const length = pause >= 0 ? form.pauses[pause].slots : 1;
    const activity =
      pause >= 0 ? pausing(blended, pause) : working(slots, blended, positions.get(slot), slot, cover);
    append(activities, activity, at(slots, slot), at(slots, slot + length));
    slot += length;
  }
  return {
    agentId: agent.agent.id,
    date: candidate.date,
    start: at(slots, start),
    end: at(slots, start + form.slots),
    activities,
  };
}

function at({ problem, slotMinutes }: SlotProblem, slot: number): Instant {
  return (problem.period.span.start + slot * slotMinutes * MINUTE_MS) as Instant;
}

function pausing({ shift }: BlendedShift, pause: number): SlotActivity {
  const { kind, paid } = shift.candidate.form.pauses[pause].rule;
  return { kind, paid, workId: null, calledZoneId: null };
}

function working(
  { campaigns, problem }: SlotProblem,
  { shift, calls }: BlendedShift,
  position: number | undefined,
  slot: number,
  cover: CoverState,
): SlotActivity {
  const call = position === undefined ? null : calls[position];
  if (call !== null) {
    const { id, zones } = campaigns[call.campaign];
    return { kind: 'outbound', paid: true, workId: id, calledZoneId: zones[call.zone].id };
  }
  const queue = cover.workOf(shift.agent, slot);
  return queue >= 0
    ? { kind: 'inbound', paid: true, workId: problem.queues[queue].id, calledZoneId: null }
    : { kind: 'off-phone', paid: true, workId: null, calledZoneId: null };
}

function append(activities: Activity[], next: SlotActivity, start: Instant, end: Instant): void {
  const last = activities.at(-1);
  const joins =
    last?.kind === next.kind &&
    last.workId === next.workId &&
    last.calledZoneId === next.calledZoneId &&
    next.kind !== 'break' &&
    next.kind !== 'meal';
  if (joins) activities[activities.length - 1] = { ...last, end };
  else activities.push({ ...next, start, end });
}
