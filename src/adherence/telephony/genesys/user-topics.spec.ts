import { addSeconds, parseInstant } from '../../../time/instant.js';
import { agentTimeline } from '../../engine/agent-timeline.js';
import { situations } from '../../engine/situation.js';
import { USUAL_REASONS } from '../../engine/usual-reasons.js';
import { Told } from '../told.js';
import { readUserTopic } from './user-topics.js';

const time = (seconds: number) =>
  `2026-03-02T10:${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}.000Z`;
const topic = (facet: string, eventBody: object) => ({
  topicName: `v2.users.u-1.${facet}`,
  version: '2',
  eventBody,
});

const activity = (seconds: number, status: string, systemPresence: string) =>
  topic('activity', {
    id: 'u-1',
    routingStatus: { status, startTime: time(seconds) },
    presence: { presenceDefinition: { id: 'p-1', systemPresence }, modifiedDate: time(seconds) },
  });
const conversation = (leg: object, participant: object = {}, media = 'calls') =>
  topic('conversations', {
    id: 'c-1',
    participants: [
      { purpose: 'customer', calls: [{ state: 'connected' }] },
      { purpose: 'agent', userId: 'u-1', ...participant, [media]: [leg] },
    ],
  });

const START = parseInstant(time(0));
const END = addSeconds(START, 1_000);

function told(messages: readonly object[]): (string | number)[][] {
  const events = messages
    .flatMap((message) => readUserTopic(new Told(message), null) ?? [])
    .map((event) => ({ ...event, receivedTime: event.eventTime }));
  const feed = {
    events,
    reasons: USUAL_REASONS,
    freshnessSeconds: null,
    valid: [{ start: START, end: END }],
  };
  return agentTimeline([feed], { start: START, end: END })
    .map(({ start, state }) => [(start - START) / 1_000, state])
    .filter(([start, state]) => start !== 0 || state !== 'unknown');
}

const published = (seconds: number, detail: object) => ({
  'detail-type': 'v2.users.{id}.conversations',
  source: 'aws.partner/genesys.com/cloud/1/bus',
  time: time(seconds),
  detail,
});

describe('users by the topics of Genesys Cloud', () => {
  it.each([
    ['IDLE', 'ON_QUEUE', 'available'],
    ['OFF_QUEUE', 'MEAL', 'lunch'],
    ['OFF_QUEUE', 'BREAK', 'break'],
    ['OFF_QUEUE', 'TRAINING', 'training'],
    ['OFF_QUEUE', 'AVAILABLE', 'other-aux'],
    ['NOT_RESPONDING', 'ON_QUEUE', 'not-responding'],
    ['INTERACTING', 'ON_QUEUE', 'on-call-unknown'],
    ['COMMUNICATING', 'BUSY', 'on-call-unknown'],
    ['OFF_QUEUE', 'OFFLINE', 'offline'],
    ['SOMETHING_NEW', 'MEETING', 'meeting'],
  ])('are, routed %s and present %s, %s', (routing, presence, state) => {
    expect(told([activity(5, routing, presence)])).toEqual([[5, state]]);
  });

  it('talk in the direction of the conversation, hold, and wrap up until that is done', () => {
    const connected = { state: 'connected', direction: 'inbound', held: false, connectedTime: time(10) };
    const over = { ...connected, disconnectedTime: time(60) };
    expect(
      told([
        activity(0, 'IDLE', 'ON_QUEUE'),
        conversation(connected),
        conversation({ ...connected, held: true, startHoldTime: time(20) }),
        published(32, conversation({ ...connected, startHoldTime: time(20) })),
        conversation(
          { ...over, afterCallWork: { state: 'pending', startTime: time(60) } },
          { startAcwTime: time(60) },
        ),
        conversation(
          { ...over, afterCallWork: { state: 'complete', startTime: time(60), endTime: time(75) } },
          { startAcwTime: time(60), endAcwTime: time(75) },
        ),
      ]),
    ).toEqual([
      [0, 'available'],
      [10, 'on-inbound-call'],
      [20, 'on-hold'],
      [32, 'on-inbound-call'],
      [60, 'after-call-work'],
      [75, 'available'],
    ]);
  });

  it('make a callback an outbound call', () => {
    const leg = { state: 'connected', connectedTime: time(9), held: false };
    expect(told([activity(0, 'INTERACTING', 'ON_QUEUE'), conversation(leg, {}, 'callbacks')]).at(-1)).toEqual(
      [9, 'on-outbound-call'],
    );
  });

  it('keep the newer word of each facet, in whatever order they come', () => {
    expect(told([activity(30, 'OFF_QUEUE', 'MEAL'), activity(10, 'IDLE', 'ON_QUEUE')])).toEqual([
      [10, 'available'],
      [30, 'lunch'],
    ]);
  });

  it('come through EventBridge too', () => {
    expect(told([published(9, activity(3, 'IDLE', 'ON_QUEUE'))])).toEqual([[3, 'available']]);
  });

  it('ring from when that was told, where the leg does not say', () => {
    const alerting = { state: 'alerting', direction: 'inbound' };
    expect(told([activity(0, 'IDLE', 'ON_QUEUE'), published(7, conversation(alerting))]).at(-1)).toEqual([
      7,
      'ringing',
    ]);
  });

  it('presume a call while the routing status talks and no conversation is known', () => {
    const over = {
      state: 'disconnected',
      direction: 'inbound',
      connectedTime: time(5),
      disconnectedTime: time(9),
    };
    expect(
      told([
        activity(3, 'INTERACTING', 'ON_QUEUE'),
        conversation({ state: 'connected', direction: 'inbound', connectedTime: time(5) }),
        conversation(over),
        activity(12, 'IDLE', 'ON_QUEUE'),
      ]),
    ).toEqual([
      [3, 'on-call-unknown'],
      [5, 'on-inbound-call'],
      [9, 'on-call-unknown'],
      [12, 'available'],
    ]);
  });

  it('are told one event by two topics that say the same', () => {
    const names = [
      activity(3, 'IDLE', 'ON_QUEUE'),
      topic('routingStatus', { routingStatus: { status: 'IDLE', startTime: time(3) } }),
    ]
      .flatMap((message) => readUserTopic(new Told(message), null) ?? [])
      .filter(({ facet }) => facet === 'routing')
      .map(({ id }) => id);
    expect(new Set(names).size).toBe(1);
    expect(names).toHaveLength(2);
  });

  const ROUTING = [
    'IDLE',
    'INTERACTING',
    'COMMUNICATING',
    'OFF_QUEUE',
    'NOT_RESPONDING',
    'OFFLINE',
    'NEW',
    null,
  ];
  const PRESENCE = ['AVAILABLE', 'AWAY', 'BUSY', 'MEAL', 'MEETING', 'ON_QUEUE', 'OFFLINE', 'NEW', null];
  it.each(ROUTING.flatMap((status) => PRESENCE.map((presence) => [status, presence] as const)))(
    'declare, routed %s and present %s, what the two say together',
    (status, presence) => {
      const words = [
        topic('routingStatus', { routingStatus: { status, startTime: time(1) } }),
        topic('presence', { presenceDefinition: { systemPresence: presence }, modifiedDate: time(2) }),
      ].flatMap((message) => readUserTopic(new Told(message), null) ?? []);
      const heard = words.map((event) => ({ ...event, receivedTime: event.eventTime }));
      const declared = situations(heard, END).at(-1)?.declared?.code ?? 'unknown';
      expect(declared).toBe(togetherSay(status, presence));
    },
  );

  it('are no messages of others', () => {
    expect([{}, [], null, { EventType: 'x' }].map((m) => readUserTopic(new Told(m), null))).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('say nothing in a heart-beat or another topic', () => {
    expect(
      readUserTopic(
        new Told({ topicName: 'channel.metadata', eventBody: { message: 'WebSocket Heartbeat' } }),
        null,
      ),
    ).toEqual([]);
  });
});

function togetherSay(routing: string | null, presence: string | null): string {
  if (presence === 'OFFLINE' || routing === 'OFFLINE') return 'offline';
  if (routing === 'NOT_RESPONDING') return 'not-responding';
  if (routing === 'IDLE' || routing === 'INTERACTING' || presence === 'ON_QUEUE') return 'available';
  return presence === null ? 'unknown' : 'unavailable';
}
