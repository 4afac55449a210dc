import { type Agent, type Contract, type SchedulingProblem } from '../../src/scheduling/engine/problem.js';
import { type Activity, type Roster, type Shift } from '../../src/scheduling/engine/roster.js';
import { LegalHours, WallClocks } from './minute-calendar.js';

export type FaultKind =
  | 'outbound-closed'
  | 'not-entitled'
  | 'no-participant'
  | 'outside-window'
  | 'no-certificate'
  | 'short-block'
  | 'too-many-switches'
  | 'inbound-taken'
  | 'short-rest'
  | 'paid-time'
  | 'days-off'
  | 'absent'
  | 'not-available'
  | 'in-two-places'
  | 'pin-moved'
  | 'outbound-short';

/** One thing wrong with a roster; `minutes` in which it is. */
export interface WalkFault {
  readonly kind: FaultKind;
  readonly agentId: string | null;
  readonly minutes: number;
  readonly message: string;
}

export interface WalkOptions {
  /** No roster delivers more minutes of calling than this; absent: nobody knows. */
  readonly mostOutboundMinutes?: number;
  readonly rulesFolder?: string;
}

export interface Walk {
  readonly faults: readonly WalkFault[];
  readonly walkedMinutes: number;
  /** Calling that was wanted where it was done, in minutes. */
  readonly outboundMinutes: number;
}

const MINUTE_MS = 60_000;
/** Monday, 5 January 1970, in days since the first of it. */
const MONDAY_DAY = 4;
const LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'];
const NEAR = 1e-6;
const SHARE_OF_BOUND = 0.97;

/**
 * Walks through every minute of a roster and counts what is wrong with it, written apart from the engine: no rule, window,
 * clock or index of it is used here.
 */
export function walkRoster(problem: SchedulingProblem, roster: Roster, options: WalkOptions = {}): Walk {
  const walker = new Walker(problem, roster, options);
  walker.walkShifts();
  walker.walkIntervals();
  walker.walkPins();
  return walker.finish(options.mostOutboundMinutes);
}

class Walker {
  private readonly faults: WalkFault[] = [];
  private readonly clocks = new WallClocks();
  private readonly legal: LegalHours;
  private readonly agents: ReadonlyMap<string, Agent>;
  private readonly needs: ReadonlyMap<string, { readonly language: string; readonly level: string }>;
  private walkedMinutes = 0;

  constructor(
    private readonly problem: SchedulingProblem,
    private readonly roster: Roster,
    { rulesFolder }: WalkOptions,
  ) {
    this.legal = new LegalHours(problem.calledHolidays, rulesFolder);
    this.agents = new Map(problem.agents.map((agent) => [agent.id, agent]));
    this.needs = new Map([...problem.queues, ...problem.campaigns].map(({ id, need }) => [id, need]));
  }

  walkShifts(): void {
    for (const agent of this.problem.agents) {
      const own = this.roster.shifts.filter(({ agentId }) => agentId === agent.id);
      const shifts = own.sort((a, b) => a.start - b.start);
      const contract = this.problem.contracts.find(({ id }) => id === agent.contractId);
      if (contract === undefined) throw new Error(`${agent.id} has no contract.`);
      for (const shift of shifts) {
        this.walkMinutes(agent, shift);
        this.walkBlocks(shift);
      }
      this.walkRest(agent, contract, shifts);
      this.walkPaidTime(agent, contract, shifts);
    }
  }

  /** Everything that is right or wrong minute by minute. */
  private walkMinutes(agent: Agent, { activities }: Shift): void {
    const wrong = new Map<FaultKind, number>();
    const count = (kind: FaultKind, isWrong: boolean) => {
      if (isWrong) wrong.set(kind, (wrong.get(kind) ?? 0) + 1);
    };
    for (const activity of activities) {
      for (let at: number = activity.start; at < activity.end; at += MINUTE_MS) {
        this.walkedMinutes++;
        const inside = ({ start, end }: { start: number; end: number }) => start <= at && at < end;
        count('absent', agent.absences.some(inside));
        count('not-available', agent.availability !== null && !agent.availability.some(inside));
        if (activity.workId === null) continue;
        if (activity.kind === 'off-phone') {
          const held = this.problem.offPhoneActivities?.find(({ id }) => id === activity.workId);
          count('no-participant', held?.participants.includes(agent.id) !== true);
          count('outside-window', held?.windows.some(inside) !== true);
          continue;
        }
        count('not-entitled', !agent.entitlements.some(({ workId }) => workId === activity.workId));
        count('no-certificate', !this.isCertified(agent, activity.workId, at));
        count('outbound-closed', activity.kind === 'outbound' && !this.mayCall(activity, at));
      }
    }
    for (const [kind, minutes] of wrong) this.add(kind, agent.id, minutes, `${minutes} minutes`);
  }

  private walkBlocks({ agentId, activities }: Shift): void {
    const { minBlockMinutes, maxSwitchesPerShift } = this.problem.blending;
    const letters = { inbound: 'i', outbound: 'o', 'off-phone': 'x', break: '', meal: '' } as const;
    const line = activities
      .map(({ kind, start, end }) => letters[kind].repeat((end - start) / MINUTE_MS))
      .join('');
    if (!line.includes('i') || !line.includes('o')) return;
    for (const block of line.match(/i+|o+/g) ?? []) {
      if (block.length < minBlockMinutes) {
        this.add(
          'short-block',
          agentId,
          minBlockMinutes - block.length,
          `a block of ${block.length} minutes`,
        );
      }
    }
    const switches = (line.replaceAll('x', '').match(/i+|o+/g) ?? []).length - 1;
    if (switches > maxSwitchesPerShift) this.add('too-many-switches', agentId, 0, `${switches} switches`);
  }

  private walkRest(agent: Agent, { minRestMinutes }: Contract, shifts: readonly Shift[]): void {
    let free: number = agent.history.lastShiftEnd ?? -Infinity;
    for (const { start, end } of shifts) {
      const rest = (start - free) / MINUTE_MS;
      if (rest < 0) this.add('in-two-places', agent.id, -rest, 'in two places');
      else if (rest < minRestMinutes)
        this.add('short-rest', agent.id, minRestMinutes - rest, `${rest} minutes of rest`);
      free = Math.max(free, end);
    }
  }

  private walkPaidTime(agent: Agent, contract: Contract, shifts: readonly Shift[]): void {
    const worked = shifts.map((shift) => {
      const paid = paidMinutes(shift);
      const { min, max } = contract.paidMinutesPerDay;
      if (paid < min || paid > max) this.add('paid-time', agent.id, paid, `${paid} paid minutes in a day`);
      return { date: this.clocks.at(shift.start, agent.zone).date, paid };
    });
    this.walkWeeks(agent, contract, worked);
  }

  /** By the dates on the agent's own wall, with what the previous period tells of the week. */
  private walkWeeks(
    agent: Agent,
    contract: Contract,
    worked: readonly { readonly date: string; readonly paid: number }[],
  ): void {
    const before = (agent.history.shifts ?? []).map(({ date, paidMinutes: paid }) => ({ date, paid }));
    const starts = this.problem.sites?.find(({ id }) => id === agent.siteId)?.weekStartsOn;
    const firstDay = starts === undefined ? dayOf(this.problem.period.firstDate) : MONDAY_DAY + starts - 1;
    const weekOf = (date: string): number => Math.floor((dayOf(date) - firstDay) / 7);
    for (const week of new Set(worked.map(({ date }) => weekOf(date)))) {
      const own = [...before, ...worked].filter(({ date }) => weekOf(date) === week);
      const paid = own.reduce((sum, each) => sum + each.paid, 0);
      const days = new Set(own.map(({ date }) => date)).size;
      const { max } = contract.paidMinutesPerWeek;
      if (paid > max) this.add('paid-time', agent.id, paid - max, `${paid} paid minutes in a week`);
      if (days > 7 - contract.minDaysOffPerWeek)
        this.add('days-off', agent.id, 0, `${days} days worked in a week`);
    }
  }

  /** Inbound comes first: where it is below its floor, blocks of those who could answer must not be the reason. */
  walkIntervals(): void {
    const { span, gridMinutes } = this.problem.period;
    const step = gridMinutes * MINUTE_MS;
    const count = Math.ceil((span.end - span.start) / step);
    const there = new Map(this.problem.queues.map(({ id }) => [id, new Float64Array(count)]));
    const calling = new Map(this.problem.queues.map(({ id }) => [id, new Float64Array(count)]));
    const eachMinute = ({ start, end }: Activity, visit: (interval: number, at: number) => void) => {
      for (let at: number = start; at < end; at += MINUTE_MS) {
        const interval = Math.floor((at - span.start) / step);
        if (interval >= 0 && interval < count) visit(interval, at);
      }
    };
    for (const { agentId, activities } of this.roster.shifts) {
      const agent = this.agents.get(agentId);
      if (agent === undefined) continue;
      for (const activity of activities) {
        for (const { workId, speed } of agent.entitlements) {
          const [on, off] = [there.get(workId), calling.get(workId)];
          if (on === undefined || off === undefined) continue;
          eachMinute(activity, (interval, at) => {
            const share = speed / gridMinutes;
            if (activity.kind === 'inbound' && activity.workId === workId) on[interval] += share;
            if (activity.kind === 'outbound' && this.isCertified(agent, workId, at)) off[interval] += share;
          });
        }
      }
    }
    for (const { id, target } of this.problem.queues) {
      target.forEach((agents, interval) => {
        const floor = agents * this.problem.blending.inboundFloor;
        const [on, off] = [there.get(id)?.[interval] ?? 0, calling.get(id)?.[interval] ?? 0];
        if (on < floor - NEAR && on + off >= floor - NEAR && off > NEAR) {
          this.add('inbound-taken', null, gridMinutes, `${id} has ${on} of ${floor} in interval ${interval}`);
        }
      });
    }
  }

  walkPins(): void {
    for (const pin of this.problem.pins ?? []) {
      const own = this.roster.shifts.filter(({ agentId }) => agentId === pin.agentId);
      const agent = this.agents.get(pin.agentId);
      const kept =
        pin.kind === 'shift'
          ? own.some((shift) => JSON.stringify(canonical(shift)) === JSON.stringify(canonical(pin.shift)))
          : own.every(({ start }) => this.clocks.at(start, agent?.zone ?? 'UTC').date !== pin.date);
      if (!kept) this.add('pin-moved', pin.agentId, 0, `a pinned ${pin.kind} was not kept`);
    }
  }

  finish(most: number | undefined): Walk {
    const outboundMinutes = this.outboundMinutes();
    if (most !== undefined && outboundMinutes < SHARE_OF_BOUND * most) {
      this.add(
        'outbound-short',
        null,
        most - outboundMinutes,
        `${outboundMinutes} of ${most} minutes of calling`,
      );
    }
    return { faults: this.faults, walkedMinutes: this.walkedMinutes, outboundMinutes };
  }

  private outboundMinutes(): number {
    const done = new Map<string, number>();
    for (const { activities } of this.roster.shifts) {
      for (const { kind, workId, calledZoneId, start, end } of activities) {
        const place = `${workId}/${calledZoneId}`;
        if (kind === 'outbound') done.set(place, (done.get(place) ?? 0) + (end - start) / MINUTE_MS);
      }
    }
    return this.problem.campaigns
      .flatMap(({ id, hoursWanted, zones }) =>
        zones.map((zone) => Math.min(hoursWanted * 60 * zone.share, done.get(`${id}/${zone.id}`) ?? 0)),
      )
      .reduce((sum, minutes) => sum + minutes, 0);
  }

  private mayCall({ workId, calledZoneId }: Activity, at: number): boolean {
    const campaign = this.problem.campaigns.find(({ id }) => id === workId);
    const zone = campaign?.zones.find(({ id }) => id === calledZoneId);
    if (campaign === undefined || zone?.consent !== true) return false;
    return this.legal.mayCall(zone.jurisdiction, campaign.callType, this.clocks.at(at, zone.zone));
  }

  private isCertified({ certificates }: Agent, workId: string, at: number): boolean {
    const need = this.needs.get(workId);
    return certificates.some(
      ({ language, level, valid }) =>
        language === need?.language &&
        LEVELS.indexOf(level) >= LEVELS.indexOf(need.level) &&
        valid.start <= at &&
        at < valid.end,
    );
  }

  private add(kind: FaultKind, agentId: string | null, minutes: number, message: string): void {
    this.faults.push({ kind, agentId, minutes, message });
  }
}

function dayOf(date: string): number {
  return Date.parse(date) / (1440 * MINUTE_MS);
}

function paidMinutes({ activities }: Shift): number {
  return activities.reduce((sum, { paid, start, end }) => sum + (paid ? (end - start) / MINUTE_MS : 0), 0);
}

function canonical({ agentId, start, end, activities }: Shift): unknown {
  return [
    agentId,
    start,
    end,
    activities.map((one) => [one.kind, one.start, one.end, one.workId, one.calledZoneId]),
  ];
}
