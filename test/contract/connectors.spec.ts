import {
  type AgentStateCloudEvent,
  AGENT_STATE_TYPE,
} from '../../src/adherence/telephony/cloudevents/agent-state-event.schema.js';
import {
  BATCH_TYPE,
  CloudEventsConnector,
  EVENT_TYPE,
} from '../../src/adherence/telephony/cloudevents/cloudevents.connector.js';
import { Connectors } from '../../src/adherence/telephony/connectors.js';
import { USUAL_DEVIATIONS } from '../../src/adherence/telephony/simulator/deviations.js';
import { simulateDay } from '../../src/adherence/telephony/simulator/simulate-day.js';
import { SimulatorConnector } from '../../src/adherence/telephony/simulator/simulator.connector.js';
import { addMinutes, parseInstant } from '../../src/time/instant.js';
import { describeConnector } from './connector-contract.js';

const EVENT: AgentStateCloudEvent = {
  specversion: '1.0',
  id: 'e-1',
  source: '//acd.example/eu',
  type: AGENT_STATE_TYPE,
  subject: 'ana.lopez',
  time: '2026-10-19T09:00:00.250+02:00',
  data: {
    declared: { code: 'unavailable', reasonCode: '7', reasonLabel: 'Training' },
    contacts: [
      {
        contactId: 'c-1',
        channel: 'voice',
        direction: 'inbound',
        phase: 'held',
        since: '2026-10-19T08:59:00Z',
      },
      { contactId: 'c-2', channel: 'chat', direction: 'inbound', phase: 'connected' },
    ],
  },
};
const delivery = (contentType: string, told: unknown) => ({
  contentType,
  body: Buffer.from(JSON.stringify(told)),
});
const batchOf = (count: number) => Array.from({ length: count }, (_, i) => ({ ...EVENT, id: `e-${i}` }));

describeConnector(() => new CloudEventsConnector(), {
  good: {
    'one event': delivery(EVENT_TYPE, EVENT),
    'an event with a character set': delivery(`${EVENT_TYPE}; charset=UTF-8`, EVENT),
    'an event with extensions': delivery(EVENT_TYPE, { ...EVENT, sequence: '12', traceparent: '00-ab' }),
    'a batch': delivery(BATCH_TYPE, batchOf(3)),
    'the largest batch': delivery(BATCH_TYPE, batchOf(1_000)),
    'names in other scripts': delivery(EVENT_TYPE, { ...EVENT, subject: 'Łukasz 王 🎧' }),
  },
  bad: {
    'another type of body': delivery('application/json', EVENT),
    'a batch sent as one event': delivery(EVENT_TYPE, [EVENT]),
    'one event sent as a batch': delivery(BATCH_TYPE, EVENT),
    'a batch with one bad event': delivery(BATCH_TYPE, [EVENT, { ...EVENT, id: '' }]),
  },
  day: {
    agentKey: 'ana.lopez',
    messages: ['available', 'unavailable', 'available', 'offline'].map((code, i) => ({
      ...EVENT,
      id: `d-${i}`,
      time: `2026-10-19T09:0${i}:00Z`,
      data: { declared: { code }, contacts: i === 2 ? EVENT.data.contacts : [] },
    })),
  },
  deliver: (messages) => delivery(BATCH_TYPE, messages),
  reasons: {
    Training: { ...EVENT, data: { ...EVENT.data, contacts: [] } },
    '7': { ...EVENT, data: { ...EVENT.data, contacts: [] } },
  },
});

const NINE = parseInstant('2026-10-19T09:00:00Z');
const played = simulateDay(
  [
    {
      agentKey: 'A-001',
      shifts: [
        {
          start: NINE,
          end: addMinutes(NINE, 240),
          activities: [{ kind: 'inbound', start: NINE, end: addMinutes(NINE, 240) }],
        },
      ],
    },
  ],
  { seed: 7, deviations: USUAL_DEVIATIONS, contactsPerHour: 8, until: addMinutes(NINE, 600) },
);

describeConnector(() => new SimulatorConnector(), {
  good: { 'a played shift': delivery(BATCH_TYPE, played) },
  bad: { 'an empty play': delivery(BATCH_TYPE, []) },
  day: { agentKey: 'A-001', messages: played.map((event) => ({ ...event })) },
  deliver: (messages) => delivery(BATCH_TYPE, messages),
  reasons: { Training: { ...EVENT, data: { ...EVENT.data, contacts: [] } } },
});

describe('the contract of connectors', () => {
  it('is kept by every connector there is', () => {
    const platforms = ['amazon-connect', 'dialpad', 'genesys', 'ringcentral', 'twilio', 'webex', 'zendesk'];
    expect([...new Connectors().names].sort()).toEqual(['cloudevents', 'simulator', ...platforms].sort());
  });
});

describe('the connector cloudevents', () => {
  it('reads an event in the words of the house', () => {
    const [event] = new CloudEventsConnector().read(delivery(EVENT_TYPE, { ...EVENT, sequence: '12' }));
    expect(event).toEqual({
      origin: '//acd.example/eu',
      id: 'e-1',
      agentKey: 'ana.lopez',
      eventTime: parseInstant('2026-10-19T07:00:00.250Z'),
      sequence: 12,
      declared: { code: 'unavailable', reasonCode: '7', reasonLabel: 'Training' },
      contacts: [
        { contactId: 'c-1', channel: 'voice', direction: 'inbound', phase: 'held' },
        { contactId: 'c-2', channel: 'chat', direction: 'inbound', phase: 'connected' },
      ],
      raw: JSON.stringify({ ...EVENT, sequence: '12' }),
    });
  });

  it('names the event and the field of a fault in a batch', () => {
    const wrong = {
      ...EVENT,
      data: { ...EVENT.data, contacts: [{ ...EVENT.data.contacts[0], phase: 'parked' }] },
    };
    const read = () => new CloudEventsConnector().read(delivery(BATCH_TYPE, [EVENT, wrong]));
    expect(read).toThrow(
      expect.objectContaining({
        code: 'EVENT_VALUE_UNKNOWN',
        place: { event: 1, field: 'data.contacts.0.phase', value: '"parked"' },
      }) as Error,
    );
  });
});
