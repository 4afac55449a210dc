#!/usr/bin/env node
import { build } from './build-if-stale.mjs';

await build(() => undefined);
