import { requireAgents, requireLoad } from './offered-load.js';
import { expExcess, NEGLIGIBLE_FALL, PANEL, reachOfFall, reachOfSteepFall } from './peaked-integral.js';

/** Up to here the recursion takes less time than the integral. */
const FEW_AGENTS = 400;

/**
 * Erlang B: share of contacts that find all agents busy where nobody can wait.
 * @throws RangeError when the load is negative or `agents` is not a whole number from 0 to 1,000,000.
 * @example
 * erlangB(2, 2) // => 0.4
 */
export function erlangB(load: number, agents: number): number {
  requireLoad(load);
  requireAgents(agents);
  return 1 / inverseErlangB(load, agents);
}

/**
 * 1 / B with load A (erlangs, `residue` beyond its double) and n agents; Infinity where B is below the least double.
 * Few agents: the recursion of `inverseWithOneMore`, positive terms only. Many: 1 / B = A x integral over y >= 0 of exp((n + 1) y - A (exp(y) - 1)),
 * whose integrand has one peak, so that its cost does not depend on n. No powers, no factorials: nothing overflows, nothing cancels.
 * Source: A. K. Erlang 1917; D. L. Jagerman, Some Properties of the Erlang Loss Function, Bell System Technical Journal 53 (1974), for the integral.
 * @example
 * inverseErlangB(2, 2) // => 2.5
 */
export function inverseErlangB(load: number, agents: number, residue = 0): number {
  if (agents > FEW_AGENTS && load > 0) return integral(load, agents + 1 - load - residue, agents + 1);
  // Two steps at once: what does not depend on the step before is worked out beside it.
  const perErlang = 1 / load;
  let inverse = agents % 2 === 0 ? 1 : 1 + perErlang;
  for (let n = 2 + (agents % 2); n <= agents; n += 2) {
    const last = n * perErlang;
    inverse = 1 + last + last * ((n - 1) * perErlang) * inverse;
  }
  return inverse;
}

/**
 * One step of the Erlang B recursion, from n - 1 agents to n: 1 / B(n) = 1 + n / (A B(n - 1)).
 * Source: R. B. Cooper, Introduction to Queueing Theory, 1981.
 * @example
 * inverseWithOneMore(1, 2, 1) // => 1.5
 */
export function inverseWithOneMore(inverseBefore: number, load: number, agents: number): number {
  return 1 + inverseBefore * (agents / load);
}

/**
 * The step back, from n agents to n - 1. It keeps its digits where more agents sit there than the load.
 * @example
 * inverseWithOneLess(2.5, 2, 2) // => 1.5
 */
export function inverseWithOneLess(inverse: number, load: number, agents: number): number {
  return (inverse - 1) * (load / agents);
}

/** The logarithm of the integrand is slope y - load (exp(y) - 1 - y); its peak lies at 0 or, with more agents than load, beyond. One panel carries a short rise too. */
function integral(load: number, slope: number, curvature: number): number {
  if (slope <= 0) {
    const reach = (2 * NEGLIGIBLE_FALL) / (Math.sqrt(slope * slope + 2 * load * NEGLIGIBLE_FALL) - slope);
    return load * panel(0, reach, slope, load);
  }
  const peak = Math.log1p(slope / load);
  const height = slope * peak - load * expExcess(peak);
  const left = Math.min(peak, reachOfFall(0, curvature));
  const right = reachOfSteepFall(curvature);
  const under =
    8 * left < right
      ? panel(-left, right, 0, curvature)
      : panel(-left, 0, 0, curvature) + panel(0, right, 0, curvature);
  return load * under * Math.exp(height);
}

function panel(from: number, to: number, slope: number, curvature: number): number {
  const middle = (from + to) / 2;
  const half = (to - from) / 2;
  const { points, weights } = PANEL;
  let sum = 0;
  for (let i = 0; i < points.length; i++) {
    const y = middle + half * points[i];
    sum += weights[i] * Math.exp(slope * y - curvature * expExcess(y));
  }
  return half * sum;
}
