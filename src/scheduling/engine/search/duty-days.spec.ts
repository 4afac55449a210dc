import { formatInstant, type Instant, MINUTE_MS } from '../../../time/instant.js';
import { addDays, localDate, localDay, localTime, localTimeOf, timeZone } from '../../../time/zoned-time.js';
import { type PlanningPeriod } from '../problem.js';
import { dutyDays } from './duty-days.js';
import { shiftForms } from './shift-form.js';

const newYork = timeZone('America/New_York');
const manila = timeZone('Asia/Manila');
const [nineHours] = shiftForms(
  { shiftLengthsMinutes: [540], paidMinutesPerDay: { min: 0, max: 540 }, breaks: [] },
  15,
);

function week(first: string): PlanningPeriod {
  const firstDate = localDate(first);
  const span = {
    start: localDay(firstDate, newYork).start,
    end: localDay(addDays(firstDate, 7), newYork).start,
  };
  return { firstDate, days: 7, zone: newYork, span, gridMinutes: 15 };
}

function starts(period: PlanningPeriod, earliest: string, latest: string, zone = manila, stepMinutes = 60) {
  const shiftStarts = { earliest: localTime(earliest), latest: localTime(latest), stepMinutes };
  return dutyDays({ shiftStarts }, zone, [nineHours], period, 15).map(({ stage, candidates }) => ({
    stage,
    starts: candidates.map(({ start, date }) => {
      const at = (period.span.start + start * 15 * MINUTE_MS) as Instant;
      return `${date} ${localTimeOf(at, zone)} = ${formatInstant(at).slice(5, 16)}`;
    }),
  }));
}

describe('duty days', () => {
  it('of a Manila night shift serve the New York day that starts with it', () => {
    const days = starts(week('2026-03-09'), '19:00', '20:00');
    expect(days.map(({ stage }) => stage)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(days[0].starts).toEqual(['2026-03-09 19:00 = 03-09T11:00', '2026-03-09 20:00 = 03-09T12:00']);
  });

  it('of a Manila day shift serve the evening before in New York', () => {
    const days = starts(week('2026-03-09'), '06:00', '06:00');
    expect(days[0]).toEqual({ stage: 0, starts: ['2026-03-10 06:00 = 03-09T22:00'] });
    expect(days).toHaveLength(7);
  });

  it('reach past midnight as one day, with the date of the start', () => {
    const [first] = starts(week('2026-03-09'), '23:00', '01:00');
    expect(first.starts.map((text) => text.slice(0, 16))).toEqual([
      '2026-03-09 23:00',
      '2026-03-10 00:00',
      '2026-03-10 01:00',
    ]);
  });

  it('keep Manila wall time when New York changes its clocks (1 November 2026)', () => {
    const days = starts(week('2026-10-26'), '20:00', '20:00');
    expect(days[0].starts).toEqual(['2026-10-26 20:00 = 10-26T12:00']);
    expect(days[6].starts).toEqual(['2026-11-01 20:00 = 11-01T12:00']);
  });

  it('leave out wall times that clocks skip (New York, 8 March 2026, forward)', () => {
    const days = starts(week('2026-03-02'), '01:00', '04:00', newYork);
    expect(days[6].starts.map((text) => text.slice(11, 16))).toEqual(['01:00', '03:00', '04:00']);
  });

  it('leave out starts before the period and after its end', () => {
    const days = starts(week('2026-03-09'), '11:00', '13:00');
    expect(days[0].starts.map((text) => text.slice(0, 16))).toEqual(['2026-03-09 12:00', '2026-03-09 13:00']);
    expect(days.at(-1)?.starts.map((text) => text.slice(0, 16))).toEqual(['2026-03-16 11:00']);
  });
});
