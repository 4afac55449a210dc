import { startsIn } from './line-class.js';
import { type LineRoster } from './line-roster.js';
import { type MadeShift } from './made-shift.js';
import { type SlotAgent } from './slot-agent.js';

const WORTH_IT = 0.01;
/** More than any shift is worth: what breaks a rule is not given away. */
const TOO_DEAR = 1e6;
const LEAST_ROUNDS = 60;
const MOST_ROUNDS = 600;
/** So many of those with most are asked by turns, and then so many of those with least. */
const DONORS = 4;
const TAKERS = 3;

/**
 * Hands shifts of which some have more than their fair share to those who have least, wherever that costs less: a search that
 * changes one agent at a time cannot, because nobody takes what another has still.
 * @example
 * shareOut({ goals: { fairnessGoals: 0 } }) // => undefined
 */
export function shareOut(roster: LineRoster): void {
  const { slots, goals } = roster;
  for (let goal = 0; goal < goals.fairnessGoals; goal++) {
    const rounds = Math.min(MOST_ROUNDS, Math.max(LEAST_ROUNDS, 2 * slots.agents.length));
    const rank = () => goals.ranked(slots.agents, (agent) => roster.weeksOf(agent).flat(), goal);
    for (let round = 0, ranked = rank(); round < rounds; round++) {
      if (round % (DONORS * TAKERS) === 0) ranked = rank();
      const from = ranked.at(round % DONORS);
      if (from === undefined || from.beyond <= 0) continue;
      const takers = ranked.filter(({ group, beyond }) => group === from.group && beyond < from.beyond);
      const to = takers.at(-1 - (Math.floor(round / DONORS) % TAKERS));
      const counted = roster
        .weeksOf(from.agent)
        .flat()
        .filter((shift) => shift.pinned === undefined && goals.counts(from.agent, shift.candidate, goal));
      const shift = counted.at(round % Math.max(1, counted.length));
      if (to !== undefined && shift !== undefined) handOver(roster, from.agent, shift, to.agent);
    }
  }
}

/** With the best that the taker can make of his week; taken back where both together are no better for it. */
function handOver(roster: LineRoster, from: SlotAgent, shift: MadeShift, to: SlotAgent): void {
  const weekOf = (agent: SlotAgent) =>
    roster.slots.weeks.findIndex((each) => startsIn(each, agent, shift.candidate));
  const [week, other] = [weekOf(from), weekOf(to)];
  const [had, theirs] = [roster.weeksOf(from)[week], roster.weeksOf(to)[other]];
  const without = had.filter((each) => each !== shift);
  const loss = roster.lossBy(from, week, without);
  if (loss > TOO_DEAR) return;
  roster.begin(from, week, without);
  if (roster.choose(to, other).gain > loss + WORTH_IT) return;
  roster.begin(to, other, theirs);
  roster.begin(from, week, had);
}
