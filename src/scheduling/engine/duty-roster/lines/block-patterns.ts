import { type TypeGroup } from './type-groups.js';

/** What a run of work adds up to: its units, and how often it holds each tallied group. */
export interface BlockSum {
  readonly units: number;
  readonly tallies: readonly number[];
}

/** Every way to fill so many days in a row, told apart by the last kind and the sum alone. */
export interface BlockLevel {
  readonly sums: readonly BlockSum[];
  /** For each pattern, the kind of its last day and the number of its sum. */
  readonly kind: Int32Array;
  readonly sum: Int32Array;
  /** Steps into these patterns: from which pattern one day shorter, by a shift of which group. */
  readonly from: Int32Array;
  readonly group: Int32Array;
  readonly into: Int32Array;
}

/** What blocks are made of: groups of shift types, and which kinds may follow one another. */
export interface BlockParts {
  readonly groups: readonly TypeGroup[];
  readonly after: readonly Int32Array[];
  /** The longest run of work. */
  readonly workRuns: number;
  /** How often each tallied type may be worked at most. */
  readonly mostTallied: readonly number[];
}

/**
 * The patterns of runs of work, shortest first. They depend on the contract alone, not on prices or days.
 * @example
 * blockLevels({ groups: [{ kind: 0, units: 2, types: [0], tally: -1 }], after: [[0]], workRuns: 2, mostTallied: [] }).length // => 2
 */
export function blockLevels(parts: BlockParts): readonly BlockLevel[] {
  const levels: BlockLevel[] = [];
  for (let days = 1; days <= parts.workRuns; days++) levels.push(nextLevel(parts, levels.at(-1)));
  return levels;
}

function nextLevel({ groups, after, mostTallied }: BlockParts, shorter: BlockLevel | undefined): BlockLevel {
  const level = new LevelBuilder();
  const noSum = { units: 0, tallies: mostTallied.map(() => 0) };
  const starts = shorter === undefined ? 1 : shorter.kind.length;
  for (let from = 0; from < starts; from++) {
    const sum = shorter === undefined ? noSum : shorter.sums[shorter.sum[from]];
    groups.forEach((group, at) => {
      if (shorter !== undefined && !after[shorter.kind[from]].includes(group.kind)) return;
      const tallies = sum.tallies.map((count, tally) => count + (tally === group.tally ? 1 : 0));
      if (tallies.some((count, tally) => count > mostTallied[tally])) return;
      level.add(from, at, group.kind, { units: sum.units + group.units, tallies });
    });
  }
  return level.build();
}

/** Collects steps and gives numbers to the patterns and sums that they lead to. */
class LevelBuilder {
  private readonly sums: BlockSum[] = [];
  private readonly kind: number[] = [];
  private readonly sum: number[] = [];
  private readonly steps: { from: number; group: number; into: number }[] = [];
  private readonly sumAt = new Map<string, number>();
  private readonly patternAt = new Map<string, number>();

  add(from: number, group: number, kind: number, sum: BlockSum): void {
    const name = `${sum.units} ${sum.tallies.join(' ')}`;
    const sumNumber = numberOf(this.sumAt, name, () => this.sums.push(sum));
    const into = numberOf(this.patternAt, `${kind} ${sumNumber}`, () => {
      this.kind.push(kind);
      this.sum.push(sumNumber);
    });
    this.steps.push({ from, group, into });
  }

  build(): BlockLevel {
    return {
      sums: this.sums,
      kind: Int32Array.from(this.kind),
      sum: Int32Array.from(this.sum),
      from: Int32Array.from(this.steps, ({ from }) => from),
      group: Int32Array.from(this.steps, ({ group }) => group),
      into: Int32Array.from(this.steps, ({ into }) => into),
    };
  }
}

function numberOf(known: Map<string, number>, name: string, make: () => void): number {
  const old = known.get(name);
  if (old !== undefined) return old;
  known.set(name, known.size);
  make();
  return known.size - 1;
}
