import { type FileHandle, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** One file of a log that is rotated. */
export interface LogFile {
  readonly path: string;
  readonly inode: number;
  readonly size: number;
  readonly changedNs: bigint;
}

const COMPRESSED = /\.(gz|bz2|xz|zst)$/;

/** The files of a log that can be read, oldest first; the one that is written to, if it is there, comes last. */
export async function filesOfLog(path: string): Promise<LogFile[]> {
  const [folder, name] = [dirname(path), basename(path)];
  const names = (await readdir(folder)).filter(
    (each) => each === name || (/^[.-]/.test(each.slice(name.length)) && each.startsWith(name)),
  );
  const readable = names.filter((each) => !COMPRESSED.test(each)).map((each) => join(folder, each));
  const found = await Promise.all(readable.map(logFile));
  const files = found.filter((file) => file !== null);
  return files.sort((a, b) => rank(a, path) - rank(b, path) || byAge(a, b));
}

/**
 * The file that goes on where this one ends; null while this one is the one that is written to, or may still be. Asterisk goes on writing to a file
 * that was renamed until it is told to reload: only when something is written elsewhere is the old one finished.
 */
export async function followingFile(path: string, file: FileHandle | null): Promise<string | null> {
  if (file === null) return null;
  const { ino, mtimeNs } = await file.stat({ bigint: true });
  const files = await filesOfLog(path);
  if (files.at(-1)?.path === path && files.at(-1)?.inode === Number(ino)) return null;
  const at = files.findIndex(({ inode }) => inode === Number(ino));
  const later =
    at >= 0 ? files.slice(at + 1) : files.filter((each) => each.path === path || each.changedNs > mtimeNs);
  return later.find(({ size }) => size > 0)?.path ?? null;
}

async function logFile(path: string): Promise<LogFile | null> {
  try {
    const { ino, size, mtimeNs } = await stat(path, { bigint: true });
    return { path, inode: Number(ino), size: Number(size), changedNs: mtimeNs };
  } catch {
    // It was rotated just now.
    return null;
  }
}

function rank(file: LogFile, path: string): number {
  return file.path === path ? 1 : 0;
}

/** Files that were changed in the same moment: the higher number is the older one. */
function byAge(a: LogFile, b: LogFile): number {
  if (a.changedNs !== b.changedNs) return a.changedNs < b.changedNs ? -1 : 1;
  return b.path.localeCompare(a.path, 'en', { numeric: true });
}
