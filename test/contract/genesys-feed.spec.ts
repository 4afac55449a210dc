import { readConnection } from '../../src/adherence/telephony/feed/connection-fields.js';
import { GENESYS_TIMING, type GenesysTiming } from '../../src/adherence/telephony/genesys/genesys-timing.js';
import { GenesysNotificationFeed } from '../../src/adherence/telephony/genesys/notification-feed.js';
import { SystemClock } from '../../src/time/clock.js';
import { FakeGenesys } from '../support/fake-genesys.js';
import { Life, type StoredFeedRows } from '../support/feed-life.js';
import { describeFeed, type FeedPlatform } from './feed-contract.js';

const CLIENT = { id: 'client-1', secret: 'a secret of its own' };
const ACCOUNT = { region: 'mypurecloud.ie', clientId: CLIENT.id, clientSecret: CLIENT.secret };
const QUICK: GenesysTiming = { ...GENESYS_TIMING, lookMs: 5, leastBetweenMs: 0, leastLifeMs: 0 };

const iso = (seconds: number) => new Date(Date.UTC(2026, 10, 23, 9, 0, seconds)).toISOString();
const routed = (status: string, seconds: number) => ({ status, startTime: iso(seconds) });
const present = (systemPresence: string, seconds: number) => ({
  presenceDefinition: { id: systemPresence.toLowerCase(), systemPresence },
  modifiedDate: iso(seconds),
});
const call = (leg: object) => ({ calls: [{ direction: 'inbound', ...leg }] });
const connected = (seconds: number) => ({ state: 'connected', connectedTime: iso(seconds) });
const over = (from: number, to: number) => call({ ...connected(from), disconnectedTime: iso(to) });

async function genesys(): Promise<FeedPlatform> {
  const server = new FakeGenesys(CLIENT);
  const port = await server.listen();
  const story: readonly (readonly [() => void, string])[] = [
    [() => server.activity('u-1', routed('IDLE', 1), present('ON_QUEUE', 2)), 'available'],
    [() => server.activity('u-1', routed('OFF_QUEUE', 10), present('MEAL', 11)), 'unavailable MEAL'],
    [
      () => {
        server.activity('u-1', routed('INTERACTING', 20), present('ON_QUEUE', 19));
        server.conversation('u-1', 'c-1', call(connected(21)));
      },
      'connected inbound',
    ],
    [() => server.conversation('u-1', 'c-1', over(21, 30)), ''],
    [() => server.activity('u-1', routed('OFF_QUEUE', 40), present('OFFLINE', 41)), 'offline'],
  ];
  return {
    settings: { ...ACCOUNT, endpoint: `http://127.0.0.1:${port}` },
    story: story.map(([act, word]) => ({
      happen: () => Promise.resolve(act()),
      then: { 'u-1': word },
    })),
    close: () => server.close(),
  };
}

describeFeed(() => new GenesysNotificationFeed(QUICK), {
  platform: genesys,
  replays: false,
  agentKeys: ['u-1'],
  bad: {
    region: { ...ACCOUNT, region: 'https://api.mypurecloud.ie' },
    clientId: { region: 'mypurecloud.ie', clientSecret: 'x' },
    clientSecret: { ...ACCOUNT, clientSecret: 'two\nlines of a secret' },
    endpoint: { ...ACCOUNT, endpoint: 9 },
    token: { ...ACCOUNT, token: 'x' },
  },
  unreachable: { ...ACCOUNT, endpoint: 'http://127.0.0.1:1' },
});

describe('Genesys Cloud', () => {
  const open: { close(): Promise<unknown> }[] = [];
  let server: FakeGenesys;
  let endpoint: string;
  let rows: StoredFeedRows;
  let agents: string[];

  beforeEach(async () => {
    server = new FakeGenesys(CLIENT);
    endpoint = `http://127.0.0.1:${await server.listen()}`;
    rows = { events: new Map(), checkpoint: null, told: 0 };
    agents = ['u-1'];
  });
  afterEach(async () => {
    for (const each of open.splice(0).reverse()) await each.close();
    await server.close();
  });

  function follow(timing: Partial<GenesysTiming> = {}, account: object = ACCOUNT): Life {
    const feed = new GenesysNotificationFeed({ ...QUICK, ...timing });
    const settings = readConnection(feed.fields, { ...account, endpoint });
    const checkpoint = rows.checkpoint === null ? null : (JSON.parse(rows.checkpoint) as never);
    const life = new Life(rows);
    const handle = feed.open(
      {
        ...{ sourceCode: 'acd', part: 'main', settings, checkpoint, clock: new SystemClock() },
        agentKeys: () => Promise.resolve([...agents]),
      },
      life.sink,
    );
    life.closeBy(() => Promise.resolve(handle).then((each) => each.close()));
    open.push(life);
    return life;
  }

  const wordsOf = (agent: string, facet: string) =>
    [...rows.events.values()].filter((event) => event.agentKey === agent && event.facet === facet);

  it('renews a channel that will be closed, and neither loses nor doubles what happens at any moment of it', async () => {
    agents = ['u-1', 'u-2'];
    const life = follow();
    await life.readied();
    let second = 0;
    const told: string[] = [];
    // Something happens before every answer: while the new channel is made, while it gets its topics, and after.
    server.onRequest = (what) => {
      second += 1;
      told.push(what);
      server.activity('u-1', routed(second % 2 === 0 ? 'IDLE' : 'OFF_QUEUE', second), present('ON_QUEUE', 0));
    };
    server.warn(server.channels[0]);
    await server.until(() => server.channels.at(1)?.topics.length === 2);
    // Without a time of its own: two channels say it at different times.
    server.conversation('u-1', 'c-1', call({ state: 'alerting' }));
    await server.until(() => server.live.length === 1 && server.live[0] === server.channels[1]);
    server.conversation('u-1', 'c-1', over(500, 510));
    server.activity('u-2', routed('OFF_QUEUE', 600), present('OFFLINE', 601));
    await life.says({ 'u-2': 'offline' });
    expect(told.slice(0, 2)).toEqual([
      'POST /api/v2/notifications/channels',
      'PUT /api/v2/notifications/channels/ID/subscriptions',
    ]);
    expect(wordsOf('u-1', 'routing')).toHaveLength(second);
    expect(wordsOf('u-1', 'contact:c-1')).toHaveLength(2);
    expect(rows.told).toBe(rows.events.size);
    expect(life.calls.filter((name) => name === 'ready' || name === 'lost')).toEqual(['ready']);
  });

  it('renews a channel before its time is over', async () => {
    server.lives.push(0);
    const life = follow();
    await life.readied();
    await server.until(() => server.live.length === 1 && server.live[0] === server.channels[1]);
    server.activity('u-1', routed('IDLE', 1), present('ON_QUEUE', 2));
    await life.says({ 'u-1': 'available' });
    expect(life.calls).not.toContain('lost');
  });

  it('follows 1,001 agents by two channels, and hears both', async () => {
    agents = Array.from({ length: 1_001 }, (_, at) => `u-${at}`);
    for (const agent of agents) server.activity(agent, routed('IDLE', 1), present('ON_QUEUE', 2));
    const life = follow();
    await life.readied();
    expect(server.channels.map(({ topics }) => topics.length)).toEqual([1_000, 1]);
    expect(rows.events.size).toBe(2_002);
    server.activity('u-3', routed('OFF_QUEUE', 5), present('MEAL', 6));
    server.activity('u-1000', routed('OFF_QUEUE', 5), present('BREAK', 6));
    await life.says({ 'u-3': 'unavailable MEAL', 'u-1000': 'unavailable BREAK' });
  });

  it('stores a large snapshot in parts, and goes on with the part that was not stored when it was killed', async () => {
    agents = Array.from({ length: 1_001 }, (_, at) => `u-${at}`);
    for (const agent of agents) server.activity(agent, routed('IDLE', 1), present('ON_QUEUE', 2));
    const killed = follow();
    killed.dieAtNextTake('after');
    await killed.died();
    expect(rows.events.size).toBeLessThan(2_002);
    await follow().readied();
    expect(rows.events.size).toBe(2_002);
  });

  it('says that more agents than its channels hold need another client', async () => {
    agents = Array.from({ length: 19_001 }, (_, at) => `u-${at}`);
    expect(await follow().lost()).toContain('19001 agents need 20 channels');
  });

  it('tells what happened after a lost socket: ended calls, new calls, states', async () => {
    agents = ['u-1', 'u-2', 'u-3'];
    const life = follow();
    await life.readied();
    server.conversation('u-1', 'c-1', call(connected(5)));
    await life.says({ 'u-1': 'connected inbound' });
    server.channels[0].socket?.terminate();
    expect(await life.lost()).toBe('Genesys Cloud has closed the channel (1006).');
    await life.close();
    server.conversation('u-1', 'c-1', over(5, 30));
    server.activity('u-2', routed('INTERACTING', 40), present('ON_QUEUE', 20));
    server.conversation('u-2', 'c-2', call({ ...connected(41), direction: 'outbound' }));
    server.activity('u-3', routed('OFF_QUEUE', 50), present('TRAINING', 51));
    const next = follow();
    await next.readied();
    await next.says({ 'u-1': '', 'u-2': 'connected outbound', 'u-3': 'unavailable TRAINING' });
  });

  it('is lost when the platform answers no ping', async () => {
    server.answersPings = false;
    const reason = await follow({ pingMs: 5 }).lost();
    expect(reason).toBe('Genesys Cloud has stopped answering on the channel.');
  });

  it('is lost when the platform no longer knows the channel', async () => {
    const life = follow();
    await life.readied();
    server.channels[0].socket?.send('{"result":"404"}');
    expect(await life.lost()).toBe('The channel is no longer known to Genesys Cloud.');
  });

  it('asks for the state of a user by itself where it does not come with the others', async () => {
    server.activity('u-1', routed('IDLE', 1), present('ON_QUEUE', 2));
    server.expands = false;
    const life = follow();
    await life.says({ 'u-1': 'available' });
    expect(server.asked).toContain('GET /api/v2/users/u-1/routingstatus');
  });

  it('goes without the conversations that began unheard where it may not look for them', async () => {
    server.activity('u-1', routed('INTERACTING', 40), present('ON_QUEUE', 20));
    server.answerNext('POST /api/v2/analytics/conversations/details/query', { status: 403 });
    const life = follow();
    await life.readied();
    await life.says({ 'u-1': 'available | connected unknown' });
  });

  it('subscribes anew when agents are mapped or unmapped, and asks what those who are new do', async () => {
    server.activity('u-2', routed('OFF_QUEUE', 5), present('MEAL', 6));
    const life = follow();
    await life.readied();
    agents = ['u-2', 'not/an id'];
    await life.says({ 'u-2': 'unavailable MEAL' });
    expect(server.channels.map(({ topics }) => topics)).toEqual([['v2.users.u-2?activity&conversations']]);
    server.activity('u-2', routed('IDLE', 7), present('ON_QUEUE', 8));
    await life.says({ 'u-2': 'available' });
  });

  it('gets a new token when the old one is refused', async () => {
    const life = follow();
    await life.readied();
    server.goodTokens.clear();
    agents = ['u-1', 'u-2'];
    await server.until(() => server.channels[0].topics.length === 2);
    expect(server.tokens).toEqual(['token 1', 'token 2']);
    expect(life.calls).not.toContain('lost');
  });

  it('rests for as long as it is told to, and asks again', async () => {
    const rests: number[] = [];
    const tooMany = (seconds: string) => ({ status: 429, headers: { 'retry-after': seconds } });
    server.answerNext('POST /oauth/token', tooMany('3'));
    server.answerNext('POST /api/v2/notifications/channels', tooMany('7'));
    server.answerNext('GET /api/v2/users', { status: 429 });
    const wait = (ms: number) => (rests.push(ms), Promise.resolve());
    const life = follow({ wait });
    await life.readied();
    expect(rests).toEqual([3_000, 7_000, 30_000]);
  });

  it.each([
    [
      'the client is wrong',
      { ...ACCOUNT, clientSecret: 'mistyped' },
      'refused the OAuth client (authentication failed)',
    ],
    ['all topics are forbidden', ACCOUNT, "refused 1 of 1 users' topics: missing permission"],
  ])('says in words that %s', async (_, account, words) => {
    server.forbidden.add('u-1');
    const reason = await follow({}, account).lost();
    expect(reason).toContain(words);
    expect(reason).not.toContain('mistyped');
  });

  it('leaves out the agents whose topics are forbidden', async () => {
    server.forbidden.add('u-1');
    agents = ['u-1', 'u-2'];
    const life = follow();
    await life.readied();
    server.activity('u-2', routed('IDLE', 1), present('ON_QUEUE', 2));
    await life.says({ 'u-2': 'available' });
  });
});
