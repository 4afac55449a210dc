import { NOW, batch, event, type Refusal, refused } from './refusal.js';
import { anEvent } from './signed-sender.js';

const CONTACT = { contactId: 'c-1', channel: 'voice', direction: 'inbound', phase: 'connected' };
const SECONDS = NOW / 1_000;
const data = (over: object) => anEvent({ data: { declared: { code: 'available' }, contacts: [], ...over } });
const without = (field: string) =>
  Object.fromEntries(Object.entries(anEvent()).filter(([name]) => name !== field));
const invalid = refused(422, 'EVENT_FIELD_INVALID');
const missing = refused(422, 'EVENT_FIELD_MISSING');
const unknown = refused(422, 'EVENT_VALUE_UNKNOWN');
const surplus = refused(422, 'EVENT_FIELD_UNKNOWN');
const badTime = refused(422, 'EVENT_TIME_INVALID');

const attributes: Refusal[] = [
  ...['specversion', 'id', 'source', 'type', 'subject', 'time', 'data'].map((field) =>
    missing(`an event without ${field}`, () => batch([anEvent(), without(field)]), { event: 1, field }),
  ),
  refused(422, 'EVENT_SPECVERSION_UNSUPPORTED')(
    'CloudEvents 0.3',
    () => event(anEvent({ specversion: '0.3' })),
    {
      value: '"0.3"',
    },
  ),
  refused(422, 'EVENT_SPECVERSION_UNSUPPORTED')('a version that is a number', () =>
    event(anEvent({ specversion: 1 })),
  ),
  refused(422, 'EVENT_TYPE_UNSUPPORTED')('an event of another type', () =>
    event(anEvent({ type: 'com.example.call' })),
  ),
  refused(422, 'EVENT_TYPE_UNSUPPORTED')('a later version of the type', () =>
    event(anEvent({ type: 'wfm.agent.state.v2' })),
  ),
  invalid('an empty id', () => event(anEvent({ id: '' })), { event: 0, field: 'id' }),
  invalid('an id that is a number', () => event(anEvent({ id: 7 })), { field: 'id', value: '7' }),
  invalid('an id of 256 characters', () => event(anEvent({ id: 'x'.repeat(256) })), { field: 'id' }),
  invalid('an id with a blank at its end', () => event(anEvent({ id: 'e-1 ' })), { field: 'id' }),
  invalid('an id with a line break', () => event(anEvent({ id: 'e\n1' })), { field: 'id' }),
  invalid('an id with half a character', () => event(anEvent({ id: 'e\ud800' })), { field: 'id' }),
  invalid('a source that is an object', () => event(anEvent({ source: {} })), { field: 'source' }),
  invalid('a subject that is null', () => event(anEvent({ subject: null })), {
    field: 'subject',
    value: 'null',
  }),
  badTime('a time without an offset', () => event(anEvent({ time: '2026-10-19T09:00:00' })), {
    field: 'time',
  }),
  badTime('a day that does not exist', () => event(anEvent({ time: '2026-02-30T09:00:00Z' })), {
    field: 'time',
  }),
  badTime('an hour that does not exist', () => event(anEvent({ time: '2026-10-19T24:00:00Z' })), {
    field: 'time',
  }),
  badTime('a time of the last century', () => event(anEvent({ time: '1999-12-31T23:59:59Z' })), {
    field: 'time',
  }),
  badTime('a time in words', () => event(anEvent({ time: 'yesterday' })), { field: 'time' }),
  invalid('a time in seconds', () => event(anEvent({ time: SECONDS })), { field: 'time' }),
  invalid('a sequence in words', () => event(anEvent({ sequence: 'first' })), { field: 'sequence' }),
  invalid('a negative sequence', () => event(anEvent({ sequence: -1 })), { field: 'sequence' }),
  invalid('a sequence beyond counting', () => event(anEvent({ sequence: '9'.repeat(16) })), {
    field: 'sequence',
  }),
  invalid('an extension that is an object', () => event({ ...anEvent(), trace: { id: 1 } }), {
    field: 'trace',
  }),
  invalid('data of another type', () => event(anEvent({ datacontenttype: 'text/xml' })), {
    field: 'datacontenttype',
  }),
  invalid('an event that is text', () => batch(['event']), { event: 0, field: '' }),
  invalid('an event that is null', () => batch([anEvent(), null]), { event: 1 }),
];

const situations: Refusal[] = [
  invalid('data that is text', () => event(anEvent({ data: 'x' })), { field: 'data' }),
  missing('data without declared', () => event(anEvent({ data: { contacts: [] } })), {
    field: 'data.declared',
  }),
  missing('data without contacts', () => event(anEvent({ data: { declared: { code: 'available' } } })), {
    field: 'data.contacts',
  }),
  surplus('data with a field misspelt', () => event(data({ contact: [] })), { field: 'data.contact' }),
  missing('a declared status without code', () => event(data({ declared: {} })), {
    field: 'data.declared.code',
  }),
  unknown('a state that does not exist', () => event(data({ declared: { code: 'sleeping' } })), {
    field: 'data.declared.code',
    value: '"sleeping"',
  }),
  unknown('a state in another case', () => event(data({ declared: { code: 'AVAILABLE' } })), {
    field: 'data.declared.code',
  }),
  invalid(
    'a reason that is a number',
    () => event(data({ declared: { code: 'unavailable', reasonCode: 7 } })),
    {
      field: 'data.declared.reasonCode',
    },
  ),
  invalid(
    'a very long reason',
    () => event(data({ declared: { code: 'unavailable', reasonLabel: 'x'.repeat(256) } })),
    {
      field: 'data.declared.reasonLabel',
    },
  ),
  surplus(
    'a declared status with a surplus field',
    () => event(data({ declared: { code: 'available', since: 1 } })),
    {
      field: 'data.declared.since',
    },
  ),
  invalid('contacts that are an object', () => event(data({ contacts: {} })), { field: 'data.contacts' }),
  invalid('contacts that are null', () => event(data({ contacts: null })), { field: 'data.contacts' }),
  invalid('fifty-one contacts', () => event(data({ contacts: Array.from({ length: 51 }, () => CONTACT) })), {
    field: 'data.contacts',
  }),
  invalid('a contact that is text', () => event(data({ contacts: ['c-1'] })), { field: 'data.contacts.0' }),
  missing(
    'a contact without phase',
    () => event(data({ contacts: [CONTACT, { ...CONTACT, phase: undefined }] })),
    {
      field: 'data.contacts.1.phase',
    },
  ),
  unknown('a phase that does not exist', () => event(data({ contacts: [{ ...CONTACT, phase: 'parked' }] })), {
    field: 'data.contacts.0.phase',
  }),
  unknown(
    'a direction that does not exist',
    () => event(data({ contacts: [{ ...CONTACT, direction: 'up' }] })),
    {
      field: 'data.contacts.0.direction',
    },
  ),
  unknown(
    'a channel that does not exist',
    () => event(data({ contacts: [{ ...CONTACT, channel: 'fax' }] })),
    {
      field: 'data.contacts.0.channel',
    },
  ),
  badTime('a contact since never', () => event(data({ contacts: [{ ...CONTACT, since: 'never' }] })), {
    field: 'data.contacts.0.since',
  }),
];

/** Events that break the contract, in deliveries that are otherwise right. */
export const badEvents = [...attributes, ...situations];
