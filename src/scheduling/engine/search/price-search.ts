import { type Lane } from './lane.js';
import { type LineClass, type WorkGroup, workGroups } from './line-class.js';
import { LinePricing } from './line-prices.js';
import { type WorkGrid, type WorkPrices, type WorkUse } from './work-grid.js';

/** Looked up once: globals are slow where modules run in contexts of their own. */
const { floor, max, min, sqrt } = Math;
const ENDLESS = Infinity;
/** How fast means of slope and its square follow. */
const SLOPE_MEMORY = 0.9;
const SQUARE_MEMORY = 0.95;
const LEAST_SLOPE = 0.05;
const FIRST_LENGTH = 6;
const LAST_LENGTH = 0.03;
/** In score of a shift. */
const FIRST_TEMPERATURE = 50;
const LAST_TEMPERATURE = 0.3;
const MEASURED_EVERY = 20;

/**
 * Searches the prices of work at which agents, each choosing the best line for themselves, do just the work there is.
 * By duality any prices give a bound: no roster costs less than all work at these prices, less the worth of the best
 * lines. Steps follow the smoothed slope (Adam: Kingma and Ba, 2015), ever shorter and ever less smoothed.
 */
export class PriceSearch {
  bound = -ENDLESS;
  readonly prices: WorkPrices;
  private readonly pricing: LinePricing;
  /** What this lane prices. */
  private readonly groups: readonly WorkGroup[];
  private readonly use: WorkUse;
  private readonly slope: Float64Array;
  private readonly square: Float64Array;
  rounds = 0;

  constructor(
    private readonly grid: WorkGrid,
    weeks: readonly (readonly LineClass[])[],
    contractShort: number,
    private readonly planned: number,
    private readonly lane: Lane,
    from?: WorkPrices,
  ) {
    this.pricing = new LinePricing(grid, contractShort);
    this.groups = shareOf(weeks.flatMap(workGroups), lane);
    this.prices = from ?? {
      queue: grid.target.map((wanted) => (wanted > 0 ? grid.under * 0.3 : 0)),
      zone: Float64Array.from(grid.zones, ({ plannable }) => (plannable > 0 ? grid.missedCall * 0.6 : 0)),
    };
    this.use = { queue: new Float64Array(grid.target.length), zone: new Float64Array(grid.zones.length) };
    this.slope = new Float64Array(grid.target.length + grid.zones.length);
    this.square = new Float64Array(this.slope.length);
  }

  get done(): boolean {
    return this.rounds >= this.planned;
  }

  /** One step; every few of them the bound is measured, and always at the last. */
  async step(): Promise<void> {
    const part = this.rounds / max(1, this.planned);
    const length = FIRST_LENGTH * (LAST_LENGTH / FIRST_LENGTH) ** part;
    const temperature = FIRST_TEMPERATURE * (LAST_TEMPERATURE / FIRST_TEMPERATURE) ** part;
    const { grid, prices, use } = this;
    use.queue.fill(0);
    use.zone.fill(0);
    for (const group of this.groups) this.pricing.spread(group, prices, temperature, use);
    await this.addOthers();
    this.rounds++;
    for (let cell = 0; cell < grid.target.length; cell++) {
      if (grid.target[cell] === 0) continue;
      const curve = grid.curves[floor(cell / grid.slots)];
      const wanted = curve?.cheapest(prices.queue[cell], grid.target[cell], grid.least[cell]).agents;
      const slope = (wanted ?? grid.target[cell]) - use.queue[cell];
      const wish = prices.queue[cell] + length * this.direction(cell, slope);
      prices.queue[cell] = min(curve?.steepest ?? grid.under, max(curve?.shallowest ?? -grid.over, wish));
    }
    grid.zones.forEach(({ plannable }, zone) => {
      if (plannable === 0) return;
      const slope = plannable / grid.slotMinutes - use.zone[zone];
      const wish = prices.zone[zone] + length * this.direction(grid.target.length + zone, slope);
      prices.zone[zone] = min(grid.missedCall, max(-grid.over, wish));
    });
    if (grid.slotsOfInterval > 1) this.levelIntervals();
    if (this.done || this.rounds % MEASURED_EVERY === 0) await this.measure();
  }

  /** No roster costs less than this, at any prices within the costs of too few and too many. */
  private async measure(): Promise<void> {
    const { grid, prices } = this;
    let value = 0;
    for (let cell = 0; cell < grid.target.length; cell++) {
      const [price, wanted] = [prices.queue[cell], grid.target[cell]];
      const curve = wanted === 0 ? null : grid.curves[floor(cell / grid.slots)];
      value += curve?.cheapest(price, wanted, grid.least[cell]).value ?? price * wanted;
    }
    grid.zones.forEach((_, zone) => (value += this.zoneValue(zone, prices.zone[zone])));
    const lines = this.groups.reduce((sum, group) => sum + this.pricing.best(group, prices), 0);
    this.bound = max(this.bound, value - (await this.lane.sum(lines)));
  }

  /** What the groups of all lanes do together, added up in the same order by each. */
  private async addOthers(): Promise<void> {
    const { queue, zone } = this.use;
    if (this.lane.count === 1) return;
    const told = new Float64Array(queue.length + zone.length);
    told.set(queue);
    told.set(zone, queue.length);
    const all = await this.lane.exchange(told);
    for (let cell = 0; cell < queue.length; cell++) queue[cell] = sumAt(all, cell);
    for (let at = 0; at < zone.length; at++) zone[at] = sumAt(all, queue.length + at);
  }

  /** The least of a zone's own cost and what its calling is sold for, over all amounts of calling. */
  private zoneValue(zone: number, price: number): number {
    const { slotMinutes, missedCall, over } = this.grid;
    const { wanted, plannable } = this.grid.zones[zone];
    const at = (minutes: number) =>
      (max(0, wanted - minutes) * missedCall + max(0, minutes - plannable) * over + minutes * price) /
      slotMinutes;
    return min(at(0), at(wanted), at(plannable));
  }

  private direction(at: number, slope: number): number {
    this.slope[at] += (1 - SLOPE_MEMORY) * (slope - this.slope[at]);
    this.square[at] += (1 - SQUARE_MEMORY) * (slope * slope - this.square[at]);
    const mean = this.slope[at] / (1 - SLOPE_MEMORY ** this.rounds);
    const square = this.square[at] / (1 - SQUARE_MEMORY ** this.rounds);
    return mean / (sqrt(square) + LEAST_SLOPE);
  }

  /** An interval has one target for its mean cover, so its slots have one price. */
  private levelIntervals(): void {
    const { slotsOfInterval, slots, slotsInSpan, queues } = this.grid;
    for (let queue = 0; queue < queues; queue++) {
      for (let slot = 0; slot < slotsInSpan; slot += slotsOfInterval) {
        const first = queue * slots + slot;
        const row = this.prices.queue.subarray(first, first + min(slotsOfInterval, slotsInSpan - slot));
        row.fill(row.reduce((sum, price) => sum + price, 0) / row.length);
      }
    }
  }
}

function sumAt(rows: readonly Float64Array[], at: number): number {
  let sum = 0;
  for (const row of rows) sum += row[at];
  return sum;
}

/** The largest groups first, each to the lane that has least to do so far. */
function shareOf(groups: readonly WorkGroup[], { count, number }: Lane): readonly WorkGroup[] {
  if (count === 1) return groups;
  const effort = ({ lines, touched }: WorkGroup) =>
    lines.reduce(
      (sum, { days }) => sum + days.reduce((own, { candidates }) => own + candidates.length, 0),
      touched.length,
    );
  const sized = groups.map((group, at) => ({ group, at, effort: effort(group) }));
  sized.sort((a, b) => b.effort - a.effort || a.at - b.at);
  const load = new Float64Array(count);
  return sized.flatMap(({ group, effort: more }) => {
    const least = load.indexOf(min(...load));
    load[least] += more;
    return least === number ? [group] : [];
  });
}
