import { figuresOfPart } from '../forecasting/engine/partial-agents.js';
import { type StaffingModel } from '../forecasting/engine/staffing.js';
import { type StaffedWork, workInProgress } from '../forecasting/engine/staffing-plan.js';
import { type StaffingTargets } from '../forecasting/engine/staffing-targets.js';
import { addMinutes, type Instant, MINUTE_MS } from '../time/instant.js';
import { type Interval, overlapMs } from '../time/interval.js';
import { gridStarts, QUARTER_HOUR } from '../time/interval-grid.js';

/** What the published requirement says of one interval. */
export interface RequiredInterval extends StaffedWork {
  readonly start: Instant;
  readonly requiredAgents: number;
  readonly rosterTarget: number;
  readonly model: StaffingModel;
  readonly targets: Pick<StaffingTargets, 'serviceLevel'>;
}

/** Time that one agent is rostered on the queue. */
export interface PlannedTime extends Interval {
  readonly speed: number;
}

/** Planned against required in one interval; service level and occupancy are `null` where no contact is expected. */
export interface CoverInterval extends RequiredInterval {
  /** Heads, on average over the interval. */
  readonly plannedAgents: number;
  /** The same, weighted by speed: what the roster counts against `rosterTarget`. */
  readonly effectiveAgents: number;
  readonly understaffedAgents: number;
  readonly overstaffedAgents: number;
  readonly projectedServiceLevel: number | null;
  readonly projectedOccupancy: number | null;
}

/**
 * Planned against required, interval by interval: the requirement's intervals, and quarter-hours with planned agents
 * that no requirement covers. Heads and speeds are averaged over the interval.
 */
export function projectedCover(
  required: readonly RequiredInterval[],
  planned: readonly PlannedTime[],
  span: Interval,
  answerThresholdSeconds: number,
): CoverInterval[] {
  const quarters = plannedByQuarter(planned, span);
  const known = new Set(required.flatMap((row) => quartersOf(row)));
  const unrequired = [...quarters.keys()].filter((start) => !known.has(start)).map(nothingRequired);
  return [...required, ...unrequired]
    .sort((a, b) => a.start - b.start)
    .map((row) => {
      const own = quartersOf(row).map((start) => quarters.get(start) ?? NOBODY);
      const mean = (of: (cover: Planned) => number) =>
        own.reduce((sum, each) => sum + of(each), 0) / own.length;
      const effectiveAgents = mean((cover) => cover.effective);
      return {
        ...row,
        plannedAgents: mean((cover) => cover.heads),
        effectiveAgents,
        understaffedAgents: Math.max(0, row.rosterTarget - effectiveAgents),
        overstaffedAgents: Math.max(0, effectiveAgents - row.rosterTarget),
        ...projection(row, effectiveAgents, answerThresholdSeconds),
      };
    });
}

interface Planned {
  readonly heads: number;
  readonly effective: number;
}

const NOBODY: Planned = { heads: 0, effective: 0 };

function plannedByQuarter(planned: readonly PlannedTime[], span: Interval): Map<Instant, Planned> {
  const quarters = new Map<Instant, Planned>();
  for (const time of planned) {
    for (const start of gridStarts(time, QUARTER_HOUR)) {
      if (start < span.start || start >= span.end) continue;
      const quarter = { start, end: addMinutes(start, QUARTER_HOUR) };
      const share = overlapMs(time, quarter) / (QUARTER_HOUR * MINUTE_MS);
      const { heads, effective } = quarters.get(start) ?? NOBODY;
      quarters.set(start, { heads: heads + share, effective: effective + share * time.speed });
    }
  }
  return quarters;
}

function quartersOf({
  start,
  intervalMinutes,
}: Pick<RequiredInterval, 'start' | 'intervalMinutes'>): Instant[] {
  return gridStarts({ start, end: addMinutes(start, intervalMinutes) }, QUARTER_HOUR);
}

function nothingRequired(start: Instant): RequiredInterval {
  return {
    start,
    intervalMinutes: QUARTER_HOUR,
    offered: 0,
    averageHandleTimeSeconds: 0,
    offeredLoad: 0,
    requiredAgents: 0,
    rosterTarget: 0,
    model: 'C',
    patienceSeconds: null,
    targets: {},
  };
}

/**
 * The requirement's own model with the agents that will really be there: the target was raised by shrinkage from the
 * required agents, so the planned are lowered by the same share.
 */
function projection(
  row: RequiredInterval,
  effectiveAgents: number,
  answerThresholdSeconds: number,
): Pick<CoverInterval, 'projectedServiceLevel' | 'projectedOccupancy'> {
  const share = row.rosterTarget > 0 ? row.requiredAgents / row.rosterTarget : 1;
  const question = row.targets.serviceLevel ?? { answerThresholdSeconds };
  const figures = figuresOfPart(row.model, workInProgress(row), effectiveAgents * share, question);
  return {
    projectedServiceLevel: figures?.serviceLevel ?? null,
    projectedOccupancy: figures?.occupancy ?? null,
  };
}
