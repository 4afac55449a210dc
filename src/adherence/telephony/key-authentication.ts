import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { type SignedRequest } from './webhook-platform.js';
import { keyMissing, keyWrong, platformSignatureMissing, platformSignatureWrong } from './webhook.errors.js';

/** Whether one of the keys is this one. Every key is compared in full, so that the time taken tells nothing. */
export function isOneOf(given: string, keys: readonly string[]): boolean {
  const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest();
  return keys.map((key) => timingSafeEqual(digest(given), digest(key))).includes(true);
}

/**
 * For platforms that send a secret along, such as the API destinations of Amazon EventBridge: as `x-api-key`, as a bearer token, or as the
 * password of basic authorization.
 */
export function authenticateByKey({ header }: SignedRequest, keys: readonly string[]): void {
  const apiKey = header('x-api-key');
  const authorization = header('authorization');
  const given = apiKey ?? keyIn(authorization ?? '');
  if (given === null) throw keyMissing();
  if (!isOneOf(given, keys)) throw keyWrong(apiKey === undefined ? 'authorization' : 'x-api-key');
}

export function keyIn(authorization: string): string | null {
  const [, scheme, value] = /^(bearer|basic) +(\S+)$/i.exec(authorization.trim()) ?? [];
  if (scheme === undefined) return null;
  if (scheme.toLowerCase() === 'bearer') return value;
  const [, password] = /^[^:]*:(.*)$/s.exec(Buffer.from(value, 'base64').toString('utf8')) ?? [];
  return password ?? null;
}

interface Digest {
  readonly header: string;
  readonly encoding: 'hex' | 'base64';
  readonly advice: string;
  /** What is signed. */
  readonly parts: readonly (string | Buffer)[];
}

/** For platforms that send the HMAC-SHA256 of what they send. */
export function authenticateByDigest(request: SignedRequest, keys: readonly string[], digest: Digest): void {
  const { header, encoding, advice, parts } = digest;
  const given = request.header(header)?.trim();
  if (given === undefined || given === '') throw platformSignatureMissing(header, advice);
  const expected = keys.map((key) => {
    const hmac = createHmac('sha256', key);
    for (const part of parts) hmac.update(part);
    return hmac.digest(encoding);
  });
  const sent = encoding === 'hex' ? given.toLowerCase() : given;
  if (!isOneOf(sent, expected)) throw platformSignatureWrong(header, advice);
}
