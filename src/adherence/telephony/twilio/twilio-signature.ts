import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** A request as Twilio signs it: the address that Twilio called, and what it sent. */
export interface SignedRequest {
  readonly url: string;
  /** Of a form. */
  readonly params?: Readonly<Record<string, string | readonly string[]>>;
  /** Of anything else: its digest then stands in the address as `bodySHA256`. */
  readonly body?: Buffer;
  readonly signature: string;
}

/**
 * Whether a request is Twilio's own: HMAC-SHA1, by the account's token, of the address and the form's fields sorted by name.
 * Source: Twilio, "Validating requests are coming from Twilio".
 */
export function isSignedByTwilio(
  { url, params = {}, body, signature }: SignedRequest,
  authToken: string,
): boolean {
  if (body !== undefined && !hasDigest(url, body)) return false;
  const fields = Object.keys(params)
    .sort()
    .map((name) =>
      [...new Set([params[name]].flat())]
        .sort()
        .map((value) => name + value)
        .join(''),
    )
    .join('');
  const expected = createHmac('sha1', authToken)
    .update(Buffer.from(url + fields, 'utf8'))
    .digest();
  const given = Buffer.from(signature, 'base64');
  // A different text may decode to the same bytes.
  return (
    given.length === expected.length &&
    timingSafeEqual(given, expected) &&
    expected.toString('base64') === signature
  );
}

function hasDigest(url: string, body: Buffer): boolean {
  const digest = URL.canParse(url) ? new URL(url).searchParams.get('bodySHA256') : null;
  return digest?.toLowerCase() === createHash('sha256').update(body).digest('hex');
}
