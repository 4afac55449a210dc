import { Injectable } from '@nestjs/common';
import { type Actor, requireReach } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import {
  type OutboundObstacle,
  type OutboundPace,
  outboundRequirement,
  type OutboundWork,
  type OutboundZone,
} from '../forecasting/engine/outbound-requirement.js';
import { type Interval } from '../time/interval.js';
import { type GridMinutes } from '../time/interval-grid.js';
import { addDays, type LocalDate, localDay, type TimeZone } from '../time/zoned-time.js';
import { WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import { campaignNotFound } from '../workforce/workforce.errors.js';
import { type Campaign } from '../workforce/workforce.js';
import { CallingHoursService } from './calling-hours.service.js';
import { checkDates, MOST_WINDOW_DAYS } from './calling-window.service.js';
import { type CampaignRequirement, toCampaignRequirement } from './campaign-requirement.js';
import { type BlockedTime, callingWindows } from './engine/calling-windows.js';
import { capsFor, strictestCap } from './engine/frequency-caps.js';
import { type CalledZone } from './engine/problem.js';
import { outboundInvalid, withOutboundChecked } from './outbound.errors.js';
import { calledZones } from './solver/problem-mapping.js';

/** Whole local days of the planner's zone, and how the work is to be spread over them. */
export interface OutboundRequirementRequest {
  readonly campaignId: number;
  readonly from: LocalDate;
  readonly days: number;
  readonly zone: TimeZone;
  readonly pace: OutboundPace;
  readonly intervalMinutes: GridMinutes;
  readonly shrinkage: number;
}

/** When a campaign's weekly work has to be done, and how many agents that takes; nothing is stored. */
@Injectable()
export class OutboundRequirementService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directory: WorkforceDirectory,
    private readonly callingHours: CallingHoursService,
  ) {}

  async requirement(actor: Actor, request: OutboundRequirementRequest): Promise<CampaignRequirement> {
    const reach = requireReach(actor, 'coverage.read');
    const { campaignId, from, days, zone, pace, intervalMinutes, shrinkage } = request;
    checkDays(from, days);
    const campaign = await this.unitOfWork.read((manager) =>
      this.directory.campaignInReach(manager, reach, campaignId),
    );
    if (campaign === null) throw campaignNotFound(campaignId);
    const span = { start: localDay(from, zone).start, end: localDay(addDays(from, days), zone).start };
    const called = calledZones(campaign);
    const zones = called.map((each) => this.outboundZone(each, campaign, span, from, days));
    const work = workOf(campaign, days / 7);
    const required = withOutboundChecked(() =>
      outboundRequirement({ work, zones, pace, span, intervalMinutes, shrinkage }),
    );
    return toCampaignRequirement(required, called, { campaignId, span, intervalMinutes });
  }

  private outboundZone(
    zone: CalledZone,
    { callType }: Campaign,
    span: Interval,
    from: LocalDate,
    days: number,
  ): OutboundZone {
    const { packs } = this.callingHours;
    const holidays = this.callingHours.holidays([zone.jurisdiction], span);
    const windows = callingWindows(zone, callType, span, packs, holidays);
    const strictest = strictestCap(days, capsFor(zone.jurisdiction, callType, from, packs));
    return {
      id: zone.id,
      share: zone.share,
      zone: zone.zone,
      openIntervals: windows.open,
      closedBy: rulesOf(windows.blocked).map((rule) => ({
        ...rule,
        cause: zone.consent ? 'window-closed' : 'no-consent',
      })),
      cap: strictest && {
        attempts: strictest.attempts,
        ruleId: strictest.cap.id,
        source: strictest.cap.source,
        reason: `At most ${strictest.cap.attempts} calls to one person in ${strictest.cap.days} days: ${strictest.attempts} in these ${days}.`,
      },
    };
  }
}

function checkDays(from: LocalDate, days: number): void {
  if (!(days >= 1 && days <= MOST_WINDOW_DAYS)) {
    throw outboundInvalid(`days (${days}) must be 1 to ${MOST_WINDOW_DAYS}. A week is 7.`, {
      field: 'days',
      value: days,
    });
  }
  checkDates(from, from);
}

/** Weekly volume in proportion to the days. */
function workOf({ volume }: Campaign, weeks: number): OutboundWork {
  if (volume.kind === 'hours') return { kind: 'hours', hours: volume.hoursPerWeek * weeks };
  const { contactsPerWeek, attemptsPerContact, minutesPerAttempt } = volume;
  return { kind: 'contacts', contacts: contactsPerWeek * weeks, attemptsPerContact, minutesPerAttempt };
}

function rulesOf(blocked: readonly BlockedTime[]): OutboundObstacle[] {
  const rules = new Map<string, OutboundObstacle>();
  for (const { packId, ruleId, source, reason } of blocked) {
    const key = `${packId} ${ruleId} ${reason}`;
    if (!rules.has(key)) rules.set(key, { ruleId, source, reason });
  }
  return [...rules.values()];
}
