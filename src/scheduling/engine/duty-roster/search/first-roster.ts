import { type LineFinder } from '../lines/line-finder.js';
import { type RosterState } from './roster-state.js';

/** Passes after the first; long periods leave them to later searches. */
const PASSES = 2;
const LONG_DAYS = 56;

/**
 * A first roster: one agent after another gets the best line for what the others leave, then once or twice again.
 * `shouldStop` ends it once everybody has a line. Gives the agents for whom no line was found.
 * @example
 * makeFirstRoster({ index: { agentCount: 0, cellCount: 0 } }, {}, () => false) // => []
 */
export function makeFirstRoster(state: RosterState, finder: LineFinder, shouldStop: () => boolean): number[] {
  const { agentCount, days, cellCount } = state.index;
  const prices = new Float64Array(cellCount);
  const without: number[] = [];
  for (let pass = 0; pass <= (days > LONG_DAYS ? 0 : PASSES); pass++) {
    for (let agent = 0; agent < agentCount; agent++) {
      if (pass > 0 && shouldStop()) return without;
      const old = state.line(agent).slice();
      state.set(agent, 0, days, null);
      state.prices(agent, 0, days, prices);
      const ends = finder.ends(agent, state.line(agent), 0, days);
      const line = finder.even(agent, ends, prices) ?? finder.quick(agent, ends, prices);
      if (line !== null) state.set(agent, 0, days, line.types);
      else if (pass > 0) state.set(agent, 0, days, old);
      else without.push(agent);
    }
  }
  return without;
}
