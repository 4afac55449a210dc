import { jest } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runWfm } from '../../../src/cli/main.js';

let folder: string;
let told: string[];
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wfm-adherence-'));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(() => {
  told = [];
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => told.push(String(text)) > 0);
});
afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
});

const event = (agent: string, time: string, code: string, reasonLabel: string | null = null) =>
  JSON.stringify({
    specversion: '1.0',
    id: `${agent} ${time}`,
    source: '//acd',
    type: 'wfm.agent.state.v1',
    subject: agent,
    time,
    data: { declared: { code, reasonLabel }, contacts: [] },
  });

async function days(plan: string, events: string, ...more: string[]): Promise<string[]> {
  await writeFile(at('plan.csv'), plan);
  await writeFile(at('events.json'), events);
  const status = await runWfm([
    ...['adherence', '--plan', at('plan.csv'), '--source', 'cloudevents', '--events', at('events.json')],
    ...['--out', at('out.csv'), ...more],
  ]);
  if (status !== 0) throw new Error(`${status} ${told.join('')}`);
  return (await readFile(at('out.csv'), 'utf8')).trim().split('\n');
}

const NINE_TO_FIVE =
  'agent,start,end,activity,queue\nana,2026-03-02T09:00:00Z,2026-03-02T17:00:00Z,inbound,support\n';

it('gives the figures of a shift that began and ended half an hour late', async () => {
  const late = [
    event('ana', '2026-03-02T09:30:00Z', 'available'),
    event('ana', '2026-03-02T17:30:00Z', 'offline'),
  ];
  const [head, row, ...others] = await days(NINE_TO_FIVE, late.join('\n'));
  expect(head).toBe(
    'agent,date,adherence.standard,adherence.with-unscheduled,adherence.productive,conformance.on-queue,conformance.paid,exceptions',
  );
  const [agent, date, standard, withUnscheduled, , onQueue, paid, exceptions] = row.split(',');
  expect([agent, date, standard, onQueue, paid]).toEqual(['ana', '2026-03-02', '0.9375', '1', '1']);
  expect(Number(withUnscheduled)).toBeCloseTo(1 - 60 / 510, 12);
  expect(exceptions).toBe(
    'late-start 2026-03-02T09:00:00.000Z/2026-03-02T09:30:00.000Z; unscheduled 2026-03-02T17:00:00.000Z/2026-03-02T17:30:00.000Z',
  );
  expect(others).toEqual([]);
});

it('cuts a night at midnight of the zone, and leaves out days without plan or work', async () => {
  const plan =
    'agent,start,end,activity,queue\n' +
    'ana,2026-03-02T14:00:00Z,2026-03-02T20:00:00Z,inbound,q\nana,2026-03-02T20:00:00Z,2026-03-02T21:00:00Z,lunch,\n';
  const events = [
    event('ana', '2026-03-02T14:00:00Z', 'available'),
    event('ana', '2026-03-02T20:00:00Z', 'unavailable', 'Lunch'),
    event('ana', '2026-03-02T21:00:00Z', 'offline'),
    event('bo', '2026-03-02T21:00:00Z', 'offline'),
  ];
  const rows = await days(plan, events.join('\n'), '--zone', 'Asia/Manila');
  expect(rows.slice(1).map((row) => row.split(',').slice(0, 3))).toEqual([
    ['ana', '2026-03-02', '1'],
    ['ana', '2026-03-03', '1'],
  ]);
});

it('judges by a map of one’s own', async () => {
  await writeFile(at('map.json'), JSON.stringify({ cells: { inbound: { 'other-aux': 'adherent' } } }));
  const away = [
    event('ana', '2026-03-02T09:00:00Z', 'unavailable', 'Printer'),
    event('ana', '2026-03-02T17:00:00Z', 'offline'),
  ];
  const standard = async (...more: string[]) =>
    (await days(NINE_TO_FIVE, away.join('\n'), ...more))[1].split(',')[2];
  expect(await standard()).toBe('0');
  expect(await standard('--map', at('map.json'))).toBe('1');
});

it.each([
  [
    'ana,09:00,2026-03-02T17:00:00Z,inbound,q',
    'Row 2 of the plan, start "09:00": Write an instant in ISO 8601',
  ],
  ['ana,2026-03-02T17:00:00Z,2026-03-02T09:00:00Z,inbound,q', 'An activity ends after it starts.'],
  ['ana,2026-03-02T09:00:00Z,2026-03-02T17:00:00Z,yoga,q', 'activity "yoga": Use one of inbound'],
  [',2026-03-02T09:00:00Z,2026-03-02T17:00:00Z,inbound,q', 'Name the agent.'],
  [
    'ana,2026-03-02T09:00:00Z,2026-03-02T17:00:00Z,inbound,q\nana,2026-03-02T16:00:00Z,2026-03-02T18:00:00Z,break,',
    'Row 3 of the plan, start "2026-03-02T16:00:00.000Z": It overlaps another activity of the same agent.',
  ],
])('refuses a plan with %s', async (row, message) => {
  const failed = days(
    `agent,start,end,activity,queue\n${row}\n`,
    event('ana', '2026-03-02T09:00:00Z', 'available'),
  );
  await expect(failed).rejects.toThrow(message);
});

it.each([
  [{ cells: { nap: {} } }, 'cells.nap is no activity'],
  [{ cells: { break: { dancing: 'adherent' } } }, 'cells.break.dancing'],
  [{ cell: {} }, '"cell" is no part of a map'],
  [{ forgivenSeconds: -1 }, 'forgivenSeconds'],
])('refuses the map %j', async (map, message) => {
  await writeFile(at('bad.json'), JSON.stringify(map));
  const failed = days(
    NINE_TO_FIVE,
    event('ana', '2026-03-02T09:00:00Z', 'available'),
    '--map',
    at('bad.json'),
  );
  await expect(failed).rejects.toThrow(message);
});

it('says what a file is not', async () => {
  await expect(days(NINE_TO_FIVE, 'hello\n')).rejects.toThrow('This is no recording of cloudevents.');
});
