import { databaseSettings, type DatabaseSettings } from './database/database-settings.js';
import { keptSecret } from './kept-secret.js';
import { settingInvalid } from './settings.errors.js';

export type Environment = Readonly<Record<string, string | undefined>>;

export const ROLES_OF_PROCESS = ['all', 'api', 'worker'] as const;
export type RoleOfProcess = (typeof ROLES_OF_PROCESS)[number];

export interface Limits {
  /** Levels of fields a GraphQL operation may nest. */
  readonly queryDepth: number;
  /** Cost of a GraphQL operation: a field is 1, times the page size of every list around it. */
  readonly queryCost: number;
  /** Size of a request body. */
  readonly bodyBytes: number;
  /** Size of a GraphQL request body of someone who is signed in (imports carry whole files). */
  readonly importBytes: number;
}

export interface RedisSettings {
  readonly url: string;
  /** Keeps two installations on one Redis apart. */
  readonly prefix: string;
}

/** Everything the environment decides, read and checked once. Also the injection token. */
export abstract class Settings {
  abstract readonly production: boolean;
  abstract readonly role: RoleOfProcess;
  abstract readonly host: string;
  abstract readonly port: number;
  /** Reverse proxies in front, whose word about the caller's address is taken. */
  abstract readonly proxies: number;
  /** How the world begins our addresses, where proxies rewrite them; `null` takes what requests say. */
  abstract readonly publicUrl: string | null;
  abstract readonly database: DatabaseSettings;
  /** Carries jobs and messages between processes; `null` where one process does everything. */
  abstract readonly redis: RedisSettings | null;
  /** Migrate the schema at start. */
  abstract readonly migrate: boolean;
  /** Load the made-up company into an empty database. */
  abstract readonly demo: boolean;
  /** Signs the sessions. */
  abstract readonly secret: string;
  abstract readonly limits: Limits;
  /** Jobs this process works on at the same time. */
  abstract readonly jobConcurrency: number;
}

/**
 * Reads every `WFM_...` and common setting.
 * @throws UserError SETTING_INVALID naming the first wrong setting, its value and what to write instead.
 */
export function readSettings(env: Environment): Settings {
  const production =
    oneOf(env, 'NODE_ENV', ['development', 'test', 'production'], 'development') === 'production';
  const database = databaseSettings(env);
  let kept = givenSecret(env, production, database);
  return {
    production,
    role: oneOf(env, 'WFM_ROLE', ROLES_OF_PROCESS, 'all'),
    host: text(env, 'WFM_HOST') ?? '127.0.0.1',
    port: wholeNumber(env, 'PORT', 3000, 0, 65_535),
    proxies: wholeNumber(env, 'WFM_PROXIES', 0, 0, 16),
    publicUrl: publicUrl(env),
    database,
    redis: redis(env),
    migrate: onOff(env, 'WFM_MIGRATE', true),
    demo: onOff(env, 'WFM_DEMO', database.kind === 'sqlite' && !production),
    get secret() {
      return (kept ??= keptSecret(database.kind === 'sqlite' ? database.file : 'var/secret'));
    },
    limits: {
      queryDepth: wholeNumber(env, 'WFM_QUERY_DEPTH', 12, 1, 100),
      queryCost: wholeNumber(env, 'WFM_QUERY_COST', 10_000, 1, 100_000_000),
      bodyBytes: wholeNumber(env, 'WFM_BODY_BYTES', 1_048_576, 1_024, 1_073_741_824),
      importBytes: wholeNumber(env, 'WFM_IMPORT_BYTES', 10_485_760, 1_024, 1_073_741_824),
    },
    jobConcurrency: wholeNumber(env, 'WFM_JOBS', 1, 1, 64),
  };
}

/** `null` where one may be made and kept; see `keptSecret`. */
function givenSecret(env: Environment, production: boolean, database: DatabaseSettings): string | null {
  const secret = text(env, 'WFM_SECRET');
  if (secret !== null) assertLongEnough(secret);
  if (secret === null && production && database.kind === 'mysql') {
    throw settingInvalid(
      'WFM_SECRET',
      'missing',
      'In production on MySQL it signs the sessions: set 32 or more random characters, the same for every process.',
    );
  }
  return secret;
}

/**
 * Makes sure that sessions can be signed, once the database's folder is known to be there.
 * @throws UserError SETTING_INVALID
 */
export function assertSecret({ secret }: Settings): void {
  assertLongEnough(secret);
}

function assertLongEnough(secret: string): void {
  if (secret.length >= 32) return;
  throw settingInvalid(
    'WFM_SECRET',
    'too short',
    'Give at least 32 random characters, for example from: openssl rand -hex 32',
  );
}

function text(env: Environment, name: string): string | null {
  const value = env[name]?.trim();
  return value === undefined || value === '' ? null : value;
}

function oneOf<T extends string>(env: Environment, name: string, allowed: readonly T[], otherwise: T): T {
  const value = text(env, name);
  if (value === null) return otherwise;
  const found = allowed.find((each) => each === value);
  if (found === undefined) throw settingInvalid(name, `"${value}"`, `Write one of: ${allowed.join(', ')}.`);
  return found;
}

function onOff(env: Environment, name: string, otherwise: boolean): boolean {
  return oneOf(env, name, ['on', 'off'], otherwise ? 'on' : 'off') === 'on';
}

function wholeNumber(env: Environment, name: string, otherwise: number, min: number, max: number): number {
  const value = text(env, name);
  if (value === null) return otherwise;
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < min || number > max) {
    throw settingInvalid(name, `"${value}"`, `Write a whole number from ${min} to ${max}.`);
  }
  return number;
}

function publicUrl(env: Environment): string | null {
  const url = text(env, 'WFM_PUBLIC_URL');
  if (url === null) return null;
  if (!/^https?:\/\/[^\s/?#@]+(\/[^\s?#]*)?$/.test(url)) {
    const wanted = 'Write the beginning of our addresses as the world knows them: https://wfm.example.com';
    throw settingInvalid('WFM_PUBLIC_URL', `"${url}"`, wanted);
  }
  return url.replace(/\/+$/, '');
}

function redis(env: Environment): RedisSettings | null {
  const url = text(env, 'REDIS_URL');
  if (url === null) return null;
  if (!/^rediss?:\/\/[^\s/]+/.test(url)) {
    throw settingInvalid(
      'REDIS_URL',
      'not an address of Redis',
      'It must look like redis://user:password@host:6379. Leave it out to run without Redis.',
    );
  }
  const prefix = text(env, 'WFM_REDIS_PREFIX') ?? 'shiftwright';
  if (!/^[\w-]+$/.test(prefix)) {
    throw settingInvalid('WFM_REDIS_PREFIX', `"${prefix}"`, 'Write letters, digits, "-" and "_" only.');
  }
  return { url, prefix };
}
