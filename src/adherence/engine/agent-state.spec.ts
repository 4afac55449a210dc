import { type Contact, type DeclaredStatus } from './agent-event.js';
import { deriveState, type ReasonMap } from './agent-state.js';

const AVAILABLE: DeclaredStatus = { code: 'available', reasonCode: null, reasonLabel: null };
const away = (reasonCode: string | null, reasonLabel: string | null = null): DeclaredStatus => ({
  code: 'unavailable',
  reasonCode,
  reasonLabel,
});
const call = (phase: Contact['phase'], direction: Contact['direction'] = 'inbound'): Contact => ({
  contactId: `${direction}-${phase}`,
  channel: 'voice',
  direction,
  phase,
});
const REASONS: ReasonMap = { lunch: 'lunch', '7': 'training', 'Auto-Pause': 'not-responding' };

const stateOf = (declared: DeclaredStatus, ...contacts: Contact[]) =>
  deriveState(declared, contacts, REASONS).state;

describe('the state of a login', () => {
  it('is the call when an agent asked for a break while he talks', () => {
    expect(stateOf(away('lunch'), call('connected'))).toBe('on-inbound-call');
  });

  it.each([
    ['on-hold', [call('connected'), call('held', 'outbound')]],
    ['on-inbound-call', [call('connected'), call('ringing')]],
    ['on-outbound-call', [call('connected', 'outbound'), call('ended')]],
    ['on-call-unknown', [call('connected', 'unknown')]],
    ['on-call-unknown', [call('connected', 'internal')]],
    ['on-inbound-call', [call('connected', 'internal'), call('connected', 'inbound')]],
    ['ringing', [call('ringing'), call('ended')]],
    ['dialling', [call('ringing', 'outbound')]],
    ['dialling', [call('dialling', 'outbound')]],
    ['after-call-work', [call('ended')]],
  ] as const)('is %s for its voice contacts, whatever is declared', (state, contacts) => {
    expect(stateOf(AVAILABLE, ...contacts)).toBe(state);
    expect(stateOf({ ...AVAILABLE, code: 'offline' }, ...contacts)).toBe(state);
  });

  it('keeps the direction of the call that decided it', () => {
    expect(deriveState(AVAILABLE, [call('held', 'outbound')], REASONS).direction).toBe('outbound');
    expect(deriveState(AVAILABLE, [], REASONS).direction).toBeNull();
  });

  it('leaves contacts of other channels aside, but tells them', () => {
    const chat: Contact = { contactId: 'c1', channel: 'chat', direction: 'inbound', phase: 'connected' };
    const derived = deriveState(AVAILABLE, [chat], REASONS);
    expect([derived.state, derived.contactIds]).toEqual(['available', ['c1']]);
  });

  it.each([
    ['lunch', away('LUNCH ')],
    ['lunch', away('42', 'Lunch')],
    ['training', away('7')],
    ['not-responding', away(null, 'auto-pause')],
    ['other-aux', away(null)],
  ])('is %s by the reason map, in any case, by code or label', (state, declared) => {
    expect(stateOf(declared)).toBe(state);
    expect(deriveState(declared, [], REASONS).unmappedReason).toBeNull();
  });

  it('is other-aux for a reason that the map does not know, and names the reason', () => {
    const derived = deriveState(away('99', 'Town hall'), [], REASONS);
    expect([derived.state, derived.unmappedReason]).toEqual(['other-aux', 'Town hall']);
  });

  it.each(['available', 'after-call-work', 'not-responding', 'offline'] as const)(
    'is %s as declared when no contact is open',
    (code) => expect(stateOf({ ...AVAILABLE, code })).toBe(code),
  );
});
