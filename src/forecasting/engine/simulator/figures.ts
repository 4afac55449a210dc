import { type CompiledScenario } from './compile.js';
import { type Scenario } from './scenario.js';
import {
  type ContactCounts,
  SERVICE_LEVEL_IDS,
  type ServiceLevelId,
  serviceLevelShare,
} from './service-level.js';
import { type Tally } from './tally.js';

const SECONDS_PER_MINUTE = 60;

/** Every figure is a quotient, whose interval is worked out over replications; plain counts are divided by 1. */
export const MEASURES = [
  'offered',
  'answered',
  'abandoned',
  'agents',
  'averageSpeedOfAnswerSeconds',
  'abandonment',
  'occupancy',
  ...SERVICE_LEVEL_IDS,
] as const;
export type Measure = (typeof MEASURES)[number];

/** Numbers of a cell: part and whole of every measure. */
export const CELL_WIDTH = MEASURES.length * 2;

/** What one replication says, in plain arrays that can travel between threads. */
export interface ReplicationFigures {
  /** Cells by row (queues in order, then all together) and column (intervals, then the total). */
  readonly cells: Float64Array;
  /** Outbound minutes by campaign, and by interval with the total last. */
  readonly minutes: Float64Array;
}

/**
 * Reads the tally of a finished replication.
 * @example
 * figuresOf({ scenario: { queues: [], campaigns: [], intervals: 0, warmUpIntervals: 0 }, profiles: [] }, {}).minutes.length // => 0
 */
export function figuresOf(compiled: CompiledScenario, tally: Tally): ReplicationFigures {
  const { queues, intervals, intervalSeconds, warmUpIntervals } = compiled.scenario;
  const columns = intervals + 1;
  const rows = queues.length + 1;
  const cells = new Float64Array(rows * columns * CELL_WIDTH);
  for (let row = 0; row < rows; row++) {
    const total = noCounts();
    for (let interval = 0; interval < intervals; interval++) {
      const counts = countsOf(compiled, tally, row, interval);
      writeCell(cells, row * columns + interval, counts, intervalSeconds);
      if (interval >= warmUpIntervals) add(total, counts);
    }
    writeCell(cells, row * columns + intervals, total, (intervals - warmUpIntervals) * intervalSeconds);
  }
  return { cells, minutes: outboundMinutes(compiled, tally) };
}

/**
 * The totals alone: `CELL_WIDTH` numbers for each row.
 * @example
 * totalsOf({ queues: [], intervals: 0 }, { cells: new Float64Array(CELL_WIDTH).fill(3) })[0] // => 3
 */
export function totalsOf({ queues, intervals }: Scenario, { cells }: ReplicationFigures): Float64Array {
  const totals = new Float64Array((queues.length + 1) * CELL_WIDTH);
  for (let row = 0; row <= queues.length; row++) {
    const first = ((row + 1) * (intervals + 1) - 1) * CELL_WIDTH;
    totals.set(cells.subarray(first, first + CELL_WIDTH), row * CELL_WIDTH);
  }
  return totals;
}

type CellCounts = {
  -readonly [
    name in keyof ContactCounts | 'offered' | 'waitedSeconds' | 'busySeconds' | 'signedInSeconds'
  ]: number;
};

function noCounts(): CellCounts {
  return {
    offered: 0,
    answered: 0,
    abandoned: 0,
    answeredInTime: 0,
    abandonedInTime: 0,
    abandonedShort: 0,
    waitedSeconds: 0,
    busySeconds: 0,
    signedInSeconds: 0,
  };
}

function add(total: CellCounts, counts: CellCounts): void {
  for (const name of Object.keys(total) as (keyof CellCounts)[]) total[name] += counts[name];
}

/** Of a queue, or of all where the row is the one after the last queue. */
function countsOf(compiled: CompiledScenario, tally: Tally, row: number, interval: number): CellCounts {
  const { queues, intervals } = compiled.scenario;
  const counts = noCounts();
  const [first, last] = row < queues.length ? [row, row] : [0, queues.length - 1];
  for (let queue = first; queue <= last; queue++) {
    const cell = queue * intervals + interval;
    counts.offered += tally.offered[cell];
    counts.answered += tally.answered[cell];
    counts.abandoned += tally.abandoned[cell];
    counts.answeredInTime += tally.answeredInTime[cell];
    counts.abandonedInTime += tally.abandonedInTime[cell];
    counts.abandonedShort += tally.abandonedShort[cell];
    counts.waitedSeconds += tally.waited[cell];
  }
  compiled.profiles.forEach(({ queues: served, campaign }, profile) => {
    if (row < queues.length && !served.some(({ queue }) => queue === row)) return;
    const cell = profile * intervals + interval;
    counts.busySeconds += tally.busy[cell];
    counts.signedInSeconds += tally.busy[cell] + (campaign < 0 ? tally.idle[cell] : 0);
  });
  return counts;
}

function writeCell(cells: Float64Array, cell: number, counts: CellCounts, seconds: number): void {
  const first = cell * CELL_WIDTH;
  MEASURES.forEach((measure, at) => {
    const [part, whole] = quotient(measure, counts, seconds);
    cells[first + 2 * at] = part;
    cells[first + 2 * at + 1] = whole;
  });
}

function quotient(measure: Measure, counts: CellCounts, seconds: number): [part: number, whole: number] {
  switch (measure) {
    case 'offered':
    case 'answered':
    case 'abandoned':
      return [counts[measure], 1];
    case 'agents':
      return [counts.signedInSeconds / seconds, 1];
    case 'averageSpeedOfAnswerSeconds':
      return [counts.waitedSeconds, counts.answered];
    case 'abandonment':
      return [counts.abandoned, counts.offered];
    case 'occupancy':
      return [counts.busySeconds, counts.signedInSeconds];
    default:
      return levelOf(measure, counts);
  }
}

function levelOf(id: ServiceLevelId, counts: CellCounts): [part: number, whole: number] {
  const { part, whole } = serviceLevelShare(id, counts);
  return [part, whole];
}

function outboundMinutes({ scenario, profiles }: CompiledScenario, tally: Tally): Float64Array {
  const { campaigns, intervals, warmUpIntervals } = scenario;
  const columns = intervals + 1;
  const minutes = new Float64Array(campaigns.length * columns);
  campaigns.forEach((_, campaign) => {
    for (let interval = 0; interval < intervals; interval++) {
      let seconds = tally.calling[campaign * intervals + interval];
      profiles.forEach((profile, at) => {
        if (profile.campaign === campaign) seconds += tally.idle[at * intervals + interval];
      });
      const cell = campaign * columns;
      minutes[cell + interval] = seconds / SECONDS_PER_MINUTE;
      if (interval >= warmUpIntervals) minutes[cell + intervals] += seconds / SECONDS_PER_MINUTE;
    }
  });
  return minutes;
}
