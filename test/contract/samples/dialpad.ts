import { createHmac } from 'node:crypto';
import { type ConnectorSamples } from '../connector-contract.js';
import { foreign, START } from './json-delivery.js';

export const DIALPAD_KEY = 'a secret of the webhook';

/** A JSON Web Token, made without the library that reads it. */
export function token(
  claims: unknown,
  key = DIALPAD_KEY,
  header: object = { alg: 'HS256', typ: 'JWT' },
): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part(header)}.${part(claims)}`;
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}

const asToken = (claims: unknown) => ({ contentType: 'application/jwt', body: Buffer.from(token(claims)) });
const status = (seconds: number, on_duty_status: string, more: object = {}) => ({
  availability_status: 'available',
  call_center_ids: ['1234'],
  date: START + seconds * 1_000,
  event_timestamp: START + seconds * 1_000 + 40,
  on_duty_status,
  on_duty_status_reason: null,
  powerdialer_mode: false,
  target: { id: 5_555, type: 'user', email: 'ana@example.com', name: 'Ana' },
  ...more,
});

export const DIALPAD: ConnectorSamples = {
  good: {
    'a change of status': asToken(status(0, 'available')),
    'a token in quotes': {
      contentType: 'text/plain',
      body: Buffer.from(`"${token(status(1, 'occupied'))}"`),
    },
  },
  bad: {
    ...foreign({ topicName: 'v2.users.u.activity' }),
    'a token of something else': asToken({ state: 'hangup', call_id: 1 }),
    'an event without a token': {
      contentType: 'application/json',
      body: Buffer.from(JSON.stringify(status(0, 'available'))),
    },
  },
  day: {
    agentKey: '5555',
    messages: [
      status(0, 'available'),
      status(60, 'occupied'),
      status(300, 'wrapup'),
      status(330, 'available'),
      status(1_000, 'unavailable', { on_duty_status_reason: 'Lunch', call_center_ids: [] }),
      status(3_000, 'available'),
      status(3_300, 'busy'),
      status(9_000, 'unavailable', { call_center_ids: [] }),
    ],
  },
  deliver: (messages) => asToken(messages.length === 1 ? messages[0] : messages),
  reasons: {
    'Team huddle': status(0, 'unavailable', { on_duty_status_reason: 'Team huddle' }),
    busy: status(0, 'busy'),
  },
};
