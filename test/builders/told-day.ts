import { DEFAULT_ADHERENCE_MAP, type PlannedKind } from '../../src/adherence/engine/adherence-map.js';
import {
  type AdherenceInput,
  evaluateAdherence,
  type InputVersions,
} from '../../src/adherence/engine/adherence.js';
import { type AgentState } from '../../src/adherence/engine/agent-state.js';
import { type StateInterval } from '../../src/adherence/engine/agent-timeline.js';
import { type PlannedShift } from '../../src/adherence/engine/plan.js';
import { addMinutes, type Instant, parseInstant } from '../../src/time/instant.js';
import { type Interval } from '../../src/time/interval.js';
import { timeZone } from '../../src/time/zoned-time.js';

/** A day of one agent, in hours since midnight. */
const MIDNIGHT = parseInstant('2026-10-19T00:00:00Z');
export const at = (hours: number): Instant => addMinutes(MIDNIGHT, hours * 60);
export const DAY: Interval = { start: at(0), end: at(24) };
const VERSIONS: InputVersions = {
  planVersions: ['3:1'],
  mapVersions: [2],
  reasonMapVersions: [],
  lastEventId: 77,
  timelineRevision: 12,
  asOf: null,
};

export const shift = (...activities: readonly [PlannedKind, number, number][]): PlannedShift => ({
  start: at(activities[0][1]),
  end: at(activities[activities.length - 1][2]),
  activities: activities.map(([kind, from, to]) => ({ kind, start: at(from), end: at(to) })),
});

export type Told = readonly [AgentState, number, number];
export const timeline = (...states: readonly Told[]): StateInterval[] =>
  states.map(([state, from, to]) => ({
    state,
    start: at(from),
    end: at(to),
    direction: null,
    declared: null,
    unmappedReason: null,
    contactIds: [],
    clamped: false,
  }));
/** Offline all day but for these. */
export const day = (...states: readonly Told[]): StateInterval[] => {
  const all: Told[] = [];
  let end = 0;
  for (const told of states) {
    if (told[1] > end) all.push(['offline', end, told[1]]);
    all.push(told);
    end = told[2];
  }
  return timeline(...all, ...(end < 24 ? [['offline', end, 24] as const] : []));
};

export function evaluate(
  shifts: readonly PlannedShift[],
  actual: readonly StateInterval[],
  more: Partial<AdherenceInput> = {},
) {
  const result = evaluateAdherence({
    span: DAY,
    zone: timeZone('UTC'),
    shifts,
    timeline: actual,
    map: DEFAULT_ADHERENCE_MAP,
    versions: VERSIONS,
    now: at(48),
    latenessSeconds: 900,
    ...more,
  });
  const values = Object.fromEntries(result.figures.map((f) => [f.passport.formula, f.value]));
  const exceptions = result.exceptions.map((e) => [
    e.kind,
    (e.start - MIDNIGHT) / 3_600_000,
    (e.end - MIDNIGHT) / 3_600_000,
  ]);
  return { ...result, values, exceptions };
}
