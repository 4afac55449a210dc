import { WebSocket } from 'ws';
import { type NewAccount } from '../../../src/access/accounts.service.js';
import { EVERYWHERE } from '../../../src/access/actor.js';
import { startApp, type TestApp } from '../../support/app.js';
import { post } from '../../support/post.js';
import { SampleModule } from '../../support/sample-module.js';
import { watch } from '../../support/subscription.js';

const PLANNER: NewAccount = {
  name: 'Planner',
  email: '',
  password: 'correct horse battery staple',
  grants: [{ role: 'planner', scope: EVERYWHERE }],
};

let app: TestApp;

beforeAll(async () => {
  app = await startApp({
    modules: [SampleModule],
    env: {
      WFM_QUERY_DEPTH: '6',
      WFM_QUERY_COST: '1000',
      WFM_BODY_BYTES: '20000',
      WFM_IMPORT_BYTES: '100000',
    },
  });
});
afterAll(() => app?.close());

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
    const token = await app.createAccount({ ...PLANNER, email: 'planner@x.test' });
    const watching = watch(app, nested(5), {}, token);

    await expect(watching.next()).rejects.toMatchObject([{ extensions: { code: 'QUERY_TOO_DEEP' } }]);
    await watching.close();
  });

  it('closes a WebSocket that sends a message that is too large', async () => {
    const socket = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    await new Promise((resolve) => socket.once('open', resolve));
    const closed = new Promise((resolve) => socket.once('close', resolve));

    const { error } = console;
    console.error = () => undefined; // the library writes there what it closes
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: 'x'.repeat(20_000) } }));

    expect(await closed).toBe(1009);
    console.error = error;
  });

  it('refuses a WebSocket that another site opens with the cookies of a browser', async () => {
    // Before the socket opens: from then on it has only so long to say who it is.
    const token = await app.createAccount({ ...PLANNER, email: 'elsewhere@x.test' });
    const headers = { origin: 'https://elsewhere.example' };
    const socket = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
      headers,
    });
    await new Promise((resolve) => socket.once('open', resolve));
    const closed = new Promise((resolve) => socket.once('close', resolve));

    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));

    expect(await closed).toBe(4403);
  });

  it('refuses a WebSocket without a sign-in', async () => {
    const watching = watch(app, '{ __typename }', {}, null);

    await expect(watching.next()).rejects.toMatchObject({ code: 4403 });
    await watching.close();
  });

  it('refuses a body that is too large with its size and the limit', async () => {
    const { status, text } = await post(
      app,
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
    const token = await app.createAccount({ ...PLANNER, email: 'import@x.test' });
    const body = JSON.stringify({ query: '{ __typename }', variables: { file: 'x'.repeat(50_000) } });

    expect((await post(app, body)).status).toBe(413);
    expect((await post(app, body, { authorization: `Bearer ${token}` })).status).toBe(200);
  });
});
