import { parseInstant } from '../../../src/time/instant.js';
import { startApp, type TestApp } from '../../support/app.js';
import { MemoryLogger } from '../../support/memory-logger.js';
import { post } from '../../support/post.js';
import { SampleModule } from '../../support/sample-module.js';

const logger = new MemoryLogger();
let app: TestApp;

beforeAll(async () => {
  app = await startApp({ modules: [SampleModule], logger });
});
afterAll(() => app?.close());

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
    const answer = await post(app, body);

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
