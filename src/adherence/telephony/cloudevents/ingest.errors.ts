import { UserError } from '../../../user-error.js';

/** Refusals of the webhook. The sender reads them in its log: each says what it got and what to send instead. */

export const ingestSourceNotFound = (code: string) =>
  new UserError(
    'TELEPHONY_SOURCE_NOT_FOUND',
    `There is no telephony source "${code}". Create it first, and post to the address that you were given with its key.`,
    { source: code },
  );

export const contentTypeUnsupported = (given: string | undefined) =>
  new UserError(
    'WEBHOOK_CONTENT_TYPE',
    given === undefined
      ? 'The Content-Type header is missing. Send application/cloudevents+json, or application/cloudevents-batch+json.'
      : `"${given}" is not taken here. Send application/cloudevents+json, or application/cloudevents-batch+json, in UTF-8.`,
    { header: 'content-type', value: given ?? '' },
  );

export const contentEncodingUnsupported = (given: string) =>
  new UserError(
    'WEBHOOK_CONTENT_ENCODING',
    `Bodies compressed with "${given}" are not taken. Send them plain.`,
    {
      header: 'content-encoding',
      value: given,
    },
  );

export const bodyTooLarge = (limit: number) =>
  new UserError('WEBHOOK_TOO_LARGE', `The body has more than ${limit} bytes. Send fewer events at a time.`, {
    limit,
  });

export const batchTooLarge = (events: number, limit: number) =>
  new UserError(
    'WEBHOOK_BATCH_TOO_LARGE',
    `The batch has ${events} events; the most is ${limit}. Send it in parts.`,
    { events, limit },
  );

export const timestampMissing = () =>
  new UserError(
    'WEBHOOK_TIMESTAMP_MISSING',
    'The wfm-timestamp header is missing. Send the time in whole seconds since 1970.',
    {
      header: 'wfm-timestamp',
    },
  );

export const timestampInvalid = (given: string) =>
  new UserError(
    'WEBHOOK_TIMESTAMP_INVALID',
    `wfm-timestamp "${given}" is not a time. Send whole seconds since 1970 (not milliseconds), as ten digits.`,
    { header: 'wfm-timestamp', value: given },
  );

export const timestampStale = (given: string, ageSeconds: number, tolerance: number) =>
  new UserError(
    'WEBHOOK_TIMESTAMP_STALE',
    `wfm-timestamp ${given} is ${ageSeconds} s old; at most ${tolerance} s are allowed. Sign anew for every attempt, and check the sender's clock.`,
    { header: 'wfm-timestamp', value: given },
  );

export const timestampFuture = (given: string, aheadSeconds: number, tolerance: number) =>
  new UserError(
    'WEBHOOK_TIMESTAMP_FUTURE',
    `wfm-timestamp ${given} is ${aheadSeconds} s ahead of us; at most ${tolerance} s are allowed. Check the sender's clock.`,
    { header: 'wfm-timestamp', value: given },
  );

export const signatureMissing = () =>
  new UserError(
    'WEBHOOK_SIGNATURE_MISSING',
    'The wfm-signature header is missing. Send v1=<hex HMAC-SHA256 of "timestamp.body">.',
    {
      header: 'wfm-signature',
    },
  );

export const signatureMalformed = () =>
  new UserError(
    'WEBHOOK_SIGNATURE_MALFORMED',
    'wfm-signature holds no "v1=" followed by 64 hexadecimal digits. Several signatures are separated by commas.',
    { header: 'wfm-signature' },
  );

export const signatureWrong = () =>
  new UserError(
    'WEBHOOK_SIGNATURE_WRONG',
    'wfm-signature does not fit the body. Sign the bytes exactly as sent: HMAC-SHA256 of the timestamp, a full stop and the body, with the key of this source.',
    { header: 'wfm-signature' },
  );

export const bodyEmpty = () =>
  new UserError('WEBHOOK_BODY_EMPTY', 'The body is empty. Send one event, or an array of them.');

export const bodyNotUtf8 = () => new UserError('WEBHOOK_BODY_NOT_UTF8', 'The body is not UTF-8 text.');

export const bodyNotJson = (why: string) =>
  new UserError('WEBHOOK_BODY_NOT_JSON', `The body is not JSON: ${why}.`);

export const bodyNotAnEvent = (given: string) =>
  new UserError(
    'WEBHOOK_BODY_NOT_AN_EVENT',
    `application/cloudevents+json carries one event, a JSON object; the body is ${given}. Send an array as application/cloudevents-batch+json.`,
  );

export const bodyNotABatch = (given: string) =>
  new UserError(
    'WEBHOOK_BODY_NOT_A_BATCH',
    `application/cloudevents-batch+json carries an array of events; the body is ${given}. Send a single event as application/cloudevents+json.`,
  );

export const batchEmpty = () =>
  new UserError('WEBHOOK_BATCH_EMPTY', 'The batch holds no event. Send at least one.');

interface EventPlace {
  readonly event: number;
  readonly field: string;
}

const where = ({ event, field }: EventPlace) =>
  field === '' ? `Event ${event}` : `Event ${event}, field ${field}`;

export const eventFieldMissing = (place: EventPlace) =>
  new UserError('EVENT_FIELD_MISSING', `${where(place)}: is missing.`, { ...place });

export const eventFieldUnknown = (place: EventPlace) =>
  new UserError(
    'EVENT_FIELD_UNKNOWN',
    `${where(place)}: is not part of the contract. Leave it out, or mend its spelling.`,
    {
      ...place,
    },
  );

export const eventFieldInvalid = (place: EventPlace, value: string, wanted: string) =>
  new UserError('EVENT_FIELD_INVALID', `${where(place)}: ${value} ${wanted}.`, { ...place, value });

export const eventValueUnknown = (place: EventPlace, value: string, known: readonly string[]) =>
  new UserError(
    'EVENT_VALUE_UNKNOWN',
    `${where(place)}: ${value} is not known. Use one of ${known.join(', ')}.`,
    {
      ...place,
      value,
    },
  );

export const eventVersionUnsupported = (place: EventPlace, value: string) =>
  new UserError(
    'EVENT_SPECVERSION_UNSUPPORTED',
    `${where(place)}: ${value} is not supported. Send CloudEvents "1.0".`,
    {
      ...place,
      value,
    },
  );

export const eventTypeUnsupported = (place: EventPlace, value: string, known: string) =>
  new UserError('EVENT_TYPE_UNSUPPORTED', `${where(place)}: ${value} is not supported. Send "${known}".`, {
    ...place,
    value,
  });

export const eventTimeInvalid = (place: EventPlace, value: string) =>
  new UserError(
    'EVENT_TIME_INVALID',
    `${where(place)}: ${value} is not a time that can be. Send RFC 3339 with an offset, from the year 2000 on, for example 2026-10-19T07:30:00.250Z.`,
    { ...place, value },
  );

export const storageUnavailable = () =>
  new UserError(
    'STORAGE_UNAVAILABLE',
    'The events could not be stored just now. Nothing of this delivery is kept: send it again.',
  );
