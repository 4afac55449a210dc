import { Clock, SettableClock } from '../../../src/time/clock.js';
import { addMinutes, parseInstant } from '../../../src/time/instant.js';
import { everywhere, limited } from '../../builders/grants.js';
import { buildCompany, type Company } from '../../builders/workforce.js';
import { startApp, type TestApp } from '../../support/app.js';

const MONDAY = parseInstant('2026-03-02T09:00:00Z');
const PASSWORD = 'four unrelated words';

describe('accounts and tokens', () => {
  const clock = new SettableClock(MONDAY);
  let app: TestApp;
  let company: Company;
  let admin: string;
  let counter = 0;

  beforeAll(async () => {
    app = await startApp({ providers: (builder) => builder.overrideProvider(Clock).useValue(clock) });
    company = await buildCompany(app.app);
    admin = await account(everywhere('admin'));
  });

  afterAll(() => app.close());
  beforeEach(() => clock.set(MONDAY));

  function account(...grants: Parameters<TestApp['createAccount']>[0]['grants'][number][]): Promise<string> {
    const email = `person${++counter}@example.com`;
    return app.createAccount({ email, name: `Person ${counter}`, password: PASSWORD, grants });
  }

  async function ask<T = Record<string, unknown>>(query: string, token = admin, variables = {}): Promise<T> {
    const { data, errors } = await app.graphql<T>(query, variables, token);
    expect(errors).toBeUndefined();
    return data;
  }

  async function refusal(query: string, token = admin, variables = {}) {
    const { errors, status } = await app.graphql(query, variables, token);
    expect(status).toBeLessThan(500);
    return errors?.[0];
  }

  const codeOf = async (query: string, token = admin) => (await refusal(query, token))?.extensions.code;
  const ownId = async (token: string) => (await ask<{ me: { id: string } }>('{ me { id } }', token)).me.id;

  const create = (fields: string) =>
    `mutation { createAccount(input: { email: "new@example.com", name: "New", password: "${PASSWORD}", grants: [] ${fields} }) { id } }`;

  it('are created, listed and shown by administrators', async () => {
    const grants = `grants: [{ role: TEAM_LEAD, teamIds: ["${company.manilaOne.id}"] }]`;
    const query = `mutation { createAccount(input: { email: "Lead@Example.com", name: " Lea  D ", password: "${PASSWORD}", ${grants} }) { id email name grants { role everywhere teamIds } permissions } }`;
    const { createAccount } = await ask<{ createAccount: { id: string } }>(query);
    expect(createAccount).toMatchObject({
      email: 'lead@example.com',
      grants: [{ role: 'TEAM_LEAD', everywhere: false, teamIds: [String(company.manilaOne.id)] }],
    });
    const { accounts } = await ask<{ accounts: { nodes: { id: string }[] } }>(
      '{ accounts { nodes { id } } }',
    );
    expect(accounts.nodes).toContainEqual({ id: createAccount.id });
  });

  it.each([
    ['an address', 'email: "no at"', 'EMAIL_INVALID'],
    ['a name', 'name: "  "', 'ACCOUNT_NAME_INVALID'],
    ['a longer password', 'password: "short"', 'PASSWORD_REFUSED'],
    ['a shorter password', `password: "${'x'.repeat(201)}"`, 'PASSWORD_REFUSED'],
    ['a scope for a lead', 'grants: [{ role: TEAM_LEAD }]', 'GRANT_INVALID'],
    ['a scope that suits', 'grants: [{ role: SITE_USER, clientIds: ["1"] }]', 'GRANT_INVALID'],
    ['a site that exists', 'grants: [{ role: SITE_USER, siteIds: ["999"] }]', 'GRANT_SCOPE_UNKNOWN'],
    ['a team that exists', 'grants: [{ role: TEAM_LEAD, teamIds: ["999"] }]', 'GRANT_SCOPE_UNKNOWN'],
    ['a client that exists', 'grants: [{ role: CLIENT_VIEWER, clientIds: ["999"] }]', 'GRANT_SCOPE_UNKNOWN'],
    ['an agent that exists', 'grants: [{ role: AGENT, agentIds: ["999"] }]', 'GRANT_SCOPE_UNKNOWN'],
    ['ids', 'grants: [{ role: SITE_USER, siteIds: ["x"] }]', 'BAD_USER_INPUT'],
  ])('need %s', async (_, field, code) => {
    const name = field.slice(0, field.indexOf(':'));
    const fields = {
      email: 'email: "n@example.com"',
      name: 'name: "N"',
      password: `password: "${PASSWORD}"`,
      grants: 'grants: []',
      [name]: field,
    };
    const query = `mutation { createAccount(input: { ${Object.values(fields).join(' ')} }) { id } }`;
    const error = await refusal(query);
    expect(error?.extensions.code).toBe(code);
    expect(error?.message).not.toContain(PASSWORD);
  });

  it('have unique addresses, whatever the case', async () => {
    await account();
    const query = create('').replace('new@example.com', `PERSON${counter}@example.com`);
    expect(await codeOf(query)).toBe('EMAIL_TAKEN');
  });

  it('belong to the agent that the role agent names', async () => {
    const agent = await company.addAgent(company.manilaOne, { code: 'SELF' });
    const token = await account(limited('agent', { agentIds: [agent.id] }));
    expect(await ask('{ me { agentId } }', token)).toEqual({ me: { agentId: String(agent.id) } });
  });

  it('hold new grants from the next request on', async () => {
    const token = await account(limited('site-user', { siteIds: [company.manila.id] }));
    expect(await ask('{ sites { nodes { code } } }', token)).toEqual({ sites: { nodes: [{ code: 'MNL' }] } });
    const id = await ownId(token);
    await ask(
      `mutation { setGrants(accountId: "${id}", grants: [{ role: SITE_USER, siteIds: ["${company.bogota.id}"] }]) { id } }`,
    );
    expect(await ask('{ sites { nodes { code } } }', token)).toEqual({ sites: { nodes: [{ code: 'BOG' }] } });
  });

  it('stop at once when disabled, and work again when enabled', async () => {
    const token = await account(everywhere('planner'));
    const id = await ownId(token);
    await ask(`mutation { disableAccount(accountId: "${id}") { disabled } }`);
    expect(await codeOf('{ me { id } }', token)).toBe('UNAUTHENTICATED');
    await ask(`mutation { enableAccount(accountId: "${id}") { disabled } }`);
    expect(await ownId(token)).toBe(id);
  });

  it('of oneself cannot be disabled or given other grants', async () => {
    const id = await ownId(admin);
    expect(await codeOf(`mutation { disableAccount(accountId: "${id}") { id } }`)).toBe('OWN_ACCOUNT');
    expect(await codeOf(`mutation { setGrants(accountId: "${id}", grants: []) { id } }`)).toBe('OWN_ACCOUNT');
  });

  it('are out of the hands of planners, but for their own', async () => {
    const planner = await account(everywhere('planner'));
    const other = await ownId(admin);
    for (const query of [
      '{ accounts { totalCount } }',
      `{ account(id: "${other}") { email } }`,
      create(''),
      `mutation { disableAccount(accountId: "${other}") { id } }`,
      `mutation { setGrants(accountId: "${other}", grants: []) { id } }`,
      `mutation { setPassword(accountId: "${other}", password: "${PASSWORD}") { id } }`,
    ]) {
      expect(await codeOf(query, planner)).toBe('FORBIDDEN');
    }
    const own = await ownId(planner);
    expect(await ask(`{ account(id: "${own}") { id } }`, planner)).toEqual({ account: { id: own } });
    expect(await codeOf('{ account(id: "99999") { id } }')).toBe('ACCOUNT_NOT_FOUND');
  });

  it('change their own password with the current one', async () => {
    const token = await account();
    const change = (current: string, next: string) =>
      `mutation { changeOwnPassword(currentPassword: "${current}", password: "${next}") { id } }`;
    expect(await codeOf(change('wrong', 'another long one'), token)).toBe('PASSWORD_WRONG');
    expect(await codeOf(change(PASSWORD, 'short'), token)).toBe('PASSWORD_REFUSED');
    await ask(change(PASSWORD, 'another long one'), token);
    expect(await codeOf(change(PASSWORD, 'third long password'), token)).toBe('PASSWORD_WRONG');
  });

  it('make tokens that are shown once, act as they do, expire and can be revoked', async () => {
    const own = await account(limited('client-viewer', { clientIds: [company.bank.id] }));
    const { createPersonalToken } = await ask<{
      createPersonalToken: { secret: string; token: { id: string } };
    }>(
      'mutation { createPersonalToken(label: "export", expiresInDays: 1) { secret token { id kind label expiresAt } } }',
      own,
    );
    const { secret, token } = createPersonalToken;
    expect(token).toMatchObject({ kind: 'PERSONAL', label: 'export', expiresAt: '2026-03-03T09:00:00.000Z' });
    expect(await ask('{ clients { nodes { code } } }', secret)).toEqual({
      clients: { nodes: [{ code: 'BANK' }] },
    });
    const { tokens } = await ask<{ tokens: { id: string; lastUsedAt: string | null }[] }>(
      '{ tokens { id lastUsedAt } }',
      own,
    );
    expect(tokens.find(({ id }) => id === token.id)?.lastUsedAt).toBe('2026-03-02T09:00:00.000Z');
    expect(JSON.stringify(tokens)).not.toContain(secret);
    await ask(`mutation { revokeToken(id: "${token.id}") { revokedAt } }`, own);
    expect(await codeOf('{ me { id } }', secret)).toBe('UNAUTHENTICATED');
  });

  it('make tokens that end on their day', async () => {
    const own = await account();
    const { createPersonalToken } = await ask<{ createPersonalToken: { secret: string } }>(
      'mutation { createPersonalToken(label: "short", expiresInDays: 1) { secret } }',
      own,
    );
    clock.set(addMinutes(MONDAY, 24 * 60 - 1));
    await ownId(createPersonalToken.secret);
    clock.set(addMinutes(MONDAY, 24 * 60));
    expect(await codeOf('{ me { id } }', createPersonalToken.secret)).toBe('UNAUTHENTICATED');
  });

  it.each([
    ['an empty label', 'label: " "', 'TOKEN_LABEL_INVALID'],
    ['a label without end', `label: "${'x'.repeat(101)}"`, 'TOKEN_LABEL_INVALID'],
    ['no life', 'label: "x", expiresInDays: 0', 'TOKEN_LIFE_INVALID'],
    ['eternal life', 'label: "x", expiresInDays: 367', 'TOKEN_LIFE_INVALID'],
  ])('make no token with %s', async (_, args, code) => {
    expect(await codeOf(`mutation { createPersonalToken(${args}) { secret } }`)).toBe(code);
  });

  it('do not see or revoke tokens of others', async () => {
    const one = await account();
    const two = await account(everywhere('planner'));
    const { tokens } = await ask<{ tokens: { id: string }[] }>('{ tokens { id } }', one);
    expect(await codeOf(`mutation { revokeToken(id: "${tokens[0].id}") { id } }`, two)).toBe(
      'TOKEN_NOT_FOUND',
    );
    await ask(`mutation { revokeToken(id: "${tokens[0].id}") { id } }`);
    expect(await codeOf('{ me { id } }', one)).toBe('UNAUTHENTICATED');
  });

  it.each(['', 'Bearer', 'Basic YTpi', 'Bearer wfm_made-up', `Bearer ${'x'.repeat(5_000)}`])(
    'are not signed in by "%s"',
    async (authorization) => {
      const response = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body: JSON.stringify({ query: '{ me { id } }' }),
      });
      expect(response.status).toBeLessThan(500);
      expect(await response.text()).toContain('UNAUTHENTICATED');
    },
  );
});
