#!/usr/bin/env node
import { transformFile } from '@swc/core';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildIfStale, root } from './build-if-stale.mjs';

process.env.TZ = 'UTC';
const sources = join(root, 'bench');
const built = join(root, 'dist', 'bench');
const files = existsSync(sources)
  ? readdirSync(sources, { recursive: true }).filter((file) => file.endsWith('.ts'))
  : [];
// Files in folders are parts of benchmarks.
const names = files.filter((file) => dirname(file) === '.').map((file) => file.slice(0, -'.ts'.length));
const [name] = process.argv.slice(2);
if (!names.includes(name)) {
  process.stderr.write(
    `Write one of: ${names.join(', ')}. For example: npm run bench -- ${names[0] ?? 'NAME'}\n`,
  );
  process.exit(2);
}

await buildIfStale();
mkdirSync(built, { recursive: true });
for (const file of files) {
  const { code } = await transformFile(join(sources, file), {
    swcrc: true,
    configFile: join(root, '.swcrc'),
  });
  mkdirSync(join(built, dirname(file)), { recursive: true });
  writeFileSync(join(built, file.replace(/\.ts$/, '.js')), code);
}
// The rest of the command line is the benchmark's own.
process.argv.splice(2, 1);
await import(join(built, `${name}.js`));
