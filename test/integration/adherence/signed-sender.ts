import {
  AGENT_STATE_TYPE,
  type AgentStateCloudEvent,
} from '../../../src/adherence/telephony/cloudevents/agent-state-event.schema.js';
import { BATCH_TYPE } from '../../../src/adherence/telephony/cloudevents/cloudevents.connector.js';
import { sign } from '../../../src/adherence/telephony/cloudevents/signature.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly accepted?: number;
    readonly duplicates?: number;
    readonly code?: string;
    readonly message?: string;
    readonly place?: Record<string, string | number>;
  };
}

/** What is sent; `null` leaves a header out. */
export interface Sent {
  readonly body?: string | Buffer;
  readonly contentType?: string | null;
  readonly timestamp?: string | null;
  readonly signature?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A platform that signs what it sends, as the documentation says. */
export class SignedSender {
  constructor(
    private readonly address: string,
    private readonly key: string,
    private readonly epochSeconds: () => number,
  ) {}

  batch(events: readonly unknown[]): Promise<Answer> {
    return this.send({ body: JSON.stringify(events), contentType: BATCH_TYPE });
  }

  async send({ body = '', contentType = BATCH_TYPE, headers = {}, ...sent }: Sent): Promise<Answer> {
    const timestamp = sent.timestamp === undefined ? String(this.epochSeconds()) : sent.timestamp;
    const signature = sent.signature === undefined ? sign(this.key, timestamp ?? '', body) : sent.signature;
    const all: Record<string, string> = { ...headers };
    if (contentType !== null) all['content-type'] = contentType;
    if (timestamp !== null) all['wfm-timestamp'] = timestamp;
    if (signature !== null) all['wfm-signature'] = signature;
    const bytes = typeof body === 'string' ? Buffer.from(body) : body;
    const response = await fetch(this.address, { method: 'POST', headers: all, body: new Uint8Array(bytes) });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: read(text) };
  }
}

function read(text: string): Answer['body'] {
  try {
    return JSON.parse(text) as Answer['body'];
  } catch {
    throw new Error(`The answer is not JSON: ${text.slice(0, 200)}`);
  }
}

export function anEvent(
  over: Partial<Record<keyof AgentStateCloudEvent, unknown>> = {},
): AgentStateCloudEvent {
  const event: AgentStateCloudEvent = {
    specversion: '1.0',
    id: 'e-1',
    source: '//acd.example/eu',
    type: AGENT_STATE_TYPE,
    subject: 'ana',
    time: '2026-10-19T09:00:00Z',
    data: { declared: { code: 'available' }, contacts: [] },
  };
  return { ...event, ...over } as AgentStateCloudEvent;
}
