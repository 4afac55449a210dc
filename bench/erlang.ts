import { existsSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { parse } from 'csv-parse/sync';
import { erlangRow } from '../src/forecasting/engine/erlang-rows.js';
import { queueFigures, requiredAgents, type StaffingModel } from '../src/forecasting/engine/staffing.js';
import { requiredAgentsBatch } from '../src/forecasting/engine/staffing-batch.js';

const AHT = 240;
const PATIENCE = 120;
const QUESTION = { answerThresholdSeconds: 20 };
const TARGETS = { serviceLevel: { share: 0.8, ...QUESTION } };
const ROUNDS = 9;

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const rounded = (value: number, digits = 3): number => Number(value.toPrecision(digits));

/** A load of half an hour; every call gets a slightly different one, so that nothing can be remembered. */
const work = (erlangs: number, call: number) => ({
  contacts: (erlangs * (1 + (call % 97) * 1e-5) * 1800) / AHT,
  intervalSeconds: 1800,
  averageHandleTimeSeconds: AHT,
  patienceSeconds: PATIENCE,
});

/** Erlang C, 80/20, as the textbook has it: the recursion of Erlang B from zero until the target is met. */
function plainRequiredC(load: number): number {
  let blocking = 1;
  for (let n = 1; ; n++) {
    blocking = (load * blocking) / (n + load * blocking);
    if (n <= load) continue;
    const wait = (n * blocking) / (n - load + load * blocking);
    if (1 - wait * Math.exp((-(n - load) * QUESTION.answerThresholdSeconds) / AHT) >= 0.8) return n;
  }
}

/** Answered within the threshold, of offered, in Erlang A: Erlang B from zero, and the queue summed from its first place. */
function plainServiceLevelA(load: number, agents: number): number {
  let blocking = 1;
  for (let n = 1; n < agents; n++) blocking = (load * blocking) / (n + load * blocking);
  const z = (load / AHT) * PATIENCE;
  const a = (agents / AHT) * PATIENCE;
  const t = QUESTION.answerThresholdSeconds / PATIENCE;
  const now = plainQueue(z, a);
  const later = plainQueue(z * Math.exp(-t), a);
  const divisor = 1 / blocking + (load / agents) * now.total;
  const late = (Math.exp(-z * Math.expm1(-t) - a * t) * (later.total - 1)) / divisor;
  return 1 - now.waiting / a / divisor - late;
}

function plainQueue(z: number, a: number): { total: number; waiting: number } {
  let [total, waiting, weight] = [0, 0, 1];
  for (let k = 0; weight * k > 1e-17 * waiting || k < 2 || z > a + k; k++) {
    total += weight;
    waiting += k * weight;
    weight *= z / (a + k + 1);
  }
  return { total, waiting };
}

function plainRequiredA(load: number): number {
  let [low, high] = [0, Math.ceil(load)];
  while (plainServiceLevelA(load, high) < 0.8) [low, high] = [high, 2 * high];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (plainServiceLevelA(load, middle) >= 0.8) high = middle;
    else low = middle;
  }
  return high;
}

/** Of processor time, which does not pass while others have the processor. */
function microseconds(calls: number, run: (call: number) => number): number {
  const start = process.cpuUsage();
  let sum = 0;
  for (let call = 0; call < calls; call++) sum += run(call);
  if (!Number.isFinite(sum)) throw new Error('A figure is missing.');
  const { user, system } = process.cpuUsage(start);
  return (user + system) / calls;
}

/** Medians over rounds in which both take turns. */
function compare(
  calls: number,
  plainCalls: number,
  run: (call: number) => number,
  plain: (call: number) => number,
) {
  const own: number[] = [];
  const others: number[] = [];
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    own.push(microseconds(calls, run));
    others.push(microseconds(plainCalls, plain));
    ratios.push(others[round] / own[round]);
  }
  return {
    microseconds: rounded(median(own)),
    plainMicroseconds: rounded(median(others)),
    timesFaster: rounded(median(ratios)),
  };
}

function required(model: StaffingModel, erlangs: number) {
  const plain = model === 'C' ? plainRequiredC : plainRequiredA;
  const run = (call: number) => requiredAgents(model, work(erlangs, call), TARGETS).requiredAgents;
  const load = (call: number) => (work(erlangs, call).contacts * AHT) / 1800;
  if (run(1) !== plain(load(1)))
    throw new Error(`${erlangs} erlangs: the plain recursion needs other agents.`);
  return {
    erlangs,
    ...compare(2000, Math.max(20, Math.ceil(20_000 / erlangs)), run, (call) => plain(load(call))),
  };
}

/** Figures of one interval at agents equal to the load. */
function figuresA(erlangs: number) {
  const run = (call: number) => queueFigures('A', work(erlangs, call), erlangs, QUESTION).serviceLevel ?? NaN;
  const plain = (call: number) => plainServiceLevelA((work(erlangs, call).contacts * AHT) / 1800, erlangs);
  return { erlangs, ...compare(2000, Math.max(50, Math.ceil(100_000 / erlangs)), run, plain) };
}

/** A year of quarter-hours of 50 queues, 1 to 400 erlangs. */
function yearOfFiftyQueues() {
  const intervals = 50 * 365 * 96;
  const contacts = Float64Array.from({ length: intervals }, (_, i) => (900 / AHT) * (1 + ((i * 7919) % 400)));
  const handleTimes = Float64Array.from({ length: intervals }, (_, i) => AHT + ((i * 31) % 60) - 30);
  const agents = new Int32Array(intervals);
  const batch = {
    model: 'C' as const,
    contacts,
    intervalSeconds: 900,
    averageHandleTimeSeconds: handleTimes,
  };
  const rounds = [1, 2, 3, 4, 5].map(() => {
    const [start, used] = [performance.now(), process.cpuUsage()];
    requiredAgentsBatch({ ...batch, targets: TARGETS }, agents);
    const { user, system } = process.cpuUsage(used);
    return { passed: (performance.now() - start) / 1000, processor: (user + system) / 1e6 };
  });
  return {
    intervals,
    seconds: rounded(median(rounds.map(({ passed }) => passed))),
    processorSeconds: rounded(median(rounds.map(({ processor }) => processor))),
  };
}

/** Largest misses against 60 digits, by column of `wfm erlang`: relative where the figure is above 0.001, absolute below. */
function misses(): Record<string, number> | null {
  const file = '../shared/reference/erlang/erlang_reference_2000.csv';
  if (!existsSync(file)) return null;
  const worst: Record<string, number> = {};
  for (const row of parse<Record<string, string>>(readFileSync(file), { columns: true })) {
    const answer: Record<string, number | string> = erlangRow(row);
    for (const [name, text] of Object.entries(row)) {
      const got = answer[name.toLowerCase()];
      if (typeof got !== 'number' || text === '') continue;
      const miss = Math.abs(got - Number(text)) / Math.max(1e-3, Math.abs(Number(text)));
      worst[name.toLowerCase()] = Math.max(worst[name.toLowerCase()] ?? 0, rounded(miss, 2));
    }
  }
  return worst;
}

process.stdout.write(
  `${JSON.stringify({
    bench: 'erlang',
    requiredErlangC: [5, 50, 500, 5000, 20_000].map((erlangs) => required('C', erlangs)),
    requiredErlangA: [5, 50, 500, 2000, 5000].map((erlangs) => required('A', erlangs)),
    figuresErlangA: [5, 50, 500, 2000, 5000].map(figuresA),
    yearOfFiftyQueues: yearOfFiftyQueues(),
    misses: misses(),
  })}\n`,
);
