import { addSeconds, parseInstant } from '../../../time/instant.js';
import { sign, verifySignature } from './signature.js';

const NOW = parseInstant('2026-10-19T09:00:00Z');
const STAMP = String(NOW / 1_000);
const BODY = Buffer.from('{"id":"1"}');
const verify = (
  signature: string | undefined,
  timestamp: string | undefined = STAMP,
  now = NOW,
  body = BODY,
) => verifySignature({ timestamp, signature, body }, ['current-key', 'previous-key'], now);

const refusedAs = (code: string) => expect.objectContaining({ code }) as Error;

describe('the signature of a delivery', () => {
  it('is HMAC-SHA256 over timestamp, full stop and body', () => {
    // printf '1000000000.{}' | openssl dgst -sha256 -hmac secret
    expect(sign('secret', '1000000000', '{}')).toBe(
      'v1=10447a13c77e61914632c736653543f75b152b77a1573fc15a41baad63fc66a3',
    );
  });

  it('fits with the current key, and with the previous one while keys are changed', () => {
    expect(() => verify(sign('current-key', STAMP, BODY))).not.toThrow();
    expect(() => verify(sign('previous-key', STAMP, BODY))).not.toThrow();
  });

  it('fits when one of several does, in any case', () => {
    const good = sign('current-key', STAMP, BODY).toUpperCase().replace('V1=', 'v1=');
    expect(() => verify(`${sign('next-key', STAMP, BODY)}, v2=abc, ${good}`)).not.toThrow();
  });

  it.each([
    ['another key', sign('stolen', STAMP, BODY), 'WEBHOOK_SIGNATURE_WRONG'],
    ['another body', sign('current-key', STAMP, '{"id":"2"}'), 'WEBHOOK_SIGNATURE_WRONG'],
    ['another time', sign('current-key', String(NOW / 1_000 - 1), BODY), 'WEBHOOK_SIGNATURE_WRONG'],
    ['no signature', undefined, 'WEBHOOK_SIGNATURE_MISSING'],
    ['an empty one', ' ', 'WEBHOOK_SIGNATURE_MISSING'],
    ['half a one', sign('current-key', STAMP, BODY).slice(0, 40), 'WEBHOOK_SIGNATURE_MALFORMED'],
    ['another scheme', 'sha256=abc', 'WEBHOOK_SIGNATURE_MALFORMED'],
  ])('is refused for %s', (_, signature, code) => {
    expect(() => verify(signature)).toThrow(refusedAs(code));
  });

  it('is taken for five minutes either way, and not a second longer', () => {
    const good = sign('current-key', STAMP, BODY);
    const at = (seconds: number) => () => verify(good, STAMP, addSeconds(NOW, seconds));
    expect(at(300)).not.toThrow();
    expect(at(-300)).not.toThrow();
    expect(at(301)).toThrow(refusedAs('WEBHOOK_TIMESTAMP_STALE'));
    expect(at(-301)).toThrow(refusedAs('WEBHOOK_TIMESTAMP_FUTURE'));
  });

  it.each([['1760864400000'], ['soon'], ['-1'], ['1.5'], ['0x10'], ['2026-10-19T09:00:00Z']])(
    'needs a timestamp in seconds, not %s',
    (timestamp) => {
      expect(() => verify(sign('current-key', timestamp, BODY), timestamp)).toThrow(
        refusedAs('WEBHOOK_TIMESTAMP_INVALID'),
      );
    },
  );

  it('needs a timestamp at all', () => {
    expect(() => verifySignature({ timestamp: undefined, signature: 'v1=', body: BODY }, ['k'], NOW)).toThrow(
      refusedAs('WEBHOOK_TIMESTAMP_MISSING'),
    );
  });
});
