import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../access/actor.js';
import { SimulatorService } from '../adherence/telephony/simulator/simulator.service.js';
import { addMinutes, type Instant } from '../time/instant.js';
import { addDays, localDay } from '../time/zoned-time.js';
import { type DemoWeeks } from './company/demo-parts.js';
import { PLANNER_ZONE } from './company/organisation.js';

const SIMULATION_SEED = 1;
/** Calls are played for the newest shifts only: a week of them is a quarter of a million events. */
const HOURS_WITH_CALLS = 14;

/** Plays what was rostered up to now, with people being late and breaks too long. */
@Injectable()
export class DemoFloorLoader {
  constructor(private readonly simulator: SimulatorService) {}

  /** Tells how many events were taken. */
  async play({ last }: DemoWeeks, now: Instant): Promise<number> {
    const start = localDay(addDays(last, -1), PLANNER_ZONE).start;
    const callsFrom = addMinutes(now, -60 * HOURS_WITH_CALLS);
    const quiet = { span: { start, end: callsFrom }, seed: SIMULATION_SEED, contactsPerHour: 0 };
    const busy = { span: { start: callsFrom, end: now }, seed: SIMULATION_SEED };
    const before = await this.simulator.play(SYSTEM_ACTOR, quiet);
    const lately = await this.simulator.play(SYSTEM_ACTOR, busy);
    return before.accepted + lately.accepted;
  }
}
