import { aContract, anAgent, aProblem, aQueue } from '../../../../test/builders/roster.js';
import { localTime } from '../../../time/zoned-time.js';
import { check } from '../check.js';
import { type Queue } from '../problem.js';
import { solve } from '../solve.js';
import { CoverCurve, curveOf } from './cover-curve.js';

const weights = { understaffed: 4, overstaffed: 1 };
const steps = [{ agents: 1, cost: 2 }, { agents: 2, cost: 10 }, { cost: 25 }];

describe('what the agents on a queue cost', () => {
  const curve = new CoverCurve({ underCost: steps, minimum: { agents: [2] } }, weights, 15);

  it('rises in steps below the target, and far more below a hard minimum', () => {
    expect([5, 4, 3, 2].map((agents) => curve.cost(agents, 5, 2))).toEqual([0, 30, 180, 330]);
    expect(curve.cost(1, 5, 2)).toBeGreaterThan(330 + 25 * 15 * 25);
    expect(curve.cost(7, 5, 2)).toBe(30);
  });

  it('is bounded by every price: nowhere is the score’s cost with the price lower', () => {
    const soft = new CoverCurve(
      {
        underCost: steps,
        overCost: [{ agents: 2, cost: 0.5 }, { cost: 3 }],
        minimum: { agents: [2], level: 'soft', weight: 7 },
      },
      weights,
      15,
    );
    for (let price = soft.shallowest; price <= soft.steepest; price += 7) {
      const { value } = soft.cheapest(price, 5, 2);
      for (let agents = 0; agents < 12; agents += 0.25) {
        expect(value).toBeLessThanOrEqual(soft.cost(agents, 5, 2) + price * agents + 1e-9);
      }
    }
  });

  it('leaves a hard minimum out of the bound, which is of the score', () => {
    expect(curve.cheapest(curve.steepest, 5, 2).value).toBeLessThanOrEqual(15 * (2 + 20 + 2 * 25));
    expect(curveOf({}, weights, 15)).toBeNull();
  });
});

describe('a roster for queues with a least number of agents and costs in steps', () => {
  const eight = localTime('08:00');
  const contracts = [
    aContract({
      shiftStarts: { earliest: eight, latest: eight, stepMinutes: 30 },
      shiftLengthsMinutes: [240],
      paidMinutesPerDay: { min: 0, max: 480 },
    }),
  ];
  const agents = ['ana', 'bo', 'cy'].map((id) =>
    anAgent({ id, entitlements: ['a', 'b'].map((workId) => ({ workId, speed: 1 })) }),
  );
  const row = (count: number) => Array.from({ length: 7 * 96 }, (_, at) => (at >= 32 && at < 48 ? count : 0));
  const solved = (a: Partial<Queue>, b: Partial<Queue>) => {
    const queues = [aQueue({ id: 'a', ...a }), aQueue({ id: 'b', ...b })];
    const problem = aProblem({ contracts, agents, queues, campaigns: [] });
    return solve(problem, { seed: 1, budget: { steps: 600 } }).then((result) => ({ problem, ...result }));
  };

  it('meets the minimum before the target of another queue, even where nobody else is wanted', async () => {
    const { evaluation } = await solved({ target: row(3) }, { target: row(0), minimum: { agents: row(2) } });
    expect(evaluation.hard).toEqual([]);
    const soft = { agents: row(2), level: 'soft', weight: 1 } as const;
    const cheap = await solved({ target: row(3) }, { target: row(0), minimum: soft });
    expect(
      cheap.roster.shifts.flatMap(({ activities }) => activities.map(({ workId }) => workId)),
    ).not.toContain('b');
    expect(cheap.bound).toBeLessThanOrEqual(cheap.score.cost);
  });

  it('spreads what is missing where the first one missing is cheap, and its bound stays below', async () => {
    const steep = { target: row(2), underCost: [{ agents: 1, cost: 2 }, { cost: 9 }] };
    const { problem, roster, score, bound } = await solved(steep, steep);
    const missing = check(problem, roster).soft.filter(({ ruleId }) => ruleId === 'inbound-cover');
    expect(Math.max(...missing.map(({ amount }) => amount))).toBe(15);
    expect(score.cost).toBe(240 * 2);
    expect(bound).toBeLessThanOrEqual(score.cost);
    expect(bound).toBeGreaterThan(0.9 * score.cost);
  });
});
