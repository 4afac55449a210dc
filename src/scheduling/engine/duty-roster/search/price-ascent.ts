import { LineDescent } from '../lines/line-descent.js';
import { lineEnds } from '../lines/line-ends.js';
import { LineSpace } from '../lines/line-space.js';
import { type DutyIndex } from '../duty-index.js';
import { type SearchTools } from './search-tools.js';

/** Share of the way to the target that a step goes at first, and the smallest before it begins again. */
const FIRST_PACE = 1;
const LEAST_PACE = 0.002;
const PATIENCE = 30;
/** How much of the last direction stays in the next. */
const MEMORY = 0.4;
/** How far above the best bound a step aims, as a share of what is left to the best roster. */
const AIM = 0.08;

/**
 * A bound for problems too large for column generation over everything: cover and every limit of a whole line (minutes,
 * weekends, shifts of a type) have prices, what is left of a line is a small table, and the prices climb along subgradients
 * (Held, Wolfe and Crowder 1974) with Polyak's steps towards a target between the best bound and the best roster.
 */
export class PriceAscent {
  bound = -Infinity;
  private readonly index: DutyIndex;
  private readonly spaces: readonly LineSpace[];
  private readonly descent = new LineDescent();
  /** Prices of cover needs, then for each agent: of each type, of weekends, and of usual shifts' worth of minutes. */
  private prices: Float64Array;
  private best: Float64Array;
  private slope: Float64Array;
  private direction: Float64Array;
  private readonly width: number;
  private readonly needs: number;
  private readonly usualMinutes: number;
  private readonly cells: Float64Array;
  private readonly penalty: Float64Array;

  constructor(private readonly tools: SearchTools) {
    const { index } = tools;
    this.index = index;
    this.needs = index.needCell.length;
    this.width = index.typeCount + 2;
    this.spaces = Array.from(
      { length: index.agentCount },
      (_, agent) => new LineSpace(index, agent, [], 'loose'),
    );
    const size = this.needs + index.agentCount * this.width;
    this.prices = new Float64Array(size);
    this.best = this.prices.slice();
    this.slope = new Float64Array(size);
    this.direction = new Float64Array(size);
    this.usualMinutes = index.minutes.reduce((sum, minutes) => sum + minutes, 0) / index.typeCount;
    this.cells = new Float64Array(index.cellCount);
    this.penalty = new Float64Array(index.typeCount);
  }

  /** Climbs for ever; yields between pieces of work. `cost` tells that of the best roster. */
  *run(cost: () => number): Generator<void, void> {
    let pace = FIRST_PACE;
    for (let idle = 0; ; idle++) {
      const value = yield* this.value();
      if (value > this.bound) {
        this.bound = value;
        this.best.set(this.prices);
        idle = 0;
      } else if (idle >= PATIENCE) {
        pace /= 2;
        idle = 0;
        if (pace < LEAST_PACE) {
          pace = FIRST_PACE / 4;
          this.prices.set(this.best);
        }
      }
      const target = Math.min(
        cost(),
        this.bound + Math.max(AIM * Math.abs(this.bound), this.index.usualCost),
      );
      this.step(pace, Math.max(target - value, this.index.costStep));
    }
  }

  /** The bound at the prices, and its slope. */
  private *value(): Generator<void, number> {
    const { index, slope, prices } = this;
    let value = index.wishBase;
    for (let need = 0; need < this.needs; need++) {
      value += index.needAgents[need] * prices[need];
      slope[need] = index.needAgents[need];
    }
    for (let agent = 0; agent < index.agentCount; agent++) {
      value += this.lineValue(agent);
      yield;
    }
    return value;
  }

  private lineValue(agent: number): number {
    const { index, prices, slope, width, penalty, usualMinutes, cells } = this;
    const { typeCount, days, mostShifts, minutes, problem } = index;
    const own = this.needs + agent * width;
    const weekend = prices[own + typeCount];
    const perMinute = prices[own + typeCount + 1] / usualMinutes;
    this.setCells(agent);
    const { table } = this.tools.finder;
    const space = this.spaces[agent];
    for (let type = 0; type < typeCount; type++)
      penalty[type] = prices[own + type] + perMinute * minutes[type];
    // All of the line is free: none of it is looked at.
    const ends = lineEnds(space, [], 0, days);
    const fits = table.build(space, ends, cells, { types: penalty, weekend });
    const line = fits ? this.descent.find(table) : null;
    if (line === null) return -Infinity;
    const { maxMinutes, minMinutes } = problem.agents[agent];
    const limit = perMinute > 0 ? maxMinutes : minMinutes;
    let value = line.cost - weekend * space.mostWeekends - perMinute * limit;
    let worked = 0;
    for (let type = 0; type < typeCount; type++) {
      const most = mostShifts[agent * typeCount + type];
      value -= prices[own + type] * most;
      slope[own + type] = line.shifts[type] - most;
      worked += line.shifts[type] * minutes[type];
    }
    slope[own + typeCount] = line.weekends - space.mostWeekends;
    slope[own + typeCount + 1] = minutesSlope(worked, perMinute, minMinutes, maxMinutes) / usualMinutes;
    line.types.forEach((type, day) => this.takeCover(day * typeCount + type, type));
    return value;
  }

  private takeCover(cell: number, type: number): void {
    if (type < 0) return;
    const { needStart } = this.index;
    for (let need = needStart[cell]; need < needStart[cell + 1]; need++) this.slope[need]--;
  }

  private setCells(agent: number): void {
    const { index, cells, prices } = this;
    const { needStart, needCell } = index;
    cells.set(index.wishes[agent]);
    const last = needStart[index.cellCount];
    for (let need = 0; need < last; need++) cells[needCell[need]] -= prices[need];
  }

  private step(pace: number, rise: number): void {
    const { slope, direction, prices, needs, index, width } = this;
    let norm = 0;
    for (let at = 0; at < slope.length; at++) {
      // A price at its limit that the slope would push beyond it does not move.
      const here = this.isStuck(at) ? 0 : slope[at];
      direction[at] = here + MEMORY * direction[at];
      norm += direction[at] * direction[at];
    }
    const length = norm === 0 ? 0 : (pace * rise) / norm;
    for (let at = 0; at < slope.length; at++) {
      const price = prices[at] + length * direction[at];
      if (at < needs) prices[at] = Math.max(-index.overWeight[at], Math.min(index.underWeight[at], price));
      else prices[at] = (at - needs) % width === width - 1 ? price : Math.max(0, price);
    }
  }

  private isStuck(at: number): boolean {
    const { slope, prices, needs, index, width } = this;
    if (at >= needs) return (at - needs) % width !== width - 1 && prices[at] === 0 && slope[at] < 0;
    return slope[at] > 0 ? prices[at] >= index.underWeight[at] : prices[at] <= -index.overWeight[at];
  }
}

/** How the bound changes with the price of minutes, where between the limits nothing changes. */
function minutesSlope(worked: number, price: number, least: number, most: number): number {
  if (price > 0 || worked > most) return worked - most;
  return price < 0 || worked < least ? worked - least : 0;
}
