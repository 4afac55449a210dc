import { Injectable } from '@nestjs/common';
import { type Actor, requireReach } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { type Interval } from '../time/interval.js';
import { daysBetween, type LocalDate, localDay } from '../time/zoned-time.js';
import { WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import { campaignNotFound } from '../workforce/workforce.errors.js';
import { CallingHoursService } from './calling-hours.service.js';
import { type BlockedTime, callingWindows } from './engine/calling-windows.js';
import { type CalledZone } from './engine/problem.js';
import { spanInvalid } from './scheduling.errors.js';
import { calledZones } from './solver/problem-mapping.js';

/** When people of one called zone may be called, and which rules close the rest. */
export interface CalledZoneWindow {
  readonly zone: CalledZone;
  readonly open: readonly Interval[];
  readonly blocked: readonly BlockedTime[];
}

export const MOST_WINDOW_DAYS = 62;

@Injectable()
export class CallingWindowService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directory: WorkforceDirectory,
    private readonly callingHours: CallingHoursService,
  ) {}

  /** The days are local ones of each called zone, both included. */
  async callingWindow(
    actor: Actor,
    campaignId: number,
    from: LocalDate,
    to: LocalDate,
  ): Promise<CalledZoneWindow[]> {
    const reach = requireReach(actor, 'client.read');
    checkDates(from, to);
    return this.unitOfWork.read(async (manager) => {
      const campaign = await this.directory.campaignInReach(manager, reach, campaignId);
      if (campaign === null) throw campaignNotFound(campaignId);
      return calledZones(campaign).map((zone) => {
        const span = { start: localDay(from, zone.zone).start, end: localDay(to, zone.zone).end };
        const holidays = this.callingHours.holidays([zone.jurisdiction], span);
        const windows = callingWindows(zone, campaign.callType, span, this.callingHours.packs, holidays);
        return { zone, open: windows.open, blocked: windows.blocked };
      });
    });
  }
}

export function checkDates(from: LocalDate, to: LocalDate): void {
  const days = daysBetween(from, to) + 1;
  if (days < 1) throw spanInvalid(from, to, 'the last day must not be before the first.');
  if (from < '2000-01-01' || to > '2099-12-31') throw spanInvalid(from, to, 'use the years 2000 to 2099.');
  if (days > MOST_WINDOW_DAYS) {
    throw spanInvalid(from, to, `${days} days are more than ${MOST_WINDOW_DAYS}. Ask for them in parts.`);
  }
}
