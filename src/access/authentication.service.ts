import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Settings } from '../settings.js';
import { Clock } from '../time/clock.js';
import { addMinutes, addSeconds, type Instant } from '../time/instant.js';
import { type AccessToken, type Account } from './account.js';
import { type Actor } from './actor.js';
import { accountWithHash } from './persistence/accounts.js';
import {
  countAttempt,
  forgetFailures,
  forgetOldFailures,
  openCount,
} from './persistence/sign-in-failures.js';
import { insertToken, tokenByHash, tokenWithAccount, updateToken } from './persistence/tokens.js';
import { fingerprint, newSessionSecret, passwordMatches, readCookie, signCookie } from './secrets.js';

/** The cookie that carries a browser's session. */
export const SESSION_COOKIE = 'wfm_session';

/** A session ends after this time without a request, */
const IDLE_HOURS = 12;
/** and the cookie in any case after this. */
const LONGEST_SESSION_DAYS = 14;
const USE_NOTED_EVERY_SECONDS = 300;
const ATTEMPTS_ALLOWED = 5;
const ATTEMPTS_WINDOW_MINUTES = 15;

export interface Credentials {
  /** The `Authorization` header: `Bearer <token>`. */
  readonly authorization?: string;
  /** The value of the session cookie. */
  readonly sessionCookie?: string;
}

export interface SessionCookie {
  readonly name: string;
  readonly value: string;
  readonly options: {
    readonly httpOnly: true;
    readonly sameSite: 'strict';
    readonly secure: boolean;
    readonly path: '/';
    readonly maxAge: number;
  };
}

export interface SignedIn {
  readonly kind: 'signed-in';
  readonly account: Account;
  readonly cookie: SessionCookie;
}

/** Wrong address, wrong password or a disabled account: deliberately not told apart. */
export interface SignInRefused {
  readonly kind: 'sign-in-refused';
  readonly code: 'SIGN_IN_REFUSED';
  readonly message: string;
}

export interface SignInThrottled {
  readonly kind: 'sign-in-throttled';
  readonly code: 'SIGN_IN_THROTTLED';
  readonly message: string;
  readonly retryAfterSeconds: number;
}

@Injectable()
export class AuthenticationService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  /** Who presents these credentials; `null` when they are absent, wrong or expired. */
  async authenticate(credentials: Credentials): Promise<Actor | null> {
    const presented = this.presented(credentials);
    if (presented === null) return null;
    const now = this.clock.now();
    const found = await this.unitOfWork.read((manager) => valid(manager, presented, now));
    if (found === null) return null;
    await this.noteUse(found.token, now);
    return actorOf(found.account);
  }

  /** `address` is the caller's network address; failures are counted by account and address together. */
  async signIn(
    email: string,
    password: string,
    address: string,
  ): Promise<SignedIn | SignInRefused | SignInThrottled> {
    const now = this.clock.now();
    const known = email.trim().toLowerCase();
    const key = fingerprint(`${known} ${address}`);
    const windowStart = addMinutes(now, -ATTEMPTS_WINDOW_MINUTES);
    // Counted before the password is looked at, so that attempts side by side count too.
    await this.unitOfWork.run((manager) => openCount(manager, key, now));
    const attempts = await this.unitOfWork.run((manager) => countAttempt(manager, key, now, windowStart));
    if (attempts.failures > ATTEMPTS_ALLOWED) return throttled(attempts.firstAt, now);
    const found = await this.unitOfWork.read((manager) => accountWithHash(manager, { email: known }));
    const matches = await passwordMatches(found?.passwordHash ?? null, password);
    if (found === null || !matches || found.account.disabled) return REFUSED;
    const secret = newSessionSecret();
    await this.unitOfWork.run((manager) => insertToken(manager, session(found.account.id, secret, now)));
    await this.unitOfWork.run((manager) => forgetFailures(manager, key));
    await this.unitOfWork.run((manager) => forgetOldFailures(manager, windowStart));
    return { kind: 'signed-in', account: found.account, cookie: this.cookie(secret) };
  }

  /** Ends the session; the answer is the cookie that clears the browser's. */
  async signOut(credentials: Credentials): Promise<SessionCookie> {
    const secret = this.sessionSecret(credentials);
    const now = this.clock.now();
    if (secret !== null) {
      await this.unitOfWork.run(async (manager) => {
        const token = await tokenByHash(manager, fingerprint(secret));
        if (token?.kind === 'session') await updateToken(manager, token.id, { revokedAt: now });
      });
    }
    const cleared = this.cookie('');
    return { ...cleared, value: '', options: { ...cleared.options, maxAge: 0 } };
  }

  private presented(credentials: Credentials): Presented | null {
    const bearer = /^Bearer +(\S+)$/i.exec(credentials.authorization ?? '');
    if (bearer !== null) return { kind: 'personal', hash: fingerprint(bearer[1]) };
    if (credentials.authorization !== undefined) return null;
    const secret = this.sessionSecret(credentials);
    return secret === null ? null : { kind: 'session', hash: fingerprint(secret) };
  }

  private sessionSecret({ sessionCookie }: Credentials): string | null {
    return sessionCookie === undefined ? null : readCookie(sessionCookie, this.settings.secret);
  }

  /** Keeps the session alive; not on every request, which would make each of them a write. */
  private async noteUse(token: AccessToken, now: Instant): Promise<void> {
    if (token.lastUsedAt !== null && addSeconds(token.lastUsedAt, USE_NOTED_EVERY_SECONDS) > now) return;
    const used = { lastUsedAt: now };
    const change = token.kind === 'session' ? { ...used, expiresAt: sessionEnd(token.createdAt, now) } : used;
    await this.unitOfWork.run((manager) => updateToken(manager, token.id, change));
  }

  private cookie(secret: string): SessionCookie {
    return {
      name: SESSION_COOKIE,
      value: signCookie(secret, this.settings.secret),
      options: {
        httpOnly: true,
        sameSite: 'strict',
        secure: this.settings.production,
        path: '/',
        maxAge: LONGEST_SESSION_DAYS * 86_400_000,
      },
    };
  }
}

interface Presented {
  readonly kind: 'personal' | 'session';
  readonly hash: string;
}

const REFUSED: SignInRefused = {
  kind: 'sign-in-refused',
  code: 'SIGN_IN_REFUSED',
  message: 'The email address and the password do not belong together, or the account is disabled.',
};

async function valid(manager: EntityManager, { kind, hash }: Presented, now: Instant) {
  const found = await tokenWithAccount(manager, hash);
  if (found === null) return null;
  const { token, account } = found;
  if (token.kind !== kind || token.revokedAt !== null || token.expiresAt <= now) return null;
  return account.disabled ? null : found;
}

function actorOf({ id, name, grants }: Account): Actor {
  return { accountId: id, name, grants };
}

function session(accountId: number, secret: string, now: Instant) {
  return {
    accountId,
    kind: 'session' as const,
    hash: fingerprint(secret),
    label: 'Browser',
    createdAt: now,
    expiresAt: sessionEnd(now, now),
    lastUsedAt: now,
    revokedAt: null,
  };
}

function sessionEnd(createdAt: Instant, now: Instant): Instant {
  const idle = addMinutes(now, IDLE_HOURS * 60);
  const longest = addMinutes(createdAt, LONGEST_SESSION_DAYS * 24 * 60);
  return idle < longest ? idle : longest;
}

function throttled(firstAt: Instant, now: Instant): SignInThrottled {
  const until = addMinutes(firstAt, ATTEMPTS_WINDOW_MINUTES);
  const retryAfterSeconds = Math.max(1, Math.ceil((until - now) / 1_000));
  const minutes = Math.ceil(retryAfterSeconds / 60);
  return {
    kind: 'sign-in-throttled',
    code: 'SIGN_IN_THROTTLED',
    message: `More than ${ATTEMPTS_ALLOWED} failed sign-ins for this account from your address. Try again in ${minutes} min.`,
    retryAfterSeconds,
  };
}
