import { type Channel, type Contact, type ContactPhase, type Direction } from '../../engine/agent-event.js';

/** Where reservations stand, by their status and by the last word of their event's type; null when they are over. */
export const RESERVATION_PHASES: Readonly<Record<string, ContactPhase | null>> = {
  created: 'ringing',
  pending: 'ringing',
  accepted: 'connected',
  wrapup: 'ended',
  wrapping: 'ended',
  completed: null,
  rejected: null,
  timeout: null,
  canceled: null,
  rescinded: null,
  failed: null,
};

const CHANNELS: Readonly<Record<string, Channel>> = {
  voice: 'voice',
  default: 'voice',
  chat: 'chat',
  sms: 'chat',
  email: 'email',
};

export interface Reservation {
  /** Of the task. */
  readonly sid: string;
  readonly phase: ContactPhase;
  /** The unique name of the task's channel. */
  readonly channel: string | null;
  readonly direction: string | null;
}

/** A task whose channel is not told is a call, and one that is not told to go out has come in. */
export function contactOf({ sid, phase, channel, direction }: Reservation): Contact {
  const towards = DIRECTIONS.find((known) => known === direction) ?? 'inbound';
  return {
    contactId: sid,
    channel: channel === null ? 'voice' : (CHANNELS[channel.toLowerCase()] ?? 'task'),
    direction: towards,
    phase: phase === 'ringing' && towards === 'outbound' ? 'dialling' : phase,
  };
}

const DIRECTIONS: readonly Direction[] = ['inbound', 'outbound', 'internal'];
