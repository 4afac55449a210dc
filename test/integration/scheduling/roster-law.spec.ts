import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { runWfm } from '../../../src/cli/main.js';
import { problemFromJson, problemToJson } from '../../../src/scheduling/engine/problem-json.js';
import { type SchedulingProblem } from '../../../src/scheduling/engine/problem.js';
import { addDays, localDate, localDay } from '../../../src/time/zoned-time.js';
import { aProblem, ZONE } from '../../builders/roster.js';

const CHRISTMAS = localDate('2026-12-25');

let folder: string;
let stderr: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wfm-law-'));
  const firstDate = addDays(CHRISTMAS, -3);
  const span = { start: localDay(firstDate, ZONE).start, end: localDay(addDays(firstDate, 7), ZONE).start };
  const problem = aProblem({ period: { ...aProblem().period, firstDate, span } });
  writeFileSync(join(folder, 'problem.json'), JSON.stringify(problemToJson(problem)));
});

afterEach(() => rmSync(folder, { recursive: true }));

async function law(...args: string[]): Promise<number> {
  stderr = '';
  const written = jest
    .spyOn(process.stderr, 'write')
    .mockImplementation((text) => (stderr += String(text)) !== '');
  const file = join(folder, 'problem.json');
  try {
    return await runWfm(['roster', 'law', file, ...args, '--out', file]);
  } finally {
    written.mockRestore();
  }
}

const read = (): SchedulingProblem =>
  problemFromJson(JSON.parse(readFileSync(join(folder, 'problem.json'), 'utf8')));

describe('wfm roster law', () => {
  it('writes packs and the public holidays of the period into a site, and takes them away again', async () => {
    expect(await law('--site', 'bogota', '--packs', 'ph', 'in', '--holidays', 'PH')).toBe(0);
    const { sites, labourPacks } = read();
    expect(sites).toMatchObject([{ id: 'bogota', labourPacks: ['ph', 'in'] }]);
    expect(sites?.[0].premiumDays).toContainEqual({ date: CHRISTMAS, name: 'Christmas Day' });
    expect(labourPacks?.map(({ id }) => id).sort()).toEqual(['in', 'ph']);
    expect(await law('--site', 'bogota')).toBe(0);
    expect(read()).toMatchObject({ sites: [{ labourPacks: [] }], labourPacks: [] });
    expect(read().sites?.[0].premiumDays).toEqual(sites?.[0].premiumDays);
  });

  it.each([
    [['--site', 'mars'], 'No agent is of site "mars". Sites: bogota.'],
    [
      ['--site', 'bogota', '--packs', 'moon'],
      'There is no labour pack "moon". Packs: eu, gb, in, ph, us-ca.',
    ],
    [['--site', 'bogota', '--holidays', 'XX'], '"XX" is not a country'],
  ])('refuses %j in one line', async (args, message) => {
    expect(await law(...args)).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
