import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'dist', 'sources.stamp');
const lock = join(root, 'dist.lock');
const LOCK_LIFE_MS = 5 * 60_000;

/** Builds when the build is missing or older than the sources; a few milliseconds otherwise. */
export async function buildIfStale() {
  if (isFresh()) return;
  await takeLock();
  try {
    if (!isFresh()) await build();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function isFresh() {
  try {
    return readFileSync(stamp, 'utf8') === fingerprint();
  } catch {
    return false;
  }
}

/** Names, sizes and times of everything that goes into the build. */
function fingerprint() {
  const hash = createHash('sha256');
  const add = (path) => {
    const { size, mtimeMs } = statSync(join(root, path));
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  };
  for (const path of readdirSync(join(root, 'src'), { recursive: true }).sort()) {
    if (path.endsWith('.ts') && !path.endsWith('.spec.ts')) add(join('src', path));
  }
  for (const path of ['ormconfig.ts', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json']) add(path);
  return hash.digest('hex');
}

async function build() {
  process.stderr.write('Building (once, about half a minute)...\n');
  const before = fingerprint();
  const { failed, output } = await new Promise((resolve) => {
    const options = { cwd: root, maxBuffer: 64 * 1024 * 1024 };
    execFile('npm', ['run', '--silent', 'build'], options, (error, stdout, stderr) =>
      resolve({ failed: error !== null, output: `${stdout}${stderr}` }),
    );
  });
  if (failed) {
    process.stderr.write(
      `${output.trim()}\nThe build failed. Run "npm ci" in ${root} and see the messages above.\n`,
    );
    process.exit(1);
  }
  writeFileSync(stamp, before);
}

/** Two commands started at once must not write the same files. */
async function takeLock() {
  for (;;) {
    try {
      return mkdirSync(lock);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    await sleep(200);
    if (isAbandoned()) rmSync(lock, { recursive: true, force: true });
  }
}

function isAbandoned() {
  try {
    return Date.now() - statSync(lock).mtimeMs > LOCK_LIFE_MS;
  } catch {
    return false;
  }
}
