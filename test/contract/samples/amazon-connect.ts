import { type ConnectorSamples } from '../connector-contract.js';
import { foreign, iso, json, together } from './json-delivery.js';

const AGENT = 'arn:aws:connect:eu-central-1:1:instance/i/agent/a';
let count = 0;

const event = (
  seconds: number,
  status: object,
  contacts: readonly object[] = [],
  EventType = 'STATE_CHANGE',
) => ({
  AWSAccountId: '1',
  AgentARN: AGENT,
  InstanceARN: 'arn:aws:connect:eu-central-1:1:instance/i',
  EventId: `e-${++count}`,
  EventTimestamp: iso(seconds),
  EventType,
  Version: '2017-10-01',
  CurrentAgentSnapshot: {
    AgentStatus: { ARN: `${AGENT}-state/s-1`, StartTimestamp: iso(seconds), ...status },
    Contacts: contacts,
  },
  PreviousAgentSnapshot: null,
});
const AVAILABLE = { Name: 'Available', Type: 'ROUTABLE' };
const call = (State: string) => ({
  ContactId: 'c-1',
  Channel: 'VOICE',
  InitiationMethod: 'INBOUND',
  State,
  StateStartTimestamp: iso(0),
});
const custom = (Name: string, id: string) => ({ Name, Type: 'CUSTOM', ARN: `${AGENT}-state/${id}` });

export const AMAZON_CONNECT: ConnectorSamples = {
  good: {
    'an event by itself': json(event(0, AVAILABLE)),
    'an event in a detail': json({ source: 'custom', detail: event(1, AVAILABLE, [call('CONNECTED')]) }),
    'records of Kinesis': json(
      [event(0, AVAILABLE), event(1, AVAILABLE, [call('ENDED')])].map((told, i) => ({
        eventSource: 'aws:kinesis',
        kinesisSchemaVersion: '1.0',
        partitionKey: AGENT,
        sequenceNumber: String(i),
        data: Buffer.from(JSON.stringify(told)).toString('base64'),
      })),
    ),
  },
  bad: {
    ...foreign({ topicName: 'v2.users.u.activity' }),
    'a record of Kinesis that holds none': json({ kinesisSchemaVersion: '1.0', data: 'AAAA' }),
  },
  silent: {
    'a first log-in without a snapshot': json({ ...event(0, AVAILABLE), CurrentAgentSnapshot: null }),
  },
  day: {
    agentKey: AGENT,
    messages: [
      event(0, AVAILABLE, [], 'LOGIN'),
      event(60, AVAILABLE, [call('CONNECTING')]),
      event(65, AVAILABLE, [call('CONNECTED')]),
      event(90, AVAILABLE, [call('CONNECTED_ONHOLD')]),
      event(120, AVAILABLE, [call('ENDED')]),
      event(140, AVAILABLE),
      event(260, AVAILABLE, [], 'HEART_BEAT'),
      event(300, custom('Lunch', 's-9')),
      event(9_000, { Name: 'Offline', Type: 'OFFLINE' }, [], 'LOGOUT'),
    ],
  },
  deliver: together,
  reasons: {
    'Team huddle': event(0, custom('Team huddle', 's-2')),
    's-77': event(0, custom('Huddle', 's-77')),
  },
};
