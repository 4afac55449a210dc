import { addDays, localDateOf, localDay } from '../time/zoned-time.js';
import { findUnusualDays, type UnusualDay } from './engine/unusual-days.js';
import { type ForecastFileRequest, holidaysBetween, readFileHistory, type Report } from './forecast-files.js';

export type UnusualFileRequest = Pick<
  ForecastFileRequest,
  'historyFile' | 'intervalMinutes' | 'zone' | 'holidays' | 'leftOut' | 'dateOrder' | 'keepGood'
>;

/**
 * Outliers and gaps of a history file, days that are left out judged by the others.
 * @throws UserError when the file or a row cannot be used.
 */
export async function unusualDaysOfFile(request: UnusualFileRequest, report: Report): Promise<UnusualDay[]> {
  const { observations: history } = await readFileHistory(request, report);
  const { zone, intervalMinutes, leftOut } = request;
  const end = addDays(localDateOf(history[history.length - 1].start, zone), 1);
  const calendar = holidaysBetween(request, history, end);
  const origin = localDay(end, zone).start;
  return findUnusualDays({ ...calendar, history, zone, intervalMinutes, origin, horizon: [], leftOut });
}
