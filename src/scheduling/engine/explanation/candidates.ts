import { type Instant } from '../../../time/instant.js';
import {
  addDays,
  formatWallTime,
  type LocalDate,
  type LocalTime,
  localDay,
  localTimeOf,
  minuteOfDay,
} from '../../../time/zoned-time.js';
import { entitlementTo, indexProblem, isCertified } from '../problem-index.js';
import { type Agent, type Contract, type Queue, type SchedulingProblem } from '../problem.js';
import { type RelaxationKind } from './relaxation.js';

/** A day on which a queue lacks agents, and when in it. */
export interface Gap {
  readonly workId: string;
  readonly date: LocalDate;
  readonly minutes: number;
  readonly spans: readonly { readonly start: Instant; readonly end: Instant; readonly minutes: number }[];
}

/** A problem with one thing allowed or brought. */
export interface Candidate {
  readonly kind: RelaxationKind;
  /** Its first half in words: "Two more agents ...". */
  readonly words: string;
  readonly problem: SchedulingProblem;
  readonly agents: number | null;
  readonly workId: string | null;
  readonly contractId: string | null;
  readonly date: LocalDate | null;
}

const SHIFT_MINUTES = 480;
const MOST_AGENTS = 5;
const MOST_CAMPAIGNS = 3;
const MORE_CALLERS = 2;
const WIDER_MINUTES = 60;
const DAY_MINUTES = 24 * 60;
const NUMBERS = ['no', 'One', 'Two', 'Three', 'Four', 'Five'] as const;

/**
 * For a gap: more agents like those who answer the queue, there on that day only, and the entitling of people who hold
 * the certificate.
 * @example
 * gapCandidates({ agents: [], contracts: [], queues: [{ id: 'q', need: {} }], campaigns: [] }, { workId: 'q', minutes: 60, spans: [] }) // => []
 */
export function gapCandidates(problem: SchedulingProblem, gap: Gap): Candidate[] {
  const { queues } = indexProblem(problem);
  const queue = queues.get(gap.workId);
  if (queue === undefined) return [];
  return [...moreAgents(problem, gap, queue), ...entitled(problem, gap, queue)];
}

function moreAgents(problem: SchedulingProblem, gap: Gap, queue: Queue): Candidate[] {
  const like = mostLike(problem, gap, queue);
  const contract = like && indexProblem(problem).contracts.get(like.contractId);
  if (like === undefined || contract === undefined) return [];
  const count = Math.min(MOST_AGENTS, Math.max(1, Math.ceil(gap.minutes / SHIFT_MINUTES)));
  const { start } = localDay(addDays(gap.date, -1), problem.period.zone);
  const { end } = localDay(addDays(gap.date, 1), problem.period.zone);
  const extraContract: Contract = {
    ...contract,
    id: `${contract.id} extra`,
    paidMinutesPerWeek: { ...contract.paidMinutesPerWeek, min: 0 },
  };
  const extra = Array.from({ length: count }, (_, at): Agent => ({
    ...like,
    id: `${like.id} extra ${at + 1}`,
    contractId: extraContract.id,
    entitlements: [{ workId: gap.workId, speed: 1 }],
    certificates: [{ ...queue.need, valid: { start, end } }],
    availability: [{ start, end }],
    absences: [],
    history: { lastShiftEnd: null, consecutiveDaysWorked: 0 },
  }));
  const words = `${NUMBERS[count]} more ${count === 1 ? 'agent' : 'agents'} with ${skill(queue)} for ${queue.name} on ${dayOf(problem, gap)} (like "${like.id}")`;
  return [
    {
      kind: 'more-agents',
      words,
      problem: {
        ...problem,
        contracts: [...problem.contracts, extraContract],
        agents: [...problem.agents, ...extra],
      },
      agents: count,
      workId: gap.workId,
      contractId: contract.id,
      date: gap.date,
    },
  ];
}

/** Among those entitled, somebody whose contract has starts that reach the gap best. */
function mostLike(problem: SchedulingProblem, gap: Gap, queue: Queue): Agent | undefined {
  const worst = [...gap.spans].sort((a, b) => b.minutes - a.minutes).at(0);
  const { contracts } = indexProblem(problem);
  const entitledOnes = problem.agents.filter((agent) => entitlementTo(agent, queue.id) !== undefined);
  const reaches = (agent: Agent): number => {
    const contract = contracts.get(agent.contractId);
    if (contract === undefined || worst === undefined) return 0;
    return reachOf(contract, minuteOfDay(localTimeOf(worst.start, agent.zone)));
  };
  return entitledOnes.reduce<Agent | undefined>(
    (best, agent) => (best === undefined || reaches(agent) > reaches(best) ? agent : best),
    undefined,
  );
}

/** How well the shifts of a contract reach a minute of the day: the share of its starts whose longest shift has it. */
function reachOf({ shiftStarts, shiftLengthsMinutes }: Contract, minute: number): number {
  const first = minuteOfDay(shiftStarts.earliest);
  const window = wrapped(minuteOfDay(shiftStarts.latest) - first);
  const longest = Math.max(0, ...shiftLengthsMinutes);
  let reaching = 0;
  let count = 0;
  for (let after = 0; after <= window; after += shiftStarts.stepMinutes) {
    count++;
    if (wrapped(minute - first - after) < longest) reaching++;
  }
  return reaching / count;
}

function entitled(problem: SchedulingProblem, gap: Gap, queue: Queue): Candidate[] {
  const [worst] = [...gap.spans].sort((a, b) => b.minutes - a.minutes);
  if (worst === undefined) return [];
  const able = problem.agents.filter(
    (agent) => entitlementTo(agent, queue.id) === undefined && isCertified(agent, queue.need, worst),
  );
  const count = Math.min(MOST_AGENTS, able.length);
  if (count === 0) return [];
  const chosen = new Set(able.slice(0, count).map(({ id }) => id));
  const agents = problem.agents.map((agent) =>
    chosen.has(agent.id)
      ? { ...agent, entitlements: [...agent.entitlements, { workId: queue.id, speed: 1 }] }
      : agent,
  );
  const words = `Entitling ${count} ${count === 1 ? 'agent' : 'agents'} who hold ${skill(queue)} to ${queue.name} (${[...chosen].join(', ')})`;
  return [
    {
      kind: 'entitle-agents',
      words,
      problem: { ...problem, agents },
      agents: count,
      workId: queue.id,
      contractId: null,
      date: null,
    },
  ];
}

/**
 * For each contract: starts an hour earlier and later, and one more working day a week.
 * @example
 * contractCandidates({ agents: [], contracts: [{ id: 'c' }] }) // => []
 */
export function contractCandidates(problem: SchedulingProblem): Candidate[] {
  const used = new Set(problem.agents.map(({ contractId }) => contractId));
  return problem.contracts
    .filter(({ id }) => used.has(id))
    .flatMap((contract): Candidate[] => {
      const { earliest, latest } = contract.shiftStarts;
      const wider = {
        ...contract.shiftStarts,
        earliest: shifted(earliest, -WIDER_MINUTES),
        latest: shifted(latest, WIDER_MINUTES),
      };
      const longerDay = Math.max(...contract.shiftLengthsMinutes);
      const more = {
        paidMinutesPerWeek: {
          ...contract.paidMinutesPerWeek,
          max: contract.paidMinutesPerWeek.max + longerDay,
        },
        minDaysOffPerWeek: Math.max(0, contract.minDaysOffPerWeek - 1),
      };
      const window = wrapped(minuteOfDay(latest) - minuteOfDay(earliest));
      const starts: Candidate[] =
        window + 2 * WIDER_MINUTES >= DAY_MINUTES
          ? []
          : [
              {
                ...ofContract(problem, contract, { shiftStarts: wider }),
                kind: 'earlier-starts',
                words: `Shifts of contract "${contract.id}" that start from ${wider.earliest} to ${wider.latest} instead of ${earliest} to ${latest}`,
              },
            ];
      return [
        ...starts,
        {
          ...ofContract(problem, contract, more),
          kind: 'more-paid-time',
          words: `One more working day a week (up to ${more.paidMinutesPerWeek.max / 60} paid hours) for contract "${contract.id}"`,
        },
      ];
    });
}

function ofContract(problem: SchedulingProblem, contract: Contract, changes: Partial<Contract>) {
  const contracts = problem.contracts.map((each) => (each === contract ? { ...each, ...changes } : each));
  return {
    problem: { ...problem, contracts },
    agents: null,
    workId: null,
    contractId: contract.id,
    date: null,
  };
}

/**
 * For each campaign with zones that lack consent: consent in hand.
 * @example
 * zoneCandidates({ campaigns: [{ zones: [{ consent: true }] }] }) // => []
 */
export function zoneCandidates(problem: SchedulingProblem): Candidate[] {
  return problem.campaigns
    .filter(({ zones }) => zones.some(({ consent }) => !consent))
    .map((campaign) => {
      const zones = campaign.zones.map((zone) => ({ ...zone, consent: true }));
      const campaigns = problem.campaigns.map((each) => (each === campaign ? { ...each, zones } : each));
      const named = campaign.zones.filter(({ consent }) => !consent).map(({ id }) => id);
      return {
        kind: 'consent',
        words: `Consent to call ${named.join(', ')} for ${campaign.name}`,
        problem: { ...problem, campaigns },
        agents: null,
        workId: campaign.id,
        contractId: null,
        date: null,
      };
    });
}

/**
 * For the campaigns that want most: more agents like those who call for them, all period long.
 * @example
 * callerCandidates({ agents: [], contracts: [], queues: [], campaigns: [{ id: 'c', hoursWanted: 10 }] }) // => []
 */
export function callerCandidates(problem: SchedulingProblem): Candidate[] {
  return [...problem.campaigns]
    .sort((a, b) => b.hoursWanted - a.hoursWanted)
    .slice(0, MOST_CAMPAIGNS)
    .flatMap((campaign): Candidate[] => {
      const like = problem.agents.find((agent) => entitlementTo(agent, campaign.id) !== undefined);
      if (like === undefined) return [];
      const extra = Array.from({ length: MORE_CALLERS }, (_, at): Agent => ({
        ...like,
        id: `${like.id} extra ${at + 1}`,
        entitlements: [{ workId: campaign.id, speed: 1 }],
        absences: [],
      }));
      return [
        {
          kind: 'more-agents',
          words: `${NUMBERS[MORE_CALLERS]} more agents with ${skill(campaign)} who call for ${campaign.name} (like "${like.id}")`,
          problem: { ...problem, agents: [...problem.agents, ...extra] },
          agents: MORE_CALLERS,
          workId: campaign.id,
          contractId: like.contractId,
          date: null,
        },
      ];
    });
}

function skill({ need }: Pick<Queue, 'need'>): string {
  return `${need.language} ${need.level}`;
}

/** "Tuesday 2026-03-03 evening", by the time at which most is missing. */
function dayOf({ period }: SchedulingProblem, { spans }: Gap): string {
  const [worst] = [...spans].sort((a, b) => b.minutes - a.minutes);
  const hour = Number(formatWallTime(worst.start, period.zone, 'H'));
  const part = hour < 6 ? 'night' : hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
  return `${formatWallTime(worst.start, period.zone, 'EEEE yyyy-MM-dd')} ${part}`;
}

function shifted(time: LocalTime, minutes: number): LocalTime {
  const at = wrapped(minuteOfDay(time) + minutes);
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}` as LocalTime;
}

function wrapped(minutes: number): number {
  return ((minutes % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
}
