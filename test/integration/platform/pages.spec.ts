import { WebSocket } from 'ws';
import { startApp, type TestApp } from '../../support/app.js';

let app: TestApp;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

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

  it('answers a WebSocket that nothing waits for', async () => {
    const socket = new WebSocket(`${app.url.replace('http', 'ws')}/nowhere`);
    const refused = new Promise<Error>((resolve) => socket.once('error', resolve));

    expect((await refused).message).toContain('404');
  });

  it('says that it lives and that its database answers', async () => {
    expect(await (await app.get('/healthz')).json()).toEqual({ status: 'ok' });
    expect(await (await app.get('/readyz')).json()).toEqual({ status: 'ok' });
  });

  it('packs what it sends, for slow links', async () => {
    const { headers } = await fetch(`${app.url}/style.css`, { headers: { 'accept-encoding': 'gzip' } });

    expect(headers.get('content-encoding')).toBe('gzip');
  });

  it('lets a page load only our own files', async () => {
    const { headers } = await app.get('/healthz');

    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('x-powered-by')).toBeNull();
  });
});
