import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { filesOfLog, followingFile } from './rotated-files.js';

/** A place in a log that is rotated; JSON. */
export interface TailPosition {
  readonly inode: number;
  /** In its file. */
  readonly offset: number;
  /** Bytes of all files before it. */
  readonly base: number;
  /** A digest of the bytes before the offset, by which the file is known again under another name or number. */
  readonly mark: string;
}

export interface TailedLine {
  readonly text: string;
  /** The line's place in the whole log, over all its files: it only grows. */
  readonly offset: number;
}

export interface TailedLines {
  readonly lines: readonly TailedLine[];
  /** After these lines. */
  readonly position: TailPosition;
  /** There is nothing more to read now. */
  readonly atEnd: boolean;
}

const MARK_BYTES = 128;
const CHUNK_BYTES = 1 << 18;
const NEWLINE = 10;

/** What stands at the place that was reached. */
interface Chunk {
  /** The bytes of the mark. */
  readonly before: Buffer;
  readonly bytes: Buffer;
}

/**
 * Follows a log file over its rotation, whether the file is renamed and made anew or copied and cut, and over pauses in which it was rotated
 * several times. A line that is not finished waits for its end, or for the next file. Rotated files are looked for beside it, under names
 * that begin with its own, and must not be compressed before they are read.
 */
export class FileTail {
  private file: FileHandle | null = null;

  private constructor(
    private readonly path: string,
    private place: TailPosition,
  ) {}

  /**
   * Goes on at the position; `found` is false when the file is gone that was read last: reading begins with the one that is there now.
   * @throws Error when there is no file.
   */
  static async open(
    path: string,
    position: TailPosition | null,
  ): Promise<{ readonly tail: FileTail; readonly found: boolean }> {
    const tail = new FileTail(path, position ?? { inode: 0, offset: 0, base: 0, mark: markOf(NOTHING) });
    const found = position === null || (await tail.findAgain());
    if (position === null || !found) await tail.begin(path);
    return { tail, found };
  }

  /** The next whole lines; none when nothing more has been written. */
  async read(): Promise<TailedLines> {
    const chunk = await this.chunk();
    if (chunk === null) return this.told([], await this.begunAnew());
    const lines = this.wholeLines(chunk);
    if (lines.length > 0) return this.told(lines, false);
    const next = await followingFile(this.path, this.file);
    if (next === null) return this.told([], true);
    return this.told(await this.moveTo(next), false);
  }

  async close(): Promise<void> {
    const { file } = this;
    this.file = null;
    await file?.close();
  }

  private told(lines: readonly TailedLine[], atEnd: boolean): TailedLines {
    return { lines, position: this.place, atEnd };
  }

  /** Null when the bytes before the place are not those that were read: the file was cut. */
  private async chunk(): Promise<Chunk | null> {
    if (this.file === null) throw new Error(`${this.path} is closed.`);
    return chunkAt(this.file, this.place);
  }

  private wholeLines(chunk: Chunk): TailedLine[] {
    const end = chunk.bytes.lastIndexOf(NEWLINE) + 1;
    if (end > 0) return this.take(chunk, end);
    // A line longer than a chunk is none.
    if (chunk.bytes.length >= CHUNK_BYTES) this.pass(chunk, chunk.bytes.length);
    return [];
  }

  private take(chunk: Chunk, length: number): TailedLine[] {
    const lines: TailedLine[] = [];
    const from = this.place.base + this.place.offset;
    for (let start = 0; start < length;) {
      const newline = chunk.bytes.indexOf(NEWLINE, start);
      const end = newline < 0 ? length : newline;
      lines.push({ text: chunk.bytes.toString('utf8', start, end), offset: from + start });
      start = end + 1;
    }
    this.pass(chunk, length);
    return lines;
  }

  private pass({ before, bytes }: Chunk, length: number): void {
    const read = Buffer.concat([before, bytes.subarray(0, length)]);
    const offset = this.place.offset + length;
    this.place = { ...this.place, offset, mark: markOf(read.subarray(-MARK_BYTES)) };
  }

  /** The rest of the file, which nobody writes to any more, and then the next one. */
  private async moveTo(next: string): Promise<TailedLine[]> {
    const chunk = await this.chunk();
    if (chunk === null) return [];
    const lines = this.wholeLines(chunk);
    if (lines.length > 0) return lines;
    const rest = chunk.bytes.length === 0 ? [] : this.take(chunk, chunk.bytes.length);
    await this.begin(next);
    return rest;
  }

  /** The file was copied and cut: its copy has what is not read yet. True when there is nothing to read yet. */
  private async begunAnew(): Promise<boolean> {
    if (!(await this.findAgain())) await this.begin(this.path);
    return false;
  }

  private async begin(path: string): Promise<void> {
    await this.close();
    this.file = await open(path, 'r');
    const { ino } = await this.file.stat();
    const base = this.place.base + this.place.offset;
    this.place = { inode: ino, offset: 0, base, mark: markOf(NOTHING) };
  }

  /** Opens the file that holds what was read last at its place, whatever it is called now. */
  private async findAgain(): Promise<boolean> {
    const { inode, offset } = this.place;
    const files = await filesOfLog(this.path);
    const likely = [
      ...files.filter((file) => file.inode === inode),
      ...files.filter((file) => file.inode !== inode),
    ];
    for (const { path, inode: ino } of offset === 0
      ? likely.filter((file) => file.inode === inode)
      : likely) {
      const file = await open(path, 'r');
      if ((await chunkAt(file, this.place)) === null) {
        await file.close();
        continue;
      }
      await this.close();
      this.file = file;
      this.place = { ...this.place, inode: ino };
      return true;
    }
    return false;
  }
}

async function chunkAt(file: FileHandle, { offset, mark }: TailPosition): Promise<Chunk | null> {
  const marked = Math.min(MARK_BYTES, offset);
  const buffer = Buffer.alloc(marked + CHUNK_BYTES);
  const { bytesRead } = await file.read(buffer, 0, buffer.length, offset - marked);
  const before = buffer.subarray(0, Math.min(marked, bytesRead));
  if (markOf(before) !== mark) return null;
  return { before, bytes: buffer.subarray(marked, bytesRead) };
}

const NOTHING = Buffer.alloc(0);

function markOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 24);
}
