import { randomUUID } from 'node:crypto';
import { type Actor, type Grant } from '../../src/access/actor.js';
import { type Credentials } from '../../src/access/authentication.service.js';

export interface NewTestAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly grants: readonly Grant[];
}

/** Accounts in memory, known by their bearer tokens. */
export class TestAccounts {
  private readonly actors = new Map<string, Actor>();

  create(account: NewTestAccount): Promise<string> {
    const token = randomUUID();
    this.actors.set(`Bearer ${token}`, {
      accountId: this.actors.size + 1,
      name: account.name,
      grants: account.grants,
    });
    return Promise.resolve(token);
  }

  authenticate({ authorization }: Credentials): Promise<Actor | null> {
    return Promise.resolve(this.actors.get(authorization ?? '') ?? null);
  }
}
