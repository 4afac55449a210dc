import { EVERYWHERE, type Grant, NOWHERE } from '../../src/access/actor.js';
import { Clock, SettableClock } from '../../src/time/clock.js';
import { parseInstant } from '../../src/time/instant.js';
import {
  absencesCsv,
  agentsCsv,
  BANK,
  BANK_QUEUE,
  certificatesCsv,
  COLLECTIONS,
  CONTRACTS,
  entitlementsCsv,
  SHOP,
  SITES,
  TEAMS,
} from '../fixtures/planners-day/company.js';
import { startApp, type TestApp } from './app.js';

type Ids = Record<string, string>;

/** The application with a stopped clock, and a planner who works through GraphQL alone. */
export class PlannersDay {
  readonly sites: Ids = {};
  readonly teams: Ids = {};
  clientId = '';
  otherClientId = '';
  queueId = '';
  campaignId = '';

  private constructor(
    readonly app: TestApp,
    readonly clock: SettableClock,
    readonly planner: string,
  ) {}

  static async begin(at: string): Promise<PlannersDay> {
    const clock = new SettableClock(parseInstant(at));
    const app = await startApp({
      providers: (builder) => builder.overrideProvider(Clock).useValue(clock),
    });
    const planner = await app.createAccount(account('planner', [{ role: 'planner', scope: EVERYWHERE }]));
    return new PlannersDay(app, clock, planner);
  }

  /** Answers of a good request; what the server refuses is thrown in its own words. */
  async ask<T>(query: string, variables: Record<string, unknown> = {}, token = this.planner): Promise<T> {
    const answer = await this.app.graphql<T>(query, variables, token);
    if (answer.errors !== undefined) {
      throw new Error(
        answer.errors.map(({ message, extensions }) => `${extensions.code}: ${message}`).join('\n'),
      );
    }
    return answer.data;
  }

  /** The code of the refusal; fails when there is none. */
  async refusal(query: string, variables: Record<string, unknown>, token: string): Promise<string> {
    const answer = await this.app.graphql(query, variables, token);
    if (answer.errors === undefined) throw new Error(`Not refused: ${JSON.stringify(answer.data)}`);
    return answer.errors[0].extensions.code;
  }

  signIn(name: string, grant: Grant): Promise<string> {
    return this.app.createAccount(account(name, [grant]));
  }

  async foundCompany(): Promise<void> {
    for (const site of SITES) this.sites[site.code] = await this.create('Site', site);
    for (const { site, ...team } of TEAMS) {
      this.teams[team.code] = await this.create('Team', { ...team, siteId: this.sites[site] });
    }
    for (const contract of CONTRACTS) await this.create('Contract', contract);
    this.clientId = await this.create('Client', BANK);
    this.otherClientId = await this.create('Client', SHOP);
    this.queueId = await this.create('Queue', { ...BANK_QUEUE, clientId: this.clientId });
    this.campaignId = await this.create('Campaign', { ...COLLECTIONS, clientId: this.otherClientId });
    await this.importFile('AGENTS', agentsCsv());
    await this.importFile('CERTIFICATES', certificatesCsv());
    await this.importFile('ENTITLEMENTS', entitlementsCsv());
    await this.importFile('ABSENCES', absencesCsv());
  }

  async agentIds(): Promise<Map<string, number>> {
    const { agents } = await this.ask<{ agents: { nodes: { id: string; code: string }[] } }>(
      '{ agents(first: 200) { nodes { id code } } }',
    );
    return new Map(agents.nodes.map(({ id, code }) => [code, Number(id)]));
  }

  async create(thing: string, input: object): Promise<string> {
    const made = await this.ask<{ made: { id: string } }>(
      `mutation ($input: Create${thing}Input!) { made: create${thing}(input: $input) { id } }`,
      { input },
    );
    return made.made.id;
  }

  private async importFile(kind: string, content: string): Promise<void> {
    const { importWorkforce: report } = await this.ask<{
      importWorkforce: { created?: number; message?: string };
    }>(
      `mutation ($kind: ImportKind!, $content: String!) {
        importWorkforce(kind: $kind, fileName: "made-up.csv", content: $content) {
          ... on ImportReport { created }
          ... on ImportRejected { message problems { row column value advice } }
        }
      }`,
      { kind, content },
    );
    if (report.created === undefined) throw new Error(`${kind}: ${JSON.stringify(report)}`);
  }
}

export const scopeOf = (part: Partial<Grant['scope']>): Grant['scope'] => ({ ...NOWHERE, ...part });

function account(name: string, grants: readonly Grant[]) {
  return { email: `${name}@example.test`, name, password: `correct horse ${name}`, grants };
}
