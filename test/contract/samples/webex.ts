import { type ConnectorSamples } from '../connector-contract.js';
import { foreign, json, START, together } from './json-delivery.js';

let count = 0;
const event = (seconds: number, type: string, data: object) => ({
  comciscoorgid: '3eb3c4b5-6c60-4893-8bd8-8454537324e4',
  comciscotimestamp: String(START + seconds * 1_000 + 80),
  data: { agentId: 'a-1', createdTime: START + seconds * 1_000, ...data },
  datacontenttype: 'application/json',
  id: `w-${++count}`,
  source: '/com/cisco/wxcc/fdcac25f-c5e3-43ba-8455-67c44cf4936c',
  specversion: '1.0',
  type,
});
const state = (seconds: number, currentState: string, more: object = {}) =>
  event(seconds, 'agent:state_change', { currentState, ...more });
const call = { taskId: 't-1', channelType: 'telephony', queueId: 'q-1' };

export const WEBEX: ConnectorSamples = {
  good: {
    'a log-in': json(event(0, 'agent:login', { profileType: 'BLENDED' })),
    'a change of state': json(state(1, 'available'), 'application/cloudevents+json; charset=utf-8'),
    'a change on the channel of calls': json(
      event(2, 'agent:channelType_state_change', { currentState: 'Available', channelType: 'telephony' }),
    ),
    'times as text': json(state(3, 'idle', { createdTime: String(START), idleCodeId: 'AX' })),
  },
  bad: foreign({ topicName: 'v2.users.u.activity' }),
  silent: {
    'an event of a task': json(event(0, 'task:new', { taskId: 't-1' })),
    'a change on the channel of chats': json(state(0, 'available', { channelType: 'chat' })),
    'a state that is not known yet': json(state(0, 'levitating')),
  },
  day: {
    agentKey: 'a-1',
    messages: [
      event(0, 'agent:login', {}),
      state(10, 'available'),
      state(60, 'ringing', call),
      state(65, 'connected', call),
      state(90, 'on-hold', call),
      state(120, 'hold-done', call),
      state(300, 'wrapup', call),
      state(330, 'wrapup-done', call),
      state(1_000, 'idle', { auxCodeId: 'AX1', auxCodeName: 'Lunch' }),
      state(4_000, 'ringing', { ...call, taskId: 't-2' }),
      state(4_020, 'not-responding'),
      event(9_000, 'agent:logout', {}),
    ],
  },
  deliver: together,
  reasons: {
    'Team huddle': state(0, 'idle', { auxCodeId: 'AX1', auxCodeName: 'Team huddle' }),
    AXUr0jX9H5Tuplm: state(0, 'idle', { idleCodeId: 'AXUr0jX9H5Tuplm' }),
  },
};
