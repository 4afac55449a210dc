import { startWatchedCompany, type WatchedCompany } from './watched-company.js';

const SECRET = 'a secret that nobody is told';
const LIMIT_MS = 900_000;
let company: WatchedCompany;
let planner: string;
let sourceId: string;

beforeAll(async () => {
  company = await startWatchedCompany();
  planner = await company.token('planner', { everywhere: true });
  const made = await ask<{ createTelephonySource: { source: { id: string } } }>(
    `mutation { createTelephonySource(input: { code: "pbx", name: "PBX", connector: "asterisk-ami", freshnessSeconds: 60 }) { source { id } } }`,
  );
  sourceId = made.createTelephonySource.source.id;
}, LIMIT_MS);

afterAll(() => company.app.close());

async function ask<T>(query: string, variables: Record<string, unknown> = {}, token = planner): Promise<T> {
  const answer = await company.app.graphql<T>(query, variables, token);
  if (answer.errors !== undefined)
    throw Object.assign(new Error(answer.errors[0].message), answer.errors[0].extensions);
  return answer.data;
}

const SET = `mutation ($sourceId: ID!, $settings: String!) {
  setTelephonyConnection(sourceId: $sourceId, input: { settings: $settings, enabled: false }) { enabled settings secretNames revision } }`;
const set = (settings: object, token = planner, id = sourceId) =>
  ask<{ setTelephonyConnection: Record<string, unknown> }>(
    SET,
    { sourceId: id, settings: JSON.stringify(settings) },
    token,
  );

interface Health {
  readonly status: string;
  readonly lastError: string | null;
  readonly lastHeardAt: string | null;
  readonly parts: readonly { readonly part: string }[];
}

async function health(): Promise<Health> {
  const { telephonySources } = await ask<{ telephonySources: { code: string; health: Health | null }[] }>(
    '{ telephonySources { code health { status lastError lastHeardAt connectedSince skewSeconds parts { part status } } } }',
  );
  const found = telephonySources.find(({ code }) => code === 'pbx')?.health;
  if (found === undefined || found === null) throw new Error('The source has no health.');
  return found;
}

describe('the connection of a source', () => {
  it('is refused by the name of what is wrong, and to those who may not write', async () => {
    const good = { host: '127.0.0.1', port: 5_038, username: 'wfm', secret: SECRET };
    await expect(set({ ...good, port: 0 })).rejects.toMatchObject({
      code: 'TELEPHONY_CONNECTION_INVALID',
      place: { field: 'port' },
    });
    await expect(set({ ...good, secret: undefined })).rejects.toMatchObject({ place: { field: 'secret' } });
    await expect(set(good, planner, String(company.sourceId))).rejects.toMatchObject({
      code: 'TELEPHONY_CONNECTION_UNSUPPORTED',
    });
    const lead = await company.token('team-lead', { teamIds: [company.manilaOne.id] });
    await expect(set(good, lead)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(
      ask('mutation ($id: ID!) { enableTelephonyConnection(sourceId: $id) { enabled } }', { id: sourceId }),
    ).rejects.toMatchObject({ code: 'TELEPHONY_CONNECTION_MISSING' });
  });

  it('keeps its secret, and shows it nowhere', async () => {
    const first = await set({ host: '127.0.0.1', port: 5_039, username: 'wfm', secret: SECRET });
    expect(JSON.stringify(first)).not.toContain(SECRET);
    expect(first.setTelephonyConnection).toMatchObject({
      enabled: false,
      secretNames: ['secret'],
      revision: 1,
    });
    const again = await set({ host: '127.0.0.1', username: 'wfm', auth: 'plain' });
    expect(again.setTelephonyConnection).toMatchObject({ secretNames: ['secret'], revision: 2 });
    expect(JSON.parse(String(again.setTelephonyConnection.settings))).toMatchObject({
      port: 5_038,
      tls: false,
    });
    const rows: unknown[] = await company.app.dataSource.query('SELECT * FROM telephony_connection');
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(SECRET);
    expect(await health()).toMatchObject({ status: 'DISABLED', parts: [] });
  });
});
