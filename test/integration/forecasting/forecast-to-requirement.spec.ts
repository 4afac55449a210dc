import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../../ormconfig.js';
import { type Actor, NOWHERE, type Role, type Scope, SYSTEM_ACTOR } from '../../../src/access/actor.js';
import { ClockModule } from '../../../src/clock.module.js';
import { DatabaseModule } from '../../../src/database/database.module.js';
import { migrate } from '../../../src/database/migrate.js';
import { UnitOfWork } from '../../../src/database/unit-of-work.js';
import { ForecastingModule } from '../../../src/forecasting/forecasting.module.js';
import { ForecastingService } from '../../../src/forecasting/forecasting.service.js';
import { type ForecastVersion } from '../../../src/forecasting/forecast-version.js';
import { type HistoryReport } from '../../../src/forecasting/history.js';
import { HistoryImportService, type HistoryOrder } from '../../../src/forecasting/history-import.service.js';
import { type Requirement } from '../../../src/forecasting/requirement.js';
import { StaffingService } from '../../../src/forecasting/staffing.service.js';
import { parseInstant } from '../../../src/time/instant.js';
import { addDays, dateRange, localDate, localTime, timeZone, weekday } from '../../../src/time/zoned-time.js';
import { WorkforceModule } from '../../../src/workforce/workforce.module.js';
import { buildCompany, type Company } from '../../builders/workforce.js';
import { scratchDatabase, type ScratchDatabase } from '../../support/database.js';

let database: ScratchDatabase;
let app: TestingModule;
let company: Company;
let history: HistoryImportService;
let forecasting: ForecastingService;
let staffing: StaffingService;

beforeAll(async () => {
  database = await scratchDatabase();
  const options = dataSourceOptions(database.settings);
  const imports = [DatabaseModule.forRoot(options), ClockModule, WorkforceModule, ForecastingModule];
  app = await Test.createTestingModule({ imports }).compile();
  await migrate(app.get(DataSource));
  company = await buildCompany(app);
  history = app.get(HistoryImportService, { strict: false });
  forecasting = app.get(ForecastingService, { strict: false });
  staffing = app.get(StaffingService, { strict: false });
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const newYork = timeZone('America/New_York');
const me = SYSTEM_ACTOR;
const monday = localDate('2026-06-01');
const actor = (role: Role, scope: Partial<Scope>): Actor => ({
  accountId: 7,
  name: role,
  grants: [{ role, scope: { ...NOWHERE, ...scope } }],
});

/** Memorial Day and Juneteenth: the client keeps the holidays of the United States. */
const CLOSED = ['2026-05-25', '2026-06-19'];

/** Open weekdays from 1 June 2026, `calls(day of the week)` at 10:00 and half as many at 10:30. */
function csv(days: number, calls: (weekdayNumber: number) => number, from = monday): string {
  const rows = dateRange(from, days)
    .filter((date) => weekday(date) <= 5 && !CLOSED.includes(date))
    .flatMap((date) => [
      `${date},10:00,${calls(weekday(date))}`,
      `${date},10:30,${calls(weekday(date)) / 2}`,
    ]);
  return ['date,start,calls', ...rows].join('\n');
}

const order = (queueId: number, content: string, more: Partial<HistoryOrder> = {}): HistoryOrder => ({
  queueId,
  fileName: 'june.csv',
  content,
  zone: newYork,
  ...more,
});

async function imported(queueId: number, content: string): Promise<HistoryReport> {
  const outcome = await history.import(me, order(queueId, content));
  if (outcome.kind !== 'HistoryReport') throw new Error(outcome.message);
  return outcome;
}

async function generated(queueId: number, more: object = {}): Promise<ForecastVersion> {
  const outcome = await forecasting.generate(me, {
    queueId,
    from: localDate('2026-06-29'),
    days: 7,
    ...more,
  });
  if (outcome.kind !== 'ForecastVersion') throw new Error(outcome.message);
  return outcome;
}

async function published(forecastVersionId: number, more: object = {}): Promise<Requirement> {
  const draft = await staffing.calculate(me, { forecastVersionId, ...more });
  const outcome = await staffing.publish(me, draft.id);
  if (outcome.kind !== 'Requirement') throw new Error(outcome.message);
  return outcome;
}

const span = { start: parseInstant('2026-06-01T00:00Z'), end: parseInstant('2026-07-20T00:00Z') };
const firstMonday = { start: parseInstant('2026-06-01T14:00Z'), end: parseInstant('2026-06-01T15:00Z') };

describe('history of a queue', () => {
  it('is read by the last upload, and by the one before when that is undone', async () => {
    const { id: queueId } = company.travelQueue;
    const offered = async () =>
      (await history.intervals(me, queueId, firstMonday)).map((interval) => interval.offered);
    await imported(
      queueId,
      csv(7, () => 11),
    );
    const second = await imported(
      queueId,
      csv(1, () => 22),
    );
    expect(await offered()).toEqual([22, 11]);
    const undone = await history.undo(me, second.import?.id ?? 0);
    expect(undone).toMatchObject({ undoneBy: 0, rowCount: 2 });
    expect(await offered()).toEqual([11, 5.5]);
    await history.undo(me, undone.id);
    expect(await offered()).toEqual([11, 5.5]);
    const { totalCount } = await history.imports(me, queueId, { first: 10, after: null });
    expect(totalCount).toBe(2);
  });

  it('says everything about a dry run, and writes nothing', async () => {
    const before = await history.imports(me, company.travelQueue.id, { first: 10, after: null });
    const content = csv(7, () => 30);
    const outcome = await history.import(me, order(company.travelQueue.id, content, { dryRun: true }));
    expect(outcome).toMatchObject({
      kind: 'HistoryReport',
      dryRun: true,
      import: null,
      rows: 10,
      intervalMinutes: 30,
    });
    const after = await history.imports(me, company.travelQueue.id, { first: 10, after: null });
    expect(after).toEqual(before);
  });

  it('takes all rows or none, or the good ones when asked', async () => {
    const content = 'date,start,calls\n2026-05-04,10:00,5\n2026-05-04,10:30,many\n2026-05-04,11:00,7';
    const refused = await history.import(me, order(company.travelQueue.id, content));
    expect(refused).toMatchObject({
      kind: 'HistoryRejected',
      code: 'HISTORY_REJECTED',
      problems: [{ severity: 'error', row: 3, column: 'calls', value: 'many' }],
    });
    const may = { start: parseInstant('2026-05-01T00:00Z'), end: parseInstant('2026-06-01T00:00Z') };
    expect(await history.intervals(me, company.travelQueue.id, may)).toEqual([]);
    const kept = await history.import(
      me,
      order(company.travelQueue.id, content, { keepGood: true, intervalMinutes: 30 }),
    );
    expect(kept).toMatchObject({ kind: 'HistoryReport', rows: 2 });
    expect(await history.intervals(me, company.travelQueue.id, may)).toHaveLength(2);
  });

  it('stays in one interval', async () => {
    const content = 'date,start,calls\n2026-05-04,10:00,5\n2026-05-04,10:15,5';
    expect(await history.import(me, order(company.travelQueue.id, content))).toMatchObject({
      kind: 'HistoryIntervalDiffers',
      intervalMinutes: 15,
      queueIntervalMinutes: 30,
    });
  });

  it('asks for the interval where the rows do not tell it, and for a file with rows', async () => {
    const lone = 'timestamp,calls\n2026-05-04 10:00,5';
    const outcome = await history.import(me, order(company.travelQueue.id, lone));
    expect(outcome).toMatchObject({ kind: 'HistoryRejected', problems: [{ row: 1, column: 'start' }] });
    const empty = await history.import(me, order(company.travelQueue.id, 'timestamp,calls\n'));
    expect(empty).toMatchObject({ kind: 'HistoryRejected', problems: [{ row: 1, column: 'calls' }] });
    await expect(history.import(me, order(company.travelQueue.id, 'a,b\n1,2'))).rejects.toMatchObject({
      code: 'FILE_UNUSABLE',
    });
  });
});

describe('from history to a published requirement', () => {
  let queueId: number;

  beforeAll(async () => {
    queueId = company.bankQueue.id;
    await imported(
      queueId,
      csv(56, (day) => 100 * day, addDays(monday, -28)),
    );
  });

  it('forecasts from what was known before its first day, and keeps every version', async () => {
    const naive = await generated(queueId, { model: 'seasonal-naive' });
    const second = await generated(queueId);
    expect(naive).toMatchObject({ model: 'seasonal-naive', intervalMinutes: 30, routedShare: 1, days: 7 });
    expect(second.version).toBe(naive.version + 1);
    expect(second).toMatchObject({ model: 'weekday-exponential', parameters: { weeks: 12, alpha: 0.3 } });
    const rows = await forecasting.rows(me, naive.id);
    expect(rows).toHaveLength(10);
    expect(rows.map(({ offered }) => offered)).toEqual([100, 50, 200, 100, 300, 150, 400, 200, 0, 0]);
    expect(naive.accuracy?.byInterval).toMatchObject({ wape: 0, bias: 0 });
    expect(naive.importIds).toHaveLength(1);
    const listed = await forecasting.versions(me, queueId, { first: 10, after: null });
    expect(listed.nodes.map(({ id }) => id)).toEqual([naive.id, second.id]);
  });

  it("leaves the client's holiday, Friday 3 July 2026 in the United States, out", async () => {
    const version = await generated(queueId, { model: 'seasonal-naive' });
    const friday = (await forecasting.rows(me, version.id)).at(-1);
    expect(friday).toMatchObject({ basis: 'past-holidays', offered: 0 });
  });

  it('uses nothing at or after an earlier cut-off', async () => {
    const cutOff = parseInstant('2026-05-11T00:00Z');
    const version = await generated(queueId, { cutOff });
    expect(version).toMatchObject({
      cutOff,
      flags: [
        { kind: 'short-history', days: 5 },
        { kind: 'weekday-not-in-history' },
        { kind: 'holiday-without-example' },
      ],
    });
    expect(version.accuracy).toBeNull();
  });

  it('says so when there is no history yet', async () => {
    const outcome = await forecasting.generate(me, { queueId, from: localDate('2026-01-05'), days: 7 });
    expect(outcome).toMatchObject({ kind: 'HistoryMissing', code: 'HISTORY_MISSING', queueId });
  });

  it('compares versions with what has come since', async () => {
    const naive = await generated(queueId, {
      from: localDate('2026-06-15'),
      days: 5,
      model: 'seasonal-naive',
    });
    const average = await generated(queueId, {
      from: localDate('2026-06-15'),
      days: 5,
      model: 'weekday-average',
    });
    const { figures, rows } = await forecasting.compare(me, [naive.id, average.id]);
    expect(figures.map(({ wape }) => wape)).toEqual([expect.closeTo(0), expect.closeTo(0)]);
    expect(rows[0]).toEqual({ start: parseInstant('2026-06-15T14:00Z'), actual: 100, offered: [100, 100] });
  });

  it('staffs our share in opening hours, by the goal of the queue, with the minimum where nobody calls', async () => {
    const version = await generated(queueId, { model: 'seasonal-naive' });
    const draft = await staffing.calculate(me, {
      forecastVersionId: version.id,
      routedShare: 0.25,
      shrinkage: [
        { name: 'sickness', place: 'out-of-office', share: 0.1, scheduledByRoster: false },
        { name: 'breaks', place: 'in-office', share: 0.2, scheduledByRoster: true },
      ],
      profiles: [{ weekdays: [1], from: localTime('18:00'), to: localTime('00:00'), minAgents: 3 }],
    });
    expect(draft).toMatchObject({ status: 'DRAFT', routedShare: 0.25, closedContacts: 0 });
    const rows = await staffing.rows(me, draft.id);
    expect(rows).toHaveLength(5 * 24);
    const at = (text: string) => rows.find(({ start }) => start === parseInstant(text));
    // 25 calls of 300 s in half an hour: 4.17 erlangs.
    expect(at('2026-06-29T14:00Z')).toMatchObject({
      offered: 25,
      requiredAgents: 7,
      scheduledAgents: 10,
      rosterTarget: 8,
    });
    expect(at('2026-06-29T13:00Z')).toMatchObject({
      offered: 0,
      requiredAgents: 1,
      bindingTarget: 'min-agents',
    });
    expect(at('2026-06-29T22:30Z')).toMatchObject({ requiredAgents: 3 });
  });

  it('counts contacts at closed times apart', async () => {
    const night = 'date,start,calls\n2026-06-02,03:00,40\n2026-06-02,03:30,40\n2026-06-09,03:00,40';
    const file = await imported(queueId, night);
    const version = await generated(queueId, { model: 'seasonal-naive' });
    const draft = await staffing.calculate(me, { forecastVersionId: version.id });
    expect(draft.closedContacts).toBe(80);
    await history.undo(me, file.import?.id ?? 0);
  });

  it('publishes over earlier requirements: the later counts where they overlap', async () => {
    const week = await generated(queueId, { model: 'seasonal-naive', days: 14 });
    const first = await published(week.id);
    const days = await generated(queueId, {
      model: 'seasonal-naive',
      from: localDate('2026-06-30'),
      days: 2,
    });
    const second = await published(days.id, { targets: { minAgents: 40 } });
    const unitOfWork = app.get(UnitOfWork, { strict: false });
    const counting = () =>
      unitOfWork.read((manager) => staffing.publishedRequirement(manager, [queueId], span));
    const rows = await counting();
    const dates = (id: number) =>
      new Set(
        rows
          .filter((row) => row.requirementId === id)
          .map(({ start }) => new Date(start).toISOString().slice(0, 10)),
      );
    expect(dates(second.id)).toEqual(new Set(['2026-06-30', '2026-07-01']));
    expect(dates(first.id).has('2026-06-30')).toBe(false);
    expect(dates(first.id).size).toBe(8);
    expect(rows).toHaveLength(10 * 24);
    const third = await published(week.id);
    expect(await staffing.requirement(me, first.id)).toMatchObject({ status: 'SUPERSEDED' });
    expect(await staffing.requirement(me, second.id)).toMatchObject({ status: 'SUPERSEDED' });
    expect(new Set((await counting()).map(({ requirementId }) => requirementId))).toEqual(
      new Set([third.id]),
    );
    expect(await staffing.publish(me, third.id)).toMatchObject({
      kind: 'RequirementNotDraft',
      status: 'PUBLISHED',
    });
  });

  it('publishes two at once in one order, and makes versions at once with numbers of their own', async () => {
    const versions = await Promise.all([generated(queueId), generated(queueId), generated(queueId)]);
    expect(new Set(versions.map(({ version }) => version)).size).toBe(3);
    const drafts = await Promise.all(
      versions.map(({ id }) => staffing.calculate(me, { forecastVersionId: id })),
    );
    await Promise.all(drafts.map(({ id }) => staffing.publish(me, id)));
    const page = await staffing.requirementsOf(me, queueId, { first: 200, after: null }, ['PUBLISHED']);
    const ofWeek = page.nodes.filter(({ endsAt }) => endsAt === versions[0].endsAt);
    expect(ofWeek).toHaveLength(1);
  });

  it('says what callers meet at another number of agents', async () => {
    const version = await generated(queueId, { model: 'seasonal-naive' });
    const { id } = await staffing.calculate(me, { forecastVersionId: version.id });
    const row = (await staffing.rows(me, id)).find(({ offered }) => offered === 100);
    if (row === undefined) throw new Error('no row of 100 calls');
    expect(staffing.figuresAt(row, row.requiredAgents).serviceLevel).toBe(row.serviceLevel);
    expect(staffing.figuresAt(row, row.requiredAgents - 1).serviceLevel).toBeLessThan(0.8);
    expect(staffing.figuresAt(row, 16).serviceLevel).toBeUndefined();
  });

  it.each([
    [
      'a model that is not there',
      { model: 'arima' },
      '"arima" is not a forecasting model. There are: seasonal-naive',
    ],
    ['a parameter out of range', { parameters: { alpha: 2 } }, 'alpha (2)'],
    ['too many days', { days: 400 }, 'A forecast has 1 to 186 days (got 400).'],
    ['an interval finer than the history', { intervalMinutes: 15 }, 'do not add up to 15'],
  ])('refuses %s', async (_what, more, message) => {
    await expect(generated(queueId, more)).rejects.toMatchObject({
      code: 'FORECASTING_INVALID',
      message: expect.stringContaining(message) as string,
    });
  });

  it.each([
    ['a share of all calls above one', { routedShare: 25 }, 'routedShare (25)'],
    [
      'a service level in per cent',
      { targets: { serviceLevel: { share: 80, answerThresholdSeconds: 20 } } },
      'serviceLevel (80)',
    ],
    ['model A without patience', { model: 'A' }, 'patienceSeconds is missing'],
    [
      'shrinkage of everything',
      { shrinkage: [{ name: 'all', place: 'in-office', share: 1, scheduledByRoster: false }] },
      '"all" (1)',
    ],
  ])('refuses %s', async (_what, more, message) => {
    const { id } = await generated(queueId);
    const refused = staffing.calculate(me, { forecastVersionId: id, ...(more as object) });
    await expect(refused).rejects.toMatchObject({
      code: 'FORECASTING_INVALID',
      message: expect.stringContaining(message) as string,
    });
  });
});

describe('who may see and change forecasts', () => {
  it('is decided by the client: another client, a site and an agent reach nothing', async () => {
    const version = await generated(company.bankQueue.id);
    const { id } = await staffing.calculate(me, { forecastVersionId: version.id });
    const bank = actor('client-viewer', { clientIds: [company.bank.id] });
    const travel = actor('client-viewer', { clientIds: [company.travel.id] });
    const siteOnly = actor('planner', { siteIds: [company.manila.id] });
    expect((await forecasting.version(bank, version.id)).id).toBe(version.id);
    expect(await staffing.rows(bank, id)).not.toHaveLength(0);
    for (const outsider of [travel, siteOnly]) {
      await expect(forecasting.version(outsider, version.id)).rejects.toMatchObject({
        code: 'FORECAST_NOT_FOUND',
      });
      await expect(forecasting.rows(outsider, version.id)).rejects.toMatchObject({
        code: 'FORECAST_NOT_FOUND',
      });
      await expect(staffing.requirement(outsider, id)).rejects.toMatchObject({
        code: 'REQUIREMENT_NOT_FOUND',
      });
      await expect(staffing.published(outsider, company.bankQueue.id, span)).rejects.toMatchObject({
        code: 'QUEUE_NOT_FOUND',
      });
      await expect(history.intervals(outsider, company.bankQueue.id, span)).rejects.toMatchObject({
        code: 'QUEUE_NOT_FOUND',
      });
    }
    const agent = actor('agent', { agentIds: [1] });
    const forbidden: (() => Promise<unknown>)[] = [
      () => forecasting.version(agent, version.id),
      () => staffing.publish(bank, id),
      () => history.import(bank, order(company.bankQueue.id, '')),
    ];
    for (const attempt of forbidden) {
      await expect(Promise.resolve().then(attempt)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
  });

  it('answers for an id out of reach as for one that is not there', async () => {
    const { import: made } = await imported(
      company.bankQueue.id,
      csv(1, () => 1, localDate('2026-07-01')),
    );
    const planner = actor('planner', { clientIds: [company.travel.id] });
    const message = (id: number) =>
      history.undo(planner, id).catch((error: Error) => error.message.replace(`${id}`, '#'));
    expect(await message(made?.id ?? 0)).toBe(await message(999_999));
  });
});
