import { formatInstant } from '../../time/instant.js';
import { timeZone } from '../../time/zoned-time.js';
import { type HistoryReading, type HistoryRow, readHistory } from './history-rows.js';

const newYork: HistoryReading = { zone: timeZone('America/New_York') };

/** Rows as `date start calls`, the first on line 2 of the file. */
function rows(...lines: string[]): HistoryRow[] {
  return lines.map((line, i) => {
    const [date, start, calls = ''] = line.split(' ');
    return { row: i + 2, fields: { date, start, calls } };
  });
}

function stamps(...timestamps: string[]): HistoryRow[] {
  return timestamps.map((timestamp, i) => ({ row: i + 2, fields: { timestamp, calls: '3' } }));
}

const startsOf = (lines: HistoryRow[], reading = newYork): string[] =>
  readHistory(lines, reading).records.map(({ start }) => formatInstant(start).slice(0, 16));

describe('interval history', () => {
  it('finds the interval, reads wall times in the asked zone and keeps half counts', () => {
    const history = readHistory(rows('2003-03-03 07:00 560.5', '2003-03-03 07:30 609'), newYork);
    expect(history.intervalMinutes).toBe(30);
    expect(history.records.map(({ offered }) => offered)).toEqual([560.5, 609]);
    expect(formatInstant(history.records[0].start)).toBe('2003-03-03T12:00:00.000Z');
  });

  it('reads one time stamp column: wall times, or instants with an offset', () => {
    expect(startsOf(stamps('2003-03-03 07:00', '2003-03-03T07:30:00'))).toEqual([
      '2003-03-03T12:00',
      '2003-03-03T12:30',
    ]);
    expect(startsOf(stamps('2003-03-03T12:00:00Z', '2003-03-03 14:30+02:00'))).toEqual([
      '2003-03-03T12:00',
      '2003-03-03T12:30',
    ]);
  });

  it('keeps a blank count as a gap', () => {
    const history = readHistory(rows('2003-03-03 07:00 5', '2003-03-03 07:30', '2003-03-03 08:00 7'), {
      ...newYork,
      intervalMinutes: 30,
    });
    expect(history).toMatchObject({ blankRows: 1, problems: [] });
    expect(history.records).toHaveLength(2);
  });

  it('reports a wall time that New York skips on 6 April 2003, clocks forward, and leaves the row out', () => {
    const history = readHistory(
      rows('2003-04-06 01:30 5', '2003-04-06 02:00 1', '2003-04-06 03:00 7'),
      newYork,
    );
    expect(history.records).toHaveLength(2);
    expect(history.problems).toEqual([
      {
        severity: 'warning',
        row: 3,
        column: 'start',
        value: '2003-04-06 02:00',
        advice: 'does not exist in America/New_York: clocks went forward over it. The row is left out.',
      },
    ]);
    expect(history.intervalMinutes).toBe(30);
  });

  it('takes wall times shown twice on 26 October 2003, clocks back, as the earlier and then the later', () => {
    const night = ['00:30', '01:00', '01:30', '01:00', '01:30', '02:00'].map(
      (time, i) => `2003-10-26 ${time} ${i}`,
    );
    const history = readHistory(rows(...night), newYork);
    expect(history.records.map(({ start }) => formatInstant(start).slice(11, 16))).toEqual([
      '04:30',
      '05:00',
      '05:30',
      '06:00',
      '06:30',
      '07:00',
    ]);
    expect(history.records.map(({ offered }) => offered)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(history.problems.map(({ severity, row }) => `${severity} ${row}`)).toEqual([
      'warning 3',
      'warning 4',
      'warning 5',
      'warning 6',
    ]);
    expect(history.problems[3].advice).toContain('Taken as the second of the two.');
  });

  it('reports a duplicate with the row it repeats; a third wall time of the night is one too', () => {
    const history = readHistory(
      rows('2003-03-03 07:00 5', '2003-03-03 07:30 6', '2003-03-03 07:00 5'),
      newYork,
    );
    expect(history.problems).toMatchObject([{ severity: 'error', row: 4 }]);
    expect(history.problems[0].advice).toBe('is the time of row 2 too. Keep one of the two.');
    const night = readHistory(
      rows('2003-10-26 01:00 5', '2003-10-26 01:00 6', '2003-10-26 01:00 7'),
      newYork,
    );
    expect(night.problems.filter(({ severity }) => severity === 'error')).toMatchObject([{ row: 4 }]);
    expect(night.records).toHaveLength(2);
  });

  it('refuses dates that may be day first or month first, unless told or proven', () => {
    const doubtful = rows('03/04/2003 07:00 5', '03/04/2003 07:30 5');
    const refused = readHistory(doubtful, newYork);
    expect(refused.records).toEqual([]);
    expect(refused.problems[0].advice).toContain('State the order of the dates');
    expect(startsOf(doubtful, { ...newYork, dateOrder: 'day-first' })[0]).toBe('2003-04-03T12:00');
    expect(startsOf(doubtful, { ...newYork, dateOrder: 'month-first' })[0]).toBe('2003-03-04T12:00');
    expect(
      startsOf(rows('03/04/2003 07:00 5', '25/04/2003 07:00 5'), { ...newYork, intervalMinutes: 30 }),
    ).toEqual(['2003-04-03T12:00', '2003-04-25T11:00']);
  });

  it('refuses a file whose dates prove both orders', () => {
    const history = readHistory(rows('25/04/2003 07:00 5', '04/25/2003 07:00 5'), newYork);
    expect(history.problems.map(({ advice }) => advice)).toEqual([
      expect.stringContaining('only possible day first'),
      expect.stringContaining('only possible day first'),
    ]);
  });

  it.each([
    ['2003-02-30 07:00 5', 'date', '2003-02-30', 'is not a day of the calendar.'],
    ['yesterday 07:00 5', 'date', 'yesterday', 'is not a date.'],
    ['2003-03-03 7h30 5', 'start', '7h30', 'is not a time of day.'],
    ['2003-03-03 24:00 5', 'start', '24:00', 'Write 00:00 of the next date.'],
    ['2003-03-03 07:00:20 5', 'start', '07:00:20', 'Intervals start on a full minute.'],
    ['2003-03-03 07:00 -1', 'calls', '-1', 'is out of range.'],
    ['2003-03-03 07:00 n/a', 'calls', 'n/a', 'is not a number.'],
    ['2003-03-03 07:10 5', 'start', '2003-03-03 07:10', 'does not start an interval of 30 minutes.'],
  ])('says row, column, value and advice of a bad row: %s', (line, column, value, advice) => {
    const history = readHistory(rows(line), { ...newYork, intervalMinutes: 30 });
    expect(history.records).toEqual([]);
    expect(history.problems).toMatchObject([{ severity: 'error', row: 2, column, value }]);
    expect(history.problems[0].advice).toContain(advice);
  });

  it('finds no interval in rows that are hours apart', () => {
    expect(
      readHistory(rows('2003-03-03 07:00 5', '2003-03-03 10:00 5'), newYork).intervalMinutes,
    ).toBeUndefined();
  });

  it('keeps hourly rows of Kathmandu, at +05:45, on its wall clock', () => {
    const kathmandu = { zone: timeZone('Asia/Kathmandu') };
    const history = readHistory(rows('2003-03-03 07:00 5', '2003-03-03 08:00 6'), kathmandu);
    expect(history).toMatchObject({ intervalMinutes: 60, problems: [] });
    expect(formatInstant(history.records[0].start)).toBe('2003-03-03T01:15:00.000Z');
  });

  it('takes handled, abandoned and handle time when they are there', () => {
    const fields = {
      timestamp: '2003-03-03 07:00',
      calls: '10',
      handled: '9',
      abandoned: '1',
      aht_s: '240.5',
    };
    const [record] = readHistory([{ row: 2, fields }], { ...newYork, intervalMinutes: 30 }).records;
    expect(record).toMatchObject({ handled: 9, abandoned: 1, averageHandleTimeSeconds: 240.5 });
  });
});
