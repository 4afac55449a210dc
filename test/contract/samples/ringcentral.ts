import { type ConnectorSamples } from '../connector-contract.js';
import { foreign, iso, json, together } from './json-delivery.js';

let sequence = 0;
const presence = (seconds: number, body: object) => ({
  uuid: `045b81dc-9f73-4864-84de-${++sequence}`,
  event: '/restapi/v1.0/account/400129284008/extension/400129284/presence?detailedTelephonyState=true',
  timestamp: iso(seconds),
  subscriptionId: 'd93d5e1c-ee1d-4b4d-9a2d-0b5e9b9d2a2c',
  ownerId: '400129284',
  body: { extensionId: '400129284', sequence, ...body },
});
const FREE = {
  userStatus: 'Available',
  presenceStatus: 'Available',
  dndStatus: 'TakeAllCalls',
  telephonyStatus: 'NoCall',
};
const call = (telephonyStatus: string, direction = 'Inbound') => ({
  telephonyStatus,
  activeCalls: [{ id: 'x-1', sessionId: 's-1', direction, telephonyStatus }],
});

export const RINGCENTRAL: ConnectorSamples = {
  good: {
    'a change of presence': json(presence(0, FREE)),
    'a call with its details': json(
      presence(1, { ...FREE, ...call('CallConnected') }),
      'application/json; charset=utf-8',
    ),
    'a call without details': json(presence(2, { telephonyStatus: 'Ringing' })),
  },
  bad: foreign({ topicName: 'v2.users.u.activity' }),
  silent: {
    'a notification about a message': json({
      ...presence(0, {}),
      event: '/restapi/v1.0/account/1/extension/2/message-store',
    }),
  },
  day: {
    agentKey: '400129284',
    messages: [
      presence(0, FREE),
      presence(60, { ...FREE, ...call('Ringing') }),
      presence(65, { ...FREE, ...call('CallConnected') }),
      presence(90, call('OnHold')),
      presence(120, { ...FREE, userStatus: 'Busy' }),
      presence(300, { telephonyStatus: 'NoCall', activeCalls: [] }),
      presence(1_000, { ...FREE, dndStatus: 'DoNotAcceptDepartmentCalls' }),
      presence(2_000, { ...FREE, ...call('Ringing', 'Outbound') }),
      presence(2_400, { ...FREE, telephonyStatus: 'NoCall', activeCalls: [] }),
      presence(9_000, { ...FREE, userStatus: 'Offline' }),
    ],
  },
  deliver: together,
  reasons: {
    Busy: presence(0, { ...FREE, userStatus: 'Busy' }),
    DoNotAcceptAnyCalls: presence(0, { ...FREE, dndStatus: 'DoNotAcceptAnyCalls' }),
    'At the dentist': presence(0, { ...FREE, userStatus: 'Busy', message: 'At the dentist' }),
  },
};
