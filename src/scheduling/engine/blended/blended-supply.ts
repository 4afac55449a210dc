import { addMinutes, type Instant, MINUTE_MS } from '../../../time/instant.js';
import {
  contains,
  covers,
  durationMinutes,
  type Interval,
  intersect,
  merge,
  overlapMs,
  subtract,
} from '../../../time/interval.js';
import {
  addDays,
  dateRange,
  type LocalDate,
  localDateOf,
  toInstant,
  type TimeZone,
} from '../../../time/zoned-time.js';
import { certifiedTime, indexProblem, plannableZoneMinutes, shiftsByAgent } from '../problem-index.js';
import { agentWeeks } from '../agent-weeks.js';
import { weekTerms } from '../contract-weeks.js';
import { type Agent, type Contract, type LanguageNeed, type SchedulingProblem } from '../problem.js';
import { type Roster } from '../roster.js';
import { shiftForms } from '../search/shift-form.js';
import {
  type BlendedGroup,
  type BlendedQuestion,
  type BlendedZone,
  type GroupWork,
  type WorkBudget,
} from './blended-demand.js';

export interface BlendedOptions {
  /** Width of the intervals that the answer is worked out in; a multiple of the problem's grid. */
  readonly minutes: number;
  /** Share of the inbound targets that comes first. */
  readonly inboundFloor: number;
  /** Those who are rostered; `null`: those who could work, within their contracts. */
  readonly roster: Roster | null;
}

/** The finest step of shift lengths and breaks. */
const STEP_MINUTES = 5;

/**
 * What a scheduling problem asks of inbound and outbound, and who could do it: agents with the same work, certificates, contract and zone are one group, with their mean speed.
 * Without a roster, an agent can be there when the contract's shifts, availability and absences allow, a shift's work a day and a week's work a week.
 * @throws RangeError when a contract is missing.
 * @example
 * blendedQuestion({ period: { span: { start: instant(0), end: instant(7200000) }, gridMinutes: 15, days: 1, firstDate: localDate('1970-01-01'), zone: timeZone('UTC') }, queues: [{ id: 'q', target: [1, 1, 1, 1, 2, 2, 2, 2] }], campaigns: [], agents: [], contracts: [] }, { minutes: 60, inboundFloor: 1, roster: null }).queues[0].required // => [1, 2]
 */
export function blendedQuestion(problem: SchedulingProblem, options: BlendedOptions): BlendedQuestion {
  const { span, gridMinutes } = problem.period;
  const intervals = bucketsOf(span, options.minutes);
  const perBucket = options.minutes / gridMinutes;
  const queues = problem.queues.map(({ id, target }) => ({
    id,
    required: intervals.map((_, at) => {
      const own = target.slice(at * perBucket, (at + 1) * perBucket);
      return options.inboundFloor * (own.reduce((sum, agents) => sum + agents, 0) / Math.max(1, own.length));
    }),
  }));
  return {
    intervalMinutes: options.minutes,
    groups: new Supply(problem, intervals, options).groups(),
    queues,
    zones: zonesOf(problem, intervals),
  };
}

function bucketsOf(span: Interval, minutes: number): Interval[] {
  const buckets: Interval[] = [];
  for (let start = span.start; start < span.end; start = addMinutes(start, minutes)) {
    buckets.push({ start, end: addMinutes(start, minutes) });
  }
  return buckets;
}

function zonesOf(problem: SchedulingProblem, intervals: readonly Interval[]): BlendedZone[] {
  const { windows } = indexProblem(problem);
  return problem.campaigns.flatMap((campaign) =>
    campaign.zones.map((zone) => ({
      campaignId: campaign.id,
      zoneId: zone.id,
      wantedMinutes: campaign.hoursWanted * 60 * zone.share,
      plannableMinutes: plannableZoneMinutes(campaign, zone, problem),
      open: sharesOf(windows.get(campaign.id)?.get(zone.id)?.open ?? [], intervals),
    })),
  );
}

/** How much of each interval lies in the spans. */
function sharesOf(spans: readonly Interval[], intervals: readonly Interval[]): number[] {
  const merged = merge(spans);
  let first = 0;
  return intervals.map((interval) => {
    while (first < merged.length && merged[first].end <= interval.start) first++;
    let shared = 0;
    for (let at = first; at < merged.length && merged[at].start < interval.end; at++) {
      shared += overlapMs(interval, merged[at]);
    }
    return shared / (interval.end - interval.start);
  });
}

interface OpenGroup {
  readonly work: readonly GroupWork[];
  /** By work: the speeds of its people, added up. */
  readonly speeds: number[];
  people: number;
  readonly heads: number[];
  readonly budgets: Map<string, WorkBudget>;
}

class Supply {
  private readonly byKey = new Map<string, OpenGroup>();
  private readonly needs: ReadonlyMap<string, LanguageNeed>;
  private readonly presences = new Map<string, readonly Interval[]>();

  constructor(
    private readonly problem: SchedulingProblem,
    private readonly intervals: readonly Interval[],
    private readonly options: BlendedOptions,
  ) {
    this.needs = new Map([...problem.queues, ...problem.campaigns].map(({ id, need }) => [id, need]));
  }

  groups(): BlendedGroup[] {
    for (const agent of this.problem.agents) this.add(agent);
    return [...this.byKey.values()].map(({ work, speeds, people, heads, budgets }, at) => ({
      id: String(at),
      work: work.map((each, w) => ({ ...each, speed: speeds[w] / people })),
      heads,
      budgets: [...budgets.values()],
    }));
  }

  private add(agent: Agent): void {
    const contract = indexProblem(this.problem).contracts.get(agent.contractId);
    if (contract === undefined) {
      throw new RangeError(
        `Agent "${agent.id}" has the contract "${agent.contractId}", which does not exist.`,
      );
    }
    const work = this.workOf(agent);
    const skills = work.map(({ workId, certified }) => [workId, certified]);
    const key = JSON.stringify([contract.id, agent.zone, skills]);
    const group = this.byKey.get(key) ?? this.newGroup(work);
    this.byKey.set(key, group);
    group.people++;
    work.forEach(({ speed }, w) => (group.speeds[w] += speed));
    const there = this.thereOf(agent, contract);
    sharesOf(there, this.intervals).forEach((share, at) => (group.heads[at] += share));
    if (this.options.roster !== null) return;
    for (const budget of this.budgetsOf(agent, contract, there)) {
      const where = `${budget.from} ${budget.to}`;
      const minutes = budget.minutes + (group.budgets.get(where)?.minutes ?? 0);
      group.budgets.set(where, { ...budget, minutes });
    }
  }

  private newGroup(work: readonly GroupWork[]): OpenGroup {
    const heads = this.intervals.map(() => 0);
    return { work, speeds: work.map(() => 0), people: 0, heads, budgets: new Map() };
  }

  private workOf(agent: Agent): GroupWork[] {
    return agent.entitlements.flatMap(({ workId, speed }) => {
      const need = this.needs.get(workId);
      if (need === undefined || speed <= 0) return [];
      const valid = certifiedTime(agent, need);
      return [
        { workId, speed, certified: this.intervals.map((each) => valid.some((span) => covers(span, each))) },
      ];
    });
  }

  private thereOf(agent: Agent, contract: Contract): readonly Interval[] {
    const { roster } = this.options;
    if (roster !== null) {
      const shifts = shiftsByAgent(roster).get(agent.id) ?? [];
      return merge(
        shifts.flatMap(({ activities }) =>
          activities.filter(({ kind }) => kind !== 'break' && kind !== 'meal'),
        ),
      );
    }
    const key = JSON.stringify([contract.id, agent.zone]);
    const presence = this.presences.get(key) ?? this.possibleTimes(contract, agent.zone);
    this.presences.set(key, presence);
    return subtract(
      agent.availability === null ? presence : intersect(presence, agent.availability),
      agent.absences,
    );
  }

  /** From the earliest start to the end of the longest shift that starts latest, day after day. */
  private possibleTimes(contract: Contract, zone: TimeZone): Interval[] {
    const longest = Math.max(...contract.shiftLengthsMinutes);
    return merge(
      this.localDates(zone).map((date) => {
        const { start, latest } = startsOn(date, contract, zone);
        return { start, end: addMinutes(latest, longest) };
      }),
    );
  }

  private localDates(zone: TimeZone): LocalDate[] {
    const { span, days } = this.problem.period;
    return dateRange(addDays(localDateOf(span.start, zone), -1), days + 3);
  }

  private budgetsOf(agent: Agent, contract: Contract, there: readonly Interval[]): WorkBudget[] {
    const forms = shiftForms(contract, STEP_MINUTES);
    const most = forms.reduce((best, form) => (form.workMinutes > best.workMinutes ? form : best), {
      workMinutes: 0,
      paidMinutes: 1,
    });
    const days = this.localDates(agent.zone).flatMap((date) => {
      const day = {
        start: startsOn(date, contract, agent.zone).start,
        end: startsOn(addDays(date, 1), contract, agent.zone).start,
      };
      const minutes = intersect(there, [day]).reduce((sum, span) => sum + durationMinutes(span), 0);
      return minutes > 0 ? [{ day, minutes: Math.min(most.workMinutes, minutes) }] : [];
    });
    const weeks = agentWeeks(this.problem, agent).map((week) => {
      const { maxShifts, allowedMinutes } = weekTerms(agent, contract, this.problem.period, week);
      const shifts = Math.min(maxShifts, days.filter(({ day }) => contains(week.span, day.start)).length);
      const paid = Math.min(allowedMinutes, shifts * contract.paidMinutesPerDay.max);
      return { ...this.reach(week.span), minutes: (paid * most.workMinutes) / most.paidMinutes };
    });
    return [...days.map(({ day, minutes }) => ({ ...this.reach(day), minutes })), ...weeks].filter(
      ({ from, to }) => from < to,
    );
  }

  private reach({ start, end }: Interval): Pick<WorkBudget, 'from' | 'to'> {
    const at = (instant: Instant) =>
      Math.max(
        0,
        Math.min(
          this.intervals.length,
          Math.round((instant - this.problem.period.span.start) / (this.options.minutes * MINUTE_MS)),
        ),
      );
    return { from: at(start), to: at(end) };
  }
}

/** A latest start before the earliest is after midnight. */
function startsOn(
  date: LocalDate,
  { shiftStarts }: Contract,
  zone: TimeZone,
): { start: Instant; latest: Instant } {
  const { earliest, latest } = shiftStarts;
  return {
    start: toInstant(date, earliest, zone),
    latest: toInstant(latest < earliest ? addDays(date, 1) : date, latest, zone),
  };
}
