import { DEMASSEY_RULES, type MultiActivityProblem } from '../problem.js';
import { demandMet } from './demand.js';

const problem: MultiActivityProblem = {
  periods: 40,
  periodMinutes: 15,
  open: { from: 2, to: 40 },
  demand: [Array<number>(40).fill(0), Array<number>(40).fill(0)],
  shiftCost: 12,
  rules: DEMASSEY_RULES,
};
const day = (from: number, shift: string) => `${'.'.repeat(from)}${shift}`.padEnd(40, '.');
const messages = (...roster: string[]) => demandMet.broken(problem, roster).map(({ message }) => message);

describe('demand', () => {
  const wanting = (activity: number, period: number, agents: number): MultiActivityProblem => ({
    ...problem,
    demand: problem.demand.map((row, at) => (at === activity ? row.with(period, agents) : row)),
  });

  it('is met by agents on the activity in the period', () => {
    expect(messages()).toEqual([]);
    expect(demandMet.broken(wanting(1, 7, 1), [day(2, '0000b1111')])).toEqual([]);
  });

  it('is not met by agents on another activity, in a pause or too few', () => {
    expect(demandMet.broken(wanting(0, 7, 1), [day(2, '0000b1111')])).toHaveLength(1);
    expect(demandMet.broken(wanting(0, 6, 1), [day(2, '0000b1111')])).toHaveLength(1);
    expect(demandMet.broken(wanting(0, 3, 2), [day(2, '0000b1111')])).toEqual([
      { shift: null, message: 'Activity 0 has 1 of 2 agents in period 3.' },
    ]);
  });
});
