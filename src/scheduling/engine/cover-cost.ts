import { type CoverStep } from './roster-goals.js';

/**
 * What so many agents below or above a target cost a minute, by steps of rising cost; a last step without a number goes on.
 * Agents beyond the last step cost as much as the last one.
 * @example
 * stepCost(3, [{ agents: 2, cost: 4 }, { cost: 10 }]) // => 18
 */
export function stepCost(agents: number, steps: readonly CoverStep[]): number {
  let left = agents;
  let cost = 0;
  for (const [at, step] of steps.entries()) {
    const isLast = at === steps.length - 1;
    const taken = isLast ? left : Math.min(left, step.agents ?? Infinity);
    cost += taken * step.cost;
    left -= taken;
  }
  return cost;
}
