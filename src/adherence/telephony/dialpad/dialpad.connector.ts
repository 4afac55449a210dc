import { compactVerify, errors } from 'jose';
import { type ReceivedEvent } from '../../engine/agent-event.js';
import { type Delivery } from '../connector.js';
import { readMessages, textOf } from '../json-messages.js';
import { bodyForeign, bodyTokenWrong } from '../webhook.errors.js';
import { type SignedRequest, type WebhookPlatform } from '../webhook-platform.js';
import { readDialpadEvent } from './dialpad-event.js';

const PLATFORM = 'Dialpad';
const WANTED = 'it should be a JSON Web Token of an agent status event, with on_duty_status and target';

/**
 * Agent status events of Dialpad: each body is a JSON Web Token (HS256) under the secret of the webhook. Without a secret Dialpad sends plain JSON, which anybody
 * could: that is refused.
 * Source: Dialpad developer docs, "Agent status events", "Webhooks".
 */
export class DialpadConnector implements WebhookPlatform {
  readonly name = 'dialpad';
  readonly path = 'dialpad';
  readonly answer = 202;
  readonly givesKey = false;

  /** Dialpad names none that fits a token. */
  checkContentType(): void {
    return;
  }

  async authenticate({ body }: SignedRequest, keys: readonly string[]): Promise<void> {
    const token = tokenIn(body);
    for (const key of keys) if (await isSigned(token, key)) return;
    throw bodyTokenWrong();
  }

  read({ body }: Delivery): readonly ReceivedEvent[] {
    return readMessages(claimsOf(tokenIn(body)), {
      platform: PLATFORM,
      wanted: WANTED,
      read: readDialpadEvent,
    });
  }
}

function tokenIn(body: Buffer): string {
  return textOf(body)
    .trim()
    .replace(/^"(.*)"$/s, '$1');
}

async function isSigned(token: string, key: string): Promise<boolean> {
  try {
    await compactVerify(token, new TextEncoder().encode(key), { algorithms: ['HS256'] });
    return true;
  } catch (error) {
    if (error instanceof errors.JOSEError) return false;
    throw error;
  }
}

/** What was signed; whether it was is checked before. */
function claimsOf(token: string): unknown {
  const [, payload] = token.split('.');
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  } catch {
    throw bodyForeign(PLATFORM, 0, WANTED);
  }
}
