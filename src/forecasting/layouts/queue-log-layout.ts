import { type GridMinutes, gridFloor } from '../../time/interval-grid.js';
import { type Instant, instant } from '../../time/instant.js';
import { textOf, linesOf } from './file-text.js';
import { type LayoutFile } from './csv-layout.js';
import { type LayoutEvent, type LayoutRow, type LayoutSource, problemEvent } from './layout-row.js';

export interface QueueLogReading {
  readonly intervalMinutes: GridMinutes;
  /** Asterisk does not log after-call work: added to the talk time of every call. */
  readonly wrapUpSeconds: number;
  /** Whether callers who leave by a key count as abandoned. */
  readonly keyIsAbandon: boolean;
}

/** Verbs end the name of the agent, which may hold the delimiter itself. */
const VERBS = new Set([
  ...['ENTERQUEUE', 'CONNECT', 'COMPLETECALLER', 'COMPLETEAGENT', 'BLINDTRANSFER', 'ATTENDEDTRANSFER'],
  ...['TRANSFER', 'ABANDON', 'EXITWITHKEY', 'EXITWITHTIMEOUT', 'EXITEMPTY', 'WITHDRAW', 'SYSCOMPAT'],
  ...['RINGNOANSWER', 'RINGCANCELED', 'AGENTDUMP', 'AGENTLOGIN', 'AGENTLOGOFF', 'AGENTCALLBACKLOGIN'],
  ...['AGENTCALLBACKLOGOFF', 'ADDMEMBER', 'REMOVEMEMBER', 'PAUSE', 'UNPAUSE', 'PAUSEALL', 'UNPAUSEALL'],
  ...['PENALTY', 'RINGINUSE', 'QUEUESTART', 'CONFIGRELOAD', 'DID', 'HOLD', 'UNHOLD', 'OUTCALL'],
]);
const NOTHING = {
  later: null,
  offered: 0,
  handled: 0,
  abandoned: 0,
  handleSeconds: 0,
  waitSeconds: 0,
} as const;
/** Calls whose end was never logged (a crash) are given up beyond that. */
const MOST_OPEN_CALLS = 100_000;

/**
 * Asterisk's queue_log. Offered is ENTERQUEUE, handled CONNECT, abandoned ABANDON; all count where the call came in. Calls
 * that run into a time-out or an empty queue are offered and neither handled nor abandoned. A call that enters two queues
 * is offered to both.
 */
export function openQueueLog(file: LayoutFile, reading: QueueLogReading): LayoutSource {
  return { addUp: true, gapsAreZero: true, events: eventsOf(file, reading) };
}

async function* eventsOf(file: LayoutFile, reading: QueueLogReading): AsyncGenerator<LayoutEvent[]> {
  const log = new QueueLog(reading);
  let row = 0;
  for await (const lines of linesOf(textOf(file.content, file.name))) {
    yield lines.flatMap((line) => log.read(line, ++row));
  }
}

class QueueLog {
  /** Where calls that have not ended came in. */
  private readonly open = new Map<string, Instant>();

  constructor(private readonly reading: QueueLogReading) {}

  read(line: string, row: number): LayoutEvent[] {
    if (line.trim() === '') return [];
    const parts = line.split('|');
    const verbAt = parts.findIndex((part, i) => i >= 4 && VERBS.has(part));
    if (!/^\d{9,10}$/.test(parts[0]) || parts.length < 5) {
      return [
        problemEvent(
          row,
          '',
          line.slice(0, 80),
          'is not a line of a queue_log: time|call|queue|agent|event.',
        ),
      ];
    }
    if (verbAt < 0) return [];
    const [epoch, call, queue] = parts;
    return this.event(row, Number(epoch) * 1_000, `${call} ${queue}`, queue, parts.slice(verbAt));
  }

  private event(
    row: number,
    ms: number,
    key: string,
    queue: string,
    [verb, ...data]: string[],
  ): LayoutEvent[] {
    if (verb === 'ENTERQUEUE') {
      const start = gridFloor(instant(ms), this.reading.intervalMinutes);
      this.open.set(key, start);
      if (this.open.size > MOST_OPEN_CALLS) this.giveUpOldest();
      return [this.count(row, queue, start, { offered: 1 })];
    }
    const start = this.open.get(key);
    if (start === undefined) return [];
    switch (verb) {
      case 'CONNECT':
        return [this.count(row, queue, start, this.connected(data))];
      case 'COMPLETECALLER':
      case 'COMPLETEAGENT':
        return this.ended(key, this.count(row, queue, start, { handleSeconds: seconds(data[1]) }));
      case 'BLINDTRANSFER':
      case 'ATTENDEDTRANSFER':
      case 'TRANSFER':
        return this.ended(key, this.count(row, queue, start, { handleSeconds: seconds(data.at(-2)) }));
      case 'ABANDON':
        return this.ended(
          key,
          this.count(row, queue, start, { abandoned: 1, waitSeconds: seconds(data[2]) }),
        );
      case 'EXITWITHKEY':
        return this.ended(
          key,
          this.count(row, queue, start, {
            abandoned: this.reading.keyIsAbandon ? 1 : 0,
            waitSeconds: seconds(data[3]),
          }),
        );
      case 'EXITWITHTIMEOUT':
        return this.ended(key, this.count(row, queue, start, { waitSeconds: seconds(data[2]) }));
      case 'EXITEMPTY':
      case 'WITHDRAW':
        return this.ended(key);
      default:
        return [];
    }
  }

  private connected([holdTime]: readonly string[]): Partial<LayoutRow> {
    return { handled: 1, handleSeconds: this.reading.wrapUpSeconds, waitSeconds: seconds(holdTime) };
  }

  private ended(key: string, ...events: LayoutEvent[]): LayoutEvent[] {
    this.open.delete(key);
    return events;
  }

  private giveUpOldest(): void {
    let left = MOST_OPEN_CALLS / 2;
    for (const key of this.open.keys()) {
      if (left-- <= 0) return;
      this.open.delete(key);
    }
  }

  private count(row: number, queue: string, start: Instant, counts: Partial<LayoutRow>): LayoutEvent {
    const { intervalMinutes } = this.reading;
    return { kind: 'row', row: { ...NOTHING, row, queue, start, intervalMinutes, ...counts } };
  }
}

function seconds(text: string | undefined): number {
  return text !== undefined && /^\d{1,7}$/.test(text) ? Number(text) : 0;
}
