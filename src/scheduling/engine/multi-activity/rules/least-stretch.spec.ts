import { DEMASSEY_RULES, type MultiActivityProblem } from '../problem.js';
import { leastStretch } from './least-stretch.js';

const problem: MultiActivityProblem = {
  periods: 40,
  periodMinutes: 15,
  open: { from: 2, to: 40 },
  demand: [Array<number>(40).fill(0), Array<number>(40).fill(0)],
  shiftCost: 12,
  rules: DEMASSEY_RULES,
};
const day = (from: number, shift: string) => `${'.'.repeat(from)}${shift}`.padEnd(40, '.');
const messages = (...roster: string[]) => leastStretch.broken(problem, roster).map(({ message }) => message);

describe('time on one activity', () => {
  it('is four periods at least', () => {
    expect(messages(day(2, '0000b111111111'))).toEqual([]);
  });

  it('is too short with three', () => {
    expect(messages(day(2, '0000b1110000'))).toEqual([
      'is on activity 1 from period 7 for 3 periods; 4 are the least.',
    ]);
  });

  it('goes by the rules of the problem', () => {
    const rules = { ...DEMASSEY_RULES, leastStretch: 5 };
    expect(leastStretch.broken({ ...problem, rules }, [day(2, '0000b11111')])).toHaveLength(1);
  });
});
