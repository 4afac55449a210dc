import { UserError } from '../../../user-error.js';

const CODE = 'TELEPHONY_CONNECTION_INVALID';
const MOST_SHOWN = 60;

export const connectionFieldUnknown = (field: string, known: readonly string[]) =>
  new UserError(
    CODE,
    `"${field.slice(0, MOST_SHOWN)}" is not a setting of this connector. Use ${known.join(', ')}.`,
    { field: field.slice(0, MOST_SHOWN) },
  );

export const connectionFieldMissing = (field: string) =>
  new UserError(CODE, `${field} is missing: the connection cannot be made without it.`, { field });

export const connectionFieldInvalid = (field: string, given: unknown, wanted: string) => {
  const value = (JSON.stringify(given) ?? '').slice(0, MOST_SHOWN);
  return new UserError(CODE, `${field} ${value} ${wanted}.`, { field, value });
};

/** The value stays out: it is secret. */
export const connectionSecretInvalid = (field: string, wanted: string) =>
  new UserError(CODE, `${field} ${wanted}.`, { field });

export const connectionNotText = (why: string) =>
  new UserError(CODE, `settings is not a JSON object: ${why}.`, { field: 'settings' });

export const connectionNeedsFeed = (connector: string, known: readonly string[]) =>
  new UserError(
    'TELEPHONY_CONNECTION_UNSUPPORTED',
    `Events of "${connector}" are sent to us: there is no connection to set. Connections are for sources of ${known.join(', ')}.`,
    { field: 'connector', value: connector },
  );

export const connectionMissing = (sourceId: number) =>
  new UserError(
    'TELEPHONY_CONNECTION_MISSING',
    `Source ${sourceId} has no connection yet. Set one with setTelephonyConnection.`,
    { id: sourceId },
  );

export const secretsUnreadable = (names: readonly string[]) =>
  new UserError(
    'TELEPHONY_SECRETS_UNREADABLE',
    `The secrets (${names.join(', ')}) were sealed with another WFM_SECRET. Enter them again.`,
  );
