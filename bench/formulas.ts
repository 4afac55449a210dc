/** When formulas are wrong, and by how much: `npm run bench -- formulas` prints JSON, with `--markdown` the tables of docs/staffing.md. */
import { erlangA } from '../src/forecasting/engine/erlang-a.js';
import { erlangC } from '../src/forecasting/engine/erlang-c.js';
import {
  PERFECT_ADHERENCE,
  type Scenario,
  type ScenarioQueue,
  type ScenarioShift,
} from '../src/forecasting/engine/simulator/scenario.js';
import { simulate } from '../src/forecasting/engine/simulator/simulate.js';
import { type Estimate } from '../src/forecasting/engine/simulator/simulation.js';
import { exponential, lognormal, plainAgent, plainQueue, plainScenario } from './scenarios/plain.js';

const SEED = 1;
const HALF_HOUR = 1800;
const THRESHOLD = 20;
const GOAL = 0.8;
const PATIENCE = 120;
/** Half-hours of a day of constant load; the first few only fill the queue. */
const DAY = 26;
const WARM_UP = 6;
const DAY_END = (DAY + 4) * HALF_HOUR;

interface Work {
  readonly contacts: number;
  readonly aht: number;
}

const OFFICE: Work = { contacts: 200, aht: 270 };
const SMALL: Work = { contacts: 24, aht: 300 };

const load = ({ contacts, aht }: Work): number => (contacts * aht) / HALF_HOUR;

function byErlangC(work: Work, agents: number): number | null {
  const input = {
    offeredLoad: load(work),
    agents,
    averageHandleTimeSeconds: work.aht,
    answerThresholdSeconds: THRESHOLD,
  };
  return agents > load(work) ? (erlangC(input)?.serviceLevel ?? null) : null;
}

function byErlangA(work: Work, agents: number): number {
  return erlangA({
    offeredLoad: load(work),
    agents,
    averageHandleTimeSeconds: work.aht,
    answerThresholdSeconds: THRESHOLD,
    patienceSeconds: PATIENCE,
  }).serviceLevels.offered;
}

function leastAgents(level: (agents: number) => number | null, from = 1): number {
  for (let agents = from; ; agents++) if ((level(agents) ?? 0) >= GOAL) return agents;
}

/** How a case differs from what Erlang C assumes. */
interface Case {
  readonly name: string;
  readonly work?: Work;
  readonly agents: number;
  readonly queue?: Partial<ScenarioQueue>;
  readonly adherence?: Scenario['adherence'];
  /** Planned pauses, the same share of every hour, spread over the agents. */
  readonly pauseShare?: number;
  /** Queues alike, and how many of them each agent serves; the agents are those of each queue. */
  readonly queues?: number;
  readonly skills?: number;
  readonly givesUp: boolean;
}

function scenarioOf(each: Case, agents: number): Scenario {
  const { queues = 1, skills = 1, work = OFFICE } = each;
  const ids = Array.from({ length: queues }, (_, i) => `q${i + 1}`);
  const patience = each.givesUp ? exponential(PATIENCE) : null;
  const contacts = Array.from({ length: DAY }, () => work.contacts);
  const shift = (i: number): ScenarioShift => ({
    startSeconds: 0,
    endSeconds: DAY_END,
    activities: pausesOf(each.pauseShare ?? 0, i / (agents * queues)),
  });
  return plainScenario(
    HALF_HOUR,
    ids.map((id) => plainQueue(id, contacts, work.aht, { patience, ...each.queue })),
    Array.from({ length: agents * queues }, (_, i) => plainAgent(`a${i}`, ids[i % queues], [shift(i)])),
    {
      warmUpIntervals: WARM_UP,
      groups: ids.map((id, i) => ({
        id,
        name: id,
        skills: Array.from({ length: skills }, (_, k) => ({
          queueId: ids[(i + k) % queues],
          priority: k + 1,
          afterSeconds: 0,
        })),
      })),
      adherence: each.adherence ?? PERFECT_ADHERENCE,
    },
  );
}

function pausesOf(share: number, offset: number): ScenarioShift['activities'] {
  if (share === 0) return [];
  const hours = Math.floor(DAY_END / 3600) - 1;
  return Array.from({ length: hours }, (_, hour) => {
    const startSeconds = 3600 * (hour + offset);
    const endSeconds = startSeconds + 3600 * share;
    return { kind: 'break', startSeconds, endSeconds, queueIds: null, campaignId: null };
  });
}

function simulated(each: Case, agents: number, replications: number): Estimate {
  const { all } = simulate(scenarioOf(each, agents), { seed: SEED, replications });
  return all.total.serviceLevels['sl.offered'] ?? { value: 0, halfWidth: null };
}

const CASES: readonly Case[] = [
  { name: 'nobody gives up: as Erlang C assumes', agents: 34, givesUp: false },
  { name: 'callers give up after 120 s on average: as Erlang A assumes', agents: 34, givesUp: true },
  { name: 'the same, fewer agents', agents: 31, givesUp: true },
  { name: 'the same, fewer agents than erlangs', agents: 28, givesUp: true },
  {
    name: 'patience lognormal, the same mean, spread 120 s',
    agents: 31,
    givesUp: true,
    queue: { patience: lognormal(PATIENCE, 1) },
  },
  {
    name: 'one in eight gives up at once, the others after 137 s',
    agents: 31,
    givesUp: true,
    queue: {
      patience: {
        kind: 'empirical',
        seconds: [0, ...quantiles(137)],
        weights: [1, ...quantiles(137).map(() => 7 / 200)],
      },
    },
  },
  {
    name: 'who gave up calls again: half of them, 5 minutes later',
    agents: 31,
    givesUp: true,
    queue: { retrial: { share: 0.5, delay: exponential(300) } },
  },
  {
    name: 'handle time always 270 s, nobody gives up',
    agents: 34,
    givesUp: false,
    queue: { talk: { kind: 'constant', seconds: 270 } },
  },
  {
    name: 'handle time lognormal, spread 1.5 times its mean, nobody gives up',
    agents: 34,
    givesUp: false,
    queue: { talk: lognormal(270, 1.5) },
  },
  {
    name: 'the same handle time, callers give up',
    agents: 31,
    givesUp: true,
    queue: { talk: lognormal(270, 1.5) },
  },
  {
    name: "the day's level varies by 10 %, nobody gives up",
    agents: 34,
    givesUp: false,
    queue: { dayVariation: 0.1 },
  },
  {
    name: "the day's level varies by 10 %, callers give up",
    agents: 34,
    givesUp: true,
    queue: { dayVariation: 0.1 },
  },
  {
    name: "the day's level varies by 20 %, callers give up",
    agents: 34,
    givesUp: true,
    queue: { dayVariation: 0.2 },
  },
  {
    name: '7.5 minutes of break in every hour that were not planned for',
    agents: 34,
    givesUp: true,
    pauseShare: 0.125,
  },
  {
    name: 'away for 6 minutes every 2 hours, in no plan',
    agents: 34,
    givesUp: true,
    adherence: { ...PERFECT_ADHERENCE, unavailable: { perHour: 0.5, length: exponential(360) } },
  },
  {
    name: 'four queues of 4 erlangs, 6 agents for each alone',
    agents: 6,
    work: SMALL,
    queues: 4,
    skills: 1,
    givesUp: true,
  },
  {
    name: 'the same, each agent takes two of the queues',
    agents: 6,
    work: SMALL,
    queues: 4,
    skills: 2,
    givesUp: true,
  },
  {
    name: 'the same, each agent takes all four',
    agents: 6,
    work: SMALL,
    queues: 4,
    skills: 4,
    givesUp: true,
  },
];

/** Two hundred values that stand for an exponential distribution. */
function quantiles(mean: number): number[] {
  return Array.from({ length: 200 }, (_, i) => -mean * Math.log(1 - (i + 0.5) / 200));
}

function rowOf(each: Case) {
  const { work = OFFICE, agents, name } = each;
  const found = simulated(each, agents, 400);
  return {
    case: name,
    agents,
    erlangC: byErlangC(work, agents),
    erlangA: byErlangA(work, agents),
    simulated: found.value,
    halfWidth: found.halfWidth,
    neededC: leastAgents((n) => byErlangC(work, n)),
    neededA: leastAgents((n) => byErlangA(work, n)),
    needed: leastAgents((n) => simulated(each, n, 200).value, Math.max(1, agents - 8)),
  };
}

/** 13 or 14 agents, 1 / (1 - s) or 1 + s, 80/20 or an average of 20 s. */
function traps(): object {
  const classic = { contacts: 100, aht: 180 };
  const asaOf = ({ contacts, aht }: Work, agents: number) =>
    erlangC({
      offeredLoad: load({ contacts, aht }),
      agents,
      averageHandleTimeSeconds: aht,
      answerThresholdSeconds: THRESHOLD,
    })?.averageSpeedOfAnswerSeconds ?? Infinity;
  const averages = [classic, OFFICE, { contacts: 1000, aht: 270 }].map((work) => {
    const forAverage = leastAgents((n) => (asaOf(work, n) <= THRESHOLD ? 1 : 0));
    return {
      erlangs: load(work),
      forServiceLevel: leastAgents((n) => byErlangC(work, n)),
      forAverage,
      serviceLevelThen: byErlangC(work, forAverage),
    };
  });
  const withBreaks: Case = { name: 'breaks', agents: 0, givesUp: false, pauseShare: 0.3 };
  return {
    classic: [13, 14].map((agents) => ({
      agents,
      erlangC: byErlangC(classic, agents),
      simulated: simulated({ name: 'classic', work: classic, agents, givesUp: false }, agents, 400),
    })),
    averages,
    breaks: [35, 35 * 1.3, 35 / 0.7].map((heads) => ({
      heads: Math.ceil(heads - 1e-9),
      simulated: simulated(withBreaks, Math.ceil(heads - 1e-9), 400),
    })),
  };
}

const percent = (value: number | null): string => (value === null ? '-' : (100 * value).toFixed(1));

function markdown(rows: readonly ReturnType<typeof rowOf>[]): string {
  const lines = rows.map(
    ({ case: name, agents, erlangC: c, erlangA: a, simulated: s, halfWidth, ...needed }) =>
      [
        name,
        agents,
        percent(c),
        percent(a),
        `${percent(s)} ± ${percent(halfWidth)}`,
        needed.neededC,
        needed.neededA,
        needed.needed,
      ].join(' | '),
  );
  const head =
    '| case | agents | Erlang C % | Erlang A % | simulated % | needed: C | A | really |\n|---|--:|--:|--:|--:|--:|--:|--:|';
  return `${head}\n${lines.map((line) => `| ${line} |`).join('\n')}\n`;
}

const rows = CASES.map(rowOf);
const asMarkdown = process.argv.includes('--markdown');
process.stdout.write(
  asMarkdown ? markdown(rows) : `${JSON.stringify({ bench: 'formulas', rows, traps: traps() })}\n`,
);
