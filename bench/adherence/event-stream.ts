import { AGENT_STATE_TYPE } from '../../src/adherence/telephony/cloudevents/agent-state-event.schema.js';
import { formatInstant, type Instant } from '../../src/time/instant.js';

export const agentKey = (agent: number): string => `agent-${String(agent).padStart(6, '0')}`;

/** What agents do one after the other: a call that rings, is answered, ends and is cleared, and now and then a break. */
const SITUATIONS = [
  ['available', 'ringing'],
  ['available', 'connected'],
  ['available', 'ended'],
  ['available', null],
  ['unavailable', null],
] as const;

export interface MadeEvent {
  readonly id: string;
  readonly agentKey: string;
  readonly at: Instant;
  readonly declared: {
    readonly code: string;
    readonly reasonCode: null;
    readonly reasonLabel: string | null;
  };
  readonly contacts: readonly object[];
}

/** The events of all agents in turn, numbered. */
export function makeEvent(run: string, number: number, agents: number, at: Instant): MadeEvent {
  const [code, phase] = SITUATIONS[Math.floor(number / agents) % SITUATIONS.length];
  const call = { contactId: `${run}-call-${number}`, channel: 'voice', direction: 'inbound', phase };
  return {
    id: `${run}-${number.toString(36).padStart(8, '0')}`,
    agentKey: agentKey(number % agents),
    at,
    declared: { code, reasonCode: null, reasonLabel: code === 'unavailable' ? 'Break' : null },
    contacts: phase === null ? [] : [call],
  };
}

export const ORIGIN = '//acd.bench/eu-west';

export function asCloudEvent({ id, agentKey, at, declared, contacts }: MadeEvent): string {
  return JSON.stringify({
    specversion: '1.0',
    id,
    source: ORIGIN,
    type: AGENT_STATE_TYPE,
    subject: agentKey,
    time: formatInstant(at),
    data: { declared: { code: declared.code, reasonLabel: declared.reasonLabel }, contacts },
  });
}
