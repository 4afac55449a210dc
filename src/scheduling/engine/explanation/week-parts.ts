import { type Instant, MINUTE_MS } from '../../../time/instant.js';
import { planningWeeks } from '../planning-weeks.js';
import { type SlotAgent } from '../search/slot-agent.js';
import { type SlotSpan } from '../search/slot-frame.js';
import { type SlotProblem } from '../search/slot-problem.js';

/** What a class of agents may work and is owed in that part of one of their weeks which lies in a week of the planner. */
export interface WeekPart extends SlotSpan {
  readonly maxShifts: number;
  readonly allowed: number;
  readonly owed: number;
}

/**
 * The weeks of the planner's calendar on slots.
 * @example
 * planningSpans({ problem: { period: { firstDate: localDate('2026-03-02'), days: 9, zone: timeZone('UTC'), span: { start: parseInstant('2026-03-02T00:00Z') } } }, slotMinutes: 15 }).map(({ firstSlot }) => firstSlot) // => [0, 672]
 */
export function planningSpans({
  problem: { period },
  slotMinutes,
}: Pick<SlotProblem, 'problem' | 'slotMinutes'>): SlotSpan[] {
  const toSlot = (at: Instant) => Math.round((at - period.span.start) / (slotMinutes * MINUTE_MS));
  return planningWeeks(period).map(({ span }) => ({
    firstSlot: toSlot(span.start),
    endSlot: toSlot(span.end),
  }));
}

/**
 * The parts of like agents' weeks in a week of the planner, so that no roster breaks what is asked of a part: of what is owed, as
 * much as the other parts could hold is left out.
 * @example
 * weekParts({ slotMinutes: 15, weeks: [{ firstSlot: [0], endSlot: [672], owed: [2400], allowed: [2400], maxShifts: [5] }] }, { firstSlot: 0, endSlot: 672 }, [{ index: 0, contract: { paidMinutesPerDay: { max: 480 } } }])[0].owed // => 2400
 */
export function weekParts(
  { weeks, slotMinutes }: Pick<SlotProblem, 'weeks' | 'slotMinutes'>,
  span: SlotSpan,
  agents: readonly Pick<SlotAgent, 'index' | 'contract'>[],
): WeekPart[] {
  const daySlots = (24 * 60) / slotMinutes;
  const [first] = agents;
  return weeks.flatMap((week): WeekPart[] => {
    const firstSlot = Math.max(span.firstSlot, week.firstSlot[first.index]);
    const endSlot = Math.min(span.endSlot, week.endSlot[first.index]);
    if (firstSlot >= endSlot) return [];
    const slotsElsewhere = week.endSlot[first.index] - week.firstSlot[first.index] - (endSlot - firstSlot);
    const daysElsewhere = Math.ceil(slotsElsewhere / daySlots);
    // The parts of a day at both ends of a part may each have a shift.
    const daysHere = Math.ceil((endSlot - firstSlot) / daySlots) + (slotsElsewhere > 0 ? 1 : 0);
    const total = (of: (agent: (typeof agents)[number]) => number) =>
      agents.reduce((sum, agent) => sum + of(agent), 0);
    return [
      {
        firstSlot,
        endSlot,
        maxShifts: total(({ index }) => Math.min(daysHere, week.maxShifts[index])),
        allowed: total(({ index }) => week.allowed[index]),
        owed: total(({ index, contract }) =>
          Math.max(0, week.owed[index] - daysElsewhere * contract.paidMinutesPerDay.max),
        ),
      },
    ];
  });
}
