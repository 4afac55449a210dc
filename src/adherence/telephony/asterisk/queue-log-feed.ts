import { type Instant } from '../../../time/instant.js';
import { type ReceivedEvent } from '../../engine/agent-event.js';
import { filePath, secondsByName, type SettingsOf } from '../feed/connection-fields.js';
import { type TailedLine } from '../feed/file-tail.js';
import { followLog, type LineReader } from '../feed/followed-log.js';
import { type FeedHandle, type FeedSink, type FeedTask, type LiveFeed } from '../feed/live-feed.js';
import { readQueueLogLine } from './queue-log-line.js';
import { QueueLogReducer, type QueueLogState } from './queue-log-reducer.js';

const FIELDS = { path: filePath(), wrapUpSeconds: secondsByName() };

/** Asterisk's `queue_log`, on the machine of the worker: from its beginning, and then as it grows. */
export class QueueLogFeed implements LiveFeed<SettingsOf<typeof FIELDS>> {
  readonly name = 'asterisk-queue-log';
  readonly fields = FIELDS;
  readonly freshnessSeconds = 120;

  parts(): readonly string[] {
    return ['main'];
  }

  open(task: FeedTask<SettingsOf<typeof FIELDS>>, sink: FeedSink): FeedHandle {
    const { path, wrapUpSeconds } = task.settings;
    const options = { origin: task.sourceCode, wrapUpSeconds };
    return followLog(path, task, new QueueLogReader(options, task.checkpoint?.state ?? null), sink);
  }
}

class QueueLogReader implements LineReader {
  private readonly reducer: QueueLogReducer;
  lastAt: Instant | null = null;

  constructor(
    options: { readonly origin: string; readonly wrapUpSeconds: Readonly<Record<string, number>> },
    kept: unknown,
  ) {
    this.reducer = new QueueLogReducer(options, kept);
  }

  get state(): QueueLogState {
    return this.reducer.state;
  }

  push({ text, offset }: TailedLine): ReceivedEvent[] {
    const line = readQueueLogLine(text);
    if (line === null) return [];
    this.lastAt = line.at;
    return this.reducer.push(line, offset, text);
  }

  advance(now: Instant): ReceivedEvent[] {
    return this.reducer.advance(now);
  }
}
