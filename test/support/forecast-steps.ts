import { dateRange, localDate, weekday } from '../../src/time/zoned-time.js';
import { type PlannersDay } from './planners-day.js';

/** Weekdays, 100 calls at 10:00 and 50 at 10:30, growing by a call a week. */
export function callsFrom(from: string, days: number, base = 100): string {
  const first = localDate(from);
  const rows = dateRange(first, days)
    .filter((date) => weekday(date) <= 5)
    .flatMap((date, i) => {
      const calls = base + Math.floor(i / 5);
      return [`${date},10:00,${calls}`, `${date},10:30,${calls / 2}`];
    });
  return ['date,start,calls', ...rows].join('\n');
}

/** The report of an import for the queues, as GraphQL gives it. */
export async function importFile(day: PlannersDay, layout: string, content: string, queues: object[]) {
  const answer = await day.ask<{ importHistoryFile: Record<string, unknown> }>(
    `mutation ($input: ImportHistoryFileInput!) { importHistoryFile(input: $input) { __typename
      ... on HistoryFileReport { intervals intervalMinutes skippedRows handledAboveOffered leftOut imports { queueId rowCount } }
      ... on Problem { code message } } }`,
    { input: { fileName: 'calls', content, zone: 'America/New_York', layout, queues } },
  );
  return answer.importHistoryFile;
}

/** The id of a new version of the day's queue: last week again. */
export async function repeatLastWeek(day: PlannersDay, from: string, days: number): Promise<string> {
  const { generateForecast } = await day.ask<{ generateForecast: { id: string } }>(
    `mutation ($input: GenerateForecastInput!) { generateForecast(input: $input) {
      ... on ForecastVersion { id } ... on Problem { message } } }`,
    { input: { queueId: day.queueId, from, days, model: 'seasonal-naive' } },
  );
  return generateForecast.id;
}
