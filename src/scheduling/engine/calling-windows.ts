import { durationMinutes, type Interval, intersect, merge, subtract } from '../../time/interval.js';
import {
  dateRange,
  daysBetween,
  type LocalDate,
  localDateOf,
  localDay,
  type LocalTime,
  offsetMs,
  resolveWallTime,
  type TimeZone,
  weekday,
} from '../../time/zoned-time.js';
import { HOUR_MS, type Instant } from '../../time/instant.js';
import { type CallingHoursPack, type CallingHoursRule, type CallingWindow } from './calling-hours-pack.js';
import { type CalledZone } from './problem.js';

/** When a called party may be called, and why not at all other times. */
export interface CallingWindows {
  readonly open: readonly Interval[];
  readonly blocked: readonly BlockedTime[];
}

/** Time that one rule closes; several rules may close the same time. */
export interface BlockedTime {
  readonly interval: Interval;
  readonly packId: string;
  readonly ruleId: string;
  readonly source: string;
  readonly reason: string;
}

/** Public holidays by jurisdiction; those of `US` count in `US-FL` too. */
export type HolidaysByJurisdiction = Readonly<Record<string, readonly LocalDate[]>>;

/**
 * Whether rules of `ruling` bind calls into `jurisdiction`: the same, or the country of a subdivision.
 * @example
 * bindsJurisdiction('US', 'US-NY') // => true
 */
export function bindsJurisdiction(ruling: string, jurisdiction: string): boolean {
  return jurisdiction === ruling || jurisdiction.startsWith(`${ruling}-`);
}

/**
 * The intersection of all rules in force on each local date of the called party, without holidays where a rule
 * says so. Without consent everything is blocked; where no rule is in force everything is open.
 * @example
 * callingWindows({ id: 'ny', jurisdiction: 'US-NY', zone: timeZone('America/New_York'), share: 1, consent: false }, 'sales', { start: instant(0), end: instant(900000) }, [], {}).blocked[0].ruleId // => 'no-consent'
 */
export function callingWindows(
  calledZone: CalledZone,
  callType: string,
  span: Interval,
  packs: readonly CallingHoursPack[],
  holidays: HolidaysByJurisdiction,
): CallingWindows {
  if (!calledZone.consent) return { open: [], blocked: [withoutConsent(calledZone, span)] };
  const closedDays = holidayDates(calledZone.jurisdiction, holidays);
  const blocked: BlockedTime[] = [];
  for (const pack of packs) {
    if (!bindsJurisdiction(pack.jurisdiction, calledZone.jurisdiction)) continue;
    for (const rule of pack.rules) {
      if (rule.callTypes.length > 0 && !rule.callTypes.includes(callType)) continue;
      blocked.push(...blockedByRule(pack, rule, calledZone.zone, span, closedDays));
    }
  }
  blocked.sort((a, b) => a.interval.start - b.interval.start);
  return {
    open: subtract(
      [span],
      blocked.map((time) => time.interval),
    ),
    blocked,
  };
}

/**
 * The rules that close the instant, with their sources; none when calls are allowed.
 * @example
 * blockedBy({ open: [], blocked: [{ interval: { start: instant(0), end: instant(9) }, ruleId: 'r' }] }, instant(9)) // => []
 */
export function blockedBy(windows: CallingWindows, at: Instant): readonly BlockedTime[] {
  return windows.blocked.filter(({ interval }) => interval.start <= at && at < interval.end);
}

function withoutConsent(calledZone: CalledZone, span: Interval): BlockedTime {
  return {
    interval: span,
    packId: 'consent',
    ruleId: 'no-consent',
    source: 'campaign data',
    reason: `There is no consent to call people in ${calledZone.jurisdiction}.`,
  };
}

function holidayDates(jurisdiction: string, holidays: HolidaysByJurisdiction): ReadonlySet<LocalDate> {
  const binding = Object.keys(holidays).filter((ruling) => bindsJurisdiction(ruling, jurisdiction));
  return new Set(binding.flatMap((ruling) => holidays[ruling]));
}

function blockedByRule(
  pack: CallingHoursPack,
  rule: CallingHoursRule,
  zone: TimeZone,
  span: Interval,
  closedDays: ReadonlySet<LocalDate>,
): BlockedTime[] {
  const holidayTime: Interval[] = [];
  const outsideHours: Interval[] = [];
  for (const date of localDatesOf(span, zone)) {
    if (date < pack.validFrom || (pack.validTo !== null && date > pack.validTo)) continue;
    const day = intersect([localDay(date, zone)], [span]);
    if (rule.closedOnHolidays && closedDays.has(date)) holidayTime.push(...day);
    else outsideHours.push(...subtract(day, windowsOn(date, rule.windows, zone)));
  }
  const named = (reason: string) => (interval: Interval) => ({
    interval,
    packId: pack.id,
    ruleId: rule.id,
    source: rule.source,
    reason,
  });
  return [
    ...merge(holidayTime).map(named(`${pack.title}: no calls on a public holiday.`)),
    ...merge(outsideHours).map(named(`${pack.title}: outside ${describeWindows(rule.windows)}.`)),
  ];
}

function localDatesOf(span: Interval, zone: TimeZone): LocalDate[] {
  if (durationMinutes(span) <= 0) return [];
  const first = localDateOf(span.start, zone);
  return dateRange(first, daysBetween(first, localDateOf(span.end, zone)) + 1);
}

function windowsOn(date: LocalDate, windows: readonly CallingWindow[], zone: TimeZone): Interval[] {
  return windows
    .filter(({ weekdays }) => weekdays.includes(weekday(date)))
    .map(({ from, to }) => ({
      start: cautiousInstant(date, from, zone, 'opening'),
      end: to === '00:00' ? localDay(date, zone).end : cautiousInstant(date, to, zone, 'closing'),
    }))
    .filter(({ start, end }) => start < end);
}

/** Where a wall time happens twice, calls start at the later and stop at the earlier: never a minute too many. */
function cautiousInstant(
  date: LocalDate,
  time: LocalTime,
  zone: TimeZone,
  side: 'opening' | 'closing',
): Instant {
  const wall = resolveWallTime(date, time, zone);
  if (wall.kind === 'unique') return wall.at;
  if (wall.kind === 'gap') return side === 'opening' ? wall.movedForward : beforeGap(wall.movedForward, zone);
  return side === 'opening' ? wall.later : wall.earlier;
}

function beforeGap(movedForward: Instant, zone: TimeZone): Instant {
  const gapMs = offsetMs(movedForward, zone) - offsetMs((movedForward - 6 * HOUR_MS) as Instant, zone);
  return (movedForward - gapMs) as Instant;
}

const WEEKDAY_NAMES = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function describeWindows(windows: readonly CallingWindow[]): string {
  if (windows.length === 0) return 'any hours: calls are never allowed';
  const texts = windows.map(
    ({ weekdays, from, to }) =>
      `${from}-${to === '00:00' ? '24:00' : to} ${weekdays.map((day) => WEEKDAY_NAMES[day - 1]).join(' ')}`,
  );
  return `${texts.join(', ')} (local time of the called party)`;
}
