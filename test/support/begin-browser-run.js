import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pinUtc from './pin-utc.js';

/** What the specs of one run share lies in a folder of its own; workers inherit its name. */
export default function beginBrowserRun() {
  pinUtc();
  process.env.BROWSER_RUN_FOLDER = mkdtempSync(join(tmpdir(), 'wfm-browser-'));
}
