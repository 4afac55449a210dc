import { createHash } from 'node:crypto';
import { type Instant } from '../../../time/instant.js';
import { timeZone as zoneNamed } from '../../../time/zoned-time.js';
import { type Contact, type ReceivedEvent } from '../../engine/agent-event.js';
import { filePath, type SettingsOf, texts, timeZone } from '../feed/connection-fields.js';
import { type TailedLine } from '../feed/file-tail.js';
import { followLog, type LineReader } from '../feed/followed-log.js';
import { type FeedHandle, type FeedSink, type FeedTask, type LiveFeed } from '../feed/live-feed.js';
import { call } from './agent-situation.js';
import { partyOf } from './ami-calls.js';
import { type CdrRow, readCdrRow } from './cdr-row.js';

const FIELDS = {
  path: filePath(),
  /** What the names of channels begin with that lead outside: `PJSIP/trunk-`. */
  trunks: texts(1, 50, 80),
  zone: timeZone(zoneNamed('UTC')),
};

type Settings = SettingsOf<typeof FIELDS>;

/**
 * Asterisk's call detail records (`Master.csv`), on the machine of the worker: outbound calls when they are over, from where they began. It knows
 * of nothing else, so it says of each call what it was and leaves the agent's status to other sources.
 */
export class CdrFeed implements LiveFeed<Settings> {
  readonly name = 'asterisk-cdr';
  readonly fields = FIELDS;
  readonly freshnessSeconds = 120;

  parts(): readonly string[] {
    return ['main'];
  }

  open(task: FeedTask<Settings>, sink: FeedSink): FeedHandle {
    return followLog(task.settings.path, task, new CdrReader(task.sourceCode, task.settings), sink);
  }
}

/** Every row speaks for itself: nothing is to be remembered. */
class CdrReader implements LineReader {
  readonly state = null;
  lastAt: Instant | null = null;

  constructor(
    private readonly origin: string,
    private readonly settings: Settings,
  ) {}

  push({ text }: TailedLine): ReceivedEvent[] {
    const row = readCdrRow(text, this.settings.zone);
    if (row === null) return [];
    this.lastAt = row.end;
    const outside = (channel: string): boolean =>
      this.settings.trunks.some((trunk) => channel.startsWith(trunk));
    if (row.channel === '' || outside(row.channel) || !outside(row.dialled)) return [];
    return outboundCall(row, this.origin, text);
  }

  advance(): ReceivedEvent[] {
    return [];
  }
}

/** Dialled, answered if it was, and over: a facet of its own, so that calls that overlap do not end one another. */
function outboundCall(row: CdrRow, origin: string, raw: string): ReceivedEvent[] {
  const { callId, start, answer, end } = row;
  const agentKey = partyOf(row.channel);
  const tell = (eventTime: Instant, contacts: readonly Contact[]): ReceivedEvent => ({
    origin,
    id: idOf(callId, agentKey, eventTime, contacts),
    agentKey,
    facet: `contact:${callId}`,
    eventTime,
    sequence: null,
    declared: null,
    contacts,
    raw,
  });
  const talked = answer === null ? [] : [tell(answer, [call(callId, 'outbound', 'connected')])];
  const dialled = answer === start ? [] : [tell(start, [call(callId, 'outbound', 'dialling')])];
  return end === start ? [] : [...dialled, ...talked, tell(end, [])];
}

function idOf(...facts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 32);
}
