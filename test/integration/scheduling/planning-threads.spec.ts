import {
  InProcessPlanningComputer,
  type PlanningComputer,
  ThreadedPlanningComputer,
} from '../../../src/scheduling/solver/planning-computer.js';
import { generateProblem } from '../../../src/scheduling/engine/generate-problem.js';
import { type WhatIfBase } from '../../../src/forecasting/what-if.js';
import { addMinutes, instant, minutesBetween } from '../../../src/time/instant.js';
import { type BuiltWorker, builtWorker } from '../../support/built-worker.js';

let built: BuiltWorker;
let threaded: ThreadedPlanningComputer;
const inProcess = new InProcessPlanningComputer();

beforeAll(() => {
  const folders = [
    'src/time',
    'src/json',
    'src/jobs',
    'src/forecasting',
    'src/scheduling/engine',
    'src/scheduling/solver',
  ];
  built = builtWorker(folders, 'src/scheduling/solver/planning-worker.js');
  threaded = new ThreadedPlanningComputer(1, built.url);
});
afterAll(async () => {
  await threaded.onModuleDestroy();
  built.remove();
});

const groups = [{ id: 'g', name: 'juniors', cost: 1, most: null, speeds: [{ queueId: 'a', speed: 0.8 }] }];
const base: WhatIfBase = {
  queueId: 1,
  requirementId: 1,
  forecastVersionId: 1,
  intervalMinutes: 15,
  intervals: [0, 15].map((minutes) => ({
    start: addMinutes(instant(0), minutes),
    intervalMinutes: 15,
    offered: 50,
    averageHandleTimeSeconds: 240,
    patienceSeconds: null,
    model: 'C',
    targets: { serviceLevel: { share: 0.8, answerThresholdSeconds: 20 } },
    shrinkage: [],
    plannedAgents: null,
  })),
};

const computers: [string, () => PlanningComputer][] = [
  ['in a worker thread', () => threaded],
  ['in this thread', () => inProcess],
];

describe.each(computers)('planners’ questions answered %s', (_, computer) => {
  it('are every kind of them', async () => {
    const mix = await computer().answer('skill-mix', { groups, queueIds: ['a'], required: [[8], [4]] });
    expect(mix.heads).toEqual([10]);
    const allocation = await computer().answer('skill-allocation', {
      groups,
      queueIds: ['a'],
      required: [[8]],
      heads: [[5]],
    });
    expect(allocation.shortages).toMatchObject([{ interval: 0, queueId: 'a' }]);
    const order = {
      scenarios: [{ name: 'busy', changes: [{ queue: '1', changes: { volume: { by: 10 } } }] }],
      costPerHour: 1,
    };
    const compared = await computer().answer('what-if', { bases: [base], order });
    expect(compared.totals.map(({ contacts }) => contacts)).toEqual([100, 120]);
    const problem = generateProblem({ agents: 8, weeks: 1, sites: 1, seed: 2 });
    const { start, end } = problem.period.span;
    const blended = await computer().answer('blended', {
      problem,
      options: { inboundFloor: 1, roster: null },
    });
    expect(blended.intervalMinutes).toBe(15);
    expect(blended.intervals).toHaveLength(minutesBetween(start, end) / 15);
  });

  it('are refused with a RangeError when they cannot be', async () => {
    const odd = { groups: [{ ...groups[0], cost: -1 }], queueIds: ['a'], required: [[8]] };
    await expect(computer().answer('skill-mix', odd)).rejects.toMatchObject({ name: 'RangeError' });
  });
});

it('gives the same answer in a thread and in this one', async () => {
  const problem = generateProblem({ agents: 20, weeks: 1, sites: 2, seed: 5 });
  const question = { problem, options: { inboundFloor: 1, roster: null } };
  expect(await threaded.answer('blended', question)).toEqual(await inProcess.answer('blended', question));
});
