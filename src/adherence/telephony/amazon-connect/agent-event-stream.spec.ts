import { deriveState } from '../../engine/agent-state.js';
import { USUAL_REASONS } from '../../engine/usual-reasons.js';
import { Told } from '../told.js';
import { readConnectEvent } from './agent-event-stream.js';

const contact = (State: string, InitiationMethod = 'INBOUND', Channel = 'VOICE') => ({
  ContactId: `${State}-1`,
  Channel,
  InitiationMethod,
  State,
  Queue: { Name: null },
});

function event(status: object, contacts: readonly object[] = [], more: object = {}): Told {
  return new Told({
    AgentARN: 'arn:agent/7',
    InstanceARN: 'arn:instance/1',
    EventId: 'e-1',
    EventTimestamp: '2026-03-02T10:00:00.500Z',
    EventType: 'STATE_CHANGE',
    CurrentAgentSnapshot: { AgentStatus: status, Contacts: contacts, Configuration: { Username: 'ana' } },
    ...more,
  });
}

const ROUTABLE = { ARN: 'arn:state/1', Name: 'Available', Type: 'ROUTABLE' };
const LUNCH = { ARN: 'arn:state/42', Name: 'Lunch', Type: 'CUSTOM' };

function stateOf(told: Told): string | null {
  const read = readConnectEvent(told);
  return read === null ? null : deriveState(read.declared, read.contacts, USUAL_REASONS).state;
}

describe('an event of the agent event stream', () => {
  it.each([
    ['available', event(ROUTABLE)],
    ['lunch', event(LUNCH)],
    ['offline', event({ Name: 'Offline', Type: 'OFFLINE' })],
    ['offline', event(ROUTABLE, [], { EventType: 'LOGOUT' })],
    ['offline', event({}, [], { EventType: 'LOGOUT', CurrentAgentSnapshot: null })],
    ['ringing', event(ROUTABLE, [contact('CONNECTING')])],
    ['dialling', event(ROUTABLE, [contact('CONNECTING', 'OUTBOUND')])],
    ['on-inbound-call', event(ROUTABLE, [contact('CONNECTED', 'QUEUE_TRANSFER')])],
    ['on-outbound-call', event(LUNCH, [contact('CONNECTED', 'OUTBOUND')])],
    ['on-outbound-call', event(ROUTABLE, [contact('CONNECTED', 'CALLBACK')])],
    ['on-call-unknown', event(ROUTABLE, [contact('CONNECTED', 'API')])],
    ['on-hold', event(ROUTABLE, [contact('CONNECTED_ONHOLD')])],
    ['after-call-work', event(ROUTABLE, [contact('ENDED')])],
    ['not-responding', event(ROUTABLE, [contact('MISSED')])],
    ['available', event(ROUTABLE, [contact('CONNECTED', 'MONITOR')])],
    ['available', event(ROUTABLE, [contact('CONNECTED', 'INBOUND', 'CHAT')])],
    ['available', event(ROUTABLE, [contact('SOMETHING_NEW')])],
  ])('says %s', (state, told) => {
    expect(stateOf(told)).toBe(state);
  });

  it('knows the built-in statuses where the type is not told', () => {
    expect(
      [{ Name: 'Available' }, { Name: 'Offline' }, { Name: 'Lunch' }].map((status) => stateOf(event(status))),
    ).toEqual(['available', 'offline', 'lunch']);
  });

  it('keeps the status by the part of its resource name that no renaming changes', () => {
    expect(readConnectEvent(event(LUNCH))?.declared).toEqual({
      code: 'unavailable',
      reasonCode: '42',
      reasonLabel: 'Lunch',
    });
  });

  it('tells nothing without a snapshot, an agent or a time', () => {
    const nothing = [
      event({}, [], { CurrentAgentSnapshot: null, EventType: 'LOGIN' }),
      event(ROUTABLE, [], { AgentARN: null }),
      event(ROUTABLE, [], { EventTimestamp: 'yesterday' }),
      new Told(null),
      new Told('x'),
    ];
    expect(nothing.map(readConnectEvent)).toEqual([null, null, null, null, null]);
  });
});
