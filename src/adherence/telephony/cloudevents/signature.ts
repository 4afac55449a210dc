import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Instant, SECOND_MS } from '../../../time/instant.js';
import {
  signatureMalformed,
  signatureMissing,
  signatureWrong,
  timestampFuture,
  timestampInvalid,
  timestampMissing,
  timestampStale,
} from './ingest.errors.js';

export const TOLERANCE_SECONDS = 300;
const SIGNATURE = /^v1=([0-9a-f]{64})$/i;

/** What a sender puts into `wfm-signature` for one key: HMAC-SHA256 over the timestamp, a full stop and the body. */
export function sign(key: string, timestamp: string, body: Buffer | string): string {
  return `v1=${createHmac('sha256', key).update(`${timestamp}.`).update(body).digest('hex')}`;
}

export interface SignedBody {
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
  readonly body: Buffer;
}

/** @throws UserError unless the stamp is of these five minutes (the present one, either way) and one signature fits one key. */
export function verifySignature(signed: SignedBody, keys: readonly string[], now: Instant): void {
  const timestamp = freshTimestamp(signed.timestamp, now);
  if (signed.signature === undefined || signed.signature.trim() === '') throw signatureMissing();
  const given = signed.signature
    .split(',')
    .map((each) => SIGNATURE.exec(each.trim())?.[1])
    .filter((hex) => hex !== undefined)
    .slice(0, MOST_SIGNATURES);
  if (given.length === 0) throw signatureMalformed();
  const expected = keys.map((key) => digestOf(sign(key, timestamp, signed.body)));
  // Every pair is compared in full, so that the time taken tells nothing.
  const fits = given.flatMap((hex) =>
    expected.map((digest) => timingSafeEqual(Buffer.from(hex, 'hex'), digest)),
  );
  if (!fits.includes(true)) throw signatureWrong();
}

const MOST_SIGNATURES = 10;

function digestOf(signature: string): Buffer {
  return Buffer.from(signature.slice('v1='.length), 'hex');
}

function freshTimestamp(given: string | undefined, now: Instant): string {
  if (given === undefined || given.trim() === '') throw timestampMissing();
  if (!/^\d{9,11}$/.test(given)) throw timestampInvalid(given);
  const age = Math.round(now / SECOND_MS) - Number(given);
  if (age > TOLERANCE_SECONDS) throw timestampStale(given, age, TOLERANCE_SECONDS);
  if (-age > TOLERANCE_SECONDS) throw timestampFuture(given, -age, TOLERANCE_SECONDS);
  return given;
}
