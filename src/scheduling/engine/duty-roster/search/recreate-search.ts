import { type LineFinder } from '../lines/line-finder.js';
import { type Random, randomInteger } from '../../random.js';
import { type RosterState } from './roster-state.js';

/** Noise in multiples of this keeps sums of prices exact. */
const GRAIN = 1 / 65_536;
/** Longer stretches take many times as long and are seldom better. */
const WINDOW_DAYS = [7, 14];
const LONG_WINDOW_DAYS = 28;
const LONG_SHARE = 0.04;
const FEWEST_AGENTS = 2;
const MOST_AGENTS = 3;

/**
 * Ruin and recreate: a few agents lose some weeks, and get them back one after another, each the best line there is for
 * what the others leave. Annealed: a worse roster is kept with a chance that falls with the temperature.
 */
export class RecreateSearch {
  /** Cost of the roster at hand. */
  cost: number;
  private readonly prices: Float64Array;

  constructor(
    readonly state: RosterState,
    private readonly finder: LineFinder,
    private readonly random: Random,
  ) {
    this.cost = state.cost();
    this.prices = new Float64Array(state.index.cellCount);
  }

  /** Ruins once; true when the roster changed. */
  step(temperature: number): boolean {
    const { state, random } = this;
    const { days, agentCount } = state.index;
    const length = Math.min(days, this.drawLength());
    const from = Math.max(0, Math.min(days - length, randomInteger(random, -length, days)));
    const to = Math.min(days, from + length);
    const agents = this.drawAgents(Math.min(agentCount, randomInteger(random, FEWEST_AGENTS, MOST_AGENTS)));
    const old = agents.map((agent) => state.line(agent).slice(from, to));
    const before = this.costOf(agents, from, to);
    const found = this.recreate(agents, from, to, temperature / 2);
    const change = found ? this.costOf(agents, from, to) - before : Infinity;
    if (change <= 0 || random() < Math.exp(-change / temperature)) {
      this.cost += change;
      return true;
    }
    agents.forEach((agent, at) => state.set(agent, from, to, old[at]));
    return false;
  }

  private recreate(agents: readonly number[], from: number, to: number, noise: number): boolean {
    const { state, finder, prices, random } = this;
    const ends = agents.map((agent) => finder.ends(agent, state.line(agent), from, to));
    agents.forEach((agent) => state.set(agent, from, to, null));
    return agents.every((agent, at) => {
      state.prices(agent, from, to, prices);
      const cells = (to - from) * state.index.typeCount;
      for (let cell = 0; cell < cells; cell++) prices[cell] += Math.round((noise * random()) / GRAIN) * GRAIN;
      const line = finder.quick(agent, ends[at], prices);
      if (line !== null) state.set(agent, from, to, line.types);
      return line !== null;
    });
  }

  private costOf(agents: readonly number[], from: number, to: number): number {
    return agents.reduce(
      (sum, agent) => sum + this.state.wishCost(agent, from, to),
      this.state.coverCost(from, to),
    );
  }

  private drawLength(): number {
    if (this.random() < LONG_SHARE) return LONG_WINDOW_DAYS;
    return WINDOW_DAYS[randomInteger(this.random, 0, WINDOW_DAYS.length - 1)];
  }

  private drawAgents(count: number): number[] {
    const drawn: number[] = [];
    while (drawn.length < count) {
      const agent = randomInteger(this.random, 0, this.state.index.agentCount - 1);
      if (!drawn.includes(agent)) drawn.push(agent);
    }
    return drawn;
  }
}
