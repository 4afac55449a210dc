import { type EntityManager } from 'typeorm';
import { MappedTable } from '../../database/mapped-table.js';
import { type AccessToken, type Account } from '../account.js';
import { AccessTokenEntity, AccountEntity, AccountGrantEntity } from './account.entity.js';
import { toAccount } from './accounts.js';

interface TokenWithAccount extends AccessTokenEntity {
  readonly account: AccountEntity;
  readonly grants: readonly AccountGrantEntity[];
}

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

/** The token and whose it is, in one statement: every request asks for them before anything else. */
export async function tokenWithAccount(
  manager: EntityManager,
  hash: string,
): Promise<{ readonly token: AccessToken; readonly account: Account } | null> {
  const row = (await manager
    .createQueryBuilder(AccessTokenEntity, 'token')
    .innerJoinAndMapOne('token.account', AccountEntity, 'account', 'account.id = token.accountId')
    .leftJoinAndMapMany('token.grants', AccountGrantEntity, 'held', 'held.accountId = token.accountId')
    .where('token.hash = :hash', { hash })
    .orderBy('held.id')
    .getOne()) as TokenWithAccount | null;
  return row === null ? null : { token: withoutHash(row), account: toAccount(row.account, row.grants) };
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
