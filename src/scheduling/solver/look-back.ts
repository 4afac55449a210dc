import { type SchedulingProblem } from '../engine/problem.js';
import { type WorkRule } from '../engine/work-rules.js';

/** As long as any run that a contract bounds, and all that most rules look at. */
const USUAL_DAYS = 21;
/** A quarter of a year: long enough for seldom things, short enough that old wrongs are forgotten. */
export const FAIRNESS_DAYS = 91;
const WEEK_DAYS = 7;

/** How many days before the period its rules look at. */
export function lookBackDays(problem: SchedulingProblem): number {
  const fairness = (problem.fairness?.length ?? 0) > 0 ? FAIRNESS_DAYS : 0;
  return Math.max(USUAL_DAYS, fairness, ...rulesOf(problem).map(daysOf));
}

/** Whether some rule or pay looks at single shifts before the period. */
export function looksBack(problem: SchedulingProblem): boolean {
  const isPaid = problem.contracts.some(({ pay }) => pay !== undefined);
  return isPaid || rulesOf(problem).length > 0 || (problem.fairness?.length ?? 0) > 0;
}

/** Whether some rule averages over weeks before the period. */
export function averages(problem: SchedulingProblem): boolean {
  return rulesOf(problem).some(({ rule }) => rule === 'average-hours');
}

function rulesOf({ rules = [], labourPacks = [] }: SchedulingProblem): readonly WorkRule[] {
  return [...rules, ...labourPacks.flatMap((pack) => pack.rules)];
}

function daysOf(rule: WorkRule): number {
  switch (rule.rule) {
    case 'average-hours':
    case 'night-hours-average':
      return rule.weeks * WEEK_DAYS;
    case 'working-weekends':
      return (rule.weeks ?? 0) * WEEK_DAYS;
    case 'night-shifts':
      return rule.days;
    case 'consecutive-shifts':
      return (rule.max ?? 0) + 1;
    case 'consecutive-days':
      return rule.max + 1;
    default:
      return 0;
  }
}
