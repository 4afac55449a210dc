import { type EntityManager } from 'typeorm';
import { type RequirementRow } from '../../../src/forecasting/requirement.js';
import { addMinutes, type Instant } from '../../../src/time/instant.js';
import { contains, type Interval } from '../../../src/time/interval.js';
import {
  addDays,
  type LocalDate,
  localTime,
  type TimeZone,
  toInstant,
} from '../../../src/time/zoned-time.js';

/** A published requirement in half-hours, as the staffing service would tell it. */
export class FixedRequirement {
  private rows: RequirementRow[] = [];

  clear(): void {
    this.rows = [];
  }

  /** The same number of agents from 08:00 to 20:00 local time on each of the days. */
  want(
    queueId: number,
    rosterTarget: number,
    days: { first: LocalDate; count: number; zone: TimeZone },
  ): void {
    for (let day = 0; day < days.count; day++) {
      const open = toInstant(addDays(days.first, day), localTime('08:00'), days.zone);
      for (let half = 0; half < 24; half++) {
        this.rows.push(requirementRow(queueId, addMinutes(open, half * 30), rosterTarget));
      }
    }
  }

  publishedRequirement(
    _: EntityManager,
    queueIds: readonly number[],
    span: Interval,
  ): Promise<RequirementRow[]> {
    return Promise.resolve(
      this.rows.filter(({ queueId, start }) => queueIds.includes(queueId) && contains(span, start)),
    );
  }
}

function requirementRow(queueId: number, start: Instant, rosterTarget: number): RequirementRow {
  return {
    requirementId: 5,
    queueId,
    start,
    intervalMinutes: 30,
    offered: 4 * rosterTarget,
    averageHandleTimeSeconds: 300,
    offeredLoad: (4 * rosterTarget * 300) / 1800,
    requiredAgents: rosterTarget,
    scheduledAgents: rosterTarget,
    rosterTarget,
    targets: { serviceLevel: { target: 0.8, answerThresholdSeconds: 20 } },
  } as unknown as RequirementRow;
}
