import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import argon2 from 'argon2';

const PERSONAL_PREFIX = 'wfm_';
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** 256 random bits; the prefix lets secret scanners recognise a token that was pasted somewhere. */
export function newPersonalSecret(): string {
  return PERSONAL_PREFIX + randomBytes(32).toString('base64url');
}

export function newSessionSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a secret: enough to recognise it, useless to present. */
export function fingerprint(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** `secret.signature`, so that made-up cookies are refused without asking the database. */
export function signCookie(secret: string, key: string): string {
  return `${secret}.${signature(secret, key)}`;
}

/** The secret in a signed cookie; `null` when the signature is not ours. */
export function readCookie(value: string, key: string): string | null {
  const dot = value.lastIndexOf('.');
  if (dot < 1) return null;
  const secret = value.slice(0, dot);
  const expected = Buffer.from(signature(secret, key));
  const given = Buffer.from(value.slice(dot + 1));
  return expected.length === given.length && timingSafeEqual(expected, given) ? secret : null;
}

function signature(secret: string, key: string): string {
  return createHmac('sha256', key).update(`session:${secret}`).digest('base64url');
}

export function hashPassword(password: string): Promise<string> {
  return argon2.hash(password, ARGON2);
}

let nobodysHash: Promise<string> | undefined;

/** Takes as long for an unknown account (`null`) as for a known one. */
export async function passwordMatches(hash: string | null, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword(randomBytes(16).toString('hex'));
  const matches = await argon2.verify(hash ?? (await nobodysHash), password);
  return matches && hash !== null;
}

/** A password to hand to a person once: 120 random bits in groups that can be read aloud. */
export function generatedPassword(): string {
  const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';
  const letters = [...randomBytes(24)].map((byte) => alphabet[byte % alphabet.length]);
  return [0, 6, 12, 18].map((from) => letters.slice(from, from + 6).join('')).join('-');
}
