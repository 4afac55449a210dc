#!/usr/bin/env node
import { join } from 'node:path';
import { buildIfStale, root } from './build-if-stale.mjs';

process.env.TZ = 'UTC';
process.env.WFM_SQLITE ??= join(root, 'var', 'shiftwright.sqlite');
// npm runs scripts in the package's folder; file names on the command line are meant from where it was typed.
if (process.env.npm_lifecycle_event === 'wfm' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);

await buildIfStale();
const { runWfm } = await import('../dist/src/cli/main.js');
process.exitCode = await runWfm(process.argv.slice(2));
