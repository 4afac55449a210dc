import { GRID_MINUTES } from '../../time/interval-grid.js';
import { minutesBetween, parseInstant } from '../../time/instant.js';
import { type LayoutFile } from './csv-layout.js';
import { textOf } from './file-text.js';
import { elementsOf } from './json-elements.js';
import { type LayoutEvent, type LayoutSource, problemEvent } from './layout-row.js';

interface Metric {
  readonly metric?: string;
  readonly stats?: { readonly count?: number; readonly sum?: number };
}

interface Group {
  readonly group?: { readonly queueId?: string; readonly mediaType?: string };
  readonly data?: readonly { readonly interval?: string; readonly metrics?: readonly Metric[] }[];
}

/**
 * Conversation aggregates of Genesys Cloud's analytics API, of voice. Durations are in milliseconds. Handled is the count of
 * tHandle, or of tAnswered where there is none; abandoned that of tAbandon; the waits are the sums of tAnswered and tAbandon.
 */
export function openGenesysAnalytics(file: LayoutFile): LayoutSource {
  return { addUp: true, gapsAreZero: false, events: eventsOf(file) };
}

async function* eventsOf(file: LayoutFile): AsyncGenerator<LayoutEvent[]> {
  let row = 0;
  for await (const element of elementsOf(textOf(file.content, file.name), 'results', file.name)) {
    const { group, data = [] } = element as Group;
    const isVoice = (group?.mediaType ?? 'voice').toLowerCase() === 'voice';
    yield data.map(({ interval = '', metrics = [] }): LayoutEvent => {
      row++;
      return isVoice ? rowOf(row, group?.queueId ?? null, interval, metrics) : { kind: 'skipped' };
    });
  }
}

function rowOf(row: number, queue: string | null, interval: string, metrics: readonly Metric[]): LayoutEvent {
  const [from = '', to = ''] = interval.split('/');
  try {
    const start = parseInstant(from);
    const minutes = minutesBetween(start, parseInstant(to));
    const intervalMinutes = GRID_MINUTES.find((known) => known === minutes);
    if (intervalMinutes === undefined) {
      const advice = `is ${minutes} minutes long. Ask for granularity PT15M or PT30M.`;
      return problemEvent(row, 'interval', interval, advice);
    }
    const stats = new Map(metrics.map((metric) => [metric.metric, metric.stats]));
    const handled = stats.get('tHandle')?.count ?? stats.get('tAnswered')?.count ?? 0;
    const handleMs = stats.get('tHandle')?.sum;
    const counts = {
      offered: stats.get('nOffered')?.count ?? 0,
      handled,
      abandoned: stats.get('tAbandon')?.count ?? 0,
    };
    const handleSeconds = handleMs === undefined ? null : handleMs / 1_000;
    const waitSeconds = waitOf(stats);
    return {
      kind: 'row',
      row: { ...counts, row, queue, start, later: null, intervalMinutes, handleSeconds, waitSeconds },
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return problemEvent(row, 'interval', interval, 'is not an interval. Write start/end in ISO 8601.');
  }
}

function waitOf(stats: ReadonlyMap<string | undefined, Metric['stats']>): number | null {
  const answeredMs = stats.get('tAnswered')?.sum;
  return answeredMs === undefined ? null : (answeredMs + (stats.get('tAbandon')?.sum ?? 0)) / 1_000;
}
