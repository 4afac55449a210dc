import { startApp, type TestApp } from '../../support/app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

it('answers', async () => {
  console.log(await app.graphql('{ jobs { totalCount nodes { id } } }'));
  console.log(await app.graphql('{ __typename }'));
  console.log(
    await (await app.get('/healthz')).text(),
    await (await app.get('/readyz')).text(),
    await (await app.get('/x')).text(),
  );
});
