import { RULES } from '../constraints/registry.js';
import { type LineRule } from '../constraints/rule.js';
import { type SchedulingProblem } from '../problem.js';
import { type Shift } from '../roster.js';
import { type SlotAgent } from './slot-agent.js';

/** What rules about one agent's shifts find in them. */
export interface Judgement {
  readonly hard: number;
  readonly soft: number;
  /** Where hard rules are broken. */
  readonly places: readonly { readonly start?: number; readonly end?: number }[];
}

/** What made shifts keep by the way they are made, or what their worth counts already. */
const KEPT = new Set([
  'known-references',
  'shift-in-period',
  'shift-start',
  'shift-length',
  'one-shift-per-day',
  'paid-time-per-day',
  'paid-time-per-week',
  'minimum-rest',
  'consecutive-days',
  'days-off',
  'availability',
  'absence',
  'pins',
  'entitlement',
  'certificate',
  'activities-tile-shift',
  'breaks-in-window',
  'outbound-window',
  'block-length',
  'switches',
  'contract-hours',
  'off-phone',
]);
/** Kept as contracts have them, but rules may ask for a least as well. */
const WITH_A_LEAST = new Set(['paid-time-per-week', 'days-off']);
/** Counted shift by shift, but for overtime. */
const PAY = 'labour-cost';

/** Holds one agent's shifts against the rules that neither the search nor the worth of shifts knows. */
export class LineJudge {
  private readonly rules: readonly LineRule[];

  constructor(private readonly problem: SchedulingProblem) {
    const inUse = hasFurtherRules(problem);
    this.rules = RULES.filter(
      (rule): rule is LineRule =>
        inUse &&
        rule.scope !== 'roster' &&
        (!KEPT.has(rule.id) || WITH_A_LEAST.has(rule.id)) &&
        rule.id !== PAY,
    );
  }

  get isNeeded(): boolean {
    return this.rules.length > 0;
  }

  judge({ agent, contract }: SlotAgent, shifts: readonly Shift[]): Judgement {
    const places: Judgement['places'][number][] = [];
    let soft = 0;
    for (const rule of this.rules) {
      const findings = rule.evaluateAgent({ problem: this.problem, agent, contract, shifts });
      const price = rule.cost(this.problem.weights);
      for (const finding of findings) {
        if ((finding.level ?? rule.level) === 'hard') places.push(finding);
        else soft += finding.cost ?? finding.amount * price;
      }
    }
    return { hard: places.length, soft, places };
  }
}

/** Whether anything in the problem calls for a rule beyond those of contracts and blocks. */
function hasFurtherRules(problem: SchedulingProblem): boolean {
  const lists = [
    problem.rules,
    problem.labourPacks,
    problem.shiftTypes,
    problem.requests,
    ...problem.contracts.map(({ rules }) => rules),
    ...problem.agents.map(({ rules }) => rules),
  ];
  return problem.published !== undefined || lists.some((list) => (list?.length ?? 0) > 0);
}
