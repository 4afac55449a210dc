import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../time/clock.js';
import { addMinutes } from '../time/instant.js';
import {
  accountNotFound,
  noAccount,
  tokenLabelInvalid,
  tokenLifeInvalid,
  tokenNotFound,
} from './access.errors.js';
import { type AccessToken } from './account.js';
import { type Actor, reachOf, requireEverywhere } from './actor.js';
import { accountsByIds } from './persistence/accounts.js';
import { insertToken, tokenById, tokensOfAccount, updateToken } from './persistence/tokens.js';
import { fingerprint, newPersonalSecret } from './secrets.js';

const LONGEST_LIFE_DAYS = 366;
const USUAL_LIFE_DAYS = 90;

export interface NewToken {
  /** What it is for. */
  readonly label: string;
  readonly expiresInDays?: number;
  /** Whose it is; another account than one's own needs `access.manage`. */
  readonly accountId?: number;
}

/** The only time the secret is told. */
export interface CreatedToken {
  readonly token: AccessToken;
  readonly secret: string;
}

@Injectable()
export class TokensService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  createPersonalToken(actor: Actor, wanted: NewToken): Promise<CreatedToken> {
    const accountId = wanted.accountId ?? actor.accountId;
    if (accountId !== actor.accountId) requireEverywhere(actor, 'access.manage');
    if (accountId === 0) throw noAccount();
    const label = wanted.label.trim();
    if (label === '' || label.length > 100) throw tokenLabelInvalid();
    const days = wanted.expiresInDays ?? USUAL_LIFE_DAYS;
    if (!Number.isInteger(days) || days < 1 || days > LONGEST_LIFE_DAYS) {
      throw tokenLifeInvalid(days, LONGEST_LIFE_DAYS);
    }
    const createdAt = this.clock.now();
    const expiresAt = addMinutes(createdAt, days * 24 * 60);
    const secret = newPersonalSecret();
    const row = { accountId, kind: 'personal' as const, label, createdAt, expiresAt };
    return this.unitOfWork.run(async (manager) => {
      if ((await accountsByIds(manager, [accountId])).length === 0) throw accountNotFound(accountId);
      const unused = { lastUsedAt: null, revokedAt: null };
      const id = await insertToken(manager, { ...row, ...unused, hash: fingerprint(secret) });
      return { token: { id, ...row, ...unused }, secret };
    });
  }

  /** The tokens and sessions of one's own account, or of another with `access.manage`. */
  tokens(actor: Actor, accountId = actor.accountId): Promise<AccessToken[]> {
    if (accountId !== actor.accountId) requireEverywhere(actor, 'access.manage');
    return this.unitOfWork.read((manager) => tokensOfAccount(manager, accountId));
  }

  revokeToken(actor: Actor, id: number): Promise<AccessToken> {
    const managesAccess = reachOf(actor, 'access.manage')?.everywhere ?? false;
    return this.unitOfWork.run(async (manager) => {
      const token = await tokenById(manager, id);
      if (token === null || (token.accountId !== actor.accountId && !managesAccess)) throw tokenNotFound(id);
      if (token.revokedAt !== null) return token;
      const revoked = { revokedAt: this.clock.now() };
      await updateToken(manager, id, revoked);
      return { ...token, ...revoked };
    });
  }
}
