import { parseInstant } from '../../time/instant.js';
import { timeZone } from '../../time/zoned-time.js';
import { accuracyByLead, type LeadPair } from './lead-time-accuracy.js';

const newYork = timeZone('America/New_York');
const pair = (leadDays: number, at: string, forecast: number, actual: number): LeadPair => ({
  leadDays,
  start: parseInstant(at),
  forecast,
  actual,
});

describe('accuracy by lead time', () => {
  it('keeps leads apart, the shorter first, with the sign of the bias', () => {
    const leads = accuracyByLead(
      [pair(28, '2026-06-29T14:00Z', 8, 10), pair(1, '2026-06-29T14:00Z', 11, 10)],
      newYork,
      30,
    );
    expect(leads.map(({ leadDays, byInterval }) => [leadDays, byInterval.wape, byInterval.bias])).toEqual([
      [1, 0.1, 0.1],
      [28, 0.2, -0.2],
    ]);
  });

  it('lets misses within a day cancel in the day’s total only', () => {
    const [lead] = accuracyByLead(
      [
        pair(1, '2026-06-29T14:00Z', 12, 10),
        pair(1, '2026-06-29T14:30Z', 8, 10),
        pair(1, '2026-06-30T14:00Z', 10, 20),
      ],
      newYork,
      30,
    );
    expect(lead.days).toBe(2);
    expect(lead.byInterval.wape).toBeCloseTo(14 / 40, 12);
    expect(lead.byDay.wape).toBeCloseTo(10 / 40, 12);
  });

  it('goes by the wall clock through the night in which clocks go back', () => {
    const [lead] = accuracyByLead(
      [
        pair(7, '2026-10-31T13:00Z', 12, 10),
        pair(7, '2026-11-01T14:00Z', 10, 10),
        pair(7, '2026-11-01T14:30Z', 9, 10),
      ],
      newYork,
      30,
    );
    expect(lead.byIntervalOfDay.map(({ time, figures }) => [time, figures.intervals, figures.bias])).toEqual([
      ['09:00', 2, 0.1],
      ['09:30', 1, -0.1],
    ]);
  });

  it('has no figures without pairs', () => {
    expect(accuracyByLead([], newYork, 30)).toEqual([]);
  });
});
