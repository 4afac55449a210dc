import { DEMASSEY_RULES, type MultiActivityProblem } from '../problem.js';
import { shiftForm } from './shift-form.js';

const problem: MultiActivityProblem = {
  periods: 40,
  periodMinutes: 15,
  open: { from: 2, to: 40 },
  demand: [Array<number>(40).fill(0), Array<number>(40).fill(0)],
  shiftCost: 12,
  rules: DEMASSEY_RULES,
};
const day = (from: number, shift: string) => `${'.'.repeat(from)}${shift}`.padEnd(40, '.');
const messages = (...roster: string[]) => shiftForm.broken(problem, roster).map(({ message }) => message);

describe('forms of shift', () => {
  const work = (periods: number) => '0'.repeat(periods);
  const full = (first: number) => `${work(first)}b${work(6)}LLLL${work(6)}b${work(6)}`;

  it.each([13, 24])('hold part time of %i periods with a break', (span) => {
    expect(messages(day(2, `${work(4)}b${work(span - 5)}`))).toEqual([]);
  });

  it.each([12, 25])('refuse part time of %i periods', (span) => {
    expect(messages(day(2, `${work(4)}b${work(span - 5)}`))).toEqual([
      `lasts ${span} periods and should last part-time 13 to 24.`,
    ]);
  });

  it('hold full time of 30 to 38 periods, and nothing shorter or longer', () => {
    expect(messages(day(2, full(6)), day(2, full(14)))).toEqual([]);
    expect(messages(day(2, full(5)), day(1, full(15)))).toHaveLength(2);
  });

  it('see a change of activity inside a stretch as another shape', () => {
    expect(messages(day(2, '000011110000b1111'))[0]).toMatch(/^is work work work b1 work, which is no form/);
  });

  it('refuse pauses of another length or at the ends, and empty shifts', () => {
    expect(messages(day(2, '00000bb000000'), day(2, 'b0000b000000'), day(2, ''))).toHaveLength(3);
  });
});
