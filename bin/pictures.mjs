#!/usr/bin/env node
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale, root } from './build-if-stale.mjs';

process.env.TZ = 'UTC';
await buildIfStale();
const { pictures } = await import('./pictures/pictures.mjs');

const folder = join(root, 'docs', 'pictures');
const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !Object.hasOwn(pictures, name));
if (unknown !== undefined) {
  process.stderr.write(`There is no picture "${unknown}". There are: ${Object.keys(pictures).join(', ')}.\n`);
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
for (const [name, draw] of Object.entries(pictures)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const svg = await draw();
  writeFileSync(join(folder, `${name}.svg`), `${svg}\n`);
  process.stdout.write(`docs/pictures/${name}.svg: ${Math.ceil(svg.length / 1024)} KB\n`);
}
