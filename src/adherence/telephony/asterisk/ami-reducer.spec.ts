import { type ReceivedEvent } from '../../engine/agent-event.js';
import { deriveState } from '../../engine/agent-state.js';
import { USUAL_REASONS } from '../../engine/usual-reasons.js';
import { instant } from '../../../time/instant.js';
import { AmiBlockReader, AmiGarbled } from './ami-block.js';
import { AmiReducer } from './ami-reducer.js';

type Fields = Readonly<Record<string, string | number>>;

const START = 1_795_000_000;

/** Seconds after the start, the event's name and its fields. */
function block(seconds: number | null, name: string, fields: Fields): string {
  const stamp = seconds === null ? {} : { Timestamp: (START + seconds).toFixed(6) };
  const lines = Object.entries({ Event: name, ...stamp, ...fields }).map(
    ([key, value]) => `${key}: ${value}`,
  );
  return `${lines.join('\r\n')}\r\n\r\n`;
}

const member = (more: Fields = {}): Fields => ({
  Queue: 'support',
  MemberName: "Eve O'Neil|x",
  Interface: 'PJSIP/1005',
  StateInterface: 'PJSIP/1005',
  Status: 1,
  Paused: 0,
  PausedReason: '',
  ...more,
});
const queueCall = (more: Fields = {}): Fields => ({
  Queue: 'support',
  MemberName: "Eve O'Neil|x",
  Interface: 'PJSIP/1005',
  Channel: 'PJSIP/trunk-00000001',
  DestChannel: 'PJSIP/1005-00000002',
  Uniqueid: '1.1',
  DestUniqueid: '1.2',
  Linkedid: '1.1',
  DestLinkedid: '1.1',
  ...more,
});

function events(text: string, wrapUpSeconds = {}): ReceivedEvent[] {
  const reducer = new AmiReducer({ origin: 'pbx', wrapUpSeconds });
  const received = instant(START * 1_000);
  return [...new AmiBlockReader().push(Buffer.from(text))].flatMap((each) => reducer.push(each, received));
}

/** Seconds and state, by the usual reasons. */
const told = (text: string, wrapUpSeconds = {}) =>
  events(text, wrapUpSeconds).map(({ eventTime, declared, contacts }) => [
    eventTime / 1_000 - START,
    deriveState(declared, contacts, USUAL_REASONS).state,
  ]);

describe('the blocks of a manager connection', () => {
  const stream = `Asterisk Call Manager/5.0.4\r\nResponse: Success\r\nMessage: ok\r\n\r\n${block(1, 'QueueMemberAdded', member())}`;

  it('are the same however their bytes arrive', () => {
    const whole = new AmiBlockReader().push(Buffer.from(stream));
    expect(whole.map((each) => (each.kind === 'banner' ? each.version : each.name))).toEqual([
      '5.0.4',
      'Success',
      'QueueMemberAdded',
    ]);
    const reader = new AmiBlockReader();
    expect([...Buffer.from(stream)].flatMap((byte) => reader.push(Buffer.of(byte)))).toEqual(whole);
  });

  it('come apart where a server glues them together', () => {
    const glued = 'Event: Reload\r\nStatus: 0\r\nEvent: FullyBooted\r\nStatus: Fully Booted\r\n\r\n';
    expect(new AmiBlockReader().push(Buffer.from(glued))).toMatchObject([
      { name: 'Reload' },
      { name: 'FullyBooted' },
    ]);
  });

  it('keep a value with colons whole, and the first of a repeated key', () => {
    const [found] = new AmiBlockReader().push(Buffer.from('Event: X\r\nA: b:c\r\nA: d\r\n\r\n'));
    expect(found.kind === 'event' && found.fields.get('A')).toBe('b:c');
  });

  it('are refused when none ends within a megabyte', () => {
    expect(() => new AmiBlockReader().push(Buffer.alloc(2 << 20, 65))).toThrow(AmiGarbled);
  });
});

describe('agents by the manager interface', () => {
  it('are available in a queue, on a break by the reason of a pause, and offline in no queue', () => {
    expect(
      told(
        block(0, 'QueueMemberAdded', member()) +
          block(5, 'QueueMemberPause', member({ Paused: 1, PausedReason: 'Lunch' })) +
          block(9, 'QueueMemberPause', member({ Paused: 0, PausedReason: 'Lunch' })) +
          block(12, 'QueueMemberRemoved', member()),
      ),
    ).toEqual([
      [0, 'available'],
      [5, 'lunch'],
      [9, 'available'],
      [12, 'offline'],
    ]);
  });

  it('change the reason of a pause without a pause between', () => {
    expect(
      told(
        block(0, 'QueueMemberPause', member({ Paused: 1, PausedReason: 'Break' })) +
          block(1, 'QueueMemberPause', member({ Paused: 1, PausedReason: 'Meeting' })),
      ),
    ).toEqual([
      [0, 'break'],
      [1, 'meeting'],
    ]);
  });

  it('say once what the interface repeats for every queue', () => {
    const added = ['a', 'b', 'c'].map((Queue) => block(0, 'QueueMemberAdded', member({ Queue }))).join('');
    const paused = ['a', 'b', 'c']
      .map((Queue) => block(3, 'QueueMemberPause', member({ Queue, Paused: 1, PausedReason: 'Lunch' })))
      .join('');
    expect(told(added + paused)).toEqual([
      [0, 'available'],
      [3, 'lunch'],
    ]);
  });

  it('are still available when a pause without a reason holds in one of two queues', () => {
    const two =
      block(0, 'QueueMemberAdded', member()) + block(0, 'QueueMemberAdded', member({ Queue: 'sales' }));
    expect(told(two + block(1, 'QueueMemberPause', member({ Paused: 1 })))).toEqual([[0, 'available']]);
    const coached = block(1, 'QueueMemberPause', member({ Paused: 1, PausedReason: 'Coaching' }));
    expect(told(two + coached)).toEqual([
      [0, 'available'],
      [1, 'coaching'],
    ]);
  });

  it('ring, talk, hold and wrap up, whatever InCall says', () => {
    expect(
      told(
        block(0, 'QueueMemberAdded', member()) +
          block(1, 'AgentCalled', queueCall()) +
          block(1, 'QueueMemberStatus', member({ Status: 6 })) +
          block(3, 'QueueMemberStatus', member({ Status: 2, InCall: 0 })) +
          block(3.5, 'AgentConnect', queueCall()) +
          block(6, 'Hold', { Channel: 'PJSIP/1005-00000002', Uniqueid: '1.2' }) +
          block(8, 'Unhold', { Channel: 'PJSIP/1005-00000002', Uniqueid: '1.2' }) +
          block(9, 'QueueMemberPause', member({ Status: 2, Paused: 1, PausedReason: 'Lunch' })) +
          block(10, 'AgentComplete', queueCall()) +
          block(
            10,
            'QueueMemberStatus',
            member({ Status: 1, Paused: 1, PausedReason: 'Lunch', Wrapuptime: 0 }),
          ) +
          block(30, 'Reload', {}),
        { support: 5 },
      ),
    ).toEqual([
      [0, 'available'],
      [1, 'ringing'],
      [3.5, 'on-inbound-call'],
      [6, 'on-hold'],
      [8, 'on-inbound-call'],
      [9, 'on-inbound-call'],
      [10, 'after-call-work'],
      [15, 'lunch'],
    ]);
  });

  it('do not ring at a busy phone, and are not responding when Asterisk pauses them for it', () => {
    expect(
      told(
        block(0, 'QueueMemberAdded', member()) +
          block(1, 'AgentCalled', queueCall()) +
          block(1, 'AgentRingNoAnswer', { ...queueCall(), RingTime: 0 }) +
          block(1, 'QueueMemberPause', member({ Paused: 1, PausedReason: 'Auto-Pause' })),
      ),
    ).toEqual([
      [0, 'available'],
      [1, 'not-responding'],
    ]);
  });

  it('dial out by a click: their own phone rings first', () => {
    const own = { Channel: 'PJSIP/1005-0000000a', Uniqueid: '7.1', Linkedid: '7.1' };
    const leg = { DestChannel: 'PJSIP/trunk-0000000b', DestUniqueid: '7.2', DestLinkedid: '7.1' };
    const found = events(
      block(0, 'QueueMemberAdded', member()) +
        block(1, 'DialBegin', { DestChannel: own.Channel, DestUniqueid: '7.1', DestLinkedid: '7.1' }) +
        block(1, 'QueueMemberStatus', member({ Status: 6 })) +
        block(3, 'DialEnd', { DestChannel: own.Channel, DestUniqueid: '7.1', DialStatus: 'ANSWER' }) +
        block(3, 'QueueMemberStatus', member({ Status: 2 })) +
        block(4, 'DialBegin', { ...own, ...leg }) +
        block(6, 'DialEnd', { ...own, ...leg, DialStatus: 'ANSWER' }) +
        block(20, 'Hangup', own),
    ).map(({ eventTime, contacts }) => [
      eventTime / 1_000 - START,
      contacts?.[0]?.phase ?? 'none',
      contacts?.[0]?.direction ?? 'none',
    ]);
    expect(found).toEqual([
      [0, 'none', 'none'],
      [1, 'dialling', 'unknown'],
      [4, 'dialling', 'outbound'],
      [6, 'connected', 'outbound'],
      [20, 'none', 'none'],
    ]);
  });

  it('have one call when the queue reaches their phone through a local channel', () => {
    const local = member({ Interface: 'Local/1005@from-queue/n', StateInterface: 'PJSIP/1005' });
    const offered = queueCall({
      Interface: 'Local/1005@from-queue/n',
      DestChannel: 'Local/1005@from-queue-00000003;1',
    });
    const dialled = {
      Channel: 'Local/1005@from-queue-00000003;2',
      Uniqueid: '1.3',
      DestChannel: 'PJSIP/1005-00000004',
      DestUniqueid: '1.4',
      DestLinkedid: '1.1',
    };
    const found = events(
      block(0, 'QueueMemberAdded', local) +
        block(1, 'AgentCalled', offered) +
        block(1, 'DialBegin', dialled) +
        block(1, 'QueueMemberStatus', { ...local, Status: 6 }) +
        block(3, 'AgentConnect', offered),
    );
    expect(
      found.map(({ contacts }) => contacts?.map(({ phase, direction }) => `${phase} ${direction}`)),
    ).toEqual([[], ['ringing inbound'], ['connected inbound']]);
  });

  it('are who the snapshot after a connection says, and only in the queues that it is about', () => {
    const back = { ...member(), Name: "Eve O'Neil|x", Location: 'PJSIP/1005' };
    const asked = block(null, 'QueueParams', { Queue: 'support' }) + block(null, 'QueueStatusComplete', {});
    const both =
      block(0, 'QueueMemberAdded', member()) + block(0, 'QueueMemberAdded', member({ Queue: 'sales' }));
    expect(told(both + asked)).toEqual([[0, 'available']]);
    expect(told(block(0, 'QueueMemberAdded', member()) + asked)).toEqual([
      [0, 'available'],
      [0, 'offline'],
    ]);
    expect(
      told(
        block(0, 'QueueMemberAdded', member()) +
          block(null, 'QueueParams', { Queue: 'support' }) +
          block(null, 'QueueMember', back) +
          block(null, 'QueueStatusComplete', {}),
      ),
    ).toEqual([[0, 'available']]);
  });

  it('are gone from the start of an Asterisk that was killed, and back from their log-in there', () => {
    const boot = (seconds: number, uptime: number) =>
      `Asterisk Call Manager/5.0.4\r\n${block(seconds, 'FullyBooted', { Uptime: uptime })}`;
    const snapshot =
      block(60, 'QueueParams', { Queue: 'support' }) +
      block(60, 'QueueMember', {
        ...member(),
        MemberName: '',
        Name: 'Alice',
        Location: 'PJSIP/1001',
        Interface: 'PJSIP/1001',
        LoginTime: START + 53,
      }) +
      block(60, 'QueueStatusComplete', {});
    const found = events(
      boot(0, 100) +
        block(1, 'QueueMemberPause', member({ Paused: 1, PausedReason: 'Lunch' })) +
        boot(60, 8) +
        snapshot,
    ).map(({ agentKey, eventTime, declared }) => [agentKey, eventTime / 1_000 - START, declared?.code]);
    expect(found).toEqual([
      ["Eve O'Neil|x", 1, 'unavailable'],
      ["Eve O'Neil|x", 52, 'offline'],
      ['PJSIP/1001', 53, 'available'],
    ]);
  });

  it('of an old Asterisk have a Location and QueueMemberPaused', () => {
    const old = { Queue: 'support', MemberName: 'Agent/401', Location: 'SIP/401', Status: 1 };
    expect(
      told(
        block(0, 'QueueMemberAdded', old) +
          block(2, 'QueueMemberPaused', { ...old, Paused: 1, Reason: 'Lunch' }),
      ),
    ).toEqual([
      [0, 'available'],
      [2, 'lunch'],
    ]);
  });
});
