#!/usr/bin/env node
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale, root } from './build-if-stale.mjs';

process.env.TZ = 'UTC';
await buildIfStale();
const { schemaText } = await import('../dist/src/startup/schema-text.js');
const file = join(root, 'src', 'graphql', 'schema.graphql');
const fresh = await schemaText();

if (!process.argv.includes('--check')) {
  writeFileSync(file, fresh);
} else if (readFileSync(file, 'utf8') !== fresh) {
  process.stderr.write(
    'src/graphql/schema.graphql is not what the code generates. Run "npm run schema" and commit it.\n',
  );
  process.exitCode = 1;
}
