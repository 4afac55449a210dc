import { Injectable } from '@nestjs/common';
import { AccountsService } from '../access/accounts.service.js';
import { EVERYWHERE, NOWHERE, type Scope, SYSTEM_ACTOR } from '../access/actor.js';
import { AgentsService } from '../workforce/agents.service.js';
import { type DemoCompany } from './company/demo-company.js';
import { demoPassword, demoSignIns, type DemoSignIn, type SignIn } from './company/sign-ins.js';
import { type DemoIds } from './demo-ids.js';

/** The demo's own are the first accounts there are. */
const FIRST_ACCOUNTS = 20;

@Injectable()
export class DemoSignInsLoader {
  constructor(
    private readonly accounts: AccountsService,
    private readonly agents: AgentsService,
  ) {}

  async isEmpty(): Promise<boolean> {
    return (await this.accounts.accounts(SYSTEM_ACTOR, { first: 1, after: null })).totalCount === 0;
  }

  async load(company: DemoCompany, ids: DemoIds): Promise<DemoSignIn[]> {
    const signIns = demoSignIns(company);
    for (const { role, name, email, password, of } of signIns) {
      const grants = [{ role, scope: await this.scopeOf(of, ids) }];
      await this.accounts.createAccount(SYSTEM_ACTOR, { name, email, password, grants });
    }
    return signIns;
  }

  /** Those of a company that was loaded, now or at an earlier start. */
  async known(): Promise<SignIn[]> {
    const { nodes } = await this.accounts.accounts(SYSTEM_ACTOR, { first: FIRST_ACCOUNTS, after: null });
    return nodes.flatMap(({ email, name, disabled, grants }) => {
      const password = demoPassword(email);
      return password === null || disabled || grants.length === 0
        ? []
        : [{ role: grants[0].role, name, email, password }];
    });
  }

  private async scopeOf(of: DemoSignIn['of'], ids: DemoIds): Promise<Scope> {
    if (of === null) return EVERYWHERE;
    if ('site' in of) return { ...NOWHERE, siteIds: [ids.sites.get(of.site)!] };
    if ('team' in of) return { ...NOWHERE, teamIds: [ids.teams.get(of.team)!] };
    if ('client' in of) return { ...NOWHERE, clientIds: [ids.clients.get(of.client)!] };
    return { ...NOWHERE, agentIds: [await this.agentId(of.agent)] };
  }

  private async agentId(code: string): Promise<number> {
    const page = await this.agents.agents(SYSTEM_ACTOR, { first: 1, after: null }, { search: code });
    return page.nodes[0].id;
  }
}
