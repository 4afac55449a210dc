import { type ErrorObject } from 'ajv';
import { type UserError } from '../../../user-error.js';
import {
  eventFieldInvalid,
  eventFieldMissing,
  eventFieldUnknown,
  eventTimeInvalid,
  eventTypeUnsupported,
  eventValueUnknown,
  eventVersionUnsupported,
} from './ingest.errors.js';

/** What the first fault that the schema found means to the sender. */
export function faultOf(error: ErrorObject, told: unknown, event: number, supportedType: string): UserError {
  const path = error.instancePath.split('/').slice(1).map(plainName);
  const place = { event, field: path.join('.') };
  const value = shown(valueAt(told, path));
  const params = error.params as Readonly<Record<string, unknown>>;
  const inside = (name: unknown) => ({ event, field: [...path, String(name)].join('.') });
  switch (error.keyword) {
    case 'required':
      return eventFieldMissing(inside(params.missingProperty));
    case 'additionalProperties':
      return eventFieldUnknown(inside(params.additionalProperty));
    case 'enum':
      return eventValueUnknown(place, value, params.allowedValues as readonly string[]);
    case 'format':
      return eventTimeInvalid(place, value);
    case 'const':
      return constantFault(place, value, supportedType, params.allowedValue);
    default:
      return eventFieldInvalid(place, value, wanted(error, params));
  }
}

function constantFault(
  place: { readonly event: number; readonly field: string },
  value: string,
  supportedType: string,
  allowed: unknown,
): UserError {
  if (place.field === 'specversion') return eventVersionUnsupported(place, value);
  if (place.field === 'type') return eventTypeUnsupported(place, value, supportedType);
  return eventFieldInvalid(place, value, `must be ${JSON.stringify(allowed)}`);
}

function wanted({ keyword, message }: ErrorObject, params: Readonly<Record<string, unknown>>): string {
  switch (keyword) {
    case 'type':
      return `must be of type ${[params.type].flat().join(' or ')}`;
    case 'minLength':
      return 'must not be empty';
    case 'maxLength':
      return `must have at most ${String(params.limit)} characters`;
    case 'maxItems':
      return `must have at most ${String(params.limit)} entries`;
    case 'pattern':
      return 'has blanks at an end, control characters, or a form that is not allowed here';
    default:
      return message ?? 'is not allowed here';
  }
}

function plainName(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~');
}

function valueAt(told: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], told);
}

const LONGEST_SHOWN = 60;

function shown(value: unknown): string {
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > LONGEST_SHOWN
    ? `${text.slice(0, LONGEST_SHOWN)}... (${text.length} characters)`
    : text;
}
