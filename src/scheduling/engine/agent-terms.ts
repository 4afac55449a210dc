import { addDays, type LocalDate } from '../../time/zoned-time.js';
import { type LabourPack } from './labour-pack.js';
import { indexProblem } from './problem-index.js';
import { type Agent, type Contract, type SchedulingProblem } from './problem.js';
import { type RuleTerms, type WorkRule, type WorkRuleId, type WorkRuleOf } from './work-rules.js';

/** A rule's term as it holds for one agent: from a pack, only on the days on which the pack is in force. */
export interface HeldTerm<Id extends WorkRuleId> {
  readonly term: WorkRuleOf<Id>;
  readonly validFrom?: LocalDate;
  readonly validTo?: LocalDate | null;
}

type AgentTerms = ReadonlyMap<WorkRuleId, readonly HeldTerm<WorkRuleId>[]>;

const NONE: readonly HeldTerm<never>[] = [];
const known = new WeakMap<SchedulingProblem, KnownTerms>();

interface KnownTerms {
  readonly byAgent: Map<Agent, AgentTerms>;
  /** Agents without rules of their own share an entry when contract, site and flags are the same. */
  readonly shared: Map<string, AgentTerms>;
}

/**
 * The terms of one rule that hold for an agent: of the problem, of the contract, of the agent, and of the site's labour
 * packs in force in the period, less those that the agent's flags leave out. The answer is kept as long as the problem is.
 * @example
 * termsFor({ period: { firstDate: localDate('2026-03-02'), days: 7 }, agents: [], contracts: [], queues: [], campaigns: [], rules: [{ rule: 'spread-over', max: 720 }] }, { id: 'a' }, {}, 'spread-over')[0].term.max // => 720
 */
export function termsFor<Id extends WorkRuleId>(
  problem: SchedulingProblem,
  agent: Agent,
  contract: Contract,
  rule: Id,
): readonly HeldTerm<Id>[] {
  let terms = known.get(problem);
  if (terms === undefined) known.set(problem, (terms = { byAgent: new Map(), shared: new Map() }));
  let own = terms.byAgent.get(agent);
  if (own === undefined) terms.byAgent.set(agent, (own = findTerms(terms, problem, agent, contract)));
  return (own.get(rule) ?? NONE) as readonly HeldTerm<Id>[];
}

function findTerms(
  { shared }: KnownTerms,
  problem: SchedulingProblem,
  agent: Agent,
  contract: Contract,
): AgentTerms {
  if (agent.rules !== undefined) return gather(problem, agent, contract);
  const key = JSON.stringify([agent.contractId, agent.siteId, ...(agent.flags ?? [])]);
  let terms = shared.get(key);
  if (terms === undefined) shared.set(key, (terms = gather(problem, agent, contract)));
  return terms;
}

function gather(problem: SchedulingProblem, agent: Agent, contract: Contract): AgentTerms {
  const found = new Map<WorkRuleId, HeldTerm<WorkRuleId>[]>();
  const add = (terms: readonly WorkRule[], pack?: LabourPack) => {
    for (const term of terms.filter((each) => isMeant(each, agent))) {
      const held = pack === undefined ? { term } : heldOf(pack, term);
      found.set(term.rule, [...(found.get(term.rule) ?? []), held]);
    }
  };
  add(problem.rules ?? []);
  add(contract.rules ?? []);
  add(agent.rules ?? []);
  for (const pack of packsOf(problem, agent.siteId)) add(pack.rules, pack);
  return found;
}

function heldOf({ source, validFrom, validTo }: LabourPack, term: WorkRule): HeldTerm<WorkRuleId> {
  return { term: term.source === undefined ? { ...term, source } : term, validFrom, validTo };
}

function isMeant({ onlyFlag, unlessFlag }: RuleTerms, { flags = [] }: Agent): boolean {
  return (
    (onlyFlag === undefined || flags.includes(onlyFlag)) &&
    (unlessFlag === undefined || !flags.includes(unlessFlag))
  );
}

/**
 * A site's labour packs that are in force on some day of the period.
 * @example
 * packsOf({ period: { firstDate: localDate('2026-03-02'), days: 7 }, agents: [], contracts: [], queues: [], campaigns: [] }, 'manila') // => []
 */
export function packsOf(problem: SchedulingProblem, siteId: string): LabourPack[] {
  if (problem.labourPacks === undefined) return [];
  const { firstDate, days } = problem.period;
  const lastDate = addDays(firstDate, days - 1);
  const chosen = new Set(indexProblem(problem).sites.get(siteId)?.labourPacks ?? []);
  return problem.labourPacks.filter(
    ({ id, validFrom, validTo }) =>
      chosen.has(id) && validFrom <= lastDate && (validTo === null || firstDate <= validTo),
  );
}
