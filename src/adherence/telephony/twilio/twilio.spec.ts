import { createHash, createHmac } from 'node:crypto';
import { addSeconds, instant } from '../../../time/instant.js';
import { agentTimeline } from '../../engine/agent-timeline.js';
import { USUAL_REASONS } from '../../engine/usual-reasons.js';
import { Told } from '../told.js';
import { readTwilioMessage } from './twilio-message.js';
import { isSignedByTwilio } from './twilio-signature.js';

const START = instant(1_795_000_000_000);
const END = addSeconds(START, 1_000);
let sid = 0;

function callback(seconds: number, EventType: string, more: Readonly<Record<string, string>> = {}) {
  return {
    EventType,
    Sid: `EV${++sid}`,
    TimestampMs: String(START + seconds * 1_000),
    WorkerSid: 'WK1',
    ...more,
  };
}

function told(messages: readonly object[]): (string | number)[][] {
  const events = messages
    .flatMap((message) => readTwilioMessage(new Told(message), null) ?? [])
    .map((event) => ({ ...event, receivedTime: event.eventTime }));
  const feed = {
    events,
    reasons: USUAL_REASONS,
    freshnessSeconds: null,
    valid: [{ start: START, end: END }],
  };
  return agentTimeline([feed], { start: START, end: END }).map(({ start, state }) => [
    (start - START) / 1_000,
    state,
  ]);
}

const voice = { ReservationSid: 'WR1', TaskChannelUniqueName: 'voice' };
const activity = (seconds: number, WorkerActivityName: string, more: Readonly<Record<string, string>> = {}) =>
  callback(seconds, 'worker.activity.update', { WorkerActivityName, ...more });

describe('workers by the callbacks of TaskRouter', () => {
  const day = [
    activity(0, 'Available', { WorkerActivitySid: 'WA1' }),
    callback(5, 'reservation.created', voice),
    callback(8, 'reservation.accepted', voice),
    callback(90, 'reservation.wrapup', voice),
    callback(100, 'reservation.completed', voice),
    activity(120, 'Lunch', { WorkerActivitySid: 'WA2' }),
    activity(150, 'Offline', { WorkerActivitySid: 'WA3' }),
  ];
  const states = [
    [0, 'available'],
    [5, 'ringing'],
    [8, 'on-inbound-call'],
    [90, 'after-call-work'],
    [100, 'available'],
    [120, 'lunch'],
    [150, 'offline'],
  ];

  it('ring, talk, wrap up and are back', () => {
    expect(told(day)).toEqual(states);
  });

  it('are the same in whatever order, and however often, the callbacks come', () => {
    expect(told([...day].reverse())).toEqual(states);
    expect(told([...day, ...day])).toEqual(states);
  });

  it('call out where the task says so', () => {
    const outbound = { ...voice, TaskAttributes: '{"direction":"outbound"}' };
    expect(
      told([callback(0, 'reservation.created', outbound), callback(4, 'reservation.accepted', outbound)]),
    ).toEqual([
      [0, 'dialling'],
      [4, 'on-outbound-call'],
    ]);
  });

  it('talk on when they press lunch during a call', () => {
    expect(
      told([
        callback(0, 'reservation.accepted', voice),
        activity(9, 'Lunch'),
        callback(30, 'reservation.completed', voice),
      ]),
    ).toEqual([
      [0, 'on-inbound-call'],
      [9, 'on-inbound-call'],
      [30, 'lunch'],
    ]);
  });

  it.each(['rejected', 'timeout', 'canceled', 'rescinded', 'failed', 'completed'])(
    'are free again when a reservation is %s',
    (end) => {
      const messages = [
        activity(0, 'Idle'),
        callback(1, 'reservation.created', voice),
        callback(2, `reservation.${end}`, voice),
      ];
      expect(told(messages)).toEqual([
        [0, 'available'],
        [1, 'ringing'],
        [2, 'available'],
      ]);
    },
  );

  it('have one contact in a task that is offered to them again', () => {
    const first = { ...voice, TaskSid: 'WT1' };
    const again = { ...first, ReservationSid: 'WR2' };
    const messages = [
      callback(0, 'reservation.created', first),
      callback(20, 'reservation.timeout', first),
      callback(30, 'reservation.created', again),
      callback(33, 'reservation.accepted', again),
    ];
    const ids = messages.flatMap((message) =>
      (readTwilioMessage(new Told(message), null) ?? []).flatMap(({ contacts }) =>
        (contacts ?? []).map(({ contactId }) => contactId),
      ),
    );
    expect(ids).toEqual(['WT1', 'WT1', 'WT1']);
    expect(told(messages)).toEqual([
      [0, 'ringing'],
      [20, 'unknown'],
      [30, 'ringing'],
      [33, 'on-inbound-call'],
    ]);
  });

  it('stand where a reservation is furthest on, when two events are of one millisecond', () => {
    const same = [callback(3, 'reservation.wrapup', voice), callback(3, 'reservation.accepted', voice)];
    expect(told(same).at(-1)).toEqual([3, 'after-call-work']);
  });

  it('follow the version of the worker when two activities are of one millisecond', () => {
    const same = [activity(0, 'Lunch', { WorkerVersion: '10' }), activity(0, 'Idle', { WorkerVersion: '9' })];
    expect(told(same)).toEqual([[0, 'lunch']]);
  });

  it('heal a lost change of activity with any later event', () => {
    const later = callback(60, 'worker.attributes.update', { WorkerActivityName: 'Break' });
    expect(told([activity(0, 'Available'), later])).toEqual([
      [0, 'available'],
      [60, 'break'],
    ]);
  });

  it('are gone when they are deleted', () => {
    expect(
      told([activity(0, 'Idle'), callback(7, 'worker.deleted', { WorkerActivityName: 'Idle' })]),
    ).toEqual([
      [0, 'available'],
      [7, 'offline'],
    ]);
  });

  it('do not mind attributes that are no JSON, events of no worker, nor kinds that are not known', () => {
    const broken = { ...voice, TaskAttributes: '{"direction', WorkerActivityName: 'Idle' };
    expect(
      told([
        callback(0, 'reservation.accepted', broken),
        { EventType: 'task.created', Sid: 'EVx', TimestampMs: String(START) },
        callback(2, 'reservation.somethingnew', voice),
      ]),
    ).toEqual([[0, 'on-inbound-call']]);
  });

  it('are no messages of others', () => {
    expect([{}, [], null, 'x', { topicName: 'v2' }].map((m) => readTwilioMessage(new Told(m), null))).toEqual(
      [null, null, null, null, null],
    );
  });

  it('are the same in an event stream', () => {
    const streamed = (seconds: number, type: string, payload: object) => ({
      specversion: '1.0',
      type: `com.twilio.taskrouter.${type}`,
      id: `EZ${seconds}`,
      data: {
        payload: {
          sid: `EVs${seconds}`,
          eventtype: type,
          timestamp: new Date(START + seconds * 1_000).toISOString(),
          worker_sid: 'WK9',
          ...payload,
        },
      },
    });
    const call = { reservation_sid: 'WR9', task_channel_unique_name: 'voice' };
    expect(
      told([
        streamed(0, 'worker.activity.update', { worker_activity_name: 'Break' }),
        streamed(5, 'reservation.accepted', { ...call, task_attributes: '{"direction":"outbound"}' }),
        streamed(9, 'reservation.completed', call),
      ]),
    ).toEqual([
      [0, 'break'],
      [5, 'on-outbound-call'],
      [9, 'break'],
    ]);
  });
});

describe('workers by the Flex feed', () => {
  const at = (seconds: number) => new Date(START + seconds * 1_000).toISOString();
  const worker = {
    sid: 'WK1',
    activity_sid: 'WA1',
    activity_name: 'Available',
    date_activity_updated: at(0),
  };
  const record = (seconds: number, channels: object[] | null, more: object = {}) => ({
    product: 'Flex',
    object: 'WFMWorkerChange',
    version: 1,
    records: [
      {
        worker: { ...worker, ...more },
        channels,
        last_processed_event_sid: `EVf${seconds}`,
        date_last_processed_event: at(seconds),
      },
    ],
  });
  const channel = (task_channel_name: string, ...reservations: object[]) => ({
    task_channel_name,
    reservations,
  });
  const call = (status: string, direction: string | null = 'inbound') => ({ sid: 'WR1', status, direction });

  it('are told whole in every record', () => {
    expect(
      told([
        record(0, null, { activity_name: 'Offline' }),
        record(2, [channel('voice', call('pending'))]),
        record(4, [channel('chat', { sid: 'WR2', status: 'accepted' }), channel('voice', call('accepted'))]),
        record(60, [channel('voice', call('wrapping'))]),
        record(70, [{ task_channel_name: 'voice', reservations: null }], { activity_name: 'Back office' }),
      ]),
    ).toEqual([
      [0, 'offline'],
      [2, 'ringing'],
      [4, 'on-inbound-call'],
      [60, 'after-call-work'],
      [70, 'back-office'],
    ]);
  });

  it('call out where the reservation says so', () => {
    expect(told([record(0, [channel('voice', call('accepted', 'outbound'))])])).toEqual([
      [0, 'on-outbound-call'],
    ]);
  });

  it('tell nothing while the feed knows nothing of an agent', () => {
    expect(told([record(0, null, { activity_name: null })])).toEqual([[0, 'unknown']]);
  });

  it('go together with callbacks of the same workspace', () => {
    expect(
      told([
        record(0, [channel('voice', call('accepted'))]),
        callback(10, 'reservation.completed', voice),
        activity(20, 'Lunch'),
        record(30, null),
      ]),
    ).toEqual([
      [0, 'on-inbound-call'],
      [10, 'available'],
      [20, 'lunch'],
      [30, 'available'],
    ]);
  });
});

describe('a signature of Twilio', () => {
  const url = 'https://wfm.example/telephony/twilio/flex?x=1';
  const params = { WorkerSid: 'WK1', EventType: 'worker.activity.update' };
  const signature = createHmac('sha1', 'token')
    .update(`${url}EventTypeworker.activity.updateWorkerSidWK1`)
    .digest('base64');

  it('covers the address and every field', () => {
    expect(isSignedByTwilio({ url, params, signature }, 'token')).toBe(true);
    expect(isSignedByTwilio({ url, params, signature }, 'Token')).toBe(false);
    expect(isSignedByTwilio({ url: `${url}2`, params, signature }, 'token')).toBe(false);
    expect(isSignedByTwilio({ url, params: { ...params, WorkerSid: 'WK2' }, signature }, 'token')).toBe(
      false,
    );
    expect(isSignedByTwilio({ url, params: { ...params, More: '' }, signature }, 'token')).toBe(false);
  });

  it('fails with any changed sign of its own', () => {
    for (let at = 0; at < signature.length; at++) {
      const changed = `${signature.slice(0, at)}${signature[at] === 'A' ? 'B' : 'A'}${signature.slice(at + 1)}`;
      expect(isSignedByTwilio({ url, params, signature: changed }, 'token')).toBe(false);
    }
  });

  it('covers a body that is no form by its digest', () => {
    const body = Buffer.from('{"a":1}');
    const signed = `${url}&bodySHA256=${createHash('sha256').update(body).digest('hex')}`;
    const good = createHmac('sha1', 'token').update(signed).digest('base64');
    expect(isSignedByTwilio({ url: signed, body, signature: good }, 'token')).toBe(true);
    expect(isSignedByTwilio({ url: signed, body: Buffer.from('{"a":2}'), signature: good }, 'token')).toBe(
      false,
    );
    expect(isSignedByTwilio({ url, body, signature }, 'token')).toBe(false);
  });
});
