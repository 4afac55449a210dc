import { type Candidate, type DutyDay } from './duty-days.js';
import { type SlotAgent } from './slot-agent.js';
import { type SlotSpan } from './slot-frame.js';

/** Agents who could swap places on one working day: same contract, same work at the same time, same possible shifts. */
export interface Team {
  readonly stage: number;
  readonly classKey: string;
  readonly agents: readonly SlotAgent[];
  readonly candidates: readonly Candidate[];
  /** Which profile holds when, for every agent of the team. */
  readonly profileAt: Uint16Array;
}

/**
 * Groups agents by what they could work on one stage; agents without a possible shift are left out.
 * @example
 * teamsOf([], () => undefined) // => []
 */
export function teamsOf(
  agents: readonly SlotAgent[],
  dutyOf: (agent: SlotAgent) => DutyDay | undefined,
): Team[] {
  const teams = new Map<string, { agents: SlotAgent[]; duty: DutyDay }>();
  for (const agent of agents) {
    const duty = dutyOf(agent);
    if (duty === undefined || duty.candidates.length === 0) continue;
    const key = `${classKeyOf(agent)}#${signature(agent, duty.candidates)}`;
    const team = teams.get(key);
    if (team === undefined) teams.set(key, { agents: [agent], duty });
    else team.agents.push(agent);
  }
  return [...teams.values()].map(({ agents: members, duty }) => ({
    stage: duty.stage,
    classKey: classKeyOf(members[0]),
    agents: members,
    candidates: duty.candidates,
    profileAt: members[0].profileAt,
  }));
}

/**
 * What agents of one class share all period long: zone, weeks, contract and entitlements.
 * @example
 * classKeyOf({ agent: { zone: 'Asia/Manila', entitlements: [{ workId: 'b' }, { workId: 'a' }] }, contract: { id: 'full' }, weeksFrom: '2026-03-02' }) // => '["Asia/Manila","2026-03-02","full","a","b"]'
 */
export function classKeyOf({
  agent,
  contract,
  weeksFrom,
}: Pick<SlotAgent, 'agent' | 'contract' | 'weeksFrom'>): string {
  const work = agent.entitlements.map(({ workId }) => workId).sort();
  return JSON.stringify([agent.zone, weeksFrom, contract.id, ...work]);
}

function signature({ profileAt }: SlotAgent, candidates: readonly Candidate[]): string {
  let first = Infinity;
  let end = 0;
  for (const { start, form } of candidates) {
    first = Math.min(first, start);
    end = Math.max(end, start + form.slots);
  }
  const shifts = candidates.map(({ start, form }) => `${start}+${form.slots}`).join(' ');
  const changes: string[] = [];
  for (let slot = first; slot < end; slot++) {
    if (slot === first || profileAt[slot] !== profileAt[slot - 1]) changes.push(`${slot}:${profileAt[slot]}`);
  }
  return `${shifts}|${changes.join(' ')}`;
}

/**
 * The candidates of an agent's duty day of one stage that start in a week.
 * @example
 * dutyInWeek({ duties: [{ stage: 0, candidates: [{ start: 5 }, { start: 9 }] }] }, 0, { firstSlot: 0, endSlot: 8 }).candidates.length // => 1
 */
export function dutyInWeek(
  agent: Pick<SlotAgent, 'duties'>,
  stage: number,
  week: SlotSpan,
): SlotAgent['duties'][number] | undefined {
  const duty = agent.duties.find((each) => each.stage === stage);
  if (duty === undefined) return undefined;
  const inWeek = ({ start }: Candidate) => week.firstSlot <= start && start < week.endSlot;
  return duty.candidates.every(inWeek) ? duty : { stage, candidates: duty.candidates.filter(inWeek) };
}

/**
 * The stages on which anybody could start a shift in a week, in order.
 * @example
 * stagesOf([{ duties: [{ stage: 3, candidates: [{ start: 5 }] }] }], { firstSlot: 0, endSlot: 8 }) // => [3]
 */
export function stagesOf(agents: readonly Pick<SlotAgent, 'duties'>[], week: SlotSpan): number[] {
  const stages = new Set<number>();
  for (const { duties } of agents) {
    for (const { stage, candidates } of duties) {
      if (candidates.some(({ start }) => week.firstSlot <= start && start < week.endSlot)) stages.add(stage);
    }
  }
  return [...stages].sort((a, b) => a - b);
}
