import { Readable } from 'node:stream';
import { type Actor, NOWHERE } from '../../../src/access/actor.js';
import { HistoryFileImportService } from '../../../src/forecasting/history-file-import.service.js';
import { type HistoryFileOrder } from '../../../src/forecasting/history-file-import.js';
import { HistoryMappingsService } from '../../../src/forecasting/history-mappings.service.js';
import { parseInstant } from '../../../src/time/instant.js';
import { timeZone } from '../../../src/time/zoned-time.js';
import { me, PlanningDesk } from './planning-desk.js';

let desk: PlanningDesk;
let files: HistoryFileImportService;
let mappings: HistoryMappingsService;
let bank: number;
let travel: number;

beforeAll(async () => {
  desk = await PlanningDesk.open();
  files = desk.get(HistoryFileImportService);
  mappings = desk.get(HistoryMappingsService);
  bank = desk.company.bankQueue.id;
  travel = desk.company.travelQueue.id;
});
afterAll(() => desk.close());

const span = { start: parseInstant('2026-01-01T00:00Z'), end: parseInstant('2027-01-01T00:00Z') };
const order = (
  content: HistoryFileOrder['content'],
  more: Partial<HistoryFileOrder> = {},
): HistoryFileOrder => ({
  fileName: 'calls.csv',
  content,
  zone: timeZone('UTC'),
  ...more,
});
const imported = async (queueId: number): Promise<number> =>
  (await desk.history.imports(me, queueId, { first: 50, after: null })).totalCount;
const offered = async (queueId: number): Promise<number> =>
  (await desk.history.intervals(me, queueId, span)).reduce((sum, interval) => sum + interval.offered, 0);

/** 15-minute rows of two queues from 1 January 2026. */
function* rows(count: number, bad = -1): Generator<string> {
  yield 'timestamp,queue,calls,handled,aht_s\n';
  for (let i = 0; i < count; i++) {
    const at = new Date(Date.UTC(2026, 0, 1) + Math.floor(i / 2) * 900_000).toISOString().slice(0, 16);
    yield `${at},${i % 2 === 0 ? 'Bank' : 'Travel'},${i === bad ? 'many' : '2'},2,180\n`;
  }
}
const named = () => [
  { name: 'Bank', queueId: bank },
  { name: 'Travel', queueId: travel },
];

describe('a file of many queues', () => {
  it('becomes one import for each queue, in batches, and can be undone like any other', async () => {
    const outcome = await files.import(me, order(Readable.from(rows(25_000)), { queues: named() }));
    if (outcome.kind !== 'HistoryFileReport') throw new Error(outcome.message);
    expect(outcome).toMatchObject({ intervals: 25_000, rowsRead: 25_000, intervalMinutes: 15, badRows: 0 });
    expect(outcome.imports.map(({ queueId, rowCount, undoneAt }) => [queueId, rowCount, undoneAt])).toEqual([
      [bank, 12_500, null],
      [travel, 12_500, null],
    ]);
    expect(await offered(bank)).toBe(25_000);
    const [first] = await desk.history.intervals(me, travel, span);
    expect(first).toMatchObject({ start: span.start, offered: 2, handled: 2, averageHandleTimeSeconds: 180 });
    for (const { id } of outcome.imports) await desk.history.undo(me, id);
    expect(await offered(bank)).toBe(0);
  });

  it('leaves nothing behind when a row near its end is bad', async () => {
    const before = [await imported(bank), await imported(travel)];
    const outcome = await files.import(me, order(Readable.from(rows(25_000, 24_990)), { queues: named() }));
    expect(outcome).toMatchObject({
      kind: 'HistoryRejected',
      message: expect.stringContaining('1 rows are bad') as string,
      problems: [{ row: 24_992, column: 'calls', value: 'many' }],
    });
    expect([await imported(bank), await imported(travel)]).toEqual(before);
    const left: unknown = await desk.unitOfWork.read((manager) =>
      manager.query('SELECT COUNT(*) AS n FROM history_import WHERE staged = 1'),
    );
    expect(Number((left as { n: number }[])[0].n)).toBe(0);
  });

  it('leaves nothing behind when reading breaks off', async () => {
    function* broken(): Generator<string> {
      yield* rows(15_000);
      throw new Error('the disk is gone');
    }
    const before = await imported(bank);
    await expect(files.import(me, order(Readable.from(broken()), { queues: named() }))).rejects.toThrow(
      'the disk is gone',
    );
    expect(await imported(bank)).toBe(before);
  });

  it('is taken without its bad rows when asked, and only looked at in a dry run', async () => {
    const bad = () => order(Readable.from(rows(100, 7)), { queues: named() });
    const dry = await files.import(me, { ...bad(), dryRun: true, keepGood: true });
    expect(dry).toMatchObject({ kind: 'HistoryFileReport', imports: [], intervals: 99, badRows: 1 });
    const outcome = await files.import(me, { ...bad(), keepGood: true });
    if (outcome.kind !== 'HistoryFileReport') throw new Error(outcome.message);
    expect(outcome.imports.map(({ rowCount }) => rowCount)).toEqual([50, 49]);
    for (const { id } of outcome.imports) await desk.history.undo(me, id);
  });

  it('leaves out queues that are not asked for, and says which', async () => {
    const outcome = await files.import(
      me,
      order(Readable.from(rows(10)), { queues: [{ name: 'Bank', queueId: bank }], dryRun: true }),
    );
    expect(outcome).toMatchObject({ intervals: 5, skippedRows: 5, leftOut: ['Travel'] });
  });

  it('is refused when the history of one of the queues is in another interval', async () => {
    await desk.import(travel, 'timestamp,calls\n2026-06-01 09:00,1\n2026-06-01 09:30,1');
    const before = await imported(bank);
    const outcome = await files.import(me, order(Readable.from(rows(100)), { queues: named() }));
    expect(outcome).toMatchObject({
      kind: 'HistoryIntervalDiffers',
      intervalMinutes: 15,
      queueIntervalMinutes: 30,
    });
    expect(await imported(bank)).toBe(before);
  });
});

describe('saved mappings', () => {
  const definition = {
    time: { columns: ['When'], dateOrder: 'month-first' },
    offered: 'Inbound',
    handleTime: { columns: ['Talk', 'Wrap'], unit: 'seconds', meaning: 'total' },
    handled: 'Answered',
  };

  it('are found by name, replaced by saving again, and removed', async () => {
    await mappings.save(me, 'old switch', { ...definition, offered: 'Calls' });
    await mappings.save(me, 'old switch', definition);
    expect((await mappings.list(me)).map(({ name, mapping }) => [name, mapping.offered])).toEqual([
      ['old switch', 'Inbound'],
    ]);
    const content =
      'When\tInbound\tAnswered\tTalk\tWrap\n12/24/2026 09:00\t10\t8\t800\t160\n12/24/2026 09:30\t4\t4\t400\t0';
    const outcome = await files.import(
      me,
      order(content, { mapping: 'old switch', queues: [{ name: null, queueId: bank }] }),
    );
    expect(outcome).toMatchObject({ kind: 'HistoryFileReport', intervals: 2, intervalMinutes: 30 });
    const [interval] = await desk.history.intervals(me, bank, span);
    expect(interval).toMatchObject({
      start: parseInstant('2026-12-24T09:00Z'),
      offered: 10,
      averageHandleTimeSeconds: 120,
    });
    await mappings.remove(me, 'old switch');
    await expect(files.import(me, order(content, { mapping: 'old switch' }))).rejects.toMatchObject({
      code: 'HISTORY_MAPPING_NOT_FOUND',
    });
  });

  it('are refused with the place that is wrong', async () => {
    await expect(
      (async () => mappings.save(me, 'x', { ...definition, decimal: 'dot' }))(),
    ).rejects.toMatchObject({ code: 'HISTORY_MAPPING_INVALID' });
  });
});

describe('files of history', () => {
  it('are for queues in reach', async () => {
    const planner: Actor = {
      accountId: 7,
      name: 'travel',
      grants: [{ role: 'planner', scope: { ...NOWHERE, clientIds: [desk.company.travel.id] } }],
    };
    await expect(files.import(planner, order('x', { queues: named() }))).rejects.toMatchObject({
      code: 'QUEUE_NOT_FOUND',
    });
    const byCode = await files.import(planner, order('timestamp,queue,calls\n2026-06-01 09:00,BANK-HELP,3'));
    expect(byCode).toMatchObject({
      kind: 'HistoryRejected',
      problems: [{ advice: expect.stringContaining('The interval cannot be found') as string }],
    });
  });
});
