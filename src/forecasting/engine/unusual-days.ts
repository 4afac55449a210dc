import { type LocalDate } from '../../time/zoned-time.js';
import { calendarEffects, type CalendarEffects } from './calendar-effects.js';
import { dayTable } from './day-table.js';
import { type ForecastRequest } from './forecaster.js';
import { dateOfDay, weekdayOfDay } from './slot.js';

/** A past day that a planner should look at before it is learned from. */
export interface UnusualDay {
  readonly date: LocalDate;
  /** Far above or below its ordinary course; without any observation although usually open; or with some missing. */
  readonly kind: 'high' | 'low' | 'gap' | 'partial';
  /** Contacts over those of the ordinary course; undefined for a gap. */
  readonly ratio: number | undefined;
  /** Open intervals without an observation. */
  readonly missingIntervals: number;
}

/** So many robust standard deviations, and so large a share, are unusual. */
const UNUSUAL_SPREADS = 3.5;
const UNUSUAL_SHARE = 0.15;

/**
 * Outliers and gaps of the history, oldest first. Holidays and the days beside them are not outliers. Nothing is taken out: a planner
 * decides, and names the days in `leftOut`.
 * @example
 * findUnusualDays({ history: [], zone: timeZone('UTC'), intervalMinutes: 30, origin: instant(0), horizon: [] }) // => []
 */
export function findUnusualDays(request: ForecastRequest): UnusualDay[] {
  const table = dayTable(request);
  const effects = calendarEffects(table);
  return Array.from({ length: table.days }, (_, row) => judge(effects, row)).filter(
    (day) => day !== undefined,
  );
}

function judge(effects: CalendarEffects, row: number): UnusualDay | undefined {
  const { table, levels } = effects;
  const day = table.first + row;
  if (effects.kindOf(day) !== 'ordinary' || table.leftOut.has(day)) return undefined;
  const open = effects.open[weekdayOfDay(day)] ?? [];
  const width = table.slots.length;
  const missing = open.filter((isOpen, i) => isOpen && Number.isNaN(table.counts[row * width + i])).length;
  const date = dateOfDay(day);
  const usual = Math.exp(levels.expected[row]) * (levels.mean + levels.offset) - levels.offset;
  const ratio = usual > 0 && levels.totals[row] >= 0 ? levels.totals[row] / usual : undefined;
  if (missing > 0 && missing === open.filter(Boolean).length)
    return { date, kind: 'gap', ratio: undefined, missingIntervals: missing };
  if (ratio !== undefined && Math.abs(ratio - 1) > UNUSUAL_SHARE) {
    const miss = Math.log((levels.totals[row] + levels.offset) / (usual + levels.offset));
    if (Math.abs(miss) > UNUSUAL_SPREADS * levels.spread) {
      return { date, kind: miss > 0 ? 'high' : 'low', ratio, missingIntervals: missing };
    }
  }
  return missing > 0 ? { date, kind: 'partial', ratio, missingIntervals: missing } : undefined;
}
