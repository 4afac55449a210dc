import { DEMASSEY_RULES, type MultiActivityProblem } from '../problem.js';
import { openingHours } from './opening-hours.js';

const problem: MultiActivityProblem = {
  periods: 40,
  periodMinutes: 15,
  open: { from: 2, to: 40 },
  demand: [Array<number>(40).fill(0), Array<number>(40).fill(0)],
  shiftCost: 12,
  rules: DEMASSEY_RULES,
};
const day = (from: number, shift: string) => `${'.'.repeat(from)}${shift}`.padEnd(40, '.');
const messages = (...roster: string[]) => openingHours.broken(problem, roster).map(({ message }) => message);

describe('opening hours', () => {
  it('hold a shift that begins with the first open period and ends with the last', () => {
    expect(messages(day(2, '0'.repeat(38)))).toEqual([]);
  });

  it('refuse a shift that begins before, though it be by one period', () => {
    expect(messages(day(1, '0000'))).toEqual(['runs from period 1 to 5; the day is open from 2 to 40.']);
  });

  it('refuse a shift that ends after', () => {
    const early = { ...problem, open: { from: 2, to: 30 } };
    expect(openingHours.broken(early, [day(20, '0'.repeat(11))])).toHaveLength(1);
    expect(openingHours.broken(early, [day(20, '0'.repeat(10))])).toEqual([]);
  });
});
