import { Readable } from 'node:stream';
import { parseInstant } from '../../../src/time/instant.js';
import { me, orderOf, PlanningDesk, weekdayCsv } from './planning-desk.js';

let desk: PlanningDesk;

beforeAll(async () => {
  desk = await PlanningDesk.open();
});
afterAll(() => desk.close());

const firstMonday = { start: parseInstant('2026-06-01T14:00Z'), end: parseInstant('2026-06-01T15:00Z') };

describe('history of a queue', () => {
  it('is read by the last upload, and by the one before when that is undone', async () => {
    const { id: queueId } = desk.company.travelQueue;
    const offered = async () =>
      (await desk.history.intervals(me, queueId, firstMonday)).map((interval) => interval.offered);
    await desk.import(
      queueId,
      weekdayCsv('2026-06-01', 7, () => 11),
    );
    const second = await desk.import(
      queueId,
      weekdayCsv('2026-06-01', 1, () => 22),
    );
    expect(await offered()).toEqual([22, 11]);
    const undone = await desk.history.undo(me, second.import?.id ?? 0);
    expect(undone).toMatchObject({ undoneBy: 0, rowCount: 2 });
    expect(await offered()).toEqual([11, 5.5]);
    await desk.history.undo(me, undone.id);
    expect(await offered()).toEqual([11, 5.5]);
    const { totalCount } = await desk.history.imports(me, queueId, { first: 10, after: null });
    expect(totalCount).toBe(2);
  });

  it('says everything about a dry run, and writes nothing', async () => {
    const before = await desk.history.imports(me, desk.company.travelQueue.id, { first: 10, after: null });
    const content = weekdayCsv('2026-06-01', 7, () => 30);
    const outcome = await desk.history.import(
      me,
      orderOf(desk.company.travelQueue.id, content, { dryRun: true }),
    );
    expect(outcome).toMatchObject({
      kind: 'HistoryReport',
      dryRun: true,
      import: null,
      rows: 10,
      intervalMinutes: 30,
    });
    const after = await desk.history.imports(me, desk.company.travelQueue.id, { first: 10, after: null });
    expect(after).toEqual(before);
  });

  it('takes all rows or none, or the good ones when asked', async () => {
    const content = 'date,start,calls\n2026-05-04,10:00,5\n2026-05-04,10:30,many\n2026-05-04,11:00,7';
    const refused = await desk.history.import(me, orderOf(desk.company.travelQueue.id, content));
    expect(refused).toMatchObject({
      kind: 'HistoryRejected',
      code: 'HISTORY_REJECTED',
      problems: [{ severity: 'error', row: 3, column: 'calls', value: 'many' }],
    });
    const may = { start: parseInstant('2026-05-01T00:00Z'), end: parseInstant('2026-06-01T00:00Z') };
    expect(await desk.history.intervals(me, desk.company.travelQueue.id, may)).toEqual([]);
    const kept = await desk.history.import(
      me,
      orderOf(desk.company.travelQueue.id, content, { keepGood: true, intervalMinutes: 30 }),
    );
    expect(kept).toMatchObject({ kind: 'HistoryReport', rows: 2 });
    expect(await desk.history.intervals(me, desk.company.travelQueue.id, may)).toHaveLength(2);
  });

  it('reads semicolons, tabs and streams, and refuses what is not UTF-8', async () => {
    const { id } = desk.company.travelQueue;
    const dry = { dryRun: true, intervalMinutes: 30 } as const;
    for (const delimiter of [';', '\t']) {
      const content = `\ufeffdate,start,calls\r\n2026-05-04,10:00,5\r\n`.replaceAll(',', delimiter);
      const fromText = await desk.history.import(me, orderOf(id, content, dry));
      expect(fromText).toMatchObject({ kind: 'HistoryReport', rows: 1 });
      const stream = Readable.from([Buffer.from(content)]);
      expect(await desk.history.import(me, { ...orderOf(id, ''), ...dry, content: stream })).toEqual(
        fromText,
      );
    }
    const latin = Readable.from([
      Buffer.from('date,start,calls,note\n2026-05-04,10:00,5,', 'utf8'),
      Buffer.from([0xe9]),
    ]);
    await expect(desk.history.import(me, { ...orderOf(id, ''), content: latin })).rejects.toMatchObject({
      code: 'FILE_UNUSABLE',
    });
  });

  it('stays in one interval', async () => {
    const content = 'date,start,calls\n2026-05-04,10:00,5\n2026-05-04,10:15,5';
    expect(await desk.history.import(me, orderOf(desk.company.travelQueue.id, content))).toMatchObject({
      kind: 'HistoryIntervalDiffers',
      intervalMinutes: 15,
      queueIntervalMinutes: 30,
    });
  });

  it('asks for the interval where the rows do not tell it, and for a file with rows', async () => {
    const lone = 'timestamp,calls\n2026-05-04 10:00,5';
    const outcome = await desk.history.import(me, orderOf(desk.company.travelQueue.id, lone));
    expect(outcome).toMatchObject({ kind: 'HistoryRejected', problems: [{ row: 1, column: 'start' }] });
    const empty = await desk.history.import(me, orderOf(desk.company.travelQueue.id, 'timestamp,calls\n'));
    expect(empty).toMatchObject({ kind: 'HistoryRejected', problems: [{ row: 1, column: 'calls' }] });
    await expect(
      desk.history.import(me, orderOf(desk.company.travelQueue.id, 'a,b\n1,2')),
    ).rejects.toMatchObject({
      code: 'FILE_UNUSABLE',
    });
  });
});
