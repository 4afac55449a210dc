import { addMinutes, MINUTE_MS } from '../../../time/instant.js';
import { covers, type Interval, overlapMs } from '../../../time/interval.js';
import { certifiedTime, shiftsByAgent } from '../problem-index.js';
import { type Agent, type SchedulingProblem } from '../problem.js';
import { type Roster } from '../roster.js';
import { type QueueSpeed, type SkillGroup } from './skill-group.js';

/** The agents of a problem by what they may answer. */
export interface SkillSupply {
  /** Agents who may answer the same queues, with their mean speed. */
  readonly groups: readonly SkillGroup[];
  /** By group: agents who are in it in some interval. */
  readonly agents: readonly number[];
  /** The groups cut by speed: those who are equally fast. */
  readonly classes: readonly SkillGroup[];
  /** By class: the number of its group. */
  readonly groupOf: readonly number[];
  readonly queueIds: readonly string[];
  /** By interval and queue. */
  readonly required: readonly (readonly number[])[];
  /** By interval and class: heads on inbound in the roster, else none. */
  readonly heads: readonly (readonly number[])[];
}

/**
 * Skill groups of a problem: agents who may answer the same queues. Whose certificate lapses in the period belongs to
 * one group before and to another after. With a roster, the heads that it puts on inbound in each interval.
 * @example
 * skillSupply({ period: { span: { start: instant(0), end: instant(900000) }, gridMinutes: 15 }, queues: [{ id: 'q', name: 'Q', target: [3] }], agents: [] }, null).required // => [[3]]
 */
export function skillSupply(problem: SchedulingProblem, roster: Roster | null): SkillSupply {
  const book = new ClassBook(problem);
  const { span, gridMinutes } = problem.period;
  const width = gridMinutes * MINUTE_MS;
  const count = Math.ceil((span.end - span.start) / width);
  const heads = Array.from({ length: count }, () => new Map<number, number>());
  for (const agent of problem.agents) {
    const classAt = book.classesOf(agent, count);
    for (const time of roster === null ? [] : inboundOf(roster, agent)) {
      const first = Math.max(0, Math.floor((time.start - span.start) / width));
      for (let at = first; at < count && span.start + at * width < time.end; at++) {
        const own = classAt[at];
        if (own === null) continue;
        const share = overlapMs(intervalAt(span, at, gridMinutes), time) / width;
        heads[at].set(own, (heads[at].get(own) ?? 0) + share);
      }
    }
  }
  return {
    ...groupsOf(problem, book),
    classes: book.classes,
    queueIds: problem.queues.map(({ id }) => id),
    required: heads.map((_, at) => problem.queues.map(({ target }) => target[at] ?? 0)),
    heads: heads.map((there) => book.classes.map((_, own) => there.get(own) ?? 0)),
  };
}

function intervalAt(span: Interval, at: number, minutes: number): Interval {
  const start = addMinutes(span.start, at * minutes);
  return { start, end: addMinutes(start, minutes) };
}

function inboundOf(roster: Roster, { id }: Agent): Interval[] {
  const shifts = shiftsByAgent(roster).get(id) ?? [];
  return shifts.flatMap(({ activities }) => activities.filter(({ kind }) => kind === 'inbound'));
}

class ClassBook {
  readonly classes: SkillGroup[] = [];
  /** By class: its agents. */
  readonly agents: Set<string>[] = [];
  private readonly known = new Map<string, number>();

  constructor(private readonly problem: SchedulingProblem) {}

  /** By interval: the number of the agent's class; null while there is no queue to answer. */
  classesOf(agent: Agent, count: number): (number | null)[] {
    const { span, gridMinutes } = this.problem.period;
    const skills = this.problem.queues.flatMap((queue) => {
      const speed = agent.entitlements.find(({ workId }) => workId === queue.id)?.speed ?? 0;
      const valid = certifiedTime(agent, queue.need);
      return speed > 0 ? [{ queueId: queue.id, speed, valid }] : [];
    });
    return Array.from({ length: count }, (_, at) => {
      const interval = intervalAt(span, at, gridMinutes);
      const able = skills.filter(({ valid }) => valid.some((each) => covers(each, interval)));
      if (able.length === 0) return null;
      const own = this.number(able.map(({ queueId, speed }) => ({ queueId, speed })));
      this.agents[own].add(agent.id);
      return own;
    });
  }

  private number(speeds: readonly QueueSpeed[]): number {
    const key = JSON.stringify(speeds.map(({ queueId, speed }) => [queueId, speed]));
    let own = this.known.get(key);
    if (own === undefined) {
      const id = String(this.classes.length + 1);
      own = this.classes.push({ id, name: nameOf(this.problem, speeds), speeds }) - 1;
      this.agents.push(new Set());
      this.known.set(key, own);
    }
    return own;
  }
}

/** Classes that may answer the same queues are one group; its speeds are the means of its people. */
function groupsOf(
  problem: SchedulingProblem,
  { classes, agents }: ClassBook,
): Pick<SkillSupply, 'groups' | 'agents' | 'groupOf'> {
  const keys = classes.map(({ speeds }) => JSON.stringify(speeds.map(({ queueId }) => queueId)));
  const distinct = [...new Set(keys)];
  const members = distinct.map((key) => classes.flatMap((_, c) => (keys[c] === key ? [c] : [])));
  return {
    groups: members.map((own, at) => {
      const people = own.reduce((sum, c) => sum + agents[c].size, 0);
      const speeds = classes[own[0]].speeds.map(({ queueId }, q) => ({
        queueId,
        speed: own.reduce((sum, c) => sum + agents[c].size * classes[c].speeds[q].speed, 0) / people,
      }));
      return { id: String(at + 1), name: nameOf(problem, speeds), speeds };
    }),
    agents: members.map((own) => new Set(own.flatMap((c) => [...agents[c]])).size),
    groupOf: keys.map((key) => distinct.indexOf(key)),
  };
}

function nameOf({ queues }: SchedulingProblem, speeds: readonly QueueSpeed[]): string {
  const names = new Map(queues.map(({ id, name }) => [id, name]));
  return speeds.map(({ queueId }) => names.get(queueId) ?? queueId).join(' + ');
}
