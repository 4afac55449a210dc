import { addMinutes, type Instant, MINUTE_MS } from '../../../time/instant.js';
import { covers, type Interval } from '../../../time/interval.js';
import { shortQueues } from '../inbound-floor.js';
import { indexProblem, shiftsByAgent } from '../problem-index.js';
import { type Agent, type Contract, type SchedulingProblem } from '../problem.js';
import { type OffPhoneActivity } from '../roster-goals.js';
import { type Roster, type Shift } from '../roster.js';
import { shiftAt, ShiftLaw, withActivity } from './shift-place.js';
import { type Obstacle, type UnplacedActivity, unplaced } from './unplaced.js';
import { WorkBoard } from './work-board.js';

const STEP_MINUTES = 15;

/** Who would take part when, and what it costs. */
interface Sitting {
  readonly start: Instant;
  readonly cost: number;
  readonly people: readonly Person[];
}

interface Person {
  readonly agent: Agent;
  readonly contract: Contract;
}

/**
 * Puts meetings, coaching and training where they cost least: all who take part are in their shifts and at work, no pause moves,
 * blocks stay long enough, and the queues that they answer keep their floor. Activities with the fewest times to choose from come
 * first. What a roster or a pin has already is kept.
 * @example
 * placeActivities({ agents: [], contracts: [], queues: [], campaigns: [] }, { shifts: [] }).unplaced // => []
 */
export function placeActivities(
  problem: SchedulingProblem,
  roster: Roster,
): { readonly roster: Roster; readonly unplaced: readonly UnplacedActivity[] } {
  if ((problem.offPhoneActivities ?? []).length === 0) return { roster, unplaced: [] };
  const placing = new Placing(problem, roster);
  return { unplaced: placing.run(problem.offPhoneActivities ?? []), roster: placing.roster() };
}

class Placing {
  private readonly shifts: Map<string, readonly Shift[]>;
  private readonly board: WorkBoard;
  private readonly law: ShiftLaw;
  private readonly pinned: ReadonlySet<string>;

  constructor(
    private readonly problem: SchedulingProblem,
    private readonly given: Roster,
  ) {
    this.shifts = new Map(shiftsByAgent(given));
    this.board = new WorkBoard(problem, given);
    this.law = new ShiftLaw(problem);
    const pins = problem.pins ?? [];
    this.pinned = new Set(
      pins.flatMap((pin) => (pin.kind === 'shift' ? [keyOf(pin.agentId, pin.shift.start)] : [])),
    );
  }

  run(activities: readonly OffPhoneActivity[]): UnplacedActivity[] {
    const order = activities
      .map((activity) => ({ activity, choice: this.startsOf(activity).length }))
      .sort((a, b) => a.choice - b.choice || (a.activity.id < b.activity.id ? -1 : 1));
    return order.flatMap(({ activity }) => this.place(activity) ?? []);
  }

  roster(): Roster {
    const order = new Map<string, Shift>();
    for (const shifts of this.shifts.values())
      for (const shift of shifts) order.set(keyOf(shift.agentId, shift.start), shift);
    return {
      shifts: this.given.shifts.map((shift) => order.get(keyOf(shift.agentId, shift.start)) ?? shift),
    };
  }

  private place(activity: OffPhoneActivity): UnplacedActivity | null {
    const placed = this.placedOf(activity);
    const left = this.peopleOf(activity).filter(({ agent }) => !placed.has(agent.id));
    const least = activity.atLeast ?? activity.participants.length;
    const obstacles: Obstacle[] = [];
    if (activity.together) {
      const [held] = placed.values();
      const starts = held === undefined ? this.startsOf(activity) : [held];
      const needed = Math.max(1, least - placed.size);
      if (left.length > 0) this.hold(activity, left, starts, needed, obstacles);
    } else {
      for (const person of left) this.hold(activity, [person], this.startsOf(activity), 1, obstacles);
    }
    const present = this.placedOf(activity).size;
    return present >= least ? null : unplaced(activity, present, obstacles);
  }

  /** At the cheapest time that all rules leave. */
  private hold(
    activity: OffPhoneActivity,
    people: readonly Person[],
    starts: readonly Instant[],
    needed: number,
    obstacles: Obstacle[],
  ): void {
    const sittings = starts
      .flatMap((start) => this.sitting(activity, people, start, needed, obstacles) ?? [])
      .filter(({ cost, people: all }) => cost < worthOf(activity) * all.length)
      .sort((a, b) => a.cost - b.cost || a.start - b.start);
    for (const sitting of sittings) {
      const lawful = sitting.people.filter((person) => this.isLawful(activity, person, sitting.start));
      if (lawful.length >= needed) return this.settle(activity, lawful, sitting.start);
      obstacles.push({ cause: 'blocks', start: sitting.start, present: lawful.length });
    }
  }

  private sitting(
    activity: OffPhoneActivity,
    people: readonly Person[],
    start: Instant,
    needed: number,
    obstacles: Obstacle[],
  ): Sitting | null {
    const span = spanOf(activity, start);
    const found = people.map((person) => ({ person, shift: this.shiftOf(person.agent, span) }));
    const there = found.filter(({ shift }) => shift !== 'not-there').length;
    const free = found.flatMap(({ person, shift }) => (typeof shift === 'string' ? [] : [{ person, shift }]));
    if (free.length < needed) {
      const absent = found.flatMap(({ person, shift }) => (shift === 'not-there' ? [person.agent.id] : []));
      obstacles.push(
        there < needed
          ? { cause: 'nobody-there', start, present: there, absent }
          : { cause: 'pauses', start, present: free.length },
      );
      return null;
    }
    let cost = 0;
    const taken: typeof free = [];
    for (const each of free) {
      const more = this.board.takeOff(each.person.agent, each.shift.activities, span);
      const guard = this.guardOf(
        activity,
        [...taken, each].map(({ person }) => person.agent),
        span,
      );
      if (guard.queue !== undefined && activity.level !== 'soft') {
        obstacles.push({ cause: 'guard', start, present: taken.length, queue: guard.queue });
        this.board.putBack(each.person.agent, each.shift.activities, span);
      } else {
        cost += more + guard.cost;
        taken.push(each);
      }
    }
    for (const { person, shift } of taken) this.board.putBack(person.agent, shift.activities, span);
    return taken.length < needed ? null : { start, cost, people: taken.map(({ person }) => person) };
  }

  private guardOf(
    { inboundFloor = this.problem.blending.inboundFloor, weight = 1 }: OffPhoneActivity,
    agents: readonly Agent[],
    span: Interval,
  ): { readonly queue?: string; readonly cost: number } {
    const short = agents.flatMap((agent) =>
      shortQueues(this.problem, this.board.cover, agent, span, inboundFloor),
    );
    const minutes = short.reduce((sum, each) => sum + each.minutes, 0);
    return { queue: short.at(0)?.queue.name, cost: minutes * weight };
  }

  private isLawful(activity: OffPhoneActivity, { agent, contract }: Person, start: Instant): boolean {
    const shift = this.shiftOf(agent, spanOf(activity, start));
    if (typeof shift === 'string') return false;
    const changed = withActivity(shift, activity.id, spanOf(activity, start));
    return this.law.keeps(agent, contract, shift, changed);
  }

  private settle(activity: OffPhoneActivity, people: readonly Person[], start: Instant): void {
    const span = spanOf(activity, start);
    for (const { agent } of people) {
      const shift = this.shiftOf(agent, span);
      if (typeof shift === 'string') continue;
      this.board.takeOff(agent, shift.activities, span);
      const changed = withActivity(shift, activity.id, span);
      const own = this.shifts.get(agent.id) ?? [];
      this.shifts.set(
        agent.id,
        own.map((each) => (each === shift ? changed : each)),
      );
    }
  }

  private shiftOf({ id }: Agent, span: Interval) {
    const shift = shiftAt(this.shifts.get(id) ?? [], span);
    if (typeof shift === 'string') return shift;
    return this.pinned.has(keyOf(id, shift.start)) ? 'busy' : shift;
  }

  private peopleOf({ participants }: OffPhoneActivity): Person[] {
    const { agents, contracts } = indexProblem(this.problem);
    return [...new Set(participants)].sort().flatMap((id) => {
      const agent = agents.get(id);
      const contract = contracts.get(agent?.contractId ?? '');
      return agent === undefined || contract === undefined ? [] : [{ agent, contract }];
    });
  }

  /** By participant: when the roster has it for him. */
  private placedOf({ id, participants }: OffPhoneActivity): Map<string, Instant> {
    const placed = new Map<string, Instant>();
    for (const agentId of participants) {
      const activities = (this.shifts.get(agentId) ?? []).flatMap((shift) => shift.activities);
      const found = activities.find(({ kind, workId }) => kind === 'off-phone' && workId === id);
      if (found !== undefined) placed.set(agentId, found.start);
    }
    return placed;
  }

  private startsOf(activity: OffPhoneActivity): Instant[] {
    const { span } = this.problem.period;
    const step = STEP_MINUTES * MINUTE_MS;
    const starts = new Set<Instant>();
    for (const window of activity.windows) {
      const first = Math.max(0, Math.ceil((window.start - span.start) / step));
      for (
        let start = (span.start + first * step) as Instant;
        start < span.end;
        start = addMinutes(start, STEP_MINUTES)
      ) {
        if (!covers(window, spanOf(activity, start))) break;
        starts.add(start);
      }
    }
    return [...starts].sort((a, b) => a - b);
  }
}

function spanOf({ minutes }: Pick<OffPhoneActivity, 'minutes'>, start: Instant): Interval {
  return { start, end: addMinutes(start, minutes) };
}

/** What one participant more is worth in the score; a hard activity is held at any cost. */
function worthOf({ level, weight = 1, minutes }: OffPhoneActivity): number {
  return level === 'soft' ? weight * minutes : Infinity;
}

function keyOf(agentId: string, start: Instant): string {
  return `${agentId} ${start}`;
}
