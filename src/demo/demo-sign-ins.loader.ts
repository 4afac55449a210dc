import { Injectable } from '@nestjs/common';
import { AccountsService } from '../access/accounts.service.js';
import { EVERYWHERE, NOWHERE, type Scope, SYSTEM_ACTOR } from '../access/actor.js';
import { AgentsService } from '../workforce/agents.service.js';
import { type DemoCompany } from './company/demo-company.js';
import { demoSignIns, type DemoSignIn } from './company/sign-ins.js';
import { type DemoIds } from './demo-workforce.loader.js';

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
