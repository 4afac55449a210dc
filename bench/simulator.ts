import { EventCalendar } from '../src/forecasting/engine/simulator/event-calendar.js';
import { RandomStream } from '../src/forecasting/engine/simulator/random-stream.js';
import { type Scenario, type ScenarioShift } from '../src/forecasting/engine/simulator/scenario.js';
import { ScenarioRun } from '../src/forecasting/engine/simulator/scenario-run.js';
import { exponential, lognormal, plainAgent, plainQueue, plainScenario } from './scenarios/plain.js';

const RUNS = 7;
const CONTACTS = 1_000_000;
const HOUR = 3600;
const DAY = 24 * HOUR;

/** One queue at a constant rate, everybody there all the time: a million contacts. */
function oneQueue(agents: number, occupancy: number, patienceSeconds: number | null): Scenario {
  const perDay = (DAY * agents * occupancy) / 300;
  const intervals = Math.ceil(CONTACTS / perDay);
  const contacts = Array.from({ length: intervals }, () => perDay);
  const patience = patienceSeconds === null ? null : exponential(patienceSeconds);
  const always = [{ startSeconds: 0, endSeconds: (intervals + 1) * DAY, activities: [] }];
  return plainScenario(
    DAY,
    [plainQueue('queue', contacts, 300, { patience })],
    Array.from({ length: agents }, (_, i) => plainAgent(`${i}`, 'all', always)),
  );
}

/** A day of 500 agents in eight groups of three queues each, eight queues, 20,000 contacts, breaks, outbound blocks and all the noise there is. */
function largeDay(): Scenario {
  const ids = Array.from({ length: 8 }, (_, i) => `q${i + 1}`);
  const shape = Array.from({ length: 96 }, (_, i) =>
    i < 28 || i >= 88 ? 0 : Math.exp(-(((i - 48) / 18) ** 2)) + 0.8 * Math.exp(-(((i - 66) / 12) ** 2)),
  );
  const total = shape.reduce((sum, each) => sum + each, 0);
  const contacts = shape.map((each) => (2500 * each) / total);
  return plainScenario(
    HOUR / 4,
    ids.map((id) =>
      plainQueue(id, contacts, 330, {
        talk: lognormal(330, 0.9),
        afterCall: exponential(45),
        patience: exponential(180),
        dayVariation: 0.08,
        retrial: { share: 0.3, delay: exponential(600) },
      }),
    ),
    Array.from({ length: 500 }, (_, i) => plainAgent(`a${i}`, `g${(i % 8) + 1}`, [blendedShift(i)])),
    {
      campaigns: [{ id: 'sales', name: 'sales', handleTime: exponential(220), yieldsAfterSeconds: 15 }],
      groups: ids.map((id, i) => ({
        id: `g${i + 1}`,
        name: `g${i + 1}`,
        skills: [
          { queueId: id, priority: 1, afterSeconds: 0 },
          { queueId: ids[(i + 1) % 8], priority: 2, afterSeconds: 0 },
          { queueId: ids[(i + 3) % 8], priority: 3, afterSeconds: 30 },
        ],
      })),
      adherence: {
        absentShare: 0.04,
        lateStart: { share: 0.2, length: exponential(240) },
        earlyLeave: { share: 0.1, length: exponential(200) },
        breakOverrun: { share: 0.4, length: exponential(120) },
        unavailable: { perHour: 0.4, length: exponential(150) },
      },
    },
  );
}

function blendedShift(i: number): ScenarioShift {
  const start = 7 * HOUR + (i % 20) * 1800;
  const at = (kind: 'break' | 'meal' | 'outbound', from: number, minutes: number) => ({
    kind,
    startSeconds: start + from * 60,
    endSeconds: start + (from + minutes) * 60,
    queueIds: null,
    campaignId: kind === 'outbound' ? 'sales' : null,
  });
  const outbound = i % 3 === 0 ? [at('outbound', 300, 120)] : [];
  const activities = [at('break', 110, 15), at('meal', 240, 30), ...outbound, at('break', 430, 15)];
  return { startSeconds: start, endSeconds: start + 8.5 * HOUR, activities };
}

/** What any simulator of one queue has to do for a contact: two draws, two logarithms and an event in and out of the calendar. */
function bareLoop(agents: number): void {
  const stream = new RandomStream().start(1, 2, 3);
  const calendar = new EventCalendar();
  for (let i = 0; i < agents; i++) calendar.add(-300 * Math.log(stream.next()), i);
  let clock = 0;
  for (let i = 0; i < CONTACTS; i++) {
    clock -= Math.log(stream.next());
    const now = calendar.nextTime();
    calendar.add(now - 300 * Math.log(stream.next()), calendar.take());
  }
  if (clock < 0) throw new Error('unreachable');
}

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];

/** Processor time, which other programs on the machine touch less than the clock; the first run only warms up. */
function secondsOf(work: (run: number) => void): number {
  work(-1);
  const found = Array.from({ length: RUNS }, (_, run) => {
    const before = process.cpuUsage();
    work(run);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  });
  return median(found);
}

function oneQueueFigures(agents: number, occupancy: number, patience: number | null): object {
  const run = new ScenarioRun(oneQueue(agents, occupancy, patience));
  const seconds = secondsOf((number) => run.whole(1, number + 1));
  const bare = secondsOf(() => bareLoop(agents));
  return {
    agents,
    offeredPerAgent: occupancy,
    patienceSeconds: patience,
    contactsPerSecond: Math.round(CONTACTS / seconds),
    timesBareLoop: Number((seconds / bare).toFixed(2)),
  };
}

function largeDayFigures(): object {
  const run = new ScenarioRun(largeDay());
  return {
    agents: 500,
    queues: 8,
    contacts: 20_000,
    secondsPerReplication: Number(secondsOf((number) => run.whole(1, number + 1)).toFixed(4)),
  };
}

process.stdout.write(
  `${JSON.stringify({
    bench: 'simulator',
    oneQueue: [
      oneQueueFigures(10, 0.8, null),
      oneQueueFigures(100, 0.93, null),
      oneQueueFigures(100, 1, 120),
      oneQueueFigures(1000, 0.97, null),
    ],
    largeDay: largeDayFigures(),
  })}\n`,
);
