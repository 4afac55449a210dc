import { MINUTE_MS } from '../../../src/time/instant.js';
import { type SchedulingProblem } from '../../../src/scheduling/engine/problem.js';
import { type Roster } from '../../../src/scheduling/engine/roster.js';

/**
 * Minutes of calls that the law forbids, found minute by minute with the platform's own calendar: written apart from
 * the engine's calling windows, from the table of calling hours.
 */
export function forbiddenMinutes(problem: SchedulingProblem, roster: Roster): string[] {
  const found: string[] = [];
  const zones = new Map(
    problem.campaigns.flatMap(({ id, callType, zones: called }) =>
      called.map((zone) => [`${id}/${zone.id}`, { ...zone, callType }] as const),
    ),
  );
  for (const { agentId, activities } of roster.shifts) {
    for (const { kind, start, end, workId, calledZoneId } of activities) {
      if (kind !== 'outbound') continue;
      const zone = zones.get(`${workId}/${calledZoneId}`);
      if (zone === undefined)
        throw new Error(`${agentId} calls ${workId}/${calledZoneId}, which does not exist.`);
      for (let minute: number = start; minute < end; minute += MINUTE_MS) {
        const wall = wallClock(minute, zone.zone);
        if (!zone.consent || !isLegal(zone.jurisdiction, zone.callType, wall)) {
          found.push(
            `${agentId} calls ${zone.jurisdiction} on ${wall.weekday} at ${wall.hour}:${wall.minute}`,
          );
        }
      }
    }
  }
  return found;
}

interface WallClock {
  readonly weekday: string;
  readonly hour: number;
  readonly minute: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const walls = new Map<string, WallClock>();

function wallClock(at: number, zone: string): WallClock {
  const key = `${zone} ${at}`;
  let wall = walls.get(key);
  if (wall === undefined) walls.set(key, (wall = readWallClock(at, zone)));
  return wall;
}

function readWallClock(at: number, zone: string): WallClock {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(zone, format);
  }
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type as string, value]));
  return {
    weekday: parts.get('weekday') ?? '',
    hour: Number(parts.get('hour')),
    minute: Number(parts.get('minute')),
  };
}

function isLegal(jurisdiction: string, callType: string, { weekday, hour, minute }: WallClock): boolean {
  const time = hour + minute / 60;
  const weekend = weekday === 'Sat' || weekday === 'Sun';
  const between = (from: number, to: number) => from <= time && time < to;
  if (jurisdiction === 'FR') return !weekend && (between(10, 13) || between(14, 20));
  if (jurisdiction.startsWith('CA')) return weekend ? between(10, 18) : between(9, 21.5);
  if (jurisdiction === 'US-FL' && callType === 'sales') return between(8, 20);
  if (jurisdiction === 'US-NM' && callType === 'sales') return between(9, 21);
  if (jurisdiction.startsWith('US')) return between(8, 21);
  throw new Error(`No hours are written down here for ${jurisdiction}.`);
}
