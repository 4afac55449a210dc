import { type Instant } from '../../../time/instant.js';
import { type Contact, type ReceivedEvent } from '../../engine/agent-event.js';
import { type Told } from '../told.js';
import { digest } from '../word.js';
import { contactOf, RESERVATION_PHASES } from './task-channels.js';
import { ORIGIN } from './task-router.js';
import { declaredAs } from './worker-activity.js';

/**
 * What a message of the Flex feed for real-time adherence tells: each record the whole situation of a worker. Of an agent that the feed has not
 * seen before some fields are null; a record without an activity tells nothing yet. Null for other messages.
 * Source: Twilio, "Workforce Management Real-Time Adherence" (Flex Insights).
 */
export function readFlexFeed(told: Told, otherwise: Instant | null): ReceivedEvent[] | null {
  if (told.at('object').text !== 'WFMWorkerChange') return null;
  return told.at('records').list.flatMap((record) => readRecord(record, otherwise));
}

function readRecord(record: Told, otherwise: Instant | null): ReceivedEvent[] {
  const worker = record.at('worker');
  const [agentKey, activity] = [worker.at('sid').text, worker.at('activity_name').text];
  const eventTime = record.at('date_last_processed_event').time ?? latestIn(record) ?? otherwise;
  if (agentKey === null || activity === null || eventTime === null) return [];
  const declared = declaredAs(activity, worker.at('activity_sid').text, worker.at('available').flag);
  const contacts = record.at('channels').list.flatMap(contactsOf);
  // Records are told by the event that was processed last, which may be the same for two: the content tells them apart.
  const id = digest([record.at('last_processed_event_sid').text, agentKey, eventTime, declared, contacts]);
  return [{ origin: ORIGIN, id, agentKey, eventTime, sequence: null, declared, contacts, raw: record.raw }];
}

function contactsOf(channel: Told): Contact[] {
  return channel.at('reservations').list.flatMap((reservation) => {
    const sid = reservation.at('task_sid').text ?? reservation.at('sid').text;
    const status = reservation.at('status').text ?? '';
    const phase = Object.hasOwn(RESERVATION_PHASES, status) ? RESERVATION_PHASES[status] : null;
    if (sid === null || phase === null) return [];
    const direction = reservation.at('direction').text;
    return [contactOf({ sid, phase, channel: channel.at('task_channel_name').text, direction })];
  });
}

function latestIn(record: Told): Instant | null {
  const reservations = record.at('channels').list.flatMap((channel) => channel.at('reservations').list);
  const times = [
    record.at('worker', 'date_activity_updated').time,
    ...reservations.map((reservation) => reservation.at('date_reservation_status_updated').time),
  ].filter((time) => time !== null);
  return times.length === 0 ? null : (Math.max(...times) as Instant);
}
