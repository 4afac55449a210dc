import { Clock, SettableClock } from '../../../src/time/clock.js';
import { addMinutes, instant, type Instant, parseInstant } from '../../../src/time/instant.js';
import { everywhere } from '../../builders/grants.js';
import { startApp, type TestApp } from '../../support/app.js';

const MONDAY = parseInstant('2026-03-02T09:00:00Z');
const PASSWORD = 'four unrelated words';
const SIGN_IN = `mutation SignIn($email: String!, $password: String!) {
  signIn(email: $email, password: $password) {
    __typename
    ... on SignedIn { account { email permissions } }
    ... on Problem { code message }
    ... on SignInThrottled { retryAfterSeconds }
  }
}`;

interface Answer {
  readonly data: Record<string, Record<string, unknown>> | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
  readonly setCookie: string | null;
}

/** The text with its first letter replaced by another one. */
const other = (text: string) => (text.startsWith('A') ? 'B' : 'A') + text.slice(1);

describe('signing in', () => {
  const clock = new SettableClock(MONDAY);
  let app: TestApp;

  beforeAll(async () => {
    app = await startApp({ providers: (builder) => builder.overrideProvider(Clock).useValue(clock) });
    await app.createAccount({
      email: 'Ana@Example.com',
      name: 'Ana',
      password: PASSWORD,
      grants: [everywhere('admin')],
    });
  });

  afterAll(() => app.close());
  beforeEach(() => clock.set(MONDAY));

  async function post(
    query: string,
    variables: object,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    expect(response.status).toBeLessThan(500);
    return { ...((await response.json()) as Answer), setCookie: response.headers.get('set-cookie') };
  }

  const signIn = (email: string, password: string) => post(SIGN_IN, { email, password });
  const me = (cookie: string) => post('{ me { email } }', {}, { cookie });

  async function session(): Promise<string> {
    const { setCookie } = await signIn('ana@example.com', PASSWORD);
    return setCookie!.split(';')[0];
  }

  function later(minutes: number): Instant {
    return addMinutes(MONDAY, minutes);
  }

  it('answers with the account, and a cookie that scripts and other sites cannot use', async () => {
    const { data, setCookie } = await signIn(' ANA@example.com ', PASSWORD);
    expect(data).toMatchObject({ signIn: { __typename: 'SignedIn', account: { email: 'ana@example.com' } } });
    expect(setCookie).toMatch(/^wfm_session=[\w-]{43}\.[\w-]{43};/);
    const flags = setCookie!.split('; ').slice(1);
    expect(flags).toEqual(
      expect.arrayContaining(['HttpOnly', 'SameSite=Strict', 'Path=/', 'Max-Age=1209600']),
    );
    expect(flags).not.toContain('Secure');
    expect(JSON.stringify(data)).not.toContain(setCookie!.slice(12, 40));
  });

  it('opens a session that the cookie carries', async () => {
    expect((await me(await session())).data).toEqual({ me: { email: 'ana@example.com' } });
  });

  it('tells a wrong password, an unknown address and no address alike', async () => {
    const answers = [
      await signIn('ana@example.com', 'wrong'),
      await signIn('nobody@example.com', PASSWORD),
      await signIn('', ''),
    ];
    for (const { data, setCookie } of answers) {
      expect(data).toEqual(answers[0].data);
      expect(data).toMatchObject({ signIn: { __typename: 'SignInRefused', code: 'SIGN_IN_REFUSED' } });
      expect(setCookie).toBeNull();
    }
  });

  it('is slowed down after five failures, even with the right password, until a quarter of an hour is over', async () => {
    const email = 'slow@example.com';
    await app.createAccount({ email, name: 'Slow', password: PASSWORD, grants: [] });
    for (let attempt = 0; attempt < 5; attempt++) await signIn(email, 'wrong');
    clock.set(later(5));
    const { data } = await signIn(email, PASSWORD);
    expect(data).toMatchObject({
      signIn: { __typename: 'SignInThrottled', code: 'SIGN_IN_THROTTLED', retryAfterSeconds: 600 },
    });
    expect((await signIn('ana@example.com', PASSWORD)).data?.signIn.__typename).toBe('SignedIn');
    clock.set(later(16));
    expect((await signIn(email, PASSWORD)).data?.signIn.__typename).toBe('SignedIn');
  });

  it('forgets failures after a success', async () => {
    const email = 'forgetful@example.com';
    await app.createAccount({ email, name: 'F', password: PASSWORD, grants: [] });
    for (let round = 0; round < 3; round++) {
      for (let attempt = 0; attempt < 4; attempt++) await signIn(email, 'wrong');
      expect((await signIn(email, PASSWORD)).data?.signIn.__typename).toBe('SignedIn');
    }
  });

  it('lasts twelve hours from the last request, and two weeks at most', async () => {
    const cookie = await session();
    for (let hours = 11; hours < 14 * 24; hours += 11) {
      clock.set(later(hours * 60));
      expect((await me(cookie)).errors).toBeUndefined();
    }
    clock.set(later(14 * 24 * 60));
    expect((await me(cookie)).errors?.[0].extensions.code).toBe('UNAUTHENTICATED');
    clock.set(MONDAY);
    const idle = await session();
    clock.set(later(12 * 60));
    expect((await me(idle)).errors?.[0].extensions.code).toBe('UNAUTHENTICATED');
  });

  it('ends with the sign-out, which clears the cookie', async () => {
    const cookie = await session();
    const { data, setCookie } = await post('mutation { signOut }', {}, { cookie });
    expect(data).toEqual({ signOut: true });
    expect(setCookie).toMatch(/^wfm_session=;.*Max-Age=0/);
    expect((await me(cookie)).errors?.[0].extensions.code).toBe('UNAUTHENTICATED');
  });

  it('is refused with a cookie that was changed or made up', async () => {
    const cookie = await session();
    const [secret, signature] = cookie.slice('wfm_session='.length).split('.');
    const bad = [
      `wfm_session=${secret}`,
      `wfm_session=${secret}.${other(signature)}`,
      `wfm_session=${other(secret)}.${signature}`,
      `wfm_session=${secret}.${signature}A`,
      'wfm_session=%E0%A4%A',
      'wfm_session=',
    ];
    for (const value of bad) expect((await me(value)).errors?.[0].extensions.code).toBe('UNAUTHENTICATED');
  });

  it('does not let a session pass as a bearer token, nor a token as a session', async () => {
    const cookie = await session();
    const secret = cookie.slice('wfm_session='.length).split('.')[0];
    const answer = await post('{ me { email } }', {}, { authorization: `Bearer ${secret}` });
    expect(answer.errors?.[0].extensions.code).toBe('UNAUTHENTICATED');
  });

  it('leaves no password and no secret in the database', async () => {
    const cookie = await session();
    const secret = cookie.slice('wfm_session='.length).split('.')[0];
    const rows: unknown[] = [];
    for (const table of ['account', 'access_token', 'sign_in_failure']) {
      rows.push(await app.dataSource.query(`SELECT * FROM ${table}`));
    }
    const text = JSON.stringify(rows);
    expect(text).not.toContain(secret);
    expect(text).not.toContain(PASSWORD);
    expect(text).not.toContain('slow@example.com ');
    expect(text).toContain('$argon2id$');
  });

  it('sends the cookie over TLS only in production', async () => {
    const production = await startApp({ env: { NODE_ENV: 'production', WFM_SECRET: 's'.repeat(40) } });
    try {
      await production.createAccount({ email: 'p@example.com', name: 'P', password: PASSWORD, grants: [] });
      const response = await fetch(`${production.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: SIGN_IN, variables: { email: 'p@example.com', password: PASSWORD } }),
      });
      expect(response.headers.get('set-cookie')).toContain('; Secure');
    } finally {
      await production.close();
    }
  });

  it('counts attempts that are made side by side', async () => {
    const email = 'parallel@example.com';
    await app.createAccount({ email, name: 'P', password: PASSWORD, grants: [] });
    clock.set(instant(MONDAY + 1));
    const answers = await Promise.all(Array.from({ length: 12 }, () => signIn(email, 'wrong')));
    const kinds = answers.map((answer) => answer.data?.signIn.__typename);
    expect(kinds.filter((kind) => kind === 'SignInRefused')).toHaveLength(5);
    expect(kinds.filter((kind) => kind === 'SignInThrottled')).toHaveLength(7);
  });
});
