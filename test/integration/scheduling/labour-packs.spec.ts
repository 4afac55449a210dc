import { check } from '../../../src/scheduling/engine/check.js';
import { generateProblem } from '../../../src/scheduling/engine/generate-problem.js';
import { type SchedulingProblem } from '../../../src/scheduling/engine/problem.js';
import { solve } from '../../../src/scheduling/engine/solve.js';
import { loadLabourPacks } from '../../../src/scheduling/solver/labour-pack.loader.js';

const packs = loadLabourPacks();

/** Six agents of three sites, all of them under one law. */
function under(lawId: string): SchedulingProblem {
  const problem = generateProblem({ agents: 6, weeks: 1, sites: 3, seed: 5 });
  const siteIds = [...new Set(problem.agents.map(({ siteId }) => siteId))];
  const sites = siteIds.map((id) => ({ id, labourPacks: [lawId] }));
  const flags = ['ph-overtime', 'in-overtime-consent'];
  const agents = problem.agents.map((agent) => ({ ...agent, flags }));
  return { ...problem, agents, sites, labourPacks: packs.filter(({ id }) => id === lawId) };
}

describe('a roster under labour packs', () => {
  it.each([['eu'], ['gb'], ['in'], ['ph']])('breaks no rule of "%s"', async (id) => {
    const problem = under(id);
    const { roster } = await solve(problem, { seed: 1, budget: { steps: 50 } });
    expect(roster.shifts.length).toBeGreaterThanOrEqual(problem.agents.length * 3);
    expect(check(problem, roster).hard.map(({ message }) => message)).toEqual([]);
  });
});
