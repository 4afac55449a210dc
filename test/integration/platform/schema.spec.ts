import { GraphQLSchemaHost } from '@nestjs/graphql';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { printedSchema } from '../../../src/startup/schema-text.js';
import { packageRoot } from '../../../src/package-root.js';
import { startApp, type TestApp } from '../../support/app.js';

let app: TestApp;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

it('commits the schema that the code generates (npm run schema)', async () => {
  const committed = await readFile(join(packageRoot(), 'src/graphql/schema.graphql'), 'utf8');
  const { schema } = app.app.get(GraphQLSchemaHost, { strict: false });

  expect(committed).toBe(printedSchema(schema));
});
