import { type DutyIndex } from '../duty-index.js';
import { type DescentLine, LineDescent } from './line-descent.js';
import { lineEnds, type LineEnds } from './line-ends.js';
import { LineListing } from './line-listing.js';
import { LineSpace } from './line-space.js';
import { type LinePenalties, LineTable } from './line-table.js';
import { type FoundLine, LineWalk, type WalkLimits } from './line-walk.js';

/** What is remembered of an agent between searches, so that the next one begins where the last one ended. */
interface AgentMemory {
  space: LineSpace;
  penalties: LinePenalties;
  step: number;
}

/** How hard a line is searched. */
interface Effort {
  /** Tables built while penalties are tuned, before labels are searched. */
  readonly tunings: number;
  readonly walk: WalkLimits;
  /** Combinations of weekends and tallies that a table may tell apart. */
  readonly mostInner: number;
}

const QUICK: Effort = { tunings: 1, walk: { labels: 400, width: 60 }, mostInner: 0 };
const THOROUGH: Effort = { tunings: 8, walk: { labels: 4_000, width: 200 }, mostInner: 64 };
/** Longer stretches have large tables. */
const LONG_DAYS = 56;
const MOST_RAISES = 20;
const SMALLEST_STEP = 1 / 16;

/**
 * Finds the cheapest line of an agent in given prices. Limits on shifts of a type (and on weekends, in long periods) are
 * first left to penalties, tuned as multipliers; where they are broken, labels are searched, and where that is too long,
 * penalties are raised until they hold.
 */
export class LineFinder {
  readonly table = new LineTable();
  private readonly walk = new LineWalk();
  private readonly descent = new LineDescent();
  private readonly listing = new LineListing();
  private readonly spaces: (LineSpace | undefined)[] = [];
  private readonly evenSpaces: (LineSpace | undefined)[] = [];
  private readonly memories: (AgentMemory | undefined)[] = [];
  private readonly none: LinePenalties;
  /** What the table at hand was built for, within one search. */
  private builtFor: Pick<AgentMemory, 'space' | 'penalties'> | null = null;

  constructor(readonly index: DutyIndex) {
    this.none = { types: new Float64Array(index.typeCount), weekend: 0 };
  }

  space(agent: number): LineSpace {
    return (this.spaces[agent] ??= new LineSpace(this.index, agent));
  }

  /** The free stretch of an agent whose other days stay as they are. */
  ends(agent: number, line: ArrayLike<number>, from: number, to: number): LineEnds {
    return lineEnds(this.space(agent), line, from, to);
  }

  /** A good line fast that spreads its work evenly where the stretch is long. */
  even(agent: number, ends: LineEnds, prices: Float64Array): FoundLine | null {
    if (ends.to - ends.from <= LONG_DAYS) return this.quick(agent, ends, prices);
    const space = (this.evenSpaces[agent] ??= new LineSpace(this.index, agent, [], 'even'));
    return this.search({ space, penalties: this.none, step: 8 }, ends, prices, QUICK);
  }

  /** A good line fast: nearly always the cheapest. */
  quick(agent: number, ends: LineEnds, prices: Float64Array): FoundLine | null {
    const memory = { space: this.space(agent), penalties: this.none, step: 8 };
    return this.search(memory, ends, prices, QUICK);
  }

  /** The cheapest line, or nearly so, with a bound; what is learnt about the agent is kept for the next time. */
  thorough(agent: number, ends: LineEnds, prices: Float64Array): FoundLine | null {
    return this.search(this.memoryOf(agent), ends, prices, THOROUGH);
  }

  /** All lines that cost at most `ceiling`, or null when there are more than `most`. */
  list(
    agent: number,
    ends: LineEnds,
    prices: Float64Array,
    ceiling: number,
    most: number,
  ): readonly Int16Array[] | null {
    const memory = this.memoryOf(agent);
    this.builtFor = null;
    if (!this.build(memory.space, ends, prices, memory.penalties)) return [];
    return this.listing.list(this.table, memory.penalties, ceiling, most);
  }

  private memoryOf(agent: number): AgentMemory {
    return (this.memories[agent] ??= { space: this.space(agent), penalties: this.none, step: 8 });
  }

  private search(
    memory: AgentMemory,
    ends: LineEnds,
    prices: Float64Array,
    effort: Effort,
  ): FoundLine | null {
    const tuned = this.tune(memory, ends, prices, effort);
    if (tuned === null) return null;
    const { bound, line } = tuned;
    if (line !== null && line.cost - bound < 1e-9) return { ...line, bound };
    const { table } = this;
    this.build(memory.space, ends, prices, memory.penalties);
    const walked = this.walk.find(table, memory.penalties, effort.walk);
    const sure = Math.max(bound, walked?.bound ?? bound);
    if (walked !== null && (line === null || walked.cost < line.cost)) return { ...walked, bound: sure };
    const found = line ?? this.raise(memory, ends, prices);
    return found === null ? null : { ...found, bound: sure };
  }

  /** The best bound that penalties give, and the best line within all limits met on the way. */
  private tune(
    memory: AgentMemory,
    ends: LineEnds,
    prices: Float64Array,
    { tunings, mostInner }: Effort,
  ): { bound: number; line: Omit<FoundLine, 'bound'> | null } | null {
    let { penalties, step } = memory;
    let line: Omit<FoundLine, 'bound'> | null = null;
    let bound = -Infinity;
    for (let tuning = 0; tuning <= tunings && step >= SMALLEST_STEP; tuning++) {
      const met = this.descend(memory.space, ends, prices, penalties);
      if (met === null) return null;
      const here = met.cost - this.table.allowance(penalties);
      if (here > bound) {
        bound = here;
        memory.penalties = penalties;
      } else step /= 2;
      const broken = this.broken(met, ends);
      if (broken.length === 0 && met.weekends <= this.table.mostWeekends) {
        const cost = costOf(met.types, prices, this.index.typeCount);
        if (line === null || cost < line.cost) line = { cost, types: met.types };
        if (line.cost - bound < 1e-9 || mostInner === 0) break;
      } else if (this.tally(memory, broken, ends, mostInner)) {
        penalties = memory.penalties;
        bound = -Infinity;
        continue;
      }
      penalties = this.moved(met, ends, penalties, step, false);
    }
    memory.step = Math.min(64, Math.max(0.5, step * 4));
    return { bound, line };
  }

  private raise(memory: AgentMemory, ends: LineEnds, prices: Float64Array): Omit<FoundLine, 'bound'> | null {
    let { penalties } = memory;
    let step = 8;
    for (let raise = 0; raise < MOST_RAISES; raise++) {
      const met = this.descend(memory.space, ends, prices, penalties);
      if (met === null) return null;
      if (this.broken(met, ends).length === 0 && met.weekends <= this.table.mostWeekends) {
        return { cost: costOf(met.types, prices, this.index.typeCount), types: met.types };
      }
      penalties = this.moved(met, ends, penalties, step, true);
      step = Math.round(step * 1.7);
    }
    return null;
  }

  private descend(
    space: LineSpace,
    ends: LineEnds,
    prices: Float64Array,
    penalties: LinePenalties,
  ): DescentLine | null {
    this.builtFor = null;
    return this.build(space, ends, prices, penalties) ? this.descent.find(this.table) : null;
  }

  /** Builds the table, unless that is the one built last. */
  private build(space: LineSpace, ends: LineEnds, prices: Float64Array, penalties: LinePenalties): boolean {
    const { builtFor } = this;
    if (builtFor !== null && builtFor.space === space && builtFor.penalties === penalties) return true;
    this.builtFor = { space, penalties };
    return this.table.build(space, ends, prices, penalties);
  }

  private broken({ shifts }: DescentLine, { room }: LineEnds): number[] {
    return [...this.table.space.types].filter((type) => shifts[type] > room[type]);
  }

  /** Lets the agent's tables count what penalties did not hold, as long as they stay small. */
  private tally(memory: AgentMemory, broken: readonly number[], ends: LineEnds, mostInner: number): boolean {
    const { space, penalties } = memory;
    const tallied = [...space.tallied];
    let inner = tallied.reduce((product, type) => product * (ends.room[type] + 1), 1);
    for (const type of broken) {
      if (tallied.includes(type) || inner * (ends.room[type] + 1) > mostInner) continue;
      tallied.push(type);
      inner *= ends.room[type] + 1;
    }
    if (tallied.length === space.tallied.length) return false;
    memory.space = new LineSpace(this.index, space.agent, tallied);
    const types = penalties.types.map((price, type) => (tallied.includes(type) ? 0 : price));
    memory.penalties = { types, weekend: penalties.weekend };
    return true;
  }

  /** Penalties a step further: dearer where the line breaks a limit, cheaper where it leaves room. */
  private moved(
    met: DescentLine,
    { room }: LineEnds,
    penalties: LinePenalties,
    step: number,
    onlyUp: boolean,
  ): LinePenalties {
    const move = (penalty: number, excess: number) => {
      if (excess <= 0 && (onlyUp || penalty === 0)) return penalty;
      return Math.max(0, penalty + step * Math.max(-3, Math.min(3, excess)));
    };
    const types = penalties.types.slice();
    for (const type of this.table.space.types) types[type] = move(types[type], met.shifts[type] - room[type]);
    return { types, weekend: move(penalties.weekend, met.weekends - this.table.mostWeekends) };
  }
}

function costOf(types: Int16Array, prices: Float64Array, typeCount: number): number {
  let cost = 0;
  for (let step = 0; step < types.length; step++) {
    if (types[step] >= 0) cost += prices[step * typeCount + types[step]];
  }
  return cost;
}
