import { RULES } from '../constraints/registry.js';
import { type LineRule } from '../constraints/rule.js';
import { indexProblem } from '../problem-index.js';
import { type Agent, type Contract, type Pin, type SchedulingProblem } from '../problem.js';
import { type Shift } from '../roster.js';
import { type Conflict, type ConflictMember, conflictOf, minimalConflict } from './conflict.js';

/** A member with what it stands for. */
type Demand =
  | { readonly pin: Pin; readonly member: ConflictMember }
  | { readonly rule: LineRule; readonly member: ConflictMember };

/** Rules that more shifts could heal: what they find among pinned shifts alone proves nothing. */
const HEALED_BY_SHIFTS: ReadonlySet<string> = new Set([
  'pins',
  'consecutive-shifts',
  'consecutive-days-off',
  'paid-time-per-period',
  'shifts-per-type',
  'rotation',
  'shift-start-variance',
]);
const MOST_OF_AN_AGENT = 3;

/**
 * Pins that no roster can keep together with the hard rules: for each agent the smallest sets of pins and rules that cannot
 * all hold, told from the pinned shifts alone.
 * @example
 * pinConflicts({ agents: [], contracts: [], queues: [], campaigns: [] }) // => []
 */
export function pinConflicts(problem: SchedulingProblem): Conflict[] {
  const { agents, contracts, pins } = indexProblem(problem);
  return [...pins].flatMap(([agentId, own]) => {
    const agent = agents.get(agentId);
    const contract = agent && contracts.get(agent.contractId);
    if (agent === undefined || contract === undefined) return [];
    return conflictsOf({ ...problem, pins: [] }, agent, contract, own);
  });
}

function conflictsOf(
  problem: SchedulingProblem,
  agent: Agent,
  contract: Contract,
  pins: readonly Pin[],
): Conflict[] {
  const broken = (rule: LineRule, shifts: readonly Shift[]) =>
    rule
      .evaluateAgent({ problem, agent, contract, shifts })
      .some(({ level }) => (level ?? rule.level) === 'hard');
  const rules = RULES.flatMap((rule): LineRule[] => {
    if (rule.scope === 'roster' || HEALED_BY_SHIFTS.has(rule.id)) return [];
    return broken(rule, shiftsOf(pins)) && !broken(rule, []) ? [rule] : [];
  });
  const meets = (demands: readonly Demand[]): boolean => {
    const held = demands.flatMap((demand) => ('pin' in demand ? [demand.pin] : []));
    const shifts = shiftsOf(held);
    const off = new Set(held.flatMap((pin) => (pin.kind === 'day-off' ? [pin.date] : [])));
    if (shifts.some(({ date }) => off.has(date))) return false;
    return demands.every((demand) => 'pin' in demand || !broken(demand.rule, shifts));
  };
  const found: Conflict[] = [];
  let left: Demand[] = [
    ...rules.map((rule) => ({ rule, member: ruleMember(rule, agent, contract) })),
    ...pins.map((pin) => ({ pin, member: pinMember(pin) })),
  ];
  while (found.length < MOST_OF_AN_AGENT) {
    const conflict = minimalConflict(left, meets);
    if (conflict === null || conflict.length === 0) break;
    found.push(
      conflictOf(
        'hard',
        `For agent "${agent.id}"`,
        conflict.map(({ member }) => member),
      ),
    );
    const given = conflict.find((demand) => 'rule' in demand) ?? conflict[0];
    left = left.filter((demand) => demand !== given);
  }
  return found;
}

function shiftsOf(pins: readonly Pin[]): Shift[] {
  return pins.flatMap((pin) => (pin.kind === 'shift' ? [pin.shift] : [])).sort((a, b) => a.start - b.start);
}

function pinMember(pin: Pin): ConflictMember {
  const date = pin.kind === 'shift' ? pin.shift.date : pin.date;
  const what = pin.kind === 'shift' ? 'the shift' : 'the day off';
  const id = `pin ${pin.agentId} ${date} ${pin.kind}`;
  const message = `Pinned: ${what} of ${date}.`;
  return { id, ruleId: 'pins', agentId: pin.agentId, workId: null, message };
}

function ruleMember({ id, title }: LineRule, agent: Agent, contract: Contract): ConflictMember {
  const message = `${title} (contract "${contract.id}").`;
  return { id: `rule ${id}`, ruleId: id, agentId: agent.id, workId: null, message };
}
