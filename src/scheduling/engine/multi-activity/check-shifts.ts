import { type MultiActivityProblem } from './problem.js';
import { type ActivityFinding } from './rules/activity-rule.js';
import { ACTIVITY_RULES } from './rules/registry.js';
import { coverOf, isActivity, type RosterTexts } from './shift-text.js';

export interface CheckedShifts {
  /** Worked periods, and the cost of a shift for every shift. */
  readonly cost: number;
  readonly workedPeriods: number;
  readonly shifts: number;
  readonly broken: readonly BrokenActivityRule[];
}

export interface BrokenActivityRule extends ActivityFinding {
  readonly ruleId: string;
}

/**
 * Holds a roster against every rule, and prices it.
 * @example
 * checkShifts({ periods: 2, open: { from: 0, to: 2 }, demand: [[0, 0]], shiftCost: 12, rules: { leastStretch: 4, forms: [] } }, []).cost // => 0
 */
export function checkShifts(problem: MultiActivityProblem, roster: RosterTexts): CheckedShifts {
  const worked = roster.reduce((sum, text) => sum + [...text].filter(isActivity).length, 0);
  return {
    cost: worked + problem.shiftCost * roster.length,
    workedPeriods: worked,
    shifts: roster.length,
    broken: ACTIVITY_RULES.flatMap((rule) =>
      rule.broken(problem, roster).map((finding) => ({ ruleId: rule.id, ...finding })),
    ),
  };
}

/** What the work of a roster goes to, by activity, in periods of one agent. */
export interface ActivityUse {
  readonly activity: number;
  readonly wanted: number;
  readonly worked: number;
  readonly under: number;
  readonly over: number;
}

/**
 * Where a roster has more and where it has fewer agents than are wanted.
 * @example
 * activityUse({ demand: [[1, 1]] }, ['0.']) // => [{ activity: 0, wanted: 2, worked: 1, under: 1, over: 0 }]
 */
export function activityUse(
  problem: Pick<MultiActivityProblem, 'demand'>,
  roster: RosterTexts,
): ActivityUse[] {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return coverOf(problem, roster).map((cover, activity) => {
    const wanted = problem.demand[activity];
    return {
      activity,
      wanted: sum(wanted),
      worked: sum(cover),
      under: sum(wanted.map((agents, period) => Math.max(0, agents - cover[period]))),
      over: sum(wanted.map((agents, period) => Math.max(0, cover[period] - agents))),
    };
  });
}
