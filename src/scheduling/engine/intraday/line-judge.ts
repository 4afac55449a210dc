import { RULES } from '../constraints/registry.js';
import { type AgentContext, type Finding, type LineRule } from '../constraints/rule.js';
import { type Contract } from '../problem.js';
import { minutesOf, paidMinutes } from '../shift-time.js';
import { type Candidate } from './candidates.js';

/** What a change of one shift does to the rules about its agent. */
export interface LineVerdict {
  /** Hard rules that it newly breaks, in words. */
  readonly refused: readonly string[];
  /** Terms of the contract that it steps over, in words. */
  readonly agreed: readonly string[];
  /** Soft costs added, in points. */
  readonly cost: number;
}

const LINE_RULES = RULES.filter((rule): rule is LineRule => rule.scope !== 'roster');
const SLIGHT = 1e-9;

/**
 * Holds a line of shifts with one of them changed against every rule about one agent. Overtime and time off are by agreement: lengths and
 * hours that the contract sets give way for them, and are told; laws and all other rules do not.
 * @example
 * judgeChange({ problem: {}, agent: {}, contract: { rules: [] }, shifts: [] }, { kind: 'move-pause', before: {}, after: {} }).agreed // => []
 */
export function judgeChange(
  context: AgentContext,
  change: Pick<Candidate, 'kind' | 'before' | 'after'>,
): LineVerdict {
  const { before, after, kind } = change;
  const shifts = context.shifts.map((shift) => (shift === before ? after : shift));
  const isOffer = kind === 'overtime' || kind === 'time-off';
  const contract = isOffer ? stretched(context.contract, change) : context.contract;
  const old = line({ ...context, contract });
  const fresh = line({ ...context, contract, shifts });
  const refused = worse(old, fresh);
  const agreed = isOffer ? worse(line(context), line({ ...context, shifts })) : [];
  return { refused, agreed: agreed.filter((words) => !refused.includes(words)), cost: fresh.cost - old.cost };
}

interface Line {
  readonly hard: ReadonlyMap<string, { readonly amount: number; readonly message: string }>;
  readonly cost: number;
}

function line(context: AgentContext): Line {
  const hard = new Map<string, { readonly amount: number; readonly message: string }>();
  let cost = 0;
  // A line without shifts breaks nothing that a change of a shift could heal.
  if (context.shifts.length === 0) return { hard, cost };
  for (const rule of LINE_RULES) {
    for (const finding of rule.evaluateAgent(context)) {
      if ((finding.level ?? rule.level) === 'soft') {
        cost += finding.cost ?? finding.amount * rule.cost(context.problem.weights);
        continue;
      }
      const key = keyOf(rule, finding);
      hard.set(key, { amount: (hard.get(key)?.amount ?? 0) + finding.amount, message: finding.message });
    }
  }
  return { hard, cost };
}

function worse(old: Line, fresh: Line): string[] {
  return [...fresh.hard]
    .filter(([key, { amount }]) => amount > (old.hard.get(key)?.amount ?? 0) + SLIGHT)
    .map(([, { message }]) => message);
}

/** The contract with room for what is agreed, and no more. */
function stretched(contract: Contract, { before, after }: Pick<Candidate, 'before' | 'after'>): Contract {
  const added = paidMinutes(after) - paidMinutes(before);
  const { paidMinutesPerDay: day, paidMinutesPerWeek: week } = contract;
  return {
    ...contract,
    shiftLengthsMinutes: [...contract.shiftLengthsMinutes, minutesOf(after)],
    paidMinutesPerDay: {
      min: Math.min(day.min, paidMinutes(after)),
      max: Math.max(day.max, paidMinutes(after)),
    },
    paidMinutesPerWeek: {
      min: Math.max(0, week.min + Math.min(0, added)),
      max: week.max + Math.max(0, added),
    },
  };
}

function keyOf({ id }: LineRule, { start, workId }: Finding): string {
  return JSON.stringify([id, start, workId]);
}
