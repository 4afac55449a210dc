import { randomBytes } from 'node:crypto';
import { telephonySourceInvalid } from './adherence.errors.js';
import { seal, unseal } from './telephony/feed/sealed-secrets.js';
import { sourceKeyUnreadable } from './telephony/webhook.errors.js';

const OWN = 'wfmk_';
const SEALED = 'sealed:';
const GIVEN = /^[\x21-\x7e]{16,255}$/;

/** A key of ours: whoever has it may send, and nothing else. */
export function newKey(): string {
  return OWN + randomBytes(32).toString('base64url');
}

/**
 * A key that another system has made, as it is kept: sealed, since it opens more than this source.
 * @throws UserError TELEPHONY_SOURCE_INVALID, which does not repeat it.
 */
export function sealKey(given: string, sourceCode: string, installationSecret: string): string {
  if (!GIVEN.test(given)) {
    const wanted = 'must be 16 to 255 characters without blanks, as the platform shows it.';
    throw telephonySourceInvalid('key', '(not repeated)', wanted);
  }
  return SEALED + seal({ key: given }, installationSecret, placeOf(sourceCode));
}

/** @throws UserError TELEPHONY_KEY_UNREADABLE */
export function openKeys(kept: readonly string[], sourceCode: string, installationSecret: string): string[] {
  return kept.map((key) => {
    if (!key.startsWith(SEALED)) return key;
    const opened = unseal(key.slice(SEALED.length), installationSecret, placeOf(sourceCode));
    if (opened === null) throw sourceKeyUnreadable(sourceCode);
    return opened.key;
  });
}

function placeOf(sourceCode: string): string {
  return `key of ${sourceCode}`;
}
