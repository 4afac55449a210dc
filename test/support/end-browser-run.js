import { rmSync } from 'node:fs';

export default function endBrowserRun() {
  rmSync(process.env.BROWSER_RUN_FOLDER, { recursive: true, force: true });
}
