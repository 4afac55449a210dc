import { GenesysApi, type GenesysAccess } from '../../src/adherence/telephony/genesys/genesys-api.js';
import { SettableClock } from '../../src/time/clock.js';
import { addSeconds, parseInstant } from '../../src/time/instant.js';
import { FakeGenesys } from '../support/fake-genesys.js';

const CLIENT = { id: 'client-1', secret: 'a secret of its own' };
const NOW = parseInstant('2026-11-23T09:00:00Z');
const CHANNELS = '/api/v2/notifications/channels';

describe('the Platform API of Genesys Cloud', () => {
  let server: FakeGenesys;
  let clock: SettableClock;
  let rests: number[];
  let stop: AbortController;
  let access: GenesysAccess;
  let api: GenesysApi;

  beforeEach(async () => {
    server = new FakeGenesys(CLIENT);
    const endpoint = `http://127.0.0.1:${await server.listen()}`;
    clock = new SettableClock(NOW);
    rests = [];
    stop = new AbortController();
    access = { region: 'mypurecloud.ie', clientId: CLIENT.id, clientSecret: CLIENT.secret, endpoint };
    api = new GenesysApi(access, clock, stop.signal, (ms) => (rests.push(ms), Promise.resolve()));
  });
  afterEach(() => server.close());

  it('uses a token for four fifths of its life, and then fetches another', async () => {
    await api.ask('POST', CHANNELS);
    clock.set(addSeconds(NOW, 69_119));
    await api.ask('POST', CHANNELS);
    expect(server.tokens).toHaveLength(1);
    expect(api.tokenEnds).toBe(addSeconds(NOW, 86_400));
    clock.set(addSeconds(NOW, 69_120));
    await api.ask('POST', CHANNELS);
    expect(server.tokens).toHaveLength(2);
    expect(api.tokenEnds).toBe(addSeconds(NOW, 69_120 + 86_400));
  });

  it('fetches a new token once when the old one is refused, and says so when that is refused too', async () => {
    await api.ask('POST', CHANNELS);
    server.goodTokens.clear();
    await api.ask('POST', CHANNELS);
    expect(server.tokens).toHaveLength(2);
    const refused = { status: 401, body: { message: 'Token expired.' } };
    server.answerNext(`POST ${CHANNELS}`, refused);
    server.answerNext(`POST ${CHANNELS}`, refused);
    await expect(api.ask('POST', CHANNELS)).rejects.toThrow(
      'Genesys Cloud refused POST /api/v2/notifications/channels with 401: Token expired.',
    );
  });

  it.each([
    ['7', 7_000],
    ['0', 1_000],
    ['9999', 300_000],
    ['Mon, 23 Nov 2026 09:00:00 GMT', 30_000],
  ])('rests after "Retry-After: %s" for %i ms', async (asked, ms) => {
    server.answerNext(`POST ${CHANNELS}`, { status: 429, headers: { 'retry-after': asked } });
    await api.ask('POST', CHANNELS);
    expect(rests).toEqual([ms]);
  });

  it.each([
    [
      403,
      { message: 'You are missing conversation:communication:view.' },
      'missing conversation:communication:view. Give the permission',
    ],
    [500, undefined, 'with 500: no reason given.'],
  ])('says in words what was refused with %i', async (status, body, words) => {
    server.answerNext(`POST ${CHANNELS}`, { status, body });
    await expect(api.ask('POST', CHANNELS)).rejects.toThrow(words);
  });

  it('finds nothing where there is nothing', async () => {
    expect(await api.find('/api/v2/conversations/c-9')).toBeNull();
    server.answerNext('GET /api/v2/conversations/c-9', { status: 500 });
    await expect(api.find('/api/v2/conversations/c-9')).rejects.toThrow('with 500');
  });

  it('says why nobody answers, and stops at once when it is told to', async () => {
    const nowhere = new GenesysApi({ ...access, endpoint: 'http://127.0.0.1:1' }, clock, stop.signal);
    await expect(nowhere.ask('POST', CHANNELS)).rejects.toThrow(/does not answer: .+/);
    server.answerNext('POST /oauth/token', { status: 429, headers: { 'retry-after': '300' } });
    const waiting = new GenesysApi(access, clock, stop.signal).ask('POST', CHANNELS);
    await server.until(() => server.asked.length === 1);
    stop.abort();
    await expect(waiting).rejects.toThrow();
  });
});
