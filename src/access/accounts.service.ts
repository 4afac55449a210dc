import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Page, type PageRequest } from '../database/page.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../time/clock.js';
import { WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import {
  accountNameInvalid,
  accountNotFound,
  emailInvalid,
  emailTaken,
  grantUnknown,
  noAccount,
  noAccountFor,
  ownAccount,
  passwordRefused,
  passwordWrong,
} from './access.errors.js';
import { type Account } from './account.js';
import { type Actor, type Grant, requireEverywhere } from './actor.js';
import { agentOf, checkGrant } from './grant-rules.js';
import {
  accountNames,
  accountsByIds,
  accountsPage,
  accountWithHash,
  insertAccount,
  replaceGrants,
  updateAccount,
} from './persistence/accounts.js';
import { hashPassword, passwordMatches } from './secrets.js';

const SHORTEST_PASSWORD = 10;
const LONGEST_PASSWORD = 200;

export interface NewAccount {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly grants: readonly Grant[];
}

@Injectable()
export class AccountsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directory: WorkforceDirectory,
    private readonly clock: Clock,
  ) {}

  async createAccount(actor: Actor, account: NewAccount): Promise<Account> {
    requireEverywhere(actor, 'access.manage');
    const email = readEmail(account.email);
    const name = account.name.trim();
    if (name === '' || name.length > 200) throw accountNameInvalid();
    const passwordHash = await hashPassword(readPassword(account.password));
    return this.unitOfWork.run(async (manager) => {
      if ((await accountWithHash(manager, { email })) !== null) throw emailTaken(email);
      await this.checkGrants(manager, account.grants);
      const agentId = agentOf(account.grants);
      const row = { email, name, passwordHash, agentId, disabled: false, createdAt: this.clock.now() };
      const id = await insertAccount(manager, row);
      await replaceGrants(manager, id, account.grants);
      return requireAccount(manager, id);
    });
  }

  /** Replaces all grants; they hold from the account's next request on. */
  async setGrants(actor: Actor, accountId: number, grants: readonly Grant[]): Promise<Account> {
    requireEverywhere(actor, 'access.manage');
    if (accountId === actor.accountId) throw ownAccount('change the grants of');
    return this.unitOfWork.run(async (manager) => {
      await requireAccount(manager, accountId);
      await this.checkGrants(manager, grants);
      await updateAccount(manager, accountId, { agentId: agentOf(grants) });
      await replaceGrants(manager, accountId, grants);
      return requireAccount(manager, accountId);
    });
  }

  /** A disabled account keeps its data and cannot sign in; its sessions and tokens stop at once. */
  async setDisabled(actor: Actor, accountId: number, disabled: boolean): Promise<Account> {
    requireEverywhere(actor, 'access.manage');
    if (accountId === actor.accountId) throw ownAccount('disable');
    return this.unitOfWork.run(async (manager) => {
      await requireAccount(manager, accountId);
      await updateAccount(manager, accountId, { disabled });
      return requireAccount(manager, accountId);
    });
  }

  async setPassword(actor: Actor, accountId: number, password: string): Promise<Account> {
    requireEverywhere(actor, 'access.manage');
    const passwordHash = await hashPassword(readPassword(password));
    return this.unitOfWork.run(async (manager) => {
      await requireAccount(manager, accountId);
      await updateAccount(manager, accountId, { passwordHash });
      return requireAccount(manager, accountId);
    });
  }

  async changeOwnPassword(actor: Actor, currentPassword: string, password: string): Promise<Account> {
    const id = actor.accountId;
    const found = await this.unitOfWork.read((manager) => accountWithHash(manager, { id }));
    if (found === null) throw noAccount();
    if (!(await passwordMatches(found.passwordHash, currentPassword))) throw passwordWrong();
    const passwordHash = await hashPassword(readPassword(password));
    await this.unitOfWork.run((manager) => updateAccount(manager, id, { passwordHash }));
    return found.account;
  }

  accounts(actor: Actor, request: PageRequest): Promise<Page<Account>> {
    requireEverywhere(actor, 'access.manage');
    return this.unitOfWork.read((manager) => accountsPage(manager, request));
  }

  account(actor: Actor, id: number): Promise<Account> {
    if (id !== actor.accountId) requireEverywhere(actor, 'access.manage');
    return this.unitOfWork.read((manager) => requireAccount(manager, id));
  }

  /** For those who see what these people did: who did what is no secret, their grants are. */
  namesOf(ids: readonly number[]): Promise<Pick<Account, 'id' | 'name'>[]> {
    return this.unitOfWork.read((manager) => accountNames(manager, ids));
  }

  async accountByEmail(actor: Actor, email: string): Promise<Account> {
    requireEverywhere(actor, 'access.manage');
    const by = { email: readEmail(email) };
    const found = await this.unitOfWork.read((manager) => accountWithHash(manager, by));
    if (found === null) throw noAccountFor(by.email);
    return found.account;
  }

  async me(actor: Actor): Promise<Account> {
    const found = await this.unitOfWork.read((manager) => accountsByIds(manager, [actor.accountId]));
    if (found.length === 0) throw noAccount();
    return found[0];
  }

  private async checkGrants(manager: EntityManager, grants: readonly Grant[]): Promise<void> {
    for (const grant of grants) {
      checkGrant(grant);
      const { siteIds, teamIds, clientIds, agentIds } = grant.scope;
      const named = [
        ['site', siteIds, await this.directory.sites(manager, siteIds)],
        ['team', teamIds, await this.directory.teams(manager, teamIds)],
        ['client', clientIds, await this.directory.clients(manager, clientIds)],
        ['agent', agentIds, await this.directory.agentsByIds(manager, agentIds)],
      ] as const;
      for (const [thing, ids, found] of named) {
        const missing = ids.find((id) => !found.some((row) => row.id === id));
        if (missing !== undefined) throw grantUnknown(grant.role, thing, missing);
      }
    }
  }
}

async function requireAccount(manager: EntityManager, id: number): Promise<Account> {
  const found = (await accountsByIds(manager, [id])).at(0);
  if (found === undefined) throw accountNotFound(id);
  return found;
}

function readEmail(text: string): string {
  const email = text.trim().toLowerCase();
  if (email.length > 254 || !/^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;]+$/.test(email))
    throw emailInvalid(text);
  return email;
}

function readPassword(password: string): string {
  if (password.length < SHORTEST_PASSWORD || password.length > LONGEST_PASSWORD) {
    throw passwordRefused(SHORTEST_PASSWORD, LONGEST_PASSWORD);
  }
  return password;
}
