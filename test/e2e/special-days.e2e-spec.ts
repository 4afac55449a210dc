import {
  addDays,
  localDate,
  type LocalDate,
  localDay,
  timeZone,
  weekday,
} from '../../src/time/zoned-time.js';
import { formatInstant } from '../../src/time/instant.js';
import { BANK_QUEUE } from '../fixtures/planners-day/company.js';
import { PlannersDay } from '../support/planners-day.js';
import { wallCalls } from '../support/wall-calls.js';

const zone = 'America/New_York';
const FROM = '2025-02-03';
/** A Monday; the first day that is forecast. */
const TO = '2026-06-01';
const MODEL = 'level-profile';
/** 08:00 to 18:00. */
const OPEN = { weekdays: [1, 2, 3, 4, 5], from: '08:00', to: '18:00' };

/** Contacts of a day, open Monday to Friday, over those of an ordinary one. */
type Special = (date: LocalDate) => number;

const ratios =
  (days: Readonly<Record<string, number>>): Special =>
  (date) =>
    days[date] ?? 1;

/** Forecasts of a long history take their time where others work. */
const PATIENCE_MS = 900_000;

describe('special days', () => {
  let day: PlannersDay;
  let queues = 0;

  beforeAll(async () => {
    day = await PlannersDay.begin('2026-06-01T12:00:00Z');
    await day.foundCompany();
  });
  afterAll(() => day.app.close());

  /** A queue of a client of its own, with calls by the hour. */
  async function queueOf(special: Special, more: { country?: string; queue?: object; from?: string } = {}) {
    const code = `Q${++queues}`;
    const { client } = await day.ask<{ client: { id: string } }>(
      'mutation ($input: CreateClientInput!) { client: createClient(input: $input) { id } }',
      { input: { code, name: code, country: more.country ?? null } },
    );
    const { queue } = await day.ask<{ queue: { id: string } }>(
      'mutation ($input: CreateQueueInput!) { queue: createQueue(input: $input) { id } }',
      {
        input: {
          ...BANK_QUEUE,
          code,
          zone,
          clientId: client.id,
          openingHours: [OPEN],
          routedShare: 1,
          ...more.queue,
        },
      },
    );
    const span = { zone: timeZone(zone), intervalMinutes: 60, from: more.from ?? FROM, to: TO } as const;
    const content = wallCalls(span, (date, index) =>
      weekday(date) <= 5 && index >= 8 && index < 18 && special(date) > 0 ? 100 * special(date) : undefined,
    );
    await day.ask(
      `mutation ($input: ImportHistoryInput!) { importHistory(input: $input) {
        ... on HistoryReport { rows } ... on Problem { message } } }`,
      { input: { queueId: queue.id, fileName: 'years.csv', content, zone } },
    );
    return { clientId: client.id, queueId: queue.id };
  }

  const ownDay = (clientId: string, date: string, name: string) =>
    day.ask('mutation ($input: AddOwnHolidayInput!) { addOwnHoliday(input: $input) { id } }', {
      input: { clientId, date, name },
    });
  const changeHours = (id: string, openingHours: object[]) =>
    day.ask('mutation ($id: ID!, $input: UpdateQueueInput!) { updateQueue(id: $id, input: $input) { id } }', {
      id,
      input: { openingHours },
    });

  async function forecast(queueId: string, days = 42) {
    const input = { queueId, from: TO, days, model: MODEL };
    const { made } = await day.ask<{ made: { id: string; flags: { kind: string; message: string }[] } }>(
      `mutation ($input: GenerateForecastInput!) { made: generateForecast(input: $input) {
        ... on ForecastVersion { id flags { kind message } } ... on Problem { message } } }`,
      { input },
    );
    const rowsOn = async (date: string) => {
      const { start, end } = localDay(localDate(date), timeZone(zone));
      const { rows } = await day.ask<{ rows: { start: string; offered: number; basis: string }[] }>(
        `query ($id: ID!, $from: Instant!, $to: Instant!) {
          rows: forecastRows(forecastId: $id, from: $from, to: $to) { start offered basis } }`,
        { id: made.id, from: formatInstant(start), to: formatInstant(end) },
      );
      return rows;
    };
    const ratioOn = async (date: string) =>
      (await rowsOn(date)).reduce((sum, { offered }) => sum + offered, 0) / 1000;
    return { ...made, rowsOn, ratioOn };
  }

  it(
    'of the client’s own learn from the last of their name, far away in the year',
    async () => {
      const { clientId, queueId } = await queueOf(ratios({ '2025-03-12': 1.8, '2025-06-11': 0.4 }));
      for (const [date, name] of [
        ['2025-03-12', 'Founders’ day'],
        ['2025-06-11', 'Stocktaking'],
        ['2026-06-17', 'Founders’ day'],
        ['2026-07-01', 'Stocktaking'],
      ]) {
        await ownDay(clientId, date, name);
      }
      const { ratioOn, rowsOn } = await forecast(queueId);
      expect(await ratioOn('2026-06-17')).toBeCloseTo(1.8, 1);
      expect(await ratioOn('2026-07-01')).toBeCloseTo(0.4, 1);
      expect(await ratioOn('2026-06-24')).toBeCloseTo(1, 1);
      expect((await rowsOn('2026-06-17'))[0].basis).toBe('PAST_HOLIDAYS');
    },
    PATIENCE_MS,
  );

  it(
    'move with the calendar: Corpus Christi in Bavaria is like the last one, not like the feasts around it',
    async () => {
      // Whit Monday on 9 June 2025 and 25 May 2026, Corpus Christi on 19 June 2025 and 4 June 2026.
      const { queueId } = await queueOf(ratios({ '2025-06-19': 0.3, '2025-06-09': 0.7, '2026-05-25': 0.7 }), {
        country: 'DE-BY',
      });
      const { ratioOn } = await forecast(queueId);
      expect(await ratioOn('2026-06-04')).toBeCloseTo(0.3, 1);
      expect(await ratioOn('2026-06-11')).toBeCloseTo(1, 1);
    },
    PATIENCE_MS,
  );

  it(
    'change the days before and after them as they did',
    async () => {
      const feasts = ['2025-09-10', '2025-11-12', '2026-01-14', '2026-03-11', '2026-05-13', '2026-06-17'];
      const beside: Record<string, number> = {};
      for (const feast of feasts) {
        beside[feast] = 0.2;
        beside[addDays(localDate(feast), -1)] = 0.6;
        beside[addDays(localDate(feast), 1)] = 1.5;
      }
      const { clientId, queueId } = await queueOf(ratios(beside), { from: '2025-06-02' });
      for (const feast of feasts) await ownDay(clientId, feast, 'Feast');
      const { ratioOn } = await forecast(queueId, 28);
      expect(Math.abs((await ratioOn('2026-06-16')) - 0.6)).toBeLessThan(0.1);
      expect(Math.abs((await ratioOn('2026-06-18')) - 1.5)).toBeLessThan(0.15);
      expect(await ratioOn('2026-06-23')).toBeCloseTo(1, 1);
    },
    PATIENCE_MS,
  );

  it(
    'are those of the callers’ own country or subdivision',
    async () => {
      const quiet = ratios({ '2025-06-24': 0.2 });
      const american = await queueOf(quiet, { country: 'US' });
      const quebec = await queueOf(quiet, { country: 'US', queue: { country: 'CA-QC' } });
      expect(await (await forecast(american.queueId)).ratioOn('2026-06-24')).toBeCloseTo(1, 1);
      expect(await (await forecast(quebec.queueId)).ratioOn('2026-06-24')).toBeCloseTo(0.2, 1);
      const { holidays } = await day.ask<{ holidays: { date: string; name: string }[] }>(
        'query ($queueId: ID!) { holidays(queueId: $queueId, from: "2026-06-20", to: "2026-06-30") { date name } }',
        { queueId: quebec.queueId },
      );
      expect(holidays.map(({ date }) => date)).toEqual(['2026-06-24']);
    },
    PATIENCE_MS,
  );

  it(
    'of the month show where callers keep to pay days, and nowhere else',
    async () => {
      const payDay: Special = (date) =>
        date.slice(8) === '01' || addDays(date, 1).slice(8) === '01' ? 1.5 : 1;
      const paid = await forecast((await queueOf(payDay, { from: '2025-06-02' })).queueId);
      expect(await paid.ratioOn('2026-07-01')).toBeGreaterThan(1.3);
      expect(await paid.ratioOn('2026-06-17')).toBeCloseTo(1, 1);
      const even = await forecast((await queueOf(() => 1, { from: '2025-06-02' })).queueId);
      expect(await even.ratioOn('2026-07-01')).toBeCloseTo(1, 2);
    },
    PATIENCE_MS,
  );

  it(
    'that are closed have no calls, and what is known of opening hours comes true',
    async () => {
      const { queueId } = await queueOf(() => 1, { from: '2025-12-01' });
      await changeHours(queueId, [
        OPEN,
        { weekdays: [], from: '00:00', to: '00:00', validFrom: '2026-06-10', validTo: '2026-06-10' },
        { ...OPEN, to: '16:00', validFrom: '2026-06-15' },
        { ...OPEN, to: '20:00', validFrom: '2026-06-22' },
      ]);
      const { id, rowsOn, flags } = await forecast(queueId);
      expect(await rowsOn('2026-06-09')).toHaveLength(10);
      expect(await rowsOn('2026-06-10')).toEqual([]);
      const shorter = await rowsOn('2026-06-17');
      expect(shorter).toHaveLength(8);
      expect(shorter[7].offered).toBeCloseTo(100, 0);
      const longer = await rowsOn('2026-06-24');
      expect(longer.map(({ basis }) => basis).slice(8)).toEqual([
        'WEEKDAY_SLOT',
        'WEEKDAY_SLOT',
        'NEW_HOURS',
        'NEW_HOURS',
      ]);
      expect(longer[11].offered).toBeCloseTo(100, 0);
      expect(flags.map(({ kind }) => kind)).toEqual(['hours-without-history']);
      const { requirement } = await day.ask<{ requirement: { id: string } }>(
        'mutation ($input: CalculateRequirementInput!) { requirement: calculateRequirement(input: $input) { id } }',
        { input: { forecastId: id } },
      );
      const openOn = async (date: string) => {
        const { start, end } = localDay(localDate(date), timeZone(zone));
        const { rows } = await day.ask<{ rows: { start: string }[] }>(
          'query ($id: ID!, $from: Instant!, $to: Instant!) { rows: requirementRows(requirementId: $id, from: $from, to: $to) { start } }',
          { id: requirement.id, from: formatInstant(start), to: formatInstant(end) },
        );
        return rows.length;
      };
      expect([await openOn('2026-06-09'), await openOn('2026-06-10')]).toEqual([10, 0]);
      expect([await openOn('2026-06-17'), await openOn('2026-06-24')]).toEqual([8, 12]);
    },
    PATIENCE_MS,
  );
});
