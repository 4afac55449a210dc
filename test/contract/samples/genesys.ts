import { type ConnectorSamples } from '../connector-contract.js';
import { foreign, iso, json, together } from './json-delivery.js';

let published = 0;
const bridged = (seconds: number, facet: string, eventBody: object) => ({
  version: '0',
  id: `b-${++published}`,
  'detail-type': `v2.users.{id}.${facet}`,
  source: 'aws.partner/genesys.com/cloud/1/wfm',
  time: iso(seconds).replace(/\.\d+Z$/, 'Z'),
  detail: {
    topicName: `v2.users.u-1.${facet}`,
    version: '2',
    eventBody,
    metadata: { CorrelationId: `c-${published}` },
  },
});
const activity = (seconds: number, status: string, systemPresence: string, id = 'p-1') =>
  bridged(seconds, 'activity', {
    id: 'u-1',
    routingStatus: { status, startTime: iso(seconds) },
    presence: { presenceDefinition: { id, systemPresence }, modifiedDate: iso(seconds - 0.02) },
    outOfOffice: { active: false, modifiedDate: iso(-9_000) },
    activeQueueIds: ['q-1'],
  });
const conversation = (seconds: number, leg: object) =>
  bridged(seconds, 'conversations', {
    id: 'conv-1',
    participants: [
      { purpose: 'customer', calls: [{ state: 'connected' }] },
      { purpose: 'agent', userId: 'u-1', calls: [leg] },
    ],
  });
const talking = { state: 'connected', direction: 'inbound', connectedTime: iso(120) };
const over = { ...talking, startHoldTime: iso(150), disconnectedTime: iso(400) };

export const GENESYS: ConnectorSamples = {
  good: {
    'an activity from a rule of EventBridge': json(activity(0, 'IDLE', 'ON_QUEUE')),
    'an activity by itself': json(activity(5, 'OFF_QUEUE', 'MEAL').detail),
    'several at once': json([activity(0, 'IDLE', 'ON_QUEUE'), conversation(120, talking)]),
  },
  bad: foreign({ EventType: 'worker.activity.update' }),
  silent: {
    'a heart-beat': json({ topicName: 'channel.metadata', eventBody: { message: 'WebSocket Heartbeat' } }),
    'a topic of a queue': json({ topicName: 'v2.routing.queues.q-1.users', eventBody: { id: 'u-1' } }),
  },
  day: {
    agentKey: 'u-1',
    messages: [
      activity(0, 'IDLE', 'ON_QUEUE'),
      conversation(100, { state: 'alerting', direction: 'inbound' }),
      activity(121, 'INTERACTING', 'ON_QUEUE'),
      conversation(120, talking),
      conversation(150, { ...talking, held: true, startHoldTime: iso(150) }),
      conversation(190, { ...talking, held: false, startHoldTime: iso(150) }),
      conversation(400, { ...over, afterCallWork: { state: 'pending', startTime: iso(400) } }),
      conversation(430, {
        ...over,
        afterCallWork: { state: 'complete', startTime: iso(400), endTime: iso(430) },
      }),
      activity(430, 'IDLE', 'ON_QUEUE'),
      activity(3_000, 'OFF_QUEUE', 'MEAL', 'p-2'),
      activity(6_000, 'OFF_QUEUE', 'OFFLINE', 'p-3'),
    ],
  },
  deliver: together,
  reasons: {
    MEAL: activity(0, 'OFF_QUEUE', 'MEAL'),
    'p-77': activity(0, 'OFF_QUEUE', 'BUSY', 'p-77'),
  },
};
