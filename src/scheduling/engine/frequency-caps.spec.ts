import { localDate } from '../../time/zoned-time.js';
import { type CallingHoursPack } from './calling-hours-pack.js';
import { capsFor, plannableAttempts, strictestCap } from './frequency-caps.js';

const sevenInSeven = {
  id: '7-in-7',
  callTypes: ['collections'],
  attempts: 7,
  days: 7,
  source: '12 CFR 1006.14',
};
const threeInADay = { id: '3-in-24h', callTypes: [], attempts: 3, days: 1, source: 'FS 501.616' };
const pack: CallingHoursPack = {
  id: 'us',
  title: 'United States',
  jurisdiction: 'US',
  validFrom: localDate('2021-11-30'),
  validTo: null,
  source: 'a law',
  verified: true,
  rules: [],
  caps: [sevenInSeven, threeInADay],
};

describe('frequency caps', () => {
  it('bind calls of their type, in their place, from their day on', () => {
    const on = localDate('2026-03-02');
    expect(capsFor('US-NY', 'collections', on, [pack])).toEqual([sevenInSeven, threeInADay]);
    expect(capsFor('US-NY', 'sales', on, [pack])).toEqual([threeInADay]);
    expect(capsFor('CA-QC', 'sales', on, [pack])).toEqual([]);
    expect(capsFor('US-NY', 'collections', localDate('2021-11-29'), [pack])).toEqual([]);
  });

  it('leave the fewest attempts that any of them allows in the period', () => {
    expect(plannableAttempts(30, 7, [sevenInSeven, threeInADay])).toBe(7);
    expect(plannableAttempts(30, 8, [sevenInSeven])).toBe(14);
    expect(plannableAttempts(30, 2, [threeInADay])).toBe(6);
    expect(plannableAttempts(5, 7, [sevenInSeven])).toBe(5);
    expect(plannableAttempts(30, 7, [])).toBe(30);
  });

  it('name the strictest of them, which changes with the length of the period', () => {
    const fourInThirty = { id: '4-in-30', callTypes: [], attempts: 4, days: 30, source: 'Decree 2022-1313' };
    expect(strictestCap(7, [threeInADay, fourInThirty])).toEqual({ cap: fourInThirty, attempts: 4 });
    expect(strictestCap(1, [threeInADay, fourInThirty])).toEqual({ cap: threeInADay, attempts: 3 });
    expect(strictestCap(7, [])).toBeNull();
  });
});
