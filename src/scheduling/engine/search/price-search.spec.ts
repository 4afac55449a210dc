import { generateProblem } from '../generate-problem.js';
import { boardOf } from '../solving.js';
import { Lane, meetHere } from './lane.js';
import { PriceSearch } from './price-search.js';

const board = boardOf(generateProblem({ agents: 24, weeks: 1, sites: 2, seed: 5 }));
const goesOn = { shouldStop: () => false, abandoned: () => false };

async function pricesOf(lanes: number, rounds: number): Promise<PriceSearch[]> {
  const searches = meetHere(lanes).map((meeting) => {
    const { contractShort } = board.slots.problem.weights;
    return new PriceSearch(board.grid, board.classes, contractShort, rounds, new Lane(meeting, goesOn));
  });
  await Promise.all(
    searches.map(async (search) => {
      while (!search.done) await search.step();
    }),
  );
  return searches;
}

describe('the search for prices', () => {
  it('finds the same in two lanes as in one', async () => {
    const [alone] = await pricesOf(1, 20);
    const [first, second] = await pricesOf(2, 20);
    expect(first.bound).toBe(second.bound);
    expect(first.prices).toEqual(second.prices);
    expect(first.bound).toBeGreaterThan(0);
    expect(Math.abs(first.bound - alone.bound) / alone.bound).toBeLessThan(1e-6);
  });

  it('comes nearer to the best bound with more rounds', async () => {
    const [few] = await pricesOf(1, 10);
    const [many] = await pricesOf(1, 80);
    expect(many.bound).toBeGreaterThan(few.bound);
  });
});
