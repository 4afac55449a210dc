import { type Instant } from '../../../time/instant.js';
import { type Channel, type Contact, type ContactPhase, type Direction } from '../../engine/agent-event.js';
import { type Told } from '../told.js';

export interface AgentLegs {
  readonly contacts: readonly Contact[];
  /** The latest moment that the conversation tells of. */
  readonly changed: Instant | null;
  /** Whether that is the moment when the present phase began: neither alerting nor the end of a hold need have one. */
  readonly stamped: boolean;
  /** Grows as the conversation goes on: it tells two messages of one moment apart. */
  readonly progress: number;
}

/** A callback is the centre calling the customer. */
const MEDIA: readonly (readonly [field: string, channel: Channel, direction: Direction | null])[] = [
  ['calls', 'voice', null],
  ['callbacks', 'voice', 'outbound'],
  ['chats', 'chat', null],
  ['messages', 'chat', null],
  ['emails', 'email', null],
];
const PHASES: Readonly<Record<string, ContactPhase>> = {
  alerting: 'ringing',
  dialing: 'dialling',
  contacting: 'dialling',
  connected: 'connected',
};
const TIMES = [
  'connectedTime',
  'disconnectedTime',
  'endTime',
  'startTime',
  'startAcwTime',
  'endAcwTime',
  'startHoldTime',
  'startAlertingTime',
];

/**
 * The legs of a user in a conversation: one participant for each time that it alerted at him. A leg that says it is connected may have been
 * disconnected already, with its after-call work still to be done.
 */
export function agentLegs(conversation: Told, userId: string, conversationId: string): AgentLegs {
  const own = conversation.at('participants').list.filter((participant) => isOwn(participant, userId));
  const legs = own.flatMap((participant) => legsOf(participant, conversationId));
  return {
    contacts: legs.flatMap(({ contact }) => (contact === null ? [] : [contact])),
    changed: latest(own),
    stamped: legs.every((leg) => leg.stamped),
    progress: legs.reduce((sum, leg) => sum + leg.progress, 0),
  };
}

interface Leg {
  readonly contact: Contact | null;
  readonly stamped: boolean;
  readonly progress: number;
}

function legsOf(participant: Told, contactId: string): Leg[] {
  return MEDIA.flatMap(([field, channel, fixed]) =>
    participant.at(field).list.map((leg): Leg => {
      const phase = phaseOf(participant, leg);
      const direction = fixed ?? directionOf(leg);
      const unheld = phase === 'connected' && leg.at('startHoldTime').text !== null;
      const alerts = phase === 'ringing' || phase === 'dialling';
      const stamped = !unheld && !(alerts && leg.at('startAlertingTime').text === null);
      const progress = progressOf(phase, unheld, leg);
      if (phase === null) return { contact: null, stamped, progress };
      const dialling = phase === 'ringing' && direction === 'outbound' && field === 'calls';
      const contact = { contactId, channel, direction, phase: dialling ? 'dialling' : phase } as const;
      return { contact, stamped, progress };
    }),
  );
}

function progressOf(phase: ContactPhase | null, unheld: boolean, leg: Told): number {
  const begun = ['ringing', 'connected', 'held', 'unheld', 'over', 'ended', 'wrapped up'];
  const done = leg.at('afterCallWork', 'endTime').text !== null ? 'wrapped up' : 'over';
  const now = unheld ? 'unheld' : phase === 'dialling' ? 'ringing' : (phase ?? done);
  return begun.indexOf(now) + 1;
}

function isOwn(participant: Told, userId: string): boolean {
  const user = participant.at('userId').text ?? participant.at('user', 'id').text;
  return user === userId && ['agent', 'user', null].includes(participant.at('purpose').text);
}

function phaseOf(participant: Told, leg: Told): ContactPhase | null {
  const afterCallWork = leg.at('afterCallWork', 'state').text?.toLowerCase() ?? null;
  const over = leg.at('disconnectedTime').text !== null || participant.at('endTime').text !== null;
  if (over) {
    const pending =
      afterCallWork === 'pending' || (afterCallWork === null && participant.at('startAcwTime').text !== null);
    const ended =
      participant.at('endAcwTime').text !== null || leg.at('afterCallWork', 'endTime').text !== null;
    return pending && !ended ? 'ended' : null;
  }
  const phase = PHASES[leg.at('state').text?.toLowerCase() ?? ''] ?? null;
  return phase === 'connected' && leg.at('held').flag === true ? 'held' : phase;
}

function directionOf(leg: Told): Direction {
  const direction = leg.at('direction').text?.toLowerCase();
  return direction === 'outbound' || direction === 'inbound' ? direction : 'unknown';
}

function latest(participants: readonly Told[]): Instant | null {
  const places = participants.flatMap((participant) => [
    participant,
    ...MEDIA.flatMap(([field]) =>
      participant.at(field).list.flatMap((leg) => [leg, leg.at('afterCallWork')]),
    ),
  ]);
  const times = places
    .flatMap((place) => TIMES.map((field) => place.at(field).time))
    .filter((time) => time !== null);
  return times.length === 0 ? null : (Math.max(...times) as Instant);
}
