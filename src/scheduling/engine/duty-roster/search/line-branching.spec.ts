import { leastCost, smallDutyProblem } from '../../../../../test/builders/small-duty-problem.js';
import { DutyIndex } from '../duty-index.js';
import { LineFinder } from '../lines/line-finder.js';
import { type Branched, LineBranching } from './line-branching.js';
import { ColumnGeneration } from './column-generation.js';
import { loadHighs } from './column-master.js';
import { ColumnProblem } from './column-problem.js';
import { makeFirstRoster } from './first-roster.js';
import { LinePool } from './line-pool.js';
import { RosterState } from './roster-state.js';
import { SearchTools } from './search-tools.js';

const never = () => false;

/** Column generation over a small problem, ended. */
async function root(seed: number) {
  const problem = smallDutyProblem(seed);
  const index = new DutyIndex(problem);
  const tools = new SearchTools(index, await loadHighs());
  const state = new RosterState(index);
  makeFirstRoster(state, new LineFinder(index), never);
  const columns = new ColumnProblem(tools, state, [0, 1], 0, index.days);
  const generation = new ColumnGeneration(columns);
  ended(generation.run({ cutoff: Infinity, shouldStop: never }));
  return { problem, tools, columns, generation };
}

function ended<T>(work: Generator<void, T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}

/** What branching finds that costs at most so much in all. */
async function branched(seed: number, mostCost: number): Promise<{ end: Branched['end']; cost: number }> {
  const { tools, columns, generation } = await root(seed);
  const cutoff = mostCost - columns.base + 1e-4;
  const slack = cutoff - generation.bound;
  const pool = ended(LinePool.gather(tools, columns, generation.best ?? new Float64Array(0), slack));
  if (pool === null) throw new Error('A small problem has few lines.');
  const found = ended(new LineBranching(columns, pool, { cutoff, shouldStop: never }).run());
  if (found.end === 'found') columns.assign(found.lines);
  return { end: found.end, cost: columns.state.cost() };
}

describe('branching over all lines below a cost', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
    'finds the cheapest roster and nothing below it (problem %i)',
    async (seed) => {
      const least = leastCost(smallDutyProblem(seed));
      expect(await branched(seed, least)).toEqual({ end: 'found', cost: least });
      expect(await branched(seed, least - 1)).toMatchObject({ end: 'none' });
      const better = await branched(seed, least + 7);
      expect(better.end).toBe('found');
      expect(better.cost).toBeLessThanOrEqual(least + 7);
    },
  );

  it('stops when told to', async () => {
    const { tools, columns, generation } = await root(1);
    const prices = generation.best ?? new Float64Array(0);
    const pool = ended(LinePool.gather(tools, columns, prices, 1_000));
    if (pool === null) throw new Error('A small problem has few lines.');
    const branching = new LineBranching(columns, pool, { cutoff: 1_000, shouldStop: () => true });
    expect(ended(branching.run())).toEqual({ end: 'stopped' });
  });
});
