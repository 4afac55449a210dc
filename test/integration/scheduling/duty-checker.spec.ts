import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkDuties } from '../../../src/scheduling/engine/duty-roster/check-duties.js';
import { readCurtois } from '../../../src/scheduling/engine/duty-roster/curtois-format.js';
import { type DutyProblem, type DutyRoster } from '../../../src/scheduling/engine/duty-roster/problem.js';
import { writeDuties } from '../../../src/scheduling/engine/duty-roster/roster-format.js';
import { randomInteger, seededRandom } from '../../../src/scheduling/engine/random.js';

const reference = '../shared/reference/rosters';
const here = existsSync(reference) && spawnSync('python3', ['--version']).status === 0;
const checked = here ? describe : describe.skip;
if (!here)
  process.stderr.write(
    `Without ${reference} and python3, no roster is held against the published checker.\n`,
  );
const files = here ? readdirSync(join(reference, 'curtois')) : ['no instance'];

/** Who works what by lot: nearly every rule is broken somewhere. */
function drawnRoster(problem: DutyProblem, seed: number): DutyRoster {
  const random = seededRandom(seed);
  return {
    duties: problem.agents.flatMap(({ id }) =>
      Array.from({ length: problem.days }, (_, day) => ({ day, draw: random() }))
        .filter(({ draw }) => draw < 0.1 * seed)
        .map(({ day }) => ({
          agentId: id,
          day,
          shiftTypeId: problem.shiftTypes[randomInteger(random, 0, problem.shiftTypes.length - 1)].id,
        })),
    ),
  };
}

checked('the independent checker of the published instances', () => {
  const folder = mkdtempSync(join(tmpdir(), 'duties-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(files)('prices rosters of %s as the rules do', (file) => {
    const problem = readCurtois(readFileSync(join(reference, 'curtois', file), 'utf8'));
    for (const seed of [0, 3, 6]) {
      const roster = drawnRoster(problem, seed);
      writeFileSync(join(folder, 'roster.csv'), writeDuties(roster));
      const told = execFileSync('python3', [
        join(reference, 'curtois_mip.py'),
        'check',
        join(reference, 'curtois', file),
        join(folder, 'roster.csv'),
      ]).toString();
      const ours = checkDuties(problem, roster);
      expect(ours.cost).toBe(Number(told.slice(0, told.indexOf(' '))));
      expect(ours.hardViolations).toBe(told.match(/\(/g)?.length ?? 0);
    }
  });
});
