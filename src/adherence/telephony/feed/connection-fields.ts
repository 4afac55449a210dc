import { X509Certificate } from 'node:crypto';
import { SECOND_MS } from '../../../time/instant.js';
import { timeZone as readTimeZone, type TimeZone } from '../../../time/zoned-time.js';
import {
  connectionFieldInvalid,
  connectionFieldMissing,
  connectionFieldUnknown,
  connectionSecretInvalid,
} from './feed.errors.js';

/** One setting of a connection. */
export interface ConnectionField<T = unknown> {
  /** Kept sealed, never told again, and not repeated in errors. */
  readonly secret: boolean;
  /** What counts when it is left out; a field without it must be given. */
  readonly otherwise?: T;
  /** The value as the feed takes it, or what it must be, for people: `must be a port`. */
  read(given: unknown): { readonly value: T } | { readonly wanted: string };
}

export type ConnectionFields = Readonly<Record<string, ConnectionField>>;

/** What a feed gets of its fields. */
export type SettingsOf<Fields extends ConnectionFields> = {
  readonly [Name in keyof Fields]: Fields[Name] extends ConnectionField<infer T> ? T : never;
};

/**
 * Reads the settings of a connection; what is left out gets its usual value.
 * @throws UserError TELEPHONY_CONNECTION_INVALID naming the first field that cannot be.
 */
export function readConnection<Fields extends ConnectionFields>(
  fields: Fields,
  given: Readonly<Record<string, unknown>>,
): SettingsOf<Fields> {
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(fields, name));
  if (unknown !== undefined) throw connectionFieldUnknown(unknown, Object.keys(fields));
  const settings = Object.entries(fields).map(([name, field]) => [name, settingOf(name, field, given[name])]);
  return Object.fromEntries(settings) as SettingsOf<Fields>;
}

function settingOf(name: string, field: ConnectionField, given: unknown): unknown {
  if (given === undefined || given === null) {
    if ('otherwise' in field) return field.otherwise;
    throw connectionFieldMissing(name);
  }
  const read = field.read(given);
  if ('value' in read) return read.value;
  throw field.secret
    ? connectionSecretInvalid(name, read.wanted)
    : connectionFieldInvalid(name, given, read.wanted);
}

type Read<T> = ReturnType<ConnectionField<T>['read']>;

function field<T>(read: (given: unknown) => Read<T>, otherwise?: NoInfer<T>): ConnectionField<T> {
  return otherwise === undefined ? { secret: false, read } : { secret: false, read, otherwise };
}

/** Words on one line. */
export function text(most: number, otherwise?: string): ConnectionField<string> {
  return field<string>((given) => readText(given, most), otherwise);
}

/** Words on one line, or null when left out. */
export function optionalText(most: number): ConnectionField<string | null> {
  return { secret: false, otherwise: null, read: (given) => readText(given, most) };
}

export function secret(): ConnectionField<string> {
  return { secret: true, read: (given) => readText(given, 4_000) };
}

/** A password or key, or null when left out. */
export function optionalSecret(): ConnectionField<string | null> {
  return { secret: true, otherwise: null, read: (given) => readText(given, 4_000) };
}

const HOST = /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$|^[0-9a-fA-F:]*:[0-9a-fA-F:.]+$/;

export function hostName(otherwise?: string): ConnectionField<string> {
  const wanted = 'must be a host name or an IP address, without a port or a protocol';
  return field<string>(
    (given) =>
      typeof given === 'string' && given.length <= 253 && HOST.test(given) ? { value: given } : { wanted },
    otherwise,
  );
}

export function wholeNumber(least: number, most: number, otherwise?: number): ConnectionField<number> {
  const wanted = `must be a whole number from ${least} to ${most}`;
  return field<number>(
    (given) =>
      typeof given === 'number' && Number.isInteger(given) && given >= least && given <= most
        ? { value: given }
        : { wanted },
    otherwise,
  );
}

export function port(otherwise: number): ConnectionField<number> {
  return wholeNumber(1, 65_535, otherwise);
}

export function flag(otherwise: boolean): ConnectionField<boolean> {
  return field<boolean>(
    (given) => (typeof given === 'boolean' ? { value: given } : { wanted: 'must be true or false' }),
    otherwise,
  );
}

export function oneOf<T extends string>(allowed: readonly T[], otherwise?: T): ConnectionField<T> {
  return field<T>((given) => {
    const found = allowed.find((each) => each === given);
    return found === undefined ? { wanted: `must be one of ${allowed.join(', ')}` } : { value: found };
  }, otherwise);
}

/** The whole path of a file on the machine of the worker. */
export function filePath(): ConnectionField<string> {
  const wanted = 'must be the whole path of a file, beginning with /';
  return field<string>((given) => {
    const read = readText(given, 1_000);
    return 'value' in read && !/^\/(?!.*\/\.\.(\/|$)).*[^/]$/.test(read.value) ? { wanted } : read;
  });
}

export function timeZone(otherwise?: TimeZone): ConnectionField<TimeZone> {
  return field<TimeZone>((given) => {
    try {
      return { value: readTimeZone(String(given)) };
    } catch {
      return { wanted: 'must be a time zone such as Europe/Madrid' };
    }
  }, otherwise);
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;

/** Certificates of authorities as PEM, or null when left out: they count in the place of those that the machine knows. */
export function optionalAuthorities(): ConnectionField<string | null> {
  const wanted =
    'must be certificates in PEM, each from BEGIN CERTIFICATE to END CERTIFICATE, and nothing else';
  return {
    secret: false,
    otherwise: null,
    read: (given) => {
      if (typeof given !== 'string' || given.length > 100_000) return { wanted };
      const found = given.match(CERTIFICATE) ?? [];
      // A key beside them would be shown to whoever may read settings.
      const isClean = found.length > 0 && given.replace(CERTIFICATE, '').trim() === '';
      return isClean && found.every(isCertificate) ? { value: given } : { wanted };
    },
  };
}

function isCertificate(pem: string): boolean {
  try {
    new X509Certificate(pem);
    return true;
  } catch {
    return false;
  }
}

/** An array of words. */
export function texts(least: number, most: number, longest: number): ConnectionField<readonly string[]> {
  const wanted = `must be an array of ${least} to ${most} texts, each of 1 to ${longest} characters`;
  const usable = (each: unknown): boolean => 'value' in readText(each, longest);
  return field<readonly string[]>(
    (given) =>
      Array.isArray(given) && given.length >= least && given.length <= most && given.every(usable)
        ? { value: given as string[] }
        : { wanted },
    least === 0 ? [] : undefined,
  );
}

const ADDRESS = /^(.+):(\d{1,5})$/;

/** Where servers of one cluster are reached: `["kafka1.example:9092"]`. */
export function addresses(most: number): ConnectionField<readonly string[]> {
  const wanted = `must be an array of 1 to ${most} addresses with their ports, such as "broker.example:9092"`;
  const usable = (each: unknown): boolean => {
    const [, host = '', port = ''] = ADDRESS.exec(String(each)) ?? [];
    return typeof each === 'string' && HOST.test(host) && Number(port) >= 1 && Number(port) <= 65_535;
  };
  return field<readonly string[]>((given) =>
    Array.isArray(given) && given.length >= 1 && given.length <= most && given.every(usable)
      ? { value: given as string[] }
      : { wanted },
  );
}

/** Whole seconds by the name of a queue: `{ "support": 15 }`. */
export function secondsByName(): ConnectionField<Readonly<Record<string, number>>> {
  const wanted = 'must be an object of whole seconds (0 to 3600) by name, such as {"support": 15}';
  const seconds = (each: unknown): boolean =>
    typeof each === 'number' && Number.isInteger(each) && each >= 0 && each <= 3_600_000 / SECOND_MS;
  return field<Readonly<Record<string, number>>>((given) => {
    const usable = typeof given === 'object' && given !== null && !Array.isArray(given);
    if (!usable || Object.keys(given).length > 1_000 || !Object.values(given).every(seconds))
      return { wanted };
    return { value: given as Record<string, number> };
  }, {});
}

function readText(given: unknown, most: number): Read<string> {
  const usable = typeof given === 'string' && given !== '' && given.length <= most && !/\p{Cc}/u.test(given);
  return usable ? { value: given } : { wanted: `must be a text of 1 to ${most} characters on one line` };
}
