import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transformFileSync } from '@swc/core';

export interface BuiltWorker {
  readonly url: URL;
  remove(): void;
}

/** Worker threads and processes run built files: what the file imports (folders, or single files) is built in a folder of its own. */
export function builtWorker(folders: readonly string[], file: string): BuiltWorker {
  const built = mkdtempSync(join(tmpdir(), 'worker-'));
  for (const folder of folders) build(folder, built);
  writeFileSync(join(built, 'package.json'), '{"type":"module"}');
  symlinkSync(join(process.cwd(), 'node_modules'), join(built, 'node_modules'));
  return { url: pathToFileURL(join(built, file)), remove: () => rmSync(built, { recursive: true }) };
}

function build(source: string, built: string): void {
  if (statSync(source).isFile()) return buildFile(source, built);
  for (const entry of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (entry.endsWith('.ts') && !entry.endsWith('.spec.ts')) buildFile(join(source, entry), built);
  }
}

function buildFile(file: string, built: string): void {
  const { code } = transformFileSync(file, { swcrc: true });
  const target = join(built, file.replace(/\.ts$/, '.js'));
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, code);
}
