import { addDays, localDate } from '../../time/zoned-time.js';
import {
  abandonAllowance,
  type AbandonmentRule,
  abandonmentRule,
  abandonWindows,
  type DiallerDay,
} from './abandon-ledger.js';

const FIRST = localDate('2026-03-02');
const rule: AbandonmentRule = {
  id: 'us',
  title: 'United States',
  jurisdiction: 'US',
  validFrom: localDate('2008-10-01'),
  validTo: null,
  callTypes: [],
  maxShare: 0.03,
  days: 30,
  connectWithinSeconds: 2,
  source: '16 CFR 310.4(b)(4)',
  verified: false,
};
/** The same answers and abandons on so many days from the first on. */
const days = (count: number, liveAnswers: number, abandoned: number, after = 0): DiallerDay[] =>
  Array.from({ length: count }, (_, i) => ({ date: addDays(FIRST, after + i), liveAnswers, abandoned }));

describe('the ledger of abandoned calls', () => {
  it('counts the last 30 days, the day itself included', () => {
    const [rolling] = abandonWindows(rule, days(40, 100, 2), addDays(FIRST, 39));
    expect(rolling).toMatchObject({ kind: 'rolling', from: addDays(FIRST, 10), to: addDays(FIRST, 39) });
    expect(rolling).toMatchObject({ liveAnswers: 3_000, abandoned: 60, recordedDays: 30, left: 30 });
  });

  it('counts the campaign’s own periods of 30 days too, as the law does', () => {
    const records = [...days(30, 100, 0), ...days(10, 100, 5, 30)];
    const [rolling, successive] = abandonWindows(rule, records, addDays(FIRST, 39));
    expect(rolling.left).toBe(90 - 50);
    expect(successive).toMatchObject({ from: addDays(FIRST, 30), liveAnswers: 1_000, abandoned: 50 });
    expect(successive).toMatchObject({ left: -20, cleanAnswersNeeded: 667 });
  });

  it('begins a new period on the thirty-first day', () => {
    const records = days(31, 100, 3);
    expect(abandonWindows(rule, records, addDays(FIRST, 29))[1].from).toBe(FIRST);
    expect(abandonWindows(rule, records, addDays(FIRST, 30))[1].from).toBe(addDays(FIRST, 30));
  });

  it('takes exactly three of a hundred as kept, without an error of rounding', () => {
    for (const hundreds of [1, 7, 11, 29, 57, 100, 900]) {
      const [window] = abandonWindows(rule, days(1, hundreds * 100, hundreds * 3), FIRST);
      expect(window).toMatchObject({ left: 0, cleanAnswersNeeded: 0 });
    }
    expect(abandonWindows(rule, days(1, 100, 4), FIRST)[0]).toMatchObject({
      left: -1,
      cleanAnswersNeeded: 34,
    });
  });

  it('knows nothing of days to come', () => {
    const [rolling] = abandonWindows(rule, days(5, 100, 1), addDays(FIRST, 2));
    expect(rolling.recordedDays).toBe(3);
    const none = abandonWindows(rule, days(5, 100, 1), addDays(FIRST, -1));
    expect(none.map(({ recordedDays, left }) => [recordedDays, left])).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  it('allows what all windows leave of the answers that are still to come', () => {
    const windows = abandonWindows(rule, [...days(30, 100, 0), ...days(10, 100, 3, 30)], addDays(FIRST, 39));
    expect(abandonAllowance(rule, windows)).toBe(0);
    expect(abandonAllowance(rule, windows, 1_000)).toBe(30);
  });
});

describe('the rule that binds a campaign', () => {
  const on = localDate('2026-03-02');

  it('is one of the places that are called, in force on the day and for the type of call', () => {
    expect(abandonmentRule(['US-NY', 'FR'], 'sales', on, [rule])).toBe(rule);
    expect(abandonmentRule(['FR'], 'sales', on, [rule])).toBeNull();
    expect(abandonmentRule(['US-NY'], 'sales', localDate('2008-09-30'), [rule])).toBeNull();
    const salesOnly = { ...rule, callTypes: ['sales'] };
    expect(abandonmentRule(['US-NY'], 'collections', on, [salesOnly])).toBeNull();
  });

  it('is the strictest of several', () => {
    const strict = { ...rule, id: 'strict', maxShare: 0.01 };
    expect(abandonmentRule(['US-NY'], 'sales', on, [rule, strict])?.id).toBe('strict');
  });
});
