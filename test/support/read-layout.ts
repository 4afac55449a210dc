import { Readable } from 'node:stream';
import { HistoryCollector } from '../../src/forecasting/layouts/history-collector.js';
import { type LayoutChoice, openLayout } from '../../src/forecasting/layouts/open-layout.js';
import { type FileInterval } from '../../src/forecasting/layouts/queue-intervals.js';
import { queueFinder } from '../../src/forecasting/layouts/queues-of-file.js';
import { formatInstant } from '../../src/time/instant.js';
import { timeZone } from '../../src/time/zoned-time.js';

const KNOWN = [
  { id: 1, code: 'HELP', name: 'Help desk' },
  { id: 2, code: 'SALES', name: 'Sales' },
  { id: 3, code: 'c6fc6f57', name: 'Chat' },
];

interface Read {
  readonly lines: readonly string[];
  readonly collector: HistoryCollector;
}

/** What a file gives: `queue start offered/handled/abandoned aht`, and `w` with the seconds waited where it tells. Pieces of seven characters show that nothing hangs on chunks. */
export async function readLayout(
  content: string,
  choice: Partial<LayoutChoice> & {
    readonly zone?: string;
    readonly whole?: true;
    readonly dateOrder?: 'day-first';
  },
): Promise<Read> {
  const zone = timeZone(choice.zone ?? 'UTC');
  const bytes = Buffer.from(content);
  const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, i) =>
    bytes.subarray(i * 7, i * 7 + 7),
  );
  const file = { content: Readable.from(pieces), name: 'f', zone };
  const dated = choice.dateOrder === undefined ? file : { ...file, dateOrder: choice.dateOrder };
  const source = await openLayout(dated, { layout: 'plain', ...choice });
  const findQueue = queueFinder(choice.whole ? [{ name: null, queueId: 1 }] : [], KNOWN);
  const collector = new HistoryCollector({
    ...source,
    intervalMinutes: choice.intervalMinutes,
    zone,
    findQueue,
  });
  const found: FileInterval[] = [];
  for await (const batch of source.events) {
    for (const event of batch) collector.take(event);
    found.push(...collector.drain());
  }
  for (const drained of collector.finish()) found.push(...drained);
  return { lines: found.map(inWords), collector };
}

function inWords(interval: FileInterval): string {
  const { queueId, start, offered, handled, abandoned, averageHandleTimeSeconds: aht } = interval;
  const counts = [offered, handled, abandoned].map((count) => count ?? '-').join('/');
  const waited = interval.waitSeconds === null ? '' : ` w${interval.waitSeconds}`;
  return `${queueId} ${formatInstant(start).slice(0, 16)} ${counts} ${aht ?? '-'}${waited}`;
}
