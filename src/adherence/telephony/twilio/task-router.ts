import { type Instant } from '../../../time/instant.js';
import { type ReceivedEvent, withoutReason } from '../../engine/agent-event.js';
import { Told } from '../told.js';
import { digest } from '../word.js';
import { contactOf, RESERVATION_PHASES } from './task-channels.js';
import { declaredAs } from './worker-activity.js';

export const ORIGIN = 'twilio';
const STREAMED_TYPE = 'com.twilio.taskrouter.';
/** Of two words about a reservation in one millisecond the one that is further on counts. */
const ORDER = ['created', 'accepted', 'wrapup'];

/**
 * What an event callback of TaskRouter tells, or the same event in one of Twilio's event streams: the worker's activity, and, where it is about
 * a reservation, how that stands. Each event tells its own part only, and in no order; null for what is no event of TaskRouter.
 * Source: Twilio, "TaskRouter events reference" and "Event Streams, event types, TaskRouter".
 */
export function readTaskRouterEvent(told: Told, otherwise: Instant | null): ReceivedEvent[] | null {
  const payload = told.at('data', 'payload');
  const fields = new Fields(payload.isObject ? payload : told);
  const type = fields.get('EventType') ?? fields.get('Eventtype') ?? told.at('type').text;
  if (type === null) return null;
  const time = fields.time('TimestampMs') ?? fields.time('Timestamp') ?? told.at('time').time ?? otherwise;
  const agentKey = fields.get('WorkerSid');
  if (agentKey === null || time === null) return [];
  const base = { origin: ORIGIN, agentKey, eventTime: time, raw: told.raw };
  const name = fields.get('Sid') ?? digest(told.raw);
  const kind = type.startsWith(STREAMED_TYPE) ? type.slice(STREAMED_TYPE.length) : type;
  return [...activity(fields, kind, name, base), ...reservation(fields, kind, name, base)];
}

type Base = Pick<ReceivedEvent, 'origin' | 'agentKey' | 'eventTime' | 'raw'>;

/** Told with every event about a worker, so that a lost change heals with the next event. */
function activity(fields: Fields, kind: string, name: string, base: Base): ReceivedEvent[] {
  const found = fields.get('WorkerActivityName');
  const deleted = kind === 'worker.deleted';
  if (found === null && !deleted) return [];
  const declared =
    found === null || deleted
      ? withoutReason('offline')
      : declaredAs(found, fields.get('WorkerActivitySid'), null);
  const sequence = fields.number('WorkerVersion');
  return [{ ...base, id: `${name} activity`, facet: 'activity', sequence, declared, contacts: null }];
}

function reservation(fields: Fields, kind: string, name: string, base: Base): ReceivedEvent[] {
  // A task that is offered again, to the same worker or another, is one contact.
  const sid = fields.get('TaskSid') ?? fields.get('ReservationSid');
  const step = kind.startsWith('reservation.') ? kind.slice('reservation.'.length) : null;
  if (sid === null || step === null || !Object.hasOwn(RESERVATION_PHASES, step)) return [];
  const phase = RESERVATION_PHASES[step];
  const channel = fields.get('TaskChannelUniqueName');
  const direction = directionIn(fields.get('TaskAttributes'));
  const contacts = phase === null ? [] : [contactOf({ sid, phase, channel, direction })];
  const sequence = ORDER.includes(step) ? ORDER.indexOf(step) : ORDER.length;
  return [{ ...base, id: name, facet: `contact:${sid}`, sequence, declared: null, contacts }];
}

/** `WorkerSid` in a callback is `worker_sid` in a stream. */
class Fields {
  constructor(private readonly told: Told) {}

  get(name: string): string | null {
    return this.told.at(name).text ?? this.told.at(snake(name)).text;
  }

  number(name: string): number | null {
    const value = this.told.at(name).number ?? this.told.at(snake(name)).number;
    return Number.isSafeInteger(value) ? value : null;
  }

  time(name: string): Instant | null {
    const [told, other] = [this.told.at(name), this.told.at(snake(name))];
    return told.epoch ?? told.time ?? other.epoch ?? other.time;
  }
}

function snake(name: string): string {
  return name.replace(/(?<!^)[A-Z]/g, '_$&').toLowerCase();
}

/** Flex writes it into the task's attributes. */
function directionIn(attributes: string | null): string | null {
  if (attributes === null) return null;
  try {
    return new Told(JSON.parse(attributes)).at('direction').text;
  } catch {
    return null;
  }
}
