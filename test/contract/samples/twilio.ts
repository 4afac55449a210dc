import { type ConnectorSamples } from '../connector-contract.js';
import { foreign, iso, json, START, together } from './json-delivery.js';

type Fields = Readonly<Record<string, string>>;
let sid = 0;

const callback = (seconds: number, EventType: string, more: Fields = {}): Fields => ({
  EventType,
  Sid: `EV${++sid}`,
  AccountSid: 'AC1',
  WorkspaceSid: 'WS1',
  Timestamp: String(START / 1_000 + seconds),
  TimestampMs: String(START + seconds * 1_000),
  WorkerSid: 'WK1',
  ...more,
});
const form = (fields: Fields) => ({
  contentType: 'application/x-www-form-urlencoded',
  body: Buffer.from(new URLSearchParams(fields).toString()),
});
const activity = (seconds: number, WorkerActivityName: string, WorkerVersion: string) =>
  callback(seconds, 'worker.activity.update', {
    WorkerActivityName,
    WorkerActivitySid: 'WA7',
    WorkerVersion,
  });
const call = {
  ReservationSid: 'WR1',
  TaskChannelUniqueName: 'voice',
  TaskAttributes: '{"direction":"inbound"}',
};

const streamed = {
  specversion: '1.0',
  type: 'com.twilio.taskrouter.reservation.accepted',
  id: 'EZ1',
  data: {
    payload: {
      sid: 'EV900',
      eventtype: 'reservation.accepted',
      timestamp: iso(5),
      worker_sid: 'WK1',
      worker_activity_name: 'Available',
      reservation_sid: 'WR9',
      task_channel_unique_name: 'voice',
    },
  },
};
const flex = {
  product: 'Flex',
  object: 'WFMWorkerChange',
  version: 1,
  records: [
    {
      worker: { sid: 'WK1', activity_sid: 'WA1', activity_name: 'Available', date_activity_updated: iso(0) },
      channels: [
        {
          task_channel_name: 'voice',
          reservations: [{ sid: 'WR1', status: 'accepted', direction: 'inbound' }],
        },
      ],
      last_processed_event_sid: 'EV901',
      date_last_processed_event: iso(9),
    },
  ],
};

export const TWILIO: ConnectorSamples = {
  good: {
    'a callback about an activity': form(activity(0, 'Available', '1')),
    'a callback about a reservation': form(
      callback(3, 'reservation.created', { ...call, WorkerActivityName: 'Available' }),
    ),
    'an event of a stream': json(streamed),
    'several events of a stream': json([streamed, { ...streamed, data: flexless('EV902') }]),
    'a record of the Flex feed': json(flex, 'application/json; charset=utf-8'),
  },
  bad: {
    ...foreign({ topicName: 'v2.users.u.activity' }),
    'a form of something else': form({ CallSid: 'CA1', From: '+12349013030' }),
    'a form that is no text': {
      contentType: 'application/x-www-form-urlencoded',
      body: Buffer.from([0x41, 0x3d, 0xff]),
    },
  },
  silent: {
    'an event of a task': form({ EventType: 'task.created', Sid: 'EV1', TimestampMs: String(START) }),
    'a reservation of a kind not known': form(callback(0, 'reservation.parked', { ReservationSid: 'WR1' })),
    'an agent that the Flex feed has not seen yet': json({
      ...flex,
      records: [{ worker: { sid: 'WK1', activity_name: null }, channels: null }],
    }),
  },
  day: {
    agentKey: 'WK1',
    messages: [
      activity(0, 'Available', '1'),
      callback(60, 'reservation.created', call),
      callback(64, 'reservation.accepted', call),
      activity(200, 'Lunch', '2'),
      callback(300, 'reservation.wrapup', call),
      callback(300, 'reservation.completed', call),
      activity(2_000, 'Available', '3'),
      callback(2_100, 'reservation.created', { ...call, ReservationSid: 'WR2' }),
      callback(2_130, 'reservation.timeout', { ...call, ReservationSid: 'WR2' }),
      activity(9_000, 'Offline', '4'),
    ],
  },
  deliver: together,
  reasons: {
    'Team huddle': callback(0, 'worker.activity.update', {
      WorkerActivityName: 'Team huddle',
      WorkerActivitySid: 'WA1',
    }),
    WA99: callback(0, 'worker.activity.update', { WorkerActivityName: 'Huddle', WorkerActivitySid: 'WA99' }),
  },
};

function flexless(sidOfOther: string) {
  return { payload: { ...streamed.data.payload, sid: sidOfOther, eventtype: 'reservation.completed' } };
}
