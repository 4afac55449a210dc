import { type Instant } from '../../time/instant.js';
import { addDays, localDateOf, startOfWeek } from '../../time/zoned-time.js';
import { type DemoWeeks } from './demo-parts.js';
import { PLANNER_ZONE } from './organisation.js';

/** Whole weeks of history before last week's forecast is made; the days since then follow. */
export const HISTORY_WEEKS = 26;

/** The weeks of a demo that is loaded at this moment. */
export function demoWeeks(now: Instant): DemoWeeks {
  const today = localDateOf(now, PLANNER_ZONE);
  const current = startOfWeek(today, 1);
  return {
    today,
    historyFrom: addDays(current, -7 * HISTORY_WEEKS),
    last: addDays(current, -7),
    current,
    next: addDays(current, 7),
  };
}
