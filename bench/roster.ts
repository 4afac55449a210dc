import { performance } from 'node:perf_hooks';
import { coverGaps } from '../src/scheduling/engine/cover.js';
import { scheduleEfficiency } from '../src/scheduling/engine/explain.js';
import { generateProblem } from '../src/scheduling/engine/generate-problem.js';
import { outboundDelivery } from '../src/scheduling/engine/outbound-delivery.js';
import { type SchedulingProblem } from '../src/scheduling/engine/problem.js';
import { solve, type SolveResult } from '../src/scheduling/engine/solve.js';
import { loadCallingHoursPacks } from '../src/scheduling/solver/calling-hours.loader.js';
import { localDate } from '../src/time/zoned-time.js';

interface Case {
  readonly name: string;
  readonly agents: number;
  readonly weeks: number;
  readonly steps: number;
  readonly from?: string;
}

const CASES: readonly Case[] = [
  { name: 'week-120', agents: 120, weeks: 1, steps: 10_000 },
  { name: 'week-180-quick', agents: 180, weeks: 1, steps: 1_500 },
  { name: 'week-120-clocks-back', agents: 120, weeks: 1, steps: 3_000, from: '2026-10-26' },
  { name: 'week-500', agents: 500, weeks: 1, steps: 10_000 },
  { name: 'four-weeks-120', agents: 120, weeks: 4, steps: 10_000 },
];

const callingHours = loadCallingHoursPacks();
const round = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 1e4) / 1e4;
const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);

async function measure({ name, agents, weeks, steps, from }: Case): Promise<object> {
  const firstDate = localDate(from ?? '2026-03-02');
  const problem = generateProblem({ agents, weeks, sites: 3, seed: 1, firstDate, callingHours });
  const started = performance.now();
  const solved = await solve(problem, { seed: 1, budget: { steps } });
  const seconds = round((performance.now() - started) / 1000);
  return { case: name, agents, weeks, steps, seconds, ...figures(problem, solved) };
}

function figures(problem: SchedulingProblem, { roster, score, bound }: SolveResult): object {
  const gaps = coverGaps(problem, roster);
  const delivery = outboundDelivery(problem, roster);
  const target = sum(gaps.map((gap) => gap.targetMinutes));
  return {
    shifts: roster.shifts.length,
    hardViolations: score.hardViolations,
    score: round(score.cost),
    bound: round(bound),
    gap: bound === null ? null : round((score.cost - bound) / Math.max(1, score.cost)),
    scheduleEfficiency: round(scheduleEfficiency(gaps)),
    under: round(sum(gaps.map((gap) => gap.underMinutes)) / target),
    over: round(sum(gaps.map((gap) => gap.overMinutes)) / target),
    outboundDelivered: round(
      sum(delivery.map((zone) => zone.deliveredMinutes)) / sum(delivery.map((zone) => zone.wantedMinutes)),
    ),
  };
}

const wanted = process.argv.slice(2);
const results: object[] = [];
for (const each of CASES) {
  if (wanted.length === 0 || wanted.includes(each.name)) results.push(await measure(each));
}
process.stdout.write(`${JSON.stringify({ bench: 'roster', results })}\n`);
