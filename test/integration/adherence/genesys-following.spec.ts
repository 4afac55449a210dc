import { setTimeout as pause } from 'node:timers/promises';
import { AgentEventEntity } from '../../../src/adherence/persistence/agent-event.entity.js';
import { FeedTiming } from '../../../src/adherence/telephony/feed/feed-timing.js';
import { type LiveFeed } from '../../../src/adherence/telephony/feed/live-feed.js';
import { LiveFeeds } from '../../../src/adherence/telephony/feed/live-feeds.js';
import { GENESYS_TIMING } from '../../../src/adherence/telephony/genesys/genesys-timing.js';
import { GenesysNotificationFeed } from '../../../src/adherence/telephony/genesys/notification-feed.js';
import { FakeGenesys } from '../../support/fake-genesys.js';
import { QUICK_FEEDS } from '../../support/feed-process.js';
import { startWatchedCompany, type WatchedCompany } from './watched-company.js';

const CLIENT = { id: 'client-1', secret: 'a secret that nobody is told' };
const LIMIT_MS = 900_000;
const SOON_MS = 10;

/** Looks at the mapped agents all the time. */
class OnlyGenesys extends LiveFeeds {
  private readonly feed: LiveFeed = new GenesysNotificationFeed({
    ...GENESYS_TIMING,
    ...{ lookMs: SOON_MS, leastBetweenMs: 0 },
  });
  override named(name: string): LiveFeed | undefined {
    return name === this.feed.name ? this.feed : undefined;
  }
}

let server: FakeGenesys;
let endpoint: string;
let company: WatchedCompany;
let planner: string;
let sourceId: string;

beforeAll(async () => {
  server = new FakeGenesys(CLIENT);
  endpoint = `http://127.0.0.1:${await server.listen()}`;
  company = await startWatchedCompany((builder) =>
    builder
      .overrideProvider(FeedTiming)
      .useValue(QUICK_FEEDS)
      .overrideProvider(LiveFeeds)
      .useValue(new OnlyGenesys()),
  );
  planner = await company.token('planner', { everywhere: true });
  const made = await ask<{ createTelephonySource: { source: { id: string } } }>(
    `mutation { createTelephonySource(input: { code: "gc", name: "Genesys", connector: "genesys-notifications" }) { source { id } } }`,
  );
  sourceId = made.createTelephonySource.source.id;
}, LIMIT_MS);

afterAll(async () => {
  await company.app.close();
  await server.close();
});

async function ask<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
  const answer = await company.app.graphql<T>(query, variables, planner);
  if (answer.errors !== undefined) throw new Error(answer.errors[0].message);
  return answer.data;
}

const connect = (clientSecret: string) =>
  ask<{ setTelephonyConnection: { settings: string; secretNames: readonly string[] } }>(
    `mutation ($sourceId: ID!, $settings: String!) {
      setTelephonyConnection(sourceId: $sourceId, input: { settings: $settings }) { settings secretNames } }`,
    {
      sourceId,
      settings: JSON.stringify({ region: 'mypurecloud.ie', clientId: CLIENT.id, clientSecret, endpoint }),
    },
  );

async function health(): Promise<{ readonly status: string; readonly lastError: string | null }> {
  const { telephonySources } = await ask<{
    telephonySources: { code: string; health: { status: string; lastError: string | null } }[];
  }>('{ telephonySources { code health { status lastError } } }');
  return telephonySources.find(({ code }) => code === 'gc')?.health ?? { status: '', lastError: null };
}

/** Waits for something that another party brings about. */
async function until(so: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await so())) await pause(SOON_MS);
}

const stored = async (agentKey: string) =>
  (await company.app.dataSource.getRepository(AgentEventEntity).findBy({ agentKey })).length;
const activity = (userId: string, second: number) => {
  const time = new Date(Date.UTC(2026, 9, 19, 17, 0, second)).toISOString();
  const presence = { presenceDefinition: { id: 'p', systemPresence: 'ON_QUEUE' }, modifiedDate: time };
  server.activity(userId, { status: 'IDLE', startTime: time }, presence);
};

describe('a source of Genesys Cloud', () => {
  it(
    'says in its health why it is not followed, without the secret, and is followed when that is put right',
    async () => {
      const { setTelephonyConnection: made } = await connect('a mistyped secret');
      expect(made.secretNames).toEqual(['clientSecret']);
      expect(made.settings).not.toContain('mistyped');
      await until(async () => (await health()).status === 'LOST');
      const { lastError } = await health();
      expect(lastError).toContain('Genesys Cloud refused the OAuth client (authentication failed)');
      expect(lastError).not.toContain('mistyped');
      await connect(CLIENT.secret);
      await until(async () => (await health()).status === 'LIVE');
      expect((await health()).lastError).toBeNull();
    },
    LIMIT_MS,
  );

  it(
    'follows whom its logins belong to: from when they are mapped until they are nobody’s',
    async () => {
      await connect(CLIENT.secret);
      activity('u-ana', 1);
      await ask(
        `mutation ($sourceId: ID!) { mapAgentIdentities(sourceId: $sourceId,
          identities: [{ agentKey: "u-ana", agentCode: "ANA" }, { agentKey: "u-ben", agentCode: "BEN" }]) }`,
        { sourceId },
      );
      await until(async () => (await stored('u-ana')) === 2);
      activity('u-ana', 2);
      activity('u-ben', 3);
      await until(async () => (await stored('u-ana')) === 4 && (await stored('u-ben')) === 2);
      await ask(
        `mutation ($input: EndAgentIdentityInput!) { endAgentIdentity(input: $input) { agentKey } }`,
        { input: { sourceId, agentKey: 'u-ana', validTo: '2026-10-19T17:30:00Z' } },
      );
      const topics = () => server.live.flatMap((channel) => channel.topics);
      await until(() => topics().join() === 'v2.users.u-ben?activity&conversations');
    },
    LIMIT_MS,
  );
});
