import { Module } from '@nestjs/common';
import { Args, Field, ID, Int, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { EVERYWHERE } from '../../../src/access/actor.js';
import { Public } from '../../../src/graphql/current-actor.decorator.js';
import { InstantScalar } from '../../../src/graphql/scalars/instant.scalar.js';
import { LocalDateScalar } from '../../../src/graphql/scalars/local-date.scalar.js';
import { LocalTimeScalar } from '../../../src/graphql/scalars/local-time.scalar.js';
import { TimeZoneScalar } from '../../../src/graphql/scalars/time-zone.scalar.js';
import { parseId } from '../../../src/graphql/scalars/ids.js';
import { parseInstant, type Instant } from '../../../src/time/instant.js';
import { type LocalDate, type LocalTime, type TimeZone } from '../../../src/time/zoned-time.js';
import { startApp, type TestApp } from '../../support/app.js';
import { MemoryLogger } from '../../support/memory-logger.js';
import { watch } from '../../support/subscription.js';

@ObjectType()
class Node {
  @Field(() => Int)
  depth!: number;
}

@Resolver(() => Node)
class NodeResolver {
  @ResolveField(() => Node)
  child(@Parent() { depth }: Node): Node {
    return { depth: depth + 1 };
  }

  @ResolveField(() => [Node])
  children(
    @Parent() node: Node,
    @Args('first', { type: () => Int, defaultValue: 50 }) first: number,
  ): Node[] {
    return [this.child(node)].slice(0, first);
  }

  @ResolveField(() => Int)
  broken(): number {
    throw new Error('SELECT password FROM account');
  }

  @ResolveField(() => Int)
  unserializable(): number {
    return NaN;
  }
}

@Resolver()
class SampleResolver {
  @Public()
  @Query(() => Node)
  sampleNode(): Node {
    return { depth: 0 };
  }

  @Query(() => String)
  sampleSecret(): string {
    return 'for those who are signed in';
  }

  @Public()
  @Query(() => String, { nullable: true })
  sampleId(@Args('id', { type: () => ID }) id: string): string {
    return String(parseId(id));
  }

  @Public()
  @Query(() => InstantScalar, { nullable: true })
  sampleInstant(@Args('at', { type: () => InstantScalar }) at: Instant): Instant {
    return at;
  }

  @Public()
  @Query(() => LocalDateScalar, { nullable: true })
  sampleDate(@Args('date', { type: () => LocalDateScalar }) date: LocalDate): LocalDate {
    return date;
  }

  @Public()
  @Query(() => LocalTimeScalar, { nullable: true })
  sampleTime(@Args('time', { type: () => LocalTimeScalar }) time: LocalTime): LocalTime {
    return time;
  }

  @Public()
  @Query(() => TimeZoneScalar, { nullable: true })
  sampleZone(@Args('zone', { type: () => TimeZoneScalar }) zone: TimeZone): TimeZone {
    return zone;
  }
}

@Module({ providers: [NodeResolver, SampleResolver] })
class SampleModule {}

const logger = new MemoryLogger();
let app: TestApp;

beforeAll(async () => {
  app = await startApp({
    modules: [SampleModule],
    logger,
    env: {
      WFM_QUERY_DEPTH: '6',
      WFM_QUERY_COST: '1000',
      WFM_BODY_BYTES: '20000',
      WFM_IMPORT_BYTES: '100000',
    },
  });
});
afterAll(() => app?.close());

async function post(
  body: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return { status: response.status, text: await response.text() };
}

describe('errors', () => {
  it('masks what is our own fault, and logs it under the id that the caller is told', async () => {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-request-id': 'ticket-4711' },
      body: JSON.stringify({ query: '{ sampleNode { broken } }' }),
    });
    const text = await response.text();

    expect(response.status).toBe(200);
    expect(response.headers.get('x-request-id')).toBe('ticket-4711');
    expect((JSON.parse(text) as { errors: unknown[] }).errors).toEqual([
      {
        message: 'Something went wrong on our side. Quote request ticket-4711.',
        locations: [{ line: 1, column: 16 }],
        path: ['sampleNode', 'broken'],
        extensions: { code: 'INTERNAL', requestId: 'ticket-4711' },
      },
    ]);
    expect(text).not.toMatch(/password|stack|\.ts/);
    expect(logger.text).toContain('Request ticket-4711: Error: SELECT password FROM account');
  });

  it('masks an answer that does not fit the schema', async () => {
    const { errors } = await app.graphql('{ sampleNode { unserializable } }');

    expect(errors?.[0].extensions.code).toBe('INTERNAL');
  });

  it('refuses an operation that needs a sign-in, and says what to do', async () => {
    const { status, errors } = await app.graphql('{ sampleSecret }');

    expect(status).toBe(200);
    expect(errors?.[0].extensions.code).toBe('UNAUTHENTICATED');
    expect(errors?.[0].message).toContain('Sign in, or send "Authorization: Bearer <token>"');
  });

  it.each([
    ['a syntax error', '{ sampleNode { ', 400, 'GRAPHQL_PARSE_FAILED', 'Syntax Error'],
    [
      'an unknown field',
      '{ sampleNod { depth } }',
      400,
      'GRAPHQL_VALIDATION_FAILED',
      'Cannot query field "sampleNod"',
    ],
    [
      'two operations without a name',
      'query A { __typename } query B { __typename }',
      400,
      'OPERATION_RESOLUTION_FAILURE',
      'Must provide operation name',
    ],
    [
      'a missing argument',
      '{ sampleId }',
      400,
      'GRAPHQL_VALIDATION_FAILED',
      'argument "id" of type "ID!" is required',
    ],
    [
      'an id that is none',
      '{ sampleId(id: "abc") }',
      200,
      'BAD_USER_INPUT',
      '"abc" is not an id. Ids are whole numbers from 1',
    ],
    [
      'an id that is too large',
      '{ sampleId(id: "99999999999") }',
      200,
      'BAD_USER_INPUT',
      '"99999999999" is not an id',
    ],
    [
      'an instant without an offset',
      '{ sampleInstant(at: "2026-10-25T01:30") }',
      400,
      'GRAPHQL_VALIDATION_FAILED',
      'for example 2026-10-25T01:30:00Z',
    ],
    ['a number as an instant', '{ sampleInstant(at: 7) }', 400, 'GRAPHQL_VALIDATION_FAILED', '7 is not text'],
    [
      'a day that does not exist',
      '{ sampleDate(date: "2026-02-30") }',
      400,
      'GRAPHQL_VALIDATION_FAILED',
      '2026-02-30',
    ],
    [
      'a time that does not exist',
      '{ sampleTime(time: "24:30") }',
      400,
      'GRAPHQL_VALIDATION_FAILED',
      '24:30',
    ],
    [
      'a zone that does not exist',
      '{ sampleZone(zone: "Mars/Olympus") }',
      400,
      'GRAPHQL_VALIDATION_FAILED',
      'Mars/Olympus',
    ],
  ])('answers %s with its place and advice', async (_, query, status, code, message) => {
    const answer = await app.graphql(query);

    expect({ status: answer.status, code: answer.errors?.[0].extensions.code }).toEqual({ status, code });
    expect(answer.errors?.[0].message).toContain(message);
  });

  it.each([
    ['$at: Instant!', 'sampleInstant(at: $at)', { at: 'yesterday' }, '"yesterday" is not an instant'],
    ['$date: LocalDate!', 'sampleDate(date: $date)', { date: '25.10.2026' }, '25.10.2026'],
    ['$time: LocalTime!', 'sampleTime(time: $time)', { time: '8.30' }, '8.30'],
    ['$zone: TimeZone!', 'sampleZone(zone: $zone)', { zone: ['UTC'] }, '["UTC"] is not text'],
    ['$id: ID!', 'sampleId(id: $id)', {}, 'Variable "$id" of required type "ID!" was not provided'],
  ])(
    'answers the wrong variable %s with its value and advice',
    async (variable, field, variables, message) => {
      const { status, errors } = await app.graphql(`query (${variable}) { ${field} }`, variables);

      expect({ status, code: errors?.[0].extensions.code }).toEqual({ status: 400, code: 'BAD_USER_INPUT' });
      expect(errors?.[0].message).toContain(message);
    },
  );

  it.each([
    ['no JSON', '{"query": ', 400, 'BAD_REQUEST'],
    ['a list of operations', '[{"query":"{ __typename }"}]', 400, 'BAD_REQUEST'],
    ['a number', '7', 400, 'BAD_REQUEST'],
    ['nothing', '', 400, 'BAD_REQUEST'],
    ['no query', '{}', 400, 'BAD_REQUEST'],
    ['a query that is no text', '{"query": 7}', 400, 'BAD_REQUEST'],
    ['variables that are no object', '{"query": "{ __typename }", "variables": "x"}', 400, 'BAD_REQUEST'],
  ])('answers %s in the body with a clear refusal', async (_, body, status, code) => {
    const answer = await post(body);

    expect(answer.status).toBe(status);
    expect(
      (JSON.parse(answer.text) as { errors: { extensions: { code: string } }[] }).errors[0].extensions.code,
    ).toBe(code);
    expect(answer.text).not.toMatch(/node_modules|stack|at Object/);
  });

  it('refuses a form of another site (no JSON, no header that only a script can set)', async () => {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: JSON.stringify({ query: '{ __typename }' }),
    });

    expect(response.status).toBe(400);
    expect(await response.text()).toContain('Cross-Site Request Forgery');
  });
});

describe('scalars', () => {
  it('come back as they were given, instants in UTC', async () => {
    const { data } = await app.graphql(`{
      sampleInstant(at: "2026-10-25T03:30:00+02:00") sampleDate(date: "2026-10-25")
      sampleTime(time: "08:30") sampleZone(zone: "Asia/Manila")
    }`);

    expect(data).toEqual({
      sampleInstant: '2026-10-25T01:30:00.000Z',
      sampleDate: '2026-10-25',
      sampleTime: '08:30',
      sampleZone: 'Asia/Manila',
    });
    expect(parseInstant(data.sampleInstant as string)).toBe(Date.UTC(2026, 9, 25, 1, 30));
  });
});

const nested = (levels: number): string =>
  `{ sampleNode ${'{ child '.repeat(levels)} { depth } ${'} '.repeat(levels)} }`;

describe('limits', () => {
  it('accepts an operation of the depth that is allowed, and refuses one level more', async () => {
    expect((await app.graphql(nested(4))).errors).toBeUndefined();

    const { status, errors } = await app.graphql(nested(5));

    expect(status).toBe(400);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('nests 7 levels of fields, and the limit is 6') as string,
      extensions: { code: 'QUERY_TOO_DEEP', place: { limit: 6, depth: 7 } },
    });
  });

  it('counts levels behind fragments', async () => {
    const query = `query { sampleNode { ...A } }
      fragment A on Node { child { ...B } } fragment B on Node { child { ...C } }
      fragment C on Node { child { child { child { depth } } } }`;

    expect((await app.graphql(query)).errors?.[0].extensions.code).toBe('QUERY_TOO_DEEP');
  });

  it('multiplies the cost by the page size of every list around it', async () => {
    expect((await app.graphql('{ sampleNode { children(first: 200) { depth } } }')).errors).toBeUndefined();

    const { status, errors } = await app.graphql(
      'query ($n: Int!) { sampleNode { children(first: $n) { children { depth } } } }',
      { n: 100 },
    );

    expect(status).toBe(400);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('costs 5102, and the limit is 1000') as string,
      extensions: { code: 'QUERY_TOO_COSTLY', place: { limit: 1000, cost: 5102 } },
    });
  });

  it('hold for operations over a WebSocket too', async () => {
    const token = await app.createAccount({
      name: 'P',
      email: 'planner@x.test',
      password: 'correct horse battery staple',
      grants: [{ role: 'planner', scope: EVERYWHERE }],
    });
    const watching = watch(app, nested(5), {}, token);

    await expect(watching.next()).rejects.toMatchObject([{ extensions: { code: 'QUERY_TOO_DEEP' } }]);
    await watching.close();
  });

  it('refuses a WebSocket without a sign-in', async () => {
    const watching = watch(app, '{ __typename }', {}, null);

    await expect(watching.next()).rejects.toMatchObject({ code: 4403 });
    await watching.close();
  });

  it('refuses a body that is too large with its size and the limit', async () => {
    const { status, text } = await post(
      JSON.stringify({ query: `{ sampleId(id: "${'x'.repeat(20_000)}") }` }),
    );

    expect(status).toBe(413);
    expect(JSON.parse(text)).toMatchObject({
      errors: [
        {
          message: expect.stringMatching(/has 20\d{3} bytes, and the limit is 20000/) as string,
          extensions: { code: 'BODY_TOO_LARGE' },
        },
      ],
    });
  });

  it('reads the larger body of an import from someone who is signed in', async () => {
    const token = await app.createAccount({
      name: 'I',
      email: 'import@x.test',
      password: 'correct horse battery staple',
      grants: [{ role: 'planner', scope: EVERYWHERE }],
    });
    const body = JSON.stringify({ query: '{ __typename }', variables: { file: 'x'.repeat(50_000) } });

    expect((await post(body)).status).toBe(413);
    expect((await post(body, { authorization: `Bearer ${token}` })).status).toBe(200);
  });
});

describe('the explorer', () => {
  const page = (target: TestApp) => fetch(`${target.url}/graphql`, { headers: { accept: 'text/html' } });

  it('is a page of our own that loads nothing from elsewhere', async () => {
    const response = await page(app);
    const html = await response.text();

    expect(response.headers.get('content-type')).toContain('text/html');
    expect(html).toContain('Shiftwright API explorer');
    expect(html).not.toMatch(/https?:\/\//);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('and introspection are off in production', async () => {
    const production = await startApp({ env: { NODE_ENV: 'production' } });
    try {
      expect((await page(production)).status).toBe(400);
      const { errors } = await production.graphql('{ __schema { types { name } } }');
      expect(errors?.[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
      expect(errors?.[0].message).toContain('introspection is not allowed');
      expect((await production.graphql('{ jobz { id } }')).errors?.[0].message).not.toContain('Did you mean');
    } finally {
      await production.close();
    }
  });
});

describe('outside GraphQL', () => {
  it('answers a path that does not exist with JSON', async () => {
    const response = await app.get('/nowhere');

    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({
      code: 'NOT_FOUND',
      message: 'There is nothing at GET /nowhere.',
      requestId: response.headers.get('x-request-id'),
    });
  });

  it('says that it lives and that its database answers', async () => {
    expect(await (await app.get('/healthz')).json()).toEqual({ status: 'ok' });
    expect(await (await app.get('/readyz')).json()).toEqual({ status: 'ok' });
  });

  it('lets a page load only our own files', async () => {
    const { headers } = await app.get('/healthz');

    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('x-powered-by')).toBeNull();
  });
});
