import { aContract, anAgent, aProblem } from '../../../../test/builders/roster.js';
import { boardOf } from '../solving.js';
import { fromNumbers, toNumbers } from './line-wire.js';
import { type MadeShift } from './made-shift.js';

const { classes } = boardOf(
  aProblem({ contracts: [aContract()], agents: [anAgent({ id: 'a' }), anAgent({ id: 'b' })] }),
);
const classAt = (agent: number, week: number) => {
  const line = classes[week].find(({ agents }) => agents.some(({ index }) => index === agent));
  if (line === undefined) throw new Error(`Agent ${agent} is in no class of week ${week}.`);
  return line;
};

function shiftOn(day: number, agent: number): MadeShift {
  const candidate = classAt(agent, 0).days[day].candidates[1];
  const work = Int16Array.from({ length: candidate.form.slots }, (_, at) => (at % 3) - 2);
  return { candidate, work, pauses: candidate.form.pauses.map(({ earliest }) => candidate.start + earliest) };
}

describe('lines told as numbers', () => {
  it('come back as they were', () => {
    const owned = [
      { agent: 1, week: 0, shifts: [shiftOn(0, 1), shiftOn(2, 1)] },
      { agent: 0, week: 0, shifts: [shiftOn(3, 0)] },
    ];
    const told = fromNumbers(toNumbers(owned, classAt), classAt);
    expect(told.map(({ agent, week }) => [agent, week])).toEqual([
      [1, 0],
      [1, 0],
      [0, 0],
    ]);
    expect(told.flatMap(({ shifts }) => shifts)).toEqual(owned.flatMap(({ shifts }) => shifts));
  });

  it('leave out what is pinned, which everybody knows', () => {
    const made = shiftOn(0, 0);
    const { start } = made.candidate;
    const pinned = { agentId: 'a', activities: [], start, end: start } as unknown as MadeShift['pinned'];
    expect(toNumbers([{ agent: 0, week: 0, shifts: [{ ...made, pinned }] }], classAt)).toHaveLength(0);
  });
});
