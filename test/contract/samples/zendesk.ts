import { type ConnectorSamples } from '../connector-contract.js';
import { foreign, iso, json, together } from './json-delivery.js';

let count = 0;
const event = (seconds: number, kind: string, told: object) => ({
  account_id: 2,
  detail: { account_id: '2', agent_id: '10011', version: String(++count) },
  event: { updated_at: iso(seconds).replace('Z', '630335Z'), ...told },
  id: `01GX79ST1QX01C889XV42S${count}`,
  subject: 'zen:agent:10011',
  time: iso(seconds + 1),
  type: `zen:event-type:agent.${kind}`,
  zendesk_event_version: '2022-11-06',
});
const status = (seconds: number, name: string, id = '3', reason = 'AGENT_STATUS_SWITCHER') =>
  event(seconds, 'unified_state_changed', {
    new_unified_state: { id, name, reason },
    previous_unified_state: { id: '2', name: 'offline', reason: 'UNKNOWN' },
  });
const item = (seconds: number, kind: string, reason: string, work_item_id = 'wi-1') =>
  event(seconds, `work_item_${kind}`, { work_item_id, channel: 'talk', reason });

export const ZENDESK: ConnectorSamples = {
  good: {
    'a change of status': json(status(0, 'online')),
    'a work item': json(item(4, 'added', 'OFFERED')),
    'a work item of messaging': json(
      event(5, 'work_item_updated', { work_item_id: 'wi-2', channel: 'messaging', reason: 'ACCEPTED' }),
    ),
  },
  bad: foreign({ topicName: 'v2.users.u.activity' }),
  silent: {
    'the status of one channel': json(event(0, 'state_changed', { new_state: 'away', channel: 'talk' })),
    'an event about a ticket': json({
      id: '1',
      type: 'zen:event-type:ticket.created',
      detail: {},
      event: {},
    }),
    'a reason that is not known yet': json(item(0, 'updated', 'SOMETHING_NEW')),
  },
  day: {
    agentKey: '10011',
    messages: [
      status(0, 'online'),
      item(60, 'added', 'OFFERED'),
      item(65, 'updated', 'ACCEPTED'),
      status(100, 'Lunch', '77'),
      item(300, 'removed', 'WORK_ITEM_SOLVED'),
      status(3_000, 'online'),
      item(3_100, 'added', 'OFFERED', 'wi-2'),
      item(3_130, 'updated', 'OFFER_MISSED', 'wi-2'),
      status(3_130, 'away', '4', 'AGENT_IDLE_TIMEOUT'),
      status(9_000, 'offline', '2', 'AGENT_LOGOUT'),
    ],
  },
  deliver: together,
  reasons: { 'Team huddle': status(0, 'Team huddle', '78'), '79': status(0, 'Huddle', '79') },
};
