import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a wall shows: a date, the day of the week (Monday 1) and minutes since midnight. */
export interface Wall {
  readonly date: string;
  readonly weekday: number;
  readonly minute: number;
}

interface Pack {
  readonly jurisdiction: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly rules: readonly PackRule[];
}

interface PackRule {
  readonly callTypes: readonly string[];
  readonly windows: readonly {
    readonly weekdays: readonly number[];
    readonly from: string;
    readonly to: string;
  }[];
  readonly closedOnHolidays: boolean;
}

const MINUTE_MS = 60_000;
/** Offsets change on quarter-hours only, so a wall is read there and counted on from there. */
const READ_EVERY_MINUTES = 15;
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Wall clocks by `Intl` alone, written apart from the engine's time. */
export class WallClocks {
  private readonly formats = new Map<string, Intl.DateTimeFormat>();
  private readonly read = new Map<string, Map<number, Wall>>();

  at(epochMs: number, zone: string): Wall {
    const step = READ_EVERY_MINUTES * MINUTE_MS;
    const mark = Math.floor(epochMs / step) * step;
    let known = this.read.get(zone);
    if (known === undefined) this.read.set(zone, (known = new Map<number, Wall>()));
    let wall = known.get(mark);
    if (wall === undefined) known.set(mark, (wall = this.readWall(mark, zone)));
    return { ...wall, minute: wall.minute + (epochMs - mark) / MINUTE_MS };
  }

  private readWall(epochMs: number, zone: string): Wall {
    let format = this.formats.get(zone);
    if (format === undefined) {
      format = new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        weekday: 'short',
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      });
      this.formats.set(zone, format);
    }
    const parts = new Map<string, string>();
    for (const { type, value } of format.formatToParts(epochMs)) parts.set(type, value);
    const part = (type: string): string => parts.get(type) ?? '';
    return {
      date: `${part('year')}-${part('month')}-${part('day')}`,
      weekday: DAYS.indexOf(part('weekday')) + 1,
      minute: Number(part('hour')) * 60 + Number(part('minute')),
    };
  }
}

/** Whether people may be called, read from the rule packs themselves and not through the engine. */
export class LegalHours {
  private readonly packs: readonly Pack[];

  constructor(
    private readonly holidays: Readonly<Record<string, readonly string[]>>,
    folder = 'rules/calling-hours',
  ) {
    this.packs = readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Pack);
  }

  mayCall(jurisdiction: string, callType: string, wall: Wall): boolean {
    return this.packs
      .filter((pack) => binds(pack.jurisdiction, jurisdiction))
      .filter(
        ({ validFrom, validTo }) => validFrom <= wall.date && (validTo === null || wall.date <= validTo),
      )
      .flatMap(({ rules }) => rules)
      .filter(({ callTypes }) => callTypes.length === 0 || callTypes.includes(callType))
      .every((rule) => this.isOpen(rule, jurisdiction, wall));
  }

  private isOpen({ windows, closedOnHolidays }: PackRule, jurisdiction: string, wall: Wall): boolean {
    const holiday = Object.entries(this.holidays).some(
      ([place, dates]) => binds(place, jurisdiction) && dates.includes(wall.date),
    );
    if (closedOnHolidays && holiday) return false;
    return windows.some(
      ({ weekdays, from, to }) =>
        weekdays.includes(wall.weekday) &&
        minutesOf(from) <= wall.minute &&
        wall.minute < (to === '00:00' ? 24 * 60 : minutesOf(to)),
    );
  }
}

function binds(rulesOf: string, jurisdiction: string): boolean {
  return jurisdiction === rulesOf || jurisdiction.startsWith(`${rulesOf}-`);
}

function minutesOf(time: string): number {
  const [hour, minute] = time.split(':').map(Number);
  return hour * 60 + minute;
}
