import { type Instant } from '../time/instant.js';
import { type Grant } from './actor.js';

/** A person or a script that may sign in. The password's hash never leaves the persistence. */
export interface Account {
  readonly id: number;
  /** Lower case; unique. */
  readonly email: string;
  readonly name: string;
  /** Whose shifts the account sees as "mine"; set for accounts with the role agent. */
  readonly agentId: number | null;
  readonly disabled: boolean;
  readonly createdAt: Instant;
  readonly grants: readonly Grant[];
}

export const TOKEN_KINDS = ['personal', 'session'] as const;
export type TokenKind = (typeof TOKEN_KINDS)[number];

/** A personal token of a script or the session of a browser; its secret is known only to its holder. */
export interface AccessToken {
  readonly id: number;
  readonly accountId: number;
  readonly kind: TokenKind;
  readonly label: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly lastUsedAt: Instant | null;
  readonly revokedAt: Instant | null;
}
