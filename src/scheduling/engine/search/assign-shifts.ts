import { type Draft } from './draft.js';
import { type Candidate } from './duty-days.js';
import { matchAll } from './matching.js';
import { type SlotAgent } from './slot-agent.js';
import { type StagePlan } from './stage-plan.js';

/**
 * Gives the shifts of a stage to the agents of their teams: everybody gets one that rest and contract allow, as near
 * as possible to the hours they worked last.
 * @example
 * assignShifts([], {}, 96) // => undefined
 */
export function assignShifts(plans: readonly StagePlan[], draft: Draft, slotsPerDay: number): void {
  for (const { team, shifts } of plans) {
    const choices = team.agents.map((agent) => choicesOf(agent, shifts, draft, slotsPerDay));
    matchAll(choices, shifts.length).forEach((shift, at) => {
      if (shift >= 0) draft.add({ agent: team.agents[at], candidate: shifts[shift], pauses: [], calls: [] });
    });
  }
}

function choicesOf(
  agent: SlotAgent,
  shifts: readonly Candidate[],
  draft: Draft,
  slotsPerDay: number,
): number[] {
  const last = draft.of(agent).at(-1)?.candidate.start;
  const hourOf = (slot: number) => ((slot % slotsPerDay) + slotsPerDay) % slotsPerDay;
  const distance = (candidate: Candidate) =>
    last === undefined ? 0 : Math.abs(hourOf(candidate.start) - hourOf(last));
  return shifts
    .map((candidate, at) => ({ candidate, at }))
    .filter(({ candidate }) => draft.fits(agent, candidate))
    .sort((a, b) => distance(a.candidate) - distance(b.candidate) || a.at - b.at)
    .map(({ at }) => at);
}
