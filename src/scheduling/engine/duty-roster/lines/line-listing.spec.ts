import { linesOf, smallDutyProblem } from '../../../../../test/builders/small-duty-problem.js';
import { randomInteger, seededRandom } from '../../random.js';
import { DutyIndex, OFF } from '../duty-index.js';
import { LineFinder } from './line-finder.js';

const MANY = 10_000;

/** Prices of the days' types by lot, and what each line of agent A within the hard rules costs at them, tried out. */
function pricedLines(seed: number) {
  const problem = smallDutyProblem(seed);
  const index = new DutyIndex(problem);
  const random = seededRandom(seed);
  const prices = Float64Array.from({ length: index.cellCount }, () => randomInteger(random, -8, 8));
  const lines = linesOf(problem, 'A').map(({ duties }) => {
    const types = new Int16Array(problem.days).fill(OFF);
    for (const { day, shiftTypeId } of duties) types[day] = shiftTypeId === 'D' ? 0 : 1;
    const cost = types.reduce(
      (sum, type, day) => (type === OFF ? sum : sum + prices[day * index.typeCount + type]),
      0,
    );
    return { line: types.join(' '), cost };
  });
  return { problem, index, prices, lines };
}

function listed(seed: number, aboveLeast: number, most = MANY) {
  const { problem, index, prices, lines } = pricedLines(seed);
  const finder = new LineFinder(index);
  const ends = finder.ends(0, new Int16Array(problem.days).fill(OFF), 0, problem.days);
  const ceiling = Math.min(...lines.map(({ cost }) => cost)) + aboveLeast;
  // Penalties are tuned at other prices, as they are between two looks at an agent.
  finder.thorough(
    0,
    ends,
    prices.map((price) => price - 1),
  );
  const found = finder.list(0, ends, prices, ceiling, most);
  const wanted = lines.filter(({ cost }) => cost <= ceiling).map(({ line }) => line);
  return { found: found?.map((types) => types.join(' ')).sort() ?? null, wanted: wanted.sort() };
}

describe('listing lines', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'finds every line up to a cost once, and no other (problem %i)',
    (seed) => {
      for (const aboveLeast of [0, 3, 9, 1_000]) {
        const { found, wanted } = listed(seed, aboveLeast);
        expect(wanted.length).toBeGreaterThan(0);
        expect(found).toEqual(wanted);
      }
    },
  );

  it('says when there are more than are wanted', () => {
    const { wanted } = listed(1, 1_000);
    expect(listed(1, 1_000, wanted.length).found).toEqual(wanted);
    expect(listed(1, 1_000, wanted.length - 1).found).toBeNull();
  });
});
