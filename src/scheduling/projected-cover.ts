import { erlangC, offeredLoad } from '../forecasting/engine/erlang-c.js';
import { addMinutes, type Instant, MINUTE_MS } from '../time/instant.js';
import { type Interval, overlapMs } from '../time/interval.js';
import { gridStarts, QUARTER_HOUR } from '../time/interval-grid.js';

/** What the published requirement says of one interval. */
export interface RequiredInterval {
  readonly start: Instant;
  readonly intervalMinutes: number;
  readonly offered: number;
  readonly averageHandleTimeSeconds: number;
  readonly requiredAgents: number;
  readonly rosterTarget: number;
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
    requiredAgents: 0,
    rosterTarget: 0,
  };
}

/**
 * Erlang C with the agents that will really be there: the target was raised by shrinkage from the required agents, so
 * the planned are lowered by the same share. Between whole numbers of agents the figures are interpolated; with no more
 * agents than load nobody is answered in time.
 */
function projection(
  row: RequiredInterval,
  effectiveAgents: number,
  answerThresholdSeconds: number,
): Pick<CoverInterval, 'projectedServiceLevel' | 'projectedOccupancy'> {
  if (row.offered === 0) return { projectedServiceLevel: null, projectedOccupancy: null };
  const { offered, averageHandleTimeSeconds } = row;
  const load = offeredLoad(offered, row.intervalMinutes * 60, averageHandleTimeSeconds);
  const present =
    row.rosterTarget > 0 ? effectiveAgents * (row.requiredAgents / row.rosterTarget) : effectiveAgents;
  const serviceLevelOf = (agents: number) =>
    erlangC({ offeredLoad: load, agents, averageHandleTimeSeconds, answerThresholdSeconds })?.serviceLevel ??
    0;
  const whole = Math.floor(present);
  const low = serviceLevelOf(whole);
  const fraction = present - whole;
  return {
    projectedServiceLevel: fraction === 0 ? low : low + fraction * (serviceLevelOf(whole + 1) - low),
    projectedOccupancy: Math.min(1, present === 0 ? 1 : load / present),
  };
}
