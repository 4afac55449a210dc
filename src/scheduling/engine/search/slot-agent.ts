import { type Instant, MINUTE_MS } from '../../../time/instant.js';
import { merge } from '../../../time/interval.js';
import { daysBetween, type LocalDate } from '../../../time/zoned-time.js';
import { localPeriod, weekOf } from '../agent-weeks.js';
import { certifiedTime, indexProblem } from '../problem-index.js';
import { lastDayWorked } from '../contract-weeks.js';
import { type Agent, type Contract, type LanguageNeed, type SchedulingProblem } from '../problem.js';
import { type Candidate, type DutyDay, dutyDays } from './duty-days.js';
import { slotMask, type WorkFrame } from './slot-frame.js';

/** A set of work that somebody may do at a time: numbers of queues and campaigns, rising. */
export type Profile = readonly number[];

/** An agent on slots. */
export interface SlotAgent {
  readonly index: number;
  readonly agent: Agent;
  readonly contract: Contract;
  /** By work; 0 without entitlement. */
  readonly speed: Float64Array;
  /** Which profile holds in each slot; profile 0 is the empty one. */
  readonly profileAt: Uint16Array;
  readonly duties: readonly DutyDay[];
  /** The first day of the first of his weeks in the period. */
  readonly weeksFrom: LocalDate;
  readonly history: { readonly endSlot: number; readonly dayNumber: number; readonly runOfDays: number };
}

/**
 * Puts every agent on slots: what they may work on when, and the shifts they could work.
 * @example
 * prepareAgents({ agents: [], contracts: [], queues: [], campaigns: [] }, {}).profiles // => [[]]
 */
export function prepareAgents(
  problem: SchedulingProblem,
  frame: WorkFrame,
): { readonly agents: SlotAgent[]; readonly profiles: Profile[] } {
  const book = new ProfileBook();
  const days = new Kept<DutyDay[]>();
  const profiles = new Kept<Uint16Array>();
  const duties = new Kept<DutyDay[]>();
  const speedsOf = new Kept<Float64Array>();
  const alike = new Kept<Uint16Array>();
  const { contracts } = indexProblem(problem);
  const agents = problem.agents.map((agent, index): SlotAgent => {
    const contract = contracts.get(agent.contractId);
    if (contract === undefined) {
      throw new RangeError(
        `Agent "${agent.id}" has the contract "${agent.contractId}", which does not exist.`,
      );
    }
    const workKey = JSON.stringify([agent.entitlements, agent.certificates]);
    const profileAt = profiles.get(workKey, () => {
      const own = profilesOf(agent, problem, frame, book);
      return alike.get(changesOf(own), () => own);
    });
    const dayKey = JSON.stringify([contract.id, agent.zone]);
    const possible = days.get(dayKey, () => {
      const forms = frame.forms.get(contract.id) ?? [];
      return dutyDays(contract, agent.zone, forms, problem.period, frame.slotMinutes);
    });
    const key = JSON.stringify([dayKey, workKey, agent.availability, agent.absences]);
    const lastDay = lastDayWorked(agent, contract, problem.period);
    return {
      index,
      agent,
      contract,
      speed: speedsOf.get(JSON.stringify(agent.entitlements), () => speeds(agent, problem)),
      profileAt,
      duties: duties.get(key, () =>
        possibleDuties(
          agent,
          possible,
          workableSlots(agent, problem, frame),
          usableSlots(profileAt, book, frame),
        ),
      ),
      weeksFrom: weekOf(problem, agent, localPeriod(problem.period, agent.zone).first),
      history: {
        endSlot: toSlotFloat(agent.history.lastShiftEnd, problem, frame),
        dayNumber: daysBetween(problem.period.firstDate, lastDay),
        runOfDays: agent.history.consecutiveDaysWorked,
      },
    };
  });
  return { agents, profiles: book.profiles };
}

/** What like agents share is worked out once, and is one object. */
class Kept<T> {
  private readonly known = new Map<string, T>();

  get(key: string, make: () => T): T {
    let found = this.known.get(key);
    if (found === undefined) this.known.set(key, (found = make()));
    return found;
  }
}

class ProfileBook {
  readonly profiles: Profile[] = [[]];
  private readonly known = new Map<string, number>([['', 0]]);

  number(profile: Profile): number {
    const key = profile.join(',');
    let found = this.known.get(key);
    if (found === undefined) {
      found = this.profiles.push(profile) - 1;
      this.known.set(key, found);
    }
    return found;
  }
}

function speeds(agent: Agent, problem: SchedulingProblem): Float64Array {
  const bySpeed = new Map(agent.entitlements.map(({ workId, speed }) => [workId, speed]));
  return Float64Array.from(allWork(problem), ({ id }) => bySpeed.get(id) ?? 0);
}

function allWork({
  queues,
  campaigns,
}: SchedulingProblem): { readonly id: string; readonly need: LanguageNeed }[] {
  return [...queues, ...campaigns];
}

function profilesOf(
  agent: Agent,
  problem: SchedulingProblem,
  frame: WorkFrame,
  book: ProfileBook,
): Uint16Array {
  const entitled = new Set(agent.entitlements.filter(({ speed }) => speed > 0).map(({ workId }) => workId));
  const masks = allWork(problem).map(({ id, need }) =>
    entitled.has(id) ? slotMask(certifiedTime(agent, need), problem.period.span.start, frame) : null,
  );
  const profileAt = new Uint16Array(frame.slots);
  for (let slot = 0; slot < frame.slots; slot++) {
    const same = slot > 0 && masks.every((mask) => mask === null || mask[slot] === mask[slot - 1]);
    profileAt[slot] = same
      ? profileAt[slot - 1]
      : book.number(masks.flatMap((mask, work) => (mask?.[slot] === 1 ? [work] : [])));
  }
  return profileAt;
}

/** Where another profile begins: the same for arrays of the same content. */
function changesOf(profileAt: Uint16Array): string {
  const changes: string[] = [];
  profileAt.forEach((profile, slot) => {
    if (slot === 0 || profile !== profileAt[slot - 1]) changes.push(`${slot}:${profile}`);
  });
  return changes.join(' ');
}

function workableSlots(agent: Agent, problem: SchedulingProblem, frame: WorkFrame): Uint8Array {
  const workable =
    agent.availability === null
      ? new Uint8Array(frame.slots).fill(1)
      : slotMask(merge(agent.availability), problem.period.span.start, frame);
  const width = frame.slotMinutes * MINUTE_MS;
  for (const { start, end } of agent.absences) {
    const first = Math.max(0, Math.floor((start - problem.period.span.start) / width));
    const last = Math.min(frame.slots, Math.ceil((end - problem.period.span.start) / width));
    if (last > first) workable.fill(0, first, last);
  }
  return workable;
}

/** Slots in which the agent has something to do: a queue that wants agents, or a campaign that may call. */
function usableSlots(profileAt: Uint16Array, book: ProfileBook, frame: WorkFrame): Uint8Array {
  const queues = frame.target.length;
  return new Uint8Array(frame.slots).map((_, slot) =>
    book.profiles[profileAt[slot]].some((work) =>
      work < queues ? frame.target[work][slot] > 0 : frame.campaigns[work - queues].open[slot] === 1,
    )
      ? 1
      : 0,
  );
}

const LEAST_USABLE_SHARE = 0.5;

function possibleDuties(
  agent: Agent,
  duties: readonly DutyDay[],
  workable: Uint8Array,
  usable: Uint8Array,
): DutyDay[] {
  const worked = prefixSums(workable);
  const used = prefixSums(usable);
  const possible = ({ start, form }: Candidate) => {
    const end = start + form.slots;
    return (
      worked[end] - worked[start] === form.slots && used[end] - used[start] >= form.slots * LEAST_USABLE_SHARE
    );
  };
  return agent.entitlements.length === 0
    ? []
    : duties.map(({ stage, candidates }) => ({ stage, candidates: candidates.filter(possible) }));
}

function prefixSums(marks: Uint8Array): Int32Array {
  const sums = new Int32Array(marks.length + 1);
  marks.forEach((mark, at) => (sums[at + 1] = sums[at] + mark));
  return sums;
}

function toSlotFloat(at: Instant | null, { period }: SchedulingProblem, frame: WorkFrame): number {
  return at === null ? -Infinity : (at - period.span.start) / (frame.slotMinutes * MINUTE_MS);
}
