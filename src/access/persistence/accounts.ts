import { type EntityManager, In } from 'typeorm';
import { CHUNK_ROWS } from '../../database/mapped-table.js';
import { type Page, type PageRequest } from '../../database/page.js';
import { type Account } from '../account.js';
import { type Grant } from '../actor.js';
import { AccountEntity, AccountGrantEntity } from './account.entity.js';

export type NewAccountRow = Omit<Account, 'id' | 'grants'> & { readonly passwordHash: string };

export async function insertAccount(manager: EntityManager, row: NewAccountRow): Promise<number> {
  const result = await manager.insert(AccountEntity, row);
  return Number((result.identifiers[0] as { id: number }).id);
}

export async function updateAccount(
  manager: EntityManager,
  id: number,
  change: Partial<NewAccountRow>,
): Promise<void> {
  await manager.update(AccountEntity, id, change);
}

/** All grants of the account, in place of those it had. */
export async function replaceGrants(
  manager: EntityManager,
  accountId: number,
  grants: readonly Grant[],
): Promise<void> {
  await manager.delete(AccountGrantEntity, { accountId });
  const rows = grants.map(({ role, scope }) => ({ accountId, role, ...scope }));
  if (rows.length > 0) await manager.insert(AccountGrantEntity, rows);
}

export async function accountsByIds(manager: EntityManager, ids: readonly number[]): Promise<Account[]> {
  const rows: AccountEntity[] = [];
  for (let from = 0; from < ids.length; from += CHUNK_ROWS) {
    rows.push(...(await manager.findBy(AccountEntity, { id: In(ids.slice(from, from + CHUNK_ROWS)) })));
  }
  return withGrants(manager, rows);
}

export function accountNames(
  manager: EntityManager,
  ids: readonly number[],
): Promise<Pick<Account, 'id' | 'name'>[]> {
  return manager.find(AccountEntity, { select: { id: true, name: true }, where: { id: In([...ids]) } });
}

export async function accountWithHash(
  manager: EntityManager,
  by: { readonly email: string } | { readonly id: number },
): Promise<{ account: Account; passwordHash: string } | null> {
  const row = await manager.findOneBy(AccountEntity, by);
  if (row === null) return null;
  return { account: (await withGrants(manager, [row]))[0], passwordHash: row.passwordHash };
}

export async function accountsPage(manager: EntityManager, request: PageRequest): Promise<Page<Account>> {
  const query = manager.createQueryBuilder(AccountEntity, 't');
  const totalCount = await query.getCount();
  const rows = await query
    .where('t.id > :after', { after: request.after ?? 0 })
    .orderBy('t.id')
    .take(request.first + 1)
    .getMany();
  const nodes = await withGrants(manager, rows.slice(0, request.first));
  return { nodes, hasNextPage: rows.length > request.first, totalCount };
}

async function withGrants(manager: EntityManager, rows: readonly AccountEntity[]): Promise<Account[]> {
  if (rows.length === 0) return [];
  const grants = await manager.find(AccountGrantEntity, {
    where: { accountId: In(rows.map((row) => row.id)) },
    order: { id: 'ASC' },
  });
  return rows.map((row) =>
    toAccount(
      row,
      grants.filter((grant) => grant.accountId === row.id),
    ),
  );
}

export function toAccount(row: AccountEntity, grants: readonly AccountGrantEntity[]): Account {
  const { id, email, name, agentId, disabled, createdAt } = row;
  return { id, email, name, agentId, disabled, createdAt, grants: grants.map(toGrant) };
}

function toGrant(row: AccountGrantEntity): Grant {
  const { role, everywhere, siteIds, teamIds, clientIds, agentIds } = row;
  return { role, scope: { everywhere, siteIds, teamIds, clientIds, agentIds } };
}
