#!/usr/bin/env node
import { join } from 'node:path';
import { buildIfStale, root } from './build-if-stale.mjs';

process.env.TZ = 'UTC';
process.env.WFM_SQLITE ??= join(root, 'var', 'shiftwright.sqlite');

await buildIfStale();
await import('../dist/src/main.js');
