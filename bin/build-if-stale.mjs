import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimes, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'dist', 'sources.stamp');
const lock = join(root, 'dist.lock');
const LOCK_LIFE_MS = 5 * 60_000;
const LOCK_TOUCHED_EVERY_MS = 10_000;

/** Builds when the build is missing or older than the sources; a few milliseconds otherwise. */
export async function buildIfStale() {
  if (!isFresh()) await build((text) => process.stderr.write(text), isFresh);
}

/** Builds, unless `isDone` says while the turn is waited for that another process has. Ends the process on failure. */
export async function build(say, isDone = () => false) {
  await takeLock();
  try {
    if (isDone()) return;
    say('Building (once, about half a minute)...\n');
    const before = fingerprint();
    const { failed, output } = await whileTouching(nestBuild);
    if (failed) {
      process.stderr.write(`${output.trim()}\nThe build failed. Maybe run "npm ci" first.\n`);
      rmSync(lock, { recursive: true, force: true });
      process.exit(1);
    }
    writeFileSync(stamp, before);
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** However long the work takes, nobody may think the lock abandoned meanwhile. */
async function whileTouching(work) {
  const now = () => new Date();
  const touch = setInterval(() => utimes(lock, now(), now(), () => undefined), LOCK_TOUCHED_EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(touch);
  }
}

function nestBuild() {
  const nest = buildTool();
  if (nest === null) return { failed: true, output: 'The build tools are not installed.' };
  const options = { cwd: root, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve) => {
    execFile(process.execPath, [nest, 'build'], options, (error, stdout, stderr) =>
      resolve({ failed: error !== null, output: `${stdout}${stderr}` }),
    );
  });
}

function buildTool() {
  try {
    return createRequire(import.meta.url).resolve('@nestjs/cli/bin/nest.js');
  } catch {
    return null;
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
