import {
  localDate,
  type LocalDate,
  localTime,
  type LocalTime,
  timeZone,
  type TimeZone,
} from '../time/zoned-time.js';
import { isJurisdiction } from './holidays.js';
import { jurisdictionUnknown, valueInvalid } from './workforce.errors.js';
import { CEFR_LEVELS, type CefrLevel } from './workforce.js';

/** Readers of single values, for forms and for files alike. Each throws UserError VALUE_INVALID with field, value and advice. */

const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** A short name that files and telephony know a thing by. */
export function readCode(text: string, field = 'code'): string {
  const code = text.trim();
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._@:/+-]{0,63}$/u.test(code)) {
    const advice = 'Use 1 to 64 letters, digits and . _ - @ : / +, without spaces, for example MNL-0042.';
    throw valueInvalid(field, text, `${quoted(text)} is not a code. ${advice}`);
  }
  return code;
}

export function readName(text: string, field = 'name'): string {
  const name = text.trim().replaceAll(/\s+/g, ' ');
  if (name === '' || name.length > 200 || /\p{Cc}/u.test(name)) {
    throw valueInvalid(
      field,
      text,
      `The ${field} is empty, longer than 200 characters or has control characters.`,
    );
  }
  return name;
}

export function readZone(text: string, field = 'zone'): TimeZone {
  return read(field, text, () => timeZone(text.trim()));
}

export function readDate(text: string, field: string): LocalDate {
  return read(field, text, () => localDate(text.trim()));
}

export function readTime(text: string, field: string): LocalTime {
  return read(field, text, () => localTime(text.trim()));
}

/** A BCP 47 tag in its usual spelling: `pt-br` becomes `pt-BR`. */
export function readLanguage(text: string, field = 'language'): string {
  const tag = canonicalLanguage(text.trim());
  if (tag === undefined || tag.length > 35 || languageNames.of(tag) === undefined) {
    const advice = 'Write a BCP 47 tag: en, es, fr-CA, pt-BR, zh-Hant.';
    throw valueInvalid(field, text, `${quoted(text)} is not a language. ${advice}`);
  }
  return tag;
}

export function readLevel(text: string, field = 'level'): CefrLevel {
  const level = CEFR_LEVELS.find((each) => each === text.trim().toUpperCase());
  if (level === undefined) {
    throw valueInvalid(
      field,
      text,
      `${quoted(text)} is not a CEFR level. Write one of ${CEFR_LEVELS.join(', ')}.`,
    );
  }
  return level;
}

/** A country or subdivision whose public holidays are known. */
export function readCountry(text: string): string {
  const jurisdiction = text.trim().toUpperCase();
  if (!isJurisdiction(jurisdiction)) throw jurisdictionUnknown(text);
  return jurisdiction;
}

/** Whether a number lies in the range, both ends included. */
export function checkNumber(
  value: number,
  field: string,
  { min, max, unit = '' }: { readonly min: number; readonly max: number; readonly unit?: string },
): number {
  if (!(value >= min && value <= max)) {
    const wanted = `Write a number from ${min} to ${max}${unit === '' ? '' : ` ${unit}`}.`;
    throw valueInvalid(field, value, `${field} is ${value}. ${wanted}`);
  }
  return value;
}

export function checkWhole(
  value: number,
  field: string,
  range: { readonly min: number; readonly max: number; readonly unit?: string },
): number {
  if (!Number.isInteger(value)) {
    throw valueInvalid(
      field,
      value,
      `${field} is ${value}. Write a whole number from ${range.min} to ${range.max}.`,
    );
  }
  return checkNumber(value, field, range);
}

/** How much faster than the average the agent is at this work. */
export function checkSpeed(speed: number, field = 'speed'): number {
  if (!(speed >= 0.1 && speed <= 3)) {
    const meaning = '1 is average, 1.2 handles 20 % more contacts in the same time';
    throw valueInvalid(field, speed, `speed is ${speed}. Write a factor from 0.1 to 3 (${meaning}).`);
  }
  return speed;
}

function canonicalLanguage(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text).at(0);
  } catch {
    return undefined;
  }
}

function read<T>(field: string, text: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw valueInvalid(field, text, error instanceof Error ? error.message : String(error));
  }
}

function quoted(text: string): string {
  return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;
}
