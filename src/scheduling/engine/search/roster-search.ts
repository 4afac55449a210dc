import { type Random, randomInteger } from '../random.js';
import { type Lane } from './lane.js';
import { type LineFinish } from './line-finish.js';
import { type Lines, type LineRoster } from './line-roster.js';
import { shareOut } from './share-out.js';

/** Agents over which the worth of a slot falls while a cycle begins, and while it ends. */
const WIDEST = 10;
const NARROWEST = 0.1;
/** Passes of the first cycle; each further one is twice as long. */
const FIRST_CYCLE = 4;
const SHARE_EXACT = 0.25;
const STEERED_PER_PASS = 10;
const PAUSE_EVERY_VISITS = 40;
/** Visits between two meetings of lanes: few enough that hardly anybody takes what another lane has just taken. */
const MOST_UNTOLD = 32;
const SHARE_UNTOLD = 0.005;
const MOST_REPAIRS = 8;
const POLISHING_PASSES = 6;

export interface SearchHooks {
  /** Between visits; awaited. */
  readonly pause: () => Promise<void>;
  /** Before each cycle, when the guide may have become better. */
  readonly beforeCycle: () => void;
  /** After each pass over all agents. */
  readonly afterPass: (visits: number) => Promise<void>;
}

/**
 * The search: everybody's best week beside everybody else's, again and again. A pass alone would soon be stuck, because
 * one agent can hardly leave work that nobody else has taken yet. So each cycle begins with work that is worth about
 * the guide's price even where somebody is one too many, and ends with the score's own costs.
 */
export class RosterSearch {
  best: { readonly lines: Lines; readonly cost: number } | null = null;
  /** Of all lanes. */
  visits = 0;
  /** Whether the last cycle has come to its end. */
  settled = false;
  private sizes: readonly number[] = [];
  private visitsAtPause = 0;

  constructor(
    private readonly roster: LineRoster,
    private readonly random: Random,
    private readonly last: LineFinish,
    private readonly lane: Lane,
    private readonly hooks: SearchHooks,
  ) {}

  /** Has to come first: the lanes learn how much each of them does. */
  async begin(): Promise<void> {
    this.sizes = (await this.lane.exchange(Float64Array.of(this.roster.agentWeeks))).map(([size]) => size);
    this.roster.ledger.beginToMeet();
  }

  /** A first roster: one week after another of agents in random order, each among as much work as is due by then. */
  async construct(): Promise<void> {
    const { ledger } = this.roster;
    const order = this.shuffled();
    ledger.width = WIDEST;
    for (let block = 0; block < this.blocks; block++) {
      const [from, end] = this.bounds(block, order.length);
      for (let at = from; at < end; at++) {
        ledger.share = (at + 1) / order.length;
        this.roster.visit(order[at]);
      }
      await ledger.meet(this.lane);
      await this.hooks.pause();
    }
    ledger.share = 1;
    await this.keepBest();
  }

  /** Cycles until so many weeks of agents have been visited. */
  async improve(steps: number): Promise<void> {
    for (let wish = FIRST_CYCLE; !this.lane.stopped && this.visits < steps; wish *= 2) {
      const left = Math.floor((steps - this.visits) / this.size);
      this.settled = false;
      await this.cycle(left < 3 * wish ? left : wish, steps);
      if (this.lane.stopped) break;
      this.settled = true;
      await this.keepBest();
    }
  }

  /** The best roster seen, in the first lane, with nobody calling out where a queue is short. */
  async finish(): Promise<void> {
    await this.keepBest();
    if (this.best === null) return;
    const told = await this.lane.exchange(
      this.lane.count === 1 ? NOTHING : this.roster.tell(this.best.lines),
    );
    if (!this.lane.isFirst) return;
    this.roster.adopt(this.best.lines, told.slice(1));
    this.repair();
    if (this.lane.count === 1 && !this.lane.abandoned) await this.polish();
  }

  private repair(): void {
    this.exact();
    shareOut(this.roster);
    this.last.trimExcess();
    for (let round = 0; round < MOST_REPAIRS && this.last.repair(round < MOST_REPAIRS / 2) > 0; round++);
    this.last.trimExcess();
  }

  /** Passes in which nobody calls where a queue is short: others take up the calling that repairs have dropped. */
  private async polish(): Promise<void> {
    let best = { lines: this.roster.snapshot(), cost: this.roster.cost() };
    for (let pass = 0; pass < POLISHING_PASSES; pass++) {
      this.roster.maker.inboundFirst = 'kept';
      await this.pass(Infinity, true);
      this.repair();
      const cost = this.roster.cost();
      if (cost < best.cost) best = { lines: this.roster.snapshot(), cost };
    }
    this.roster.adopt(best.lines, []);
  }

  /** One pass at the score's own costs, for a roster that has seen none. */
  async settle(): Promise<void> {
    this.exact();
    await this.pass(Infinity, true);
  }

  async keepBest(): Promise<void> {
    const cost = this.roster.ledger.cost() + (await this.lane.sum(this.roster.ownCost()));
    if (this.best === null || cost < this.best.cost) this.best = { lines: this.roster.snapshot(), cost };
  }

  private async cycle(passes: number, steps: number): Promise<void> {
    const exact = Math.max(1, Math.round(passes * SHARE_EXACT));
    this.hooks.beforeCycle();
    for (let pass = 0; pass < Math.max(1, passes) && !this.lane.stopped; pass++) {
      if (pass < passes - exact) {
        this.roster.maker.inboundFirst = 'ignored';
        this.roster.ledger.width = WIDEST * (NARROWEST / WIDEST) ** (pass / Math.max(1, passes - exact - 1));
      } else this.exact();
      await this.pass(steps, false);
      await this.hooks.afterPass(this.visits);
    }
  }

  private exact(): void {
    this.roster.ledger.width = 0;
    this.roster.maker.inboundFirst = 'priced';
  }

  private async pass(steps: number, toTheEnd: boolean): Promise<void> {
    const { ledger } = this.roster;
    const order = this.shuffled();
    const steering = Math.ceil(this.blocks / STEERED_PER_PASS);
    const ended = () => !toTheEnd && this.lane.stopped;
    for (let block = 0; block < this.blocks && this.visits < steps && !ended(); block++) {
      const [from, end] = this.bounds(block, order.length);
      const due = this.sizes.reduce((sum, size) => sum + this.length(block, size), 0);
      const most = Math.min(end, from + Math.ceil((steps - this.visits) / this.lane.count));
      for (let at = from; at < most && !ended(); at++) this.roster.visit(order[at]);
      this.visits += Math.min(due, steps - this.visits);
      await ledger.meet(this.lane);
      if (ledger.width > 0 && block % steering === 0) ledger.steer();
      if (this.visits - this.visitsAtPause < PAUSE_EVERY_VISITS) continue;
      this.visitsAtPause = this.visits;
      await this.hooks.pause();
    }
  }

  /** Weeks of agents of all lanes. */
  get size(): number {
    return this.sizes.reduce((sum, size) => sum + size, 0);
  }

  /** Pieces of a pass, after each of which lanes meet. */
  private get blocks(): number {
    const untold = this.lane.count === 1 ? 1 / STEERED_PER_PASS : SHARE_UNTOLD;
    const length = Math.max(1, Math.min(MOST_UNTOLD, Math.floor(this.size * untold)));
    return Math.ceil(Math.max(0, ...this.sizes) / length);
  }

  private bounds(block: number, size: number): [from: number, end: number] {
    return [Math.floor((block * size) / this.blocks), Math.floor(((block + 1) * size) / this.blocks)];
  }

  private length(block: number, size: number): number {
    const [from, end] = this.bounds(block, size);
    return end - from;
  }

  private shuffled(): Int32Array {
    const order = Int32Array.from({ length: this.roster.agentWeeks }, (_, at) => at);
    for (let at = order.length - 1; at > 0; at--) {
      const other = randomInteger(this.random, 0, at);
      [order[at], order[other]] = [order[other], order[at]];
    }
    return order;
  }
}

const NOTHING = new Float64Array(0);
