import { addSeconds, type Instant, parseInstant } from '../../time/instant.js';
import { type AgentEvent, type Contact, withoutReason } from './agent-event.js';
import { contactTally, rungContacts } from './contact-figures.js';

const NINE = parseInstant('2026-10-19T09:00:00Z');
const at = (seconds: number): Instant => addSeconds(NINE, seconds);

const told = (seconds: number, contactId: string, phase: Contact['phase'], more: Partial<Contact> = {}) =>
  ({
    ...{ origin: 'acd', id: `${contactId} ${seconds}`, eventTime: at(seconds), receivedTime: at(seconds) },
    ...{ sequence: null, declared: withoutReason('available') },
    contacts: [{ contactId, channel: 'voice', direction: 'inbound', phase, ...more }],
  }) satisfies AgentEvent;

it('a call waits from its first ring to its first answer, in whatever order that is heard', () => {
  const events = [told(25, 'a', 'connected'), told(0, 'a', 'ringing'), told(10, 'a', 'ringing')];
  expect(rungContacts(events)).toEqual([{ contactId: 'a', rang: at(0), answered: at(25) }]);
});

it('what was never seen ringing, is no inbound call or no call has no wait', () => {
  expect(
    rungContacts([
      told(0, 'a', 'connected'),
      told(1, 'b', 'ringing', { direction: 'outbound' }),
      told(2, 'c', 'ringing', { channel: 'chat' }),
      told(5, 'd', 'ringing'),
    ]),
  ).toEqual([{ contactId: 'd', rang: at(5), answered: null }]);
});

it('the service level counts what was answered within the threshold, of all that rang', () => {
  const events = [
    ...[told(0, 'a', 'ringing'), told(20, 'a', 'connected')],
    ...[told(100, 'b', 'ringing'), told(121, 'b', 'connected')],
    told(200, 'c', 'ringing'),
  ];
  expect(contactTally(rungContacts(events), 20)).toEqual({
    ...{ rung: 3, answered: 2, answeredInTime: 1, waitedSeconds: 41 },
  });
});
