import { minuteOfDay } from '../../time/zoned-time.js';
import { termsFor } from './agent-terms.js';
import { agentWeeks } from './agent-weeks.js';
import { type Agent, type Contract, type SchedulingProblem } from './problem.js';
import { type WorkRuleId, type WorkRuleOf } from './work-rules.js';

/**
 * The problem with the hard rules that a contract can say written into contracts: rest, days in a row, days off, paid
 * time and lengths are then the narrowest that hold for the agent. Agents of one contract who are held to different
 * rules get contracts of their own. For making rosters; they are judged by the problem as it is.
 * @example
 * bindingContracts({ agents: [], contracts: [], queues: [], campaigns: [] }).agents // => []
 */
export function bindingContracts(problem: SchedulingProblem): SchedulingProblem {
  if (!bringsRules(problem)) return problem;
  const byId = new Map(problem.contracts.map((contract) => [contract.id, contract]));
  const made = new Map<string, Contract>();
  const agents = problem.agents.map((agent) => {
    const contract = byId.get(agent.contractId);
    if (contract === undefined) return agent;
    const binding = bindingContract(problem, agent, contract);
    const key = JSON.stringify(binding);
    const known = made.get(key) ?? { ...binding, id: nameOf(binding, made.size) };
    made.set(key, known);
    return { ...agent, contractId: known.id };
  });
  return { ...problem, agents, contracts: [...made.values()] };
}

const known = new WeakMap<SchedulingProblem, boolean>();

function bringsRules(problem: SchedulingProblem): boolean {
  let answer = known.get(problem);
  if (answer === undefined) {
    const { rules, labourPacks, contracts, agents } = problem;
    const people = [...contracts, ...agents];
    answer = isFilled(rules) || isFilled(labourPacks) || people.some((each) => isFilled(each.rules));
    known.set(problem, answer);
  }
  return answer;
}

function isFilled(list: readonly unknown[] | undefined): boolean {
  return list !== undefined && list.length > 0;
}

function nameOf({ id }: Contract, at: number): string {
  return JSON.stringify([id, at]);
}

/**
 * An agent's contract as hard rules leave it, and no narrower: a rule counts only as far as every roster that keeps it
 * keeps the contract made from it. So long rests ask for days off where shifts on days that follow each other cannot lie so far
 * apart, and rests of every week only where the period cuts none of the agent's weeks.
 * @example
 * bindingContract({ period: { firstDate: localDate('2026-03-02'), days: 7, zone: timeZone('UTC'), span: { start: parseInstant('2026-03-02T00:00Z'), end: parseInstant('2026-03-09T00:00Z') } }, agents: [], contracts: [], queues: [], campaigns: [], rules: [{ rule: 'minimum-rest', minutes: 660 }] }, { id: 'a', siteId: 'x', zone: timeZone('UTC') }, { minRestMinutes: 600, paidMinutesPerDay: {}, paidMinutesPerWeek: {}, shiftStarts: { earliest: localTime('08:00'), latest: localTime('09:00') }, shiftLengthsMinutes: [480] }).minRestMinutes // => 660
 */
export function bindingContract(problem: SchedulingProblem, agent: Agent, contract: Contract): Contract {
  if (!bringsRules(problem)) return contract;
  const hard = <Id extends WorkRuleId>(rule: Id): WorkRuleOf<Id>[] =>
    termsFor(problem, agent, contract, rule)
      .map(({ term }) => term)
      .filter(({ level }) => level !== 'soft');
  const day = hard('paid-time-per-day');
  const rests = hard('weekly-rest').filter(({ minutes }) => longestGap(contract) < minutes);
  const lengths = hard('spread-over').reduce(
    (fitting, { max }) => fitting.filter((length) => length <= max),
    [...contract.shiftLengthsMinutes],
  );
  const hasWholeWeeks = agentWeeks(problem, agent).every(({ wholeDates }) => wholeDates.length === 7);
  const weekly = hasWholeWeeks ? rests.filter(({ afterDays }) => afterDays === undefined) : [];
  return {
    ...contract,
    paidMinutesPerDay: {
      min: Math.max(contract.paidMinutesPerDay.min, ...day.map(({ min = 0 }) => min)),
      max: least(contract.paidMinutesPerDay.max, day),
    },
    paidMinutesPerWeek: {
      min: contract.paidMinutesPerWeek.min,
      max: least(contract.paidMinutesPerWeek.max, hard('paid-time-per-week')),
    },
    minRestMinutes: Math.max(contract.minRestMinutes, ...hard('minimum-rest').map(({ minutes }) => minutes)),
    maxConsecutiveDays: Math.min(
      least(contract.maxConsecutiveDays, [...hard('consecutive-days'), ...hard('consecutive-shifts')]),
      ...rests.map(({ afterDays = Infinity }) => afterDays),
    ),
    minDaysOffPerWeek: Math.max(
      contract.minDaysOffPerWeek,
      ...hard('days-off').map(({ min }) => min),
      ...weekly.map(() => 1),
    ),
    shiftLengthsMinutes: lengths.length > 0 ? lengths : contract.shiftLengthsMinutes,
  };
}

const DAY_MINUTES = 24 * 60;

function least(own: number, terms: readonly { readonly max?: number }[]): number {
  return Math.min(own, ...terms.map(({ max = Infinity }) => max));
}

/** From the end of a shift to the start of one on the next day, at most; a night in which clocks go back is an hour longer. */
function longestGap({ shiftStarts, shiftLengthsMinutes }: Contract): number {
  const { earliest, latest } = shiftStarts;
  const window = (minuteOfDay(latest) - minuteOfDay(earliest) + DAY_MINUTES) % DAY_MINUTES;
  const apart = minuteOfDay(latest) < minuteOfDay(earliest) ? DAY_MINUTES : window;
  return DAY_MINUTES + 60 + apart - Math.min(...shiftLengthsMinutes);
}
