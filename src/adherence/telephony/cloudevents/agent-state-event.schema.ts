import { CHANNELS, CONTACT_PHASES, DECLARED_CODES, DIRECTIONS } from '../../engine/agent-event.js';

export const AGENT_STATE_TYPE = 'wfm.agent.state.v1';

/** What both databases tell apart: no control characters, no half surrogates, and no blanks at the ends (to MySQL `a` is `a `). */
const TEXT = '[^\\p{Cc}\\p{Cs}]';
const INK = '[^\\s\\p{Cc}\\p{Cs}]';
const NAME = { type: 'string', minLength: 1, maxLength: 255, pattern: `^${INK}(${TEXT}*${INK})?$` };
const OPTIONAL_TEXT = { type: ['string', 'null'], maxLength: 255 };

/** The contract of the CloudEvents connector: JSON Schema, published as docs/agent-state-event.schema.json and served. */
export const AGENT_STATE_EVENT_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'urn:shiftwright:agent-state-event:v1',
  title: 'Agent state event',
  description:
    'A CloudEvents 1.0 event (structured mode; a batch is an array of them) that tells the whole situation of one agent login at one moment.',
  type: 'object',
  required: ['specversion', 'id', 'source', 'type', 'subject', 'time', 'data'],
  properties: {
    specversion: { const: '1.0' },
    id: { ...NAME, description: 'Unique within the source; the same event sent again keeps its id.' },
    source: { ...NAME, description: 'URI reference of the system that observed the state.' },
    type: { const: AGENT_STATE_TYPE },
    subject: { ...NAME, description: 'The agent key: the login as the source knows it.' },
    time: {
      type: 'string',
      format: 'date-time',
      description:
        'When the agent came into this situation, by the clock of the source: RFC 3339 with an offset.',
    },
    datacontenttype: { const: 'application/json' },
    dataschema: { type: 'string', maxLength: 2048 },
    sequence: {
      type: ['string', 'integer'],
      pattern: '^\\d{1,15}$',
      minimum: 0,
      maximum: 999_999_999_999_999,
      description: 'Orders events of one login that have the same time.',
    },
    data: { $ref: '#/definitions/situation' },
  },
  additionalProperties: {
    type: ['string', 'boolean', 'number', 'null'],
    description: 'CloudEvents extension attributes are kept with the event.',
  },
  definitions: {
    situation: {
      type: 'object',
      required: ['declared', 'contacts'],
      properties: {
        declared: { $ref: '#/definitions/declared' },
        contacts: {
          type: 'array',
          maxItems: 50,
          items: { $ref: '#/definitions/contact' },
          description: 'Every contact that the agent has now; empty when there is none.',
        },
      },
      additionalProperties: false,
    },
    declared: {
      type: 'object',
      description: 'What the agent has set, or the platform has set for him.',
      required: ['code'],
      properties: {
        code: { enum: DECLARED_CODES },
        reasonCode: {
          ...OPTIONAL_TEXT,
          description: 'Why unavailable: the reason map of the source reads it.',
        },
        reasonLabel: {
          ...OPTIONAL_TEXT,
          description: 'The same for people; read where the code is not known.',
        },
      },
      additionalProperties: false,
    },
    contact: {
      type: 'object',
      required: ['contactId', 'channel', 'direction', 'phase'],
      properties: {
        contactId: NAME,
        channel: { enum: CHANNELS },
        direction: { enum: DIRECTIONS },
        phase: { enum: CONTACT_PHASES, description: '"ended": over but not yet cleared (after-call work).' },
        since: { type: 'string', format: 'date-time', description: 'When the phase began; for people.' },
      },
      additionalProperties: false,
    },
  },
} as const;

/** An event that has passed the schema. */
export interface AgentStateCloudEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: typeof AGENT_STATE_TYPE;
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype?: 'application/json';
  readonly sequence?: string | number;
  readonly data: {
    readonly declared: {
      readonly code: (typeof DECLARED_CODES)[number];
      readonly reasonCode?: string | null;
      readonly reasonLabel?: string | null;
    };
    readonly contacts: readonly {
      readonly contactId: string;
      readonly channel: (typeof CHANNELS)[number];
      readonly direction: (typeof DIRECTIONS)[number];
      readonly phase: (typeof CONTACT_PHASES)[number];
      readonly since?: string;
    }[];
  };
}
