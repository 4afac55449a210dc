import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { type ReceivedEvent } from '../../engine/agent-event.js';
import { type UserError } from '../../../user-error.js';
import { type Instant, parseInstant } from '../../../time/instant.js';
import { type Delivery } from '../connector.js';
import { type SignedRequest, type WebhookPlatform } from '../webhook-platform.js';
import {
  AGENT_STATE_EVENT_SCHEMA,
  AGENT_STATE_TYPE,
  type AgentStateCloudEvent,
} from './agent-state-event.schema.js';
import {
  batchEmpty,
  batchTooLarge,
  bodyEmpty,
  bodyNotABatch,
  bodyNotAnEvent,
  bodyNotJson,
  bodyNotUtf8,
  contentTypeUnsupported,
} from './ingest.errors.js';
import { faultOf } from './schema-fault.js';
import { verifySignature } from './signature.js';

export const EVENT_TYPE = 'application/cloudevents+json';
export const BATCH_TYPE = 'application/cloudevents-batch+json';
export const LARGEST_BATCH = 1_000;
const FIRST_YEAR = parseInstant('2000-01-01T00:00:00Z');

/** CloudEvents 1.0 in JSON, one event or a batch: the door for every platform without a connector of its own. */
export class CloudEventsConnector implements WebhookPlatform {
  readonly name: string = 'cloudevents';
  readonly path = 'cloudevents';
  readonly answer = 202;
  readonly givesKey = false;
  private readonly conforms = compile();

  read(delivery: Delivery): readonly ReceivedEvent[] {
    const batch = isBatch(delivery.contentType);
    const told = parse(delivery.body);
    if (!batch) return [this.event(asEvent(told), 0)];
    if (!Array.isArray(told)) throw bodyNotABatch(kindOf(told));
    if (told.length === 0) throw batchEmpty();
    if (told.length > LARGEST_BATCH) throw batchTooLarge(told.length, LARGEST_BATCH);
    return told.map((event, index) => this.event(event, index));
  }

  checkContentType(contentType: string): void {
    isBatch(contentType);
  }

  authenticate({ body, header }: SignedRequest, keys: readonly string[], now: Instant): void {
    const timestamp = header('wfm-timestamp');
    verifySignature({ timestamp, signature: header('wfm-signature'), body }, keys, now);
  }

  private event(told: unknown, index: number): ReceivedEvent {
    if (!this.conforms(told)) throw this.fault(told, index);
    const { declared, contacts } = told.data;
    return {
      origin: told.source,
      id: told.id,
      agentKey: told.subject,
      eventTime: parseInstant(told.time),
      sequence: told.sequence === undefined ? null : Number(told.sequence),
      declared: {
        code: declared.code,
        reasonCode: declared.reasonCode ?? null,
        reasonLabel: declared.reasonLabel ?? null,
      },
      contacts: contacts.map(({ contactId, channel, direction, phase }) => ({
        contactId,
        channel,
        direction,
        phase,
      })),
      raw: JSON.stringify(told),
    };
  }

  private fault(told: unknown, index: number): UserError {
    const [error] = this.conforms.errors as ErrorObject[];
    return faultOf(error, told, index, AGENT_STATE_TYPE);
  }
}

function compile(): ValidateFunction<AgentStateCloudEvent> {
  const ajv = new Ajv({ allowUnionTypes: true, strictTypes: false, strictTuples: false });
  ajv.addFormat('date-time', { type: 'string', validate: isInstant });
  return ajv.compile<AgentStateCloudEvent>(AGENT_STATE_EVENT_SCHEMA);
}

function isInstant(text: string): boolean {
  try {
    return parseInstant(text) >= FIRST_YEAR;
  } catch {
    return false;
  }
}

/** Parameters other than the character set are allowed and ignored. */
export function isBatch(contentType: string): boolean {
  const [type, ...parameters] = contentType.split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  const utf8 = charset === undefined || ['utf-8', 'utf8', '"utf-8"'].includes(charset);
  if (!utf8 || (type !== EVENT_TYPE && type !== BATCH_TYPE)) throw contentTypeUnsupported(contentType);
  return type === BATCH_TYPE;
}

function parse(body: Buffer): unknown {
  if (body.length === 0) throw bodyEmpty();
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw bodyNotUtf8();
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw bodyNotJson((error as Error).message);
  }
}

function asEvent(told: unknown): unknown {
  if (typeof told !== 'object' || told === null || Array.isArray(told)) throw bodyNotAnEvent(kindOf(told));
  return told;
}

function kindOf(told: unknown): string {
  if (told === null) return 'null';
  return Array.isArray(told) ? 'an array' : typeof told === 'object' ? 'an object' : `a ${typeof told}`;
}
