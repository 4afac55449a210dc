import { deriveState } from '../../engine/agent-state.js';
import { USUAL_REASONS } from '../../engine/usual-reasons.js';
import { instant } from '../../../time/instant.js';
import { readPlainEvents } from './callcenter-event.js';
import { CallcenterReducer } from './callcenter-reducer.js';

const START = 1_795_000_000;
let sequence = 0;

function event(seconds: number, action: string, more: Readonly<Record<string, string>> = {}): string {
  const headers = {
    'Event-Name': 'CUSTOM',
    'Event-Subclass': 'callcenter%3A%3Ainfo',
    'Core-UUID': 'core-1',
    'Event-Sequence': String(++sequence),
    'Event-Date-Timestamp': String((START + seconds) * 1_000_000),
    'CC-Action': action,
    'CC-Agent': '1001%40pbx.example',
    'CC-Queue': 'support%40pbx.example',
    'CC-Member-UUID': 'm-1',
    ...more,
  };
  return `${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')}\n\n`;
}

function told(text: string, wrapUpSeconds = {}): (string | number)[][] {
  const reducer = new CallcenterReducer({ origin: 'pbx', wrapUpSeconds });
  return readPlainEvents(text)
    .flatMap((each) => reducer.push(each, instant(0)))
    .map(({ agentKey, eventTime, declared, contacts }) => [
      agentKey,
      eventTime / 1_000 - START,
      deriveState(declared, contacts, USUAL_REASONS).state,
    ]);
}

const status = (seconds: number, text: string) =>
  event(seconds, 'agent-status-change', { 'CC-Agent-Status': text });

describe('agents by mod_callcenter', () => {
  it('ring, talk, wrap up and go on a break', () => {
    const day =
      'Content-Type: auth/request\n\nContent-Type: command/reply\nReply-Text: +OK accepted\n\n' +
      status(0, 'Available') +
      event(5, 'agent-offering') +
      event(8, 'bridge-agent-start') +
      event(60, 'bridge-agent-end', { 'CC-Hangup-Cause': 'NORMAL_CLEARING' }) +
      status(90, 'On%20Break') +
      status(99, 'Logged%20Out');
    expect(told(day, { 'support@pbx.example': 10 })).toEqual(
      [
        [0, 'available'],
        [5, 'ringing'],
        [8, 'on-inbound-call'],
        [60, 'after-call-work'],
        [70, 'available'],
        [90, 'break'],
        [99, 'offline'],
      ].map((row) => ['1001@pbx.example', ...row]),
    );
  });

  it('are told once what is fired again unchanged', () => {
    expect(told(status(0, 'Available') + status(3, 'Available'))).toHaveLength(1);
  });

  it('stop ringing when they do not answer', () => {
    const missed = status(0, 'Available') + event(5, 'agent-offering') + event(25, 'bridge-agent-fail');
    expect(told(missed).map(([, , state]) => state)).toEqual(['available', 'ringing', 'available']);
  });

  it('are unknown after another core has started, until they are heard of', () => {
    const restarted =
      status(0, 'Available') + event(9, 'members-count', { 'Core-UUID': 'core-2', 'CC-Agent': '' });
    expect(told(restarted).map(([, at, state]) => [at, state])).toEqual([
      [0, 'available'],
      [9, 'unknown'],
    ]);
  });
});
