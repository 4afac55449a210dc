import { setImmediate } from 'node:timers/promises';
import { checkDuties } from '../../../src/scheduling/engine/duty-roster/check-duties.js';
import { type DutyProgress } from '../../../src/scheduling/engine/duty-roster/solve-duties.js';
import { solveDutiesInThreads } from '../../../src/scheduling/solver/duty-solver.js';
import { aDutyAgent, aDutyProblem } from '../../builders/duty-roster.js';
import { type BuiltWorker, builtWorker } from '../../support/built-worker.js';

/** For threads on a machine that does a lot besides. */
const PATIENCE_MS = 900_000;

let lane: BuiltWorker;

beforeAll(() => {
  const folders = ['src/jobs', 'src/time', 'src/scheduling/engine', 'src/scheduling/solver'];
  lane = builtWorker(folders, 'src/scheduling/solver/duty-lane.worker.js');
});

afterAll(() => lane.remove());

/** Four agents over two weeks, too few for what is wanted, so that the searches have to choose. */
function wantingProblem() {
  const agents = ['A', 'B', 'C', 'D'].map((id, at) =>
    aDutyAgent({
      id,
      maxShifts: { D: 10, N: at % 2 === 0 ? 4 : 0 },
      maxMinutes: 9 * 480,
      minMinutes: 7 * 480,
      maxConsecutiveShifts: 5,
      minConsecutiveShifts: 2,
      minConsecutiveDaysOff: 2,
      maxWeekends: 1,
      daysOff: [at * 4],
    }),
  );
  const cover = Array.from({ length: 14 }, (_, day) => day).flatMap((day) => [
    { day, shiftTypeId: 'D', agents: 1 + (day % 3), underWeight: 100, overWeight: 1 },
    { day, shiftTypeId: 'N', agents: 1, underWeight: 90, overWeight: 1 },
  ]);
  const requests = agents.map(({ id }, at) => ({
    wish: 'on' as const,
    agentId: id,
    day: 3 * at + 1,
    shiftTypeId: 'D',
    weight: at + 1,
  }));
  return aDutyProblem({ days: 14, agents, cover, requests });
}

function solveOn(threads: number, steps: number, told: DutyProgress[] = []) {
  const onProgress = (progress: DutyProgress) => told.push(progress);
  return solveDutiesInThreads(wantingProblem(), { seed: 3, steps, threads, laneUrl: lane.url, onProgress });
}

describe('duty rosters solved with a thread for each search', () => {
  it(
    'are the same for the same seed and steps on one thread and on two, with the same news on the way',
    async () => {
      const news: DutyProgress[][] = [[], []];
      const alone = await solveOn(1, 500, news[0]);
      const together = await solveOn(2, 500, news[1]);
      expect(together).toEqual(alone);
      expect(news[1]).toEqual(news[0]);
      expect(news[0].length).toBeGreaterThan(1);
      expect(checkDuties(wantingProblem(), together.roster)).toMatchObject({
        hardViolations: 0,
        cost: together.score,
      });
    },
    PATIENCE_MS,
  );

  it(
    'are the same when they are solved again',
    async () => {
      expect(await solveOn(2, 200)).toEqual(await solveOn(2, 200));
    },
    PATIENCE_MS,
  );

  it(
    'are the best so far when the solve is stopped',
    async () => {
      let news = 0;
      const stopped = await solveDutiesInThreads(wantingProblem(), {
        seed: 3,
        laneUrl: lane.url,
        onProgress: () => news++,
        shouldStop: () => news > 1,
        pause: () => setImmediate(),
      });
      expect(checkDuties(wantingProblem(), stopped.roster)).toMatchObject({
        hardViolations: 0,
        cost: stopped.score,
      });
    },
    PATIENCE_MS,
  );

  it('are refused when a thread cannot start', async () => {
    const laneUrl = new URL('no-such-file.js', lane.url);
    const options = { seed: 3, steps: 400, laneUrl };
    await expect(solveDutiesInThreads(wantingProblem(), options)).rejects.toThrow('no-such-file');
  });
});
