import { localDate, localDay, localTimeOf, timeZone, addDays } from '../../src/time/zoned-time.js';
import { formatInstant, parseInstant } from '../../src/time/instant.js';
import { BANK_QUEUE } from '../fixtures/planners-day/company.js';
import { PlannersDay } from '../support/planners-day.js';
import { wallCalls } from '../support/wall-calls.js';

const GENERATE = `mutation ($input: GenerateForecastInput!) { generateForecast(input: $input) {
  ... on ForecastVersion { id startsAt endsAt } ... on Problem { message } } }`;
const ROWS = `query ($id: ID!, $from: Instant!, $to: Instant!) {
  forecastRows(forecastId: $id, from: $from, to: $to) { start offered } }`;

interface Row {
  readonly start: string;
  readonly offered: number;
}

/** Open day and night, each quarter-hour of the wall clock with a count of its own. */
const callsAt = (index: number): number => 20 + (index % 48);

const NIGHTS = [
  ['America/New_York', '2026-03-08', 'clocks forward', 92],
  ['America/New_York', '2026-11-01', 'clocks back', 100],
  ['Europe/London', '2026-03-29', 'clocks forward', 92],
  ['Europe/London', '2026-10-25', 'clocks back', 100],
  ['Australia/Lord_Howe', '2026-10-04', 'half an hour forward', 94],
  ['Australia/Lord_Howe', '2026-04-05', 'half an hour back', 98],
] as const;

describe('nights in which clocks change', () => {
  let day: PlannersDay;

  beforeAll(async () => {
    day = await PlannersDay.begin('2026-12-31T12:00:00Z');
    await day.foundCompany();
  });
  afterAll(() => day.app.close());

  async function queueWithCalls(zone: string, from: string, to: string): Promise<string> {
    const always = { weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00', throughMidnight: true };
    const input = {
      ...BANK_QUEUE,
      code: `${zone}-${from}`,
      clientId: day.clientId,
      zone,
      openingHours: [always],
    };
    const { createQueue } = await day.ask<{ createQueue: { id: string } }>(
      'mutation ($input: CreateQueueInput!) { createQueue(input: $input) { id } }',
      { input },
    );
    const span = { zone: timeZone(zone), intervalMinutes: 15, from, to } as const;
    const content = wallCalls(span, (_date, index) => callsAt(index));
    await day.ask(
      `mutation ($input: ImportHistoryInput!) { importHistory(input: $input) {
        ... on HistoryReport { rows } ... on Problem { message } } }`,
      { input: { queueId: createQueue.id, fileName: 'night.csv', content, zone } },
    );
    return createQueue.id;
  }

  async function rowsOn(queueId: string, zone: string, date: string, model: string): Promise<Row[]> {
    const input = { queueId, from: addDays(localDate(date), -1), days: 3, model };
    const { generateForecast } = await day.ask<{ generateForecast: { id: string } }>(GENERATE, { input });
    const { start, end } = localDay(localDate(date), timeZone(zone));
    const span = { from: formatInstant(start), to: formatInstant(end) };
    return (await day.ask<{ forecastRows: Row[] }>(ROWS, { id: generateForecast.id, ...span })).forecastRows;
  }

  const wallIndex = ({ start }: Row, zone: string): number => {
    const [hours, minutes] = localTimeOf(parseInstant(start), timeZone(zone)).split(':').map(Number);
    return hours * 4 + minutes / 15;
  };

  it.each(NIGHTS)('%s, %s, %s: %i quarter-hours', async (zone, date, _clocks, quarterHours) => {
    const queueId = await queueWithCalls(zone, addDays(localDate(date), -43), addDays(localDate(date), -1));
    const rows = await rowsOn(queueId, zone, date, 'auto');
    expect(rows).toHaveLength(quarterHours);
    for (const row of rows) expect(row.offered / callsAt(wallIndex(row, zone))).toBeCloseTo(1, 1);
    const starts = rows.map(({ start }) => parseInstant(start));
    starts.slice(1).forEach((start, i) => expect(start - starts[i]).toBe(15 * 60_000));
  });

  it.each(NIGHTS)('%s, %s, %s, in the history: the Sunday after is a usual one', async (zone, date) => {
    const queueId = await queueWithCalls(zone, addDays(localDate(date), -36), addDays(localDate(date), 6));
    const rows = await rowsOn(queueId, zone, addDays(localDate(date), 7), 'level-profile');
    expect(rows).toHaveLength(96);
    for (const row of rows) expect(row.offered / callsAt(wallIndex(row, zone))).toBeCloseTo(1, 1);
    const { unusualDays } = await day.ask<{ unusualDays: object[] }>(
      'query ($queueId: ID!, $from: LocalDate!, $to: LocalDate!) { unusualDays(queueId: $queueId, from: $from, to: $to) { date finding { kind missingIntervals } } }',
      { queueId, from: addDays(localDate(date), -30), to: addDays(localDate(date), 5) },
    );
    expect(unusualDays).toEqual([]);
  });
});
