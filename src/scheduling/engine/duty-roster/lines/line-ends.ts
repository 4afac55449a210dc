import { OFF } from '../duty-index.js';
import { type LineSpace } from './line-space.js';

/** A free stretch of an agent's line, `from` up to but without `to`, and how the fixed rest touches it. */
export interface LineEnds {
  readonly from: number;
  readonly to: number;
  /** Type of the day before `from`, and the length of its run. */
  readonly before: number;
  readonly runBefore: number;
  /** Type of the day `to`, and the length of its run; `endsAfter` when that run touches the last day. */
  readonly after: number;
  readonly runAfter: number;
  readonly endsAfter: boolean;
  /** Units that the fixed rest holds before and after. */
  readonly unitsBefore: number;
  readonly unitsAfter: number;
  /** Weekends of the fixed rest; one that is cut counts on the side where it is worked. */
  readonly weekendsBefore: number;
  readonly weekendsAfter: number;
  /** How many shifts of each type the free stretch may hold. */
  readonly room: Int32Array;
}

/**
 * What the fixed days of a line leave to its free stretch.
 * @example
 * lineEnds({ index: { days: 2, weeks: 0, typeCount: 1, mostShifts: [1] }, agent: 0, unitsOf: [4] }, [0, -1], 1, 2).unitsBefore // => 4
 */
export function lineEnds(space: LineSpace, line: ArrayLike<number>, from: number, to: number): LineEnds {
  const { index, agent } = space;
  const { days, typeCount, mostShifts } = index;
  const room = Int32Array.from({ length: typeCount }, (_, type) => mostShifts[agent * typeCount + type]);
  let unitsBefore = 0;
  let unitsAfter = 0;
  for (let day = 0; day < days; day++) {
    if (day === from) day = to;
    if (day >= days || line[day] === OFF) continue;
    room[line[day]]--;
    if (day < from) unitsBefore += space.unitsOf[line[day]];
    else unitsAfter += space.unitsOf[line[day]];
  }
  const runAfter = to < days ? runFrom(line, to, 1, days) : 0;
  return {
    from,
    to,
    before: from > 0 ? line[from - 1] : OFF,
    runBefore: from > 0 ? runFrom(line, from - 1, -1, days) : 0,
    after: to < days ? line[to] : OFF,
    runAfter,
    endsAfter: to + runAfter === days,
    unitsBefore,
    unitsAfter,
    weekendsBefore: weekendsIn(line, 0, from, index.weeks),
    weekendsAfter: weekendsIn(line, to % 7 === 6 ? to + 1 : to, days, index.weeks),
    room,
  };
}

/** A Sunday first in the stretch belongs to a Saturday outside it and is left out by the caller. */
function weekendsIn(line: ArrayLike<number>, from: number, to: number, weeks: number): number {
  let count = 0;
  for (let saturday = from + ((5 - (from % 7) + 7) % 7); saturday < Math.min(to, weeks * 7); saturday += 7) {
    const sunday = saturday + 1 < to ? line[saturday + 1] : OFF;
    if (line[saturday] !== OFF || sunday !== OFF) count++;
  }
  return count;
}

function runFrom(line: ArrayLike<number>, day: number, step: number, days: number): number {
  const working = line[day] !== OFF;
  let run = 0;
  for (let at = day; at >= 0 && at < days && (line[at] !== OFF) === working; at += step) run++;
  return run;
}
