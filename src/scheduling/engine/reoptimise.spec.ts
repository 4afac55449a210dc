import { aContract, anAgent, aProblem, aQueue } from '../../../test/builders/roster.js';
import { check } from './check.js';
import { pinRest } from './editing/pin-rest.js';
import { type SchedulingProblem } from './problem.js';
import { reoptimise } from './reoptimise.js';
import { type Roster } from './roster.js';
import { solve } from './solve.js';

/** Six agents, of whom two to three are wanted from 08:00 to 18:00, Monday to Friday. */
const problem = aProblem({
  contracts: [aContract({ paidMinutesPerWeek: { min: 1920, max: 2400 } })],
  agents: Array.from({ length: 6 }, (_, at) => anAgent({ id: `a${at + 1}` })),
  queues: [
    aQueue({
      target: Array.from({ length: 7 * 96 }, (_, at) => {
        const quarter = at % 96;
        return at < 5 * 96 && quarter >= 32 && quarter < 72 ? (quarter < 48 ? 3 : 2) : 0;
      }),
    }),
  ],
});
const options = { seed: 1, budget: { steps: 100 } };
const of = ({ shifts }: Roster, agentId: string) => shifts.filter((shift) => shift.agentId === agentId);

describe('a part planned again', () => {
  let base: Roster;
  beforeAll(async () => {
    base = (await solve(problem, options)).roster;
  });

  it('leaves what is pinned to the minute, and is not worse than before', async () => {
    const open = new Set(['a1', 'a2']);
    const pinned: SchedulingProblem = { ...problem, pins: pinRest(problem, base, { agentIds: open }) };
    const again = await reoptimise(pinned, { ...options, seed: 9, warmStart: base });
    for (const { id } of problem.agents.filter((agent) => !open.has(agent.id))) {
      expect(of(again.roster, id)).toEqual(of(base, id));
    }
    expect(again.evaluation.hard).toEqual([]);
    expect(again.score.cost).toBeLessThanOrEqual(check(problem, base).score.cost);
    expect(again.score).toEqual(check(pinned, again.roster).score);
    expect(again.bound === null || again.bound <= again.score.cost).toBe(true);
  });

  it('keeps single days of somebody whose other days are open', async () => {
    const [shift] = of(base, 'a1');
    const pins = [{ kind: 'shift', agentId: 'a1', shift } as const];
    const again = await reoptimise({ ...problem, pins }, { ...options, seed: 5, warmStart: base });
    expect(of(again.roster, 'a1').find(({ date }) => date === shift.date)).toEqual(shift);
    expect(again.evaluation.hard).toEqual([]);
  });

  it('fills the place of somebody who has gone, better than leaving it empty', async () => {
    const without: Roster = { shifts: base.shifts.filter(({ agentId }) => agentId !== 'a3') };
    const pins = pinRest(problem, without, { agentIds: new Set(['a3']) });
    const again = await reoptimise({ ...problem, pins }, { ...options, warmStart: without });
    expect(of(again.roster, 'a3').length).toBeGreaterThan(0);
    expect(again.score.cost).toBeLessThan(check(problem, without).score.cost);
  });

  it('with everything pinned gives the roster back', async () => {
    const pins = pinRest(problem, base, { agentIds: new Set<string>() });
    const again = await reoptimise({ ...problem, pins }, { ...options, warmStart: base });
    expect(again.roster).toEqual(base);
  });
});
