import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../access/actor.js';
import { type DeviationRates } from '../adherence/telephony/simulator/deviations.js';
import { SimulatorService } from '../adherence/telephony/simulator/simulator.service.js';
import { addMinutes, type Instant } from '../time/instant.js';
import { type Interval, intersect } from '../time/interval.js';
import { addDays, type LocalDate, localDay } from '../time/zoned-time.js';
import { PLANNER_ZONE } from './company/organisation.js';

const SIMULATION_SEED = 1;
/** Calls are played for the newest shifts only: a week of them is a quarter of a million events. */
const HOURS_WITH_CALLS = 14;
const CALLS_PER_HOUR = 8;
/** A little worse than usual, so that there is something to see. */
const DEVIATIONS: DeviationRates = {
  missedLogin: 0.02,
  lateStart: 0.2,
  earlyEnd: 0.1,
  overtime: 0.1,
  longBreak: 0.3,
  wrongBlock: 0.15,
};

/** Plays what was rostered up to now, with people being late and breaks too long. */
@Injectable()
export class DemoFloorLoader {
  constructor(private readonly simulator: SimulatorService) {}

  /** The shifts that start in a week; tells how many events were taken. */
  async playWeek(monday: LocalDate, now: Instant): Promise<number> {
    const week = {
      start: localDay(monday, PLANNER_ZONE).start,
      end: localDay(addDays(monday, 7), PLANNER_ZONE).start,
    };
    const callsFrom = addMinutes(now, -60 * HOURS_WITH_CALLS);
    const quiet = await this.play(intersect([week], [{ start: week.start, end: callsFrom }]), 0);
    const busy = await this.play(intersect([week], [{ start: callsFrom, end: now }]), CALLS_PER_HOUR);
    return quiet + busy;
  }

  private async play(spans: readonly Interval[], contactsPerHour: number): Promise<number> {
    let events = 0;
    for (const span of spans) {
      const request = { span, seed: SIMULATION_SEED, deviations: DEVIATIONS, contactsPerHour };
      events += (await this.simulator.play(SYSTEM_ACTOR, request)).accepted;
    }
    return events;
  }
}
