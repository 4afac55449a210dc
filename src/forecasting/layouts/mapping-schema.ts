import { Ajv, type ErrorObject } from 'ajv';
import { timeZone } from '../../time/zoned-time.js';
import { mappingInvalid } from '../forecasting.errors.js';
import { DELIMITERS, DURATION_UNITS, type HistoryMapping, TIME_FORMATS } from './mapping.js';

const column = { type: 'string', minLength: 1, maxLength: 200 } as const;
const orNull = (schema: object): object => ({ anyOf: [{ type: 'null' }, schema] });

const duration = {
  type: 'object',
  additionalProperties: false,
  required: ['columns', 'unit', 'meaning'],
  properties: {
    columns: { type: 'array', items: column, minItems: 1, maxItems: 5 },
    unit: { enum: DURATION_UNITS },
    meaning: { enum: ['average', 'total'] },
  },
} as const;

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['time', 'offered'],
  properties: {
    delimiter: { enum: [null, ...DELIMITERS], default: null },
    header: { type: 'boolean', default: true },
    decimal: { enum: ['point', 'comma'], default: 'point' },
    time: {
      type: 'object',
      additionalProperties: false,
      required: ['columns'],
      properties: {
        columns: { type: 'array', items: column, minItems: 1, maxItems: 2 },
        format: { enum: TIME_FORMATS, default: 'wall' },
        dateOrder: { enum: [null, 'day-first', 'month-first'], default: null },
        zone: { ...orNull(column), default: null },
      },
    },
    queue: { ...orNull(column), default: null },
    interval: { ...orNull(column), default: null },
    offered: column,
    handled: { ...orNull(column), default: null },
    abandoned: { ...orNull(column), default: null },
    handleTime: { ...orNull(duration), default: null },
    waitTime: { ...orNull(duration), default: null },
    only: {
      type: 'array',
      maxItems: 10,
      default: [],
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['column', 'values'],
        properties: {
          column,
          values: { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 100 },
        },
      },
    },
    addUp: { type: 'boolean', default: false },
    columnCount: { ...orNull({ type: 'integer', minimum: 1, maximum: 1_000 }), default: null },
  },
} as const;

const validate = new Ajv({ useDefaults: true, allErrors: false }).compile<HistoryMapping>(schema);

/**
 * A mapping from outside, with what it leaves out filled in.
 * @throws UserError HISTORY_MAPPING_INVALID with the place and what may stand there.
 */
export function readMapping(given: unknown): HistoryMapping {
  const mapping: unknown = structuredClone(given);
  if (!validate(mapping)) throw mappingInvalid(inWords(validate.errors?.[0]));
  const { zone } = mapping.time;
  const { queue, interval, offered, handled, abandoned, handleTime, waitTime, only } = mapping;
  const optional = [queue, interval, handled, abandoned].filter((name) => name !== null);
  const durations = [handleTime?.columns ?? [], waitTime?.columns ?? []];
  const lists = [mapping.time.columns, ...durations, only.map((filter) => filter.column)];
  const named = [offered, ...optional, ...lists.flat()];
  const word = mapping.header ? undefined : named.find((name) => !/^[1-9]\d{0,3}$/.test(name));
  if (word !== undefined) {
    throw mappingInvalid(
      `"${word}" is no number of a column, and without a header columns are numbers from 1.`,
    );
  }
  return { ...mapping, time: { ...mapping.time, zone: zone === null ? null : readZone(zone) } };
}

function readZone(name: string): ReturnType<typeof timeZone> {
  try {
    return timeZone(name);
  } catch (error) {
    throw mappingInvalid(`time/zone: ${(error as Error).message}`);
  }
}

function inWords(error: ErrorObject | undefined): string {
  const allowed = (error?.params as { allowedValues?: readonly unknown[] } | undefined)?.allowedValues;
  const place = error?.instancePath.slice(1) || 'the mapping';
  return `${place} ${error?.message ?? 'is wrong'}${allowed === undefined ? '' : `: ${allowed.map(String).join(', ')}`}.`;
}
