import { MINUTE_MS } from '../../../time/instant.js';
import { daysBetween } from '../../../time/zoned-time.js';
import { paidMinutes } from '../shift-time.js';
import { type Shift } from '../roster.js';
import { type FixedDays } from './line-class.js';
import { type MadeShift } from './made-shift.js';
import { type SlotProblem } from './slot-problem.js';

/**
 * What the pins of a problem hold fixed, by the numbers of agents.
 * @example
 * fixedDays({ problem: {}, agents: [] }).shifts.size // => 0
 */
export function fixedDays(slots: SlotProblem): FixedDays {
  const shifts = new Map<number, MadeShift[]>();
  const daysOff = new Map<number, Set<string>>();
  const numbers = new Map(slots.agents.map(({ index, agent }) => [agent.id, index]));
  for (const pin of slots.problem.pins ?? []) {
    const agent = numbers.get(pin.agentId);
    if (agent === undefined) continue;
    if (pin.kind === 'day-off') daysOff.set(agent, (daysOff.get(agent) ?? new Set()).add(pin.date));
    else shifts.set(agent, [...(shifts.get(agent) ?? []), pinnedShift(slots, pin.shift)]);
  }
  for (const own of shifts.values()) own.sort((a, b) => a.candidate.start - b.candidate.start);
  return { shifts, daysOff };
}

/** On slots, rounded outwards. */
function pinnedShift({ problem, slotMinutes }: SlotProblem, shift: Shift): MadeShift {
  const width = slotMinutes * MINUTE_MS;
  const start = Math.floor((shift.start - problem.period.span.start) / width);
  const slots = Math.ceil((shift.end - problem.period.span.start) / width) - start;
  const paid = paidMinutes(shift);
  return {
    candidate: {
      start,
      date: shift.date,
      dayNumber: daysBetween(problem.period.firstDate, shift.date),
      form: { slots, paidMinutes: paid, workMinutes: paid, pauses: [], presence: new Float64Array(slots) },
    },
    pauses: [],
    work: new Int16Array(0),
    pinned: shift,
  };
}
