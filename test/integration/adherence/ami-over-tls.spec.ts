import { setTimeout as pause } from 'node:timers/promises';
import { type AmiAccess, AmiClient } from '../../../src/adherence/telephony/asterisk/ami-client.js';
import { AmiFeed } from '../../../src/adherence/telephony/asterisk/ami-feed.js';
import { readConnection } from '../../../src/adherence/telephony/feed/connection-fields.js';
import { FeedTiming } from '../../../src/adherence/telephony/feed/feed-timing.js';
import { SystemClock } from '../../../src/time/clock.js';
import { FakeAsterisk } from '../../support/fake-asterisk.js';
import { QUICK_FEEDS } from '../../support/feed-process.js';
import { HAS_OPENSSL, type OwnAuthority, ownAuthority } from '../../support/own-authority.js';
import { startWatchedCompany } from './watched-company.js';

const SECRET = 'a secret of its own';
const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

/** How the first connection went: `ready`, or why it ended. */
function outcome(access: AmiAccess): Promise<string> {
  return new Promise((resolve) => {
    const client = new AmiClient(
      access,
      { block: () => undefined, ready: () => resolve('ready'), lost: resolve },
      new SystemClock(),
    );
    open.push(client);
    client.open();
  });
}

function refusalOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    return (error as Error).message;
  }
  return 'taken';
}

(HAS_OPENSSL ? describe : describe.skip)('a manager interface over TLS', () => {
  let authority: OwnAuthority;
  beforeAll(async () => {
    authority = await ownAuthority();
  });
  afterAll(() => authority.close());

  async function server(name = 'IP:127.0.0.1') {
    const asterisk = new FakeAsterisk(undefined, await authority.certify(name));
    open.push(asterisk);
    const access: AmiAccess = {
      ...{ host: '127.0.0.1', port: await asterisk.listen(), username: 'wfm', secret: SECRET },
      ...{ tls: true, tlsVerify: true, tlsCa: authority.ca, auth: 'md5' },
    };
    return { asterisk, access };
  }

  it.each(['plain', 'md5'] as const)('takes a log-in by %s', async (auth) => {
    const { asterisk, access } = await server();
    expect(await outcome({ ...access, auth })).toBe('ready');
    expect(asterisk.logins).toHaveLength(1);
    expect(asterisk.logins[0].Secret).toBe(auth === 'plain' ? SECRET : undefined);
  });

  it('is told no secret when nobody vouches for it', async () => {
    const { asterisk, access } = await server();
    const refused = await outcome({ ...access, tlsCa: null, auth: 'plain' });
    expect(refused).toMatch(/^The certificate of "127.0.0.1" is not trusted: .+\. .+ tlsCa\.$/);
    expect(asterisk.logins).toEqual([]);
    expect(await outcome({ ...access, tlsCa: null, tlsVerify: false })).toBe('ready');
  });

  it('is told no secret when its certificate is that of another', async () => {
    const { asterisk, access } = await server('DNS:pbx.example');
    expect(await outcome(access)).toMatch(/is not trusted: Hostname\/IP does not match/);
    expect(asterisk.logins).toEqual([]);
  });

  it('takes authorities as certificates alone: a key beside them would be shown', async () => {
    const { key, cert } = await authority.certify('IP:127.0.0.1');
    const given = { host: 'pbx.example', username: 'wfm', secret: SECRET, tls: true };
    const read = (tlsCa: string) => readConnection(new AmiFeed().fields, { ...given, tlsCa }).tlsCa;
    expect(read(`${authority.ca}${cert}`)).toBe(`${authority.ca}${cert}`);
    const kept = key.split('\n')[1];
    for (const tlsCa of [`${cert}${key}`, key, cert.replace(/M/g, 'A'), '']) {
      const refused = refusalOf(() => read(tlsCa));
      expect(refused).toMatch(/^tlsCa .*must be certificates in PEM/s);
      expect(refused).not.toContain(kept);
    }
  });

  it('says in the health of its source that it is not trusted, and is followed when it is', async () => {
    const { access } = await server();
    const company = await startWatchedCompany((builder) =>
      builder.overrideProvider(FeedTiming).useValue(QUICK_FEEDS),
    );
    open.push({ close: () => company.app.close() });
    const planner = await company.token('planner', { everywhere: true });
    const ask = async <T>(query: string, variables = {}): Promise<T> => {
      const { data, errors } = await company.app.graphql<T>(query, variables, planner);
      expect(errors).toBeUndefined();
      return data;
    };
    const { createTelephonySource } = await ask<{ createTelephonySource: { source: { id: string } } }>(
      'mutation { createTelephonySource(input: { code: "pbx", name: "PBX", connector: "asterisk-ami" }) { source { id } } }',
    );
    const { host, port, username, secret } = access;
    const set = (tlsCa: string | null) =>
      ask(
        'mutation ($id: ID!, $settings: String!) { setTelephonyConnection(sourceId: $id, input: { settings: $settings }) { revision } }',
        {
          id: createTelephonySource.source.id,
          settings: JSON.stringify({ host, port, username, secret, tls: true, tlsCa }),
        },
      );
    type Health = { readonly status: string; readonly lastError: string | null } | null;
    const healthOnce = async (status: string): Promise<Health> => {
      for (;;) {
        const { telephonySources } = await ask<{ telephonySources: { code: string; health: Health }[] }>(
          '{ telephonySources { code health { status lastError } } }',
        );
        const health = telephonySources.find(({ code }) => code === 'pbx')?.health ?? null;
        if (health?.status === status) return health;
        await pause(20);
      }
    };
    await set(null);
    expect((await healthOnce('LOST'))?.lastError).toMatch(/^The certificate of "127.0.0.1" is not trusted/);
    await set(authority.ca);
    expect(await healthOnce('LIVE')).toEqual({ status: 'LIVE', lastError: null });
  });
});
