import { type EntityManager } from 'typeorm';
import { MappedTable } from '../../database/mapped-table.js';
import { type AccessToken } from '../account.js';
import { AccessTokenEntity } from './account.entity.js';

type StoredToken = AccessToken & { readonly hash: string };

const table = new MappedTable<AccessTokenEntity, StoredToken>(AccessTokenEntity, {
  toData: (row) => ({ ...row }),
  toRow: (data) => data,
});

export function insertToken(manager: EntityManager, token: Omit<StoredToken, 'id'>): Promise<number> {
  return table.insert(manager, token);
}

export async function tokenByHash(manager: EntityManager, hash: string): Promise<AccessToken | null> {
  const row = await manager.findOneBy(AccessTokenEntity, { hash });
  return row === null ? null : withoutHash(row);
}

export async function tokenById(manager: EntityManager, id: number): Promise<AccessToken | null> {
  const row = await manager.findOneBy(AccessTokenEntity, { id });
  return row === null ? null : withoutHash(row);
}

export async function tokensOfAccount(manager: EntityManager, accountId: number): Promise<AccessToken[]> {
  return (await table.among(manager, 'accountId', [accountId])).map(withoutHash);
}

export async function updateToken(
  manager: EntityManager,
  id: number,
  change: Partial<AccessToken>,
): Promise<void> {
  await manager.update(AccessTokenEntity, id, change);
}

function withoutHash(row: AccessToken): AccessToken {
  const { id, accountId, kind, label, createdAt, expiresAt, lastUsedAt, revokedAt } = row;
  return { id, accountId, kind, label, createdAt, expiresAt, lastUsedAt, revokedAt };
}
