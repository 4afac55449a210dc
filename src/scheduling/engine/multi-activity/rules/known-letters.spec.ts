import { DEMASSEY_RULES, type MultiActivityProblem } from '../problem.js';
import { knownLetters } from './known-letters.js';

const problem: MultiActivityProblem = {
  periods: 40,
  periodMinutes: 15,
  open: { from: 2, to: 40 },
  demand: [Array<number>(40).fill(0), Array<number>(40).fill(0)],
  shiftCost: 12,
  rules: DEMASSEY_RULES,
};
const day = (from: number, shift: string) => `${'.'.repeat(from)}${shift}`.padEnd(40, '.');
const messages = (...roster: string[]) => knownLetters.broken(problem, roster).map(({ message }) => message);

describe('known letters', () => {
  it('allow activities that there are, pauses of the rules and dots', () => {
    expect(messages(day(2, '0000b11110000LLLL'))).toEqual([]);
  });

  it('refuse activities that there are not, and other letters', () => {
    expect(messages(day(2, '00002222'))).toEqual(['has "2", which is neither an activity nor a pause.']);
    expect(messages(day(2, '0000xx'))).toEqual(['has "x", which is neither an activity nor a pause.']);
  });

  it('refuse texts that are shorter or longer than the day', () => {
    expect(messages('0000')).toEqual(['has 4 letters and should have 40, one a period.']);
    expect(messages('.'.repeat(41))).toEqual(['has 41 letters and should have 40, one a period.']);
  });
});
