import { appendFile, copyFile, mkdtemp, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileTail, type TailPosition } from './file-tail.js';

let folder: string;
let path: string;
const open: FileTail[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tail-'));
  path = join(folder, 'queue_log');
  await writeFile(path, '');
});
afterEach(async () => {
  for (const tail of open.splice(0)) await tail.close();
  await rm(folder, { recursive: true });
});

async function tailFrom(position: TailPosition | null = null) {
  const { tail, found } = await FileTail.open(path, position);
  open.push(tail);
  return { tail, found };
}

/** Everything that there is to read now. */
async function rest(tail: FileTail): Promise<{ lines: string[]; offsets: number[]; position: TailPosition }> {
  const lines: string[] = [];
  const offsets: number[] = [];
  for (;;) {
    const read = await tail.read();
    for (const line of read.lines) {
      lines.push(line.text);
      offsets.push(line.offset);
    }
    if (read.atEnd) return { lines, offsets, position: read.position };
  }
}

const linesOf = async (tail: FileTail) => (await rest(tail)).lines;
const say = (...lines: readonly string[]) => appendFile(path, lines.map((line) => `${line}\n`).join(''));

/** As logrotate does with `create`: the numbers move on, and a new file is begun. */
async function rotate(from = 1): Promise<void> {
  for (let number = from; number >= 1; number--)
    await rename(`${path}.${number}`, `${path}.${number + 1}`).catch(() => undefined);
  await rename(path, `${path}.1`);
  await writeFile(path, '');
}

describe('following a log', () => {
  it('waits for the end of a line', async () => {
    const { tail } = await tailFrom();
    await appendFile(path, 'one\ntw');
    expect(await linesOf(tail)).toEqual(['one']);
    await appendFile(path, 'o\n');
    expect(await linesOf(tail)).toEqual(['two']);
  });

  it('goes on over a new file, and reads what was written to the old one after it was renamed', async () => {
    const { tail } = await tailFrom();
    await say('one');
    expect(await linesOf(tail)).toEqual(['one']);
    await rotate();
    await appendFile(`${path}.1`, 'two\n');
    expect(await linesOf(tail)).toEqual(['two']);
    await appendFile(`${path}.1`, 'three\n');
    await say('four');
    expect(await linesOf(tail)).toEqual(['three', 'four']);
  });

  it('goes on over a file that was copied and cut, with what had not been read', async () => {
    const { tail } = await tailFrom();
    await say('one', 'two');
    expect(await linesOf(tail)).toEqual(['one', 'two']);
    await say('three');
    await copyFile(path, `${path}.1`);
    await truncate(path, 0);
    await say('a line that is longer than all that stood there before it was cut');
    expect(await linesOf(tail)).toEqual([
      'three',
      'a line that is longer than all that stood there before it was cut',
    ]);
  });

  it('finds its place after several rotations while nobody read, and counts on', async () => {
    const { tail } = await tailFrom();
    await say('one', 'two');
    const { position } = await rest(tail);
    await say('three');
    await rotate();
    await say('four');
    await rotate();
    await say('five');
    const again = await tailFrom(JSON.parse(JSON.stringify(position)) as TailPosition);
    expect(again.found).toBe(true);
    const { lines, offsets } = await rest(again.tail);
    expect(lines).toEqual(['three', 'four', 'five']);
    expect(offsets).toEqual([8, 14, 19]);
  });

  it('takes half a line at the end of a finished file as it is', async () => {
    const { tail } = await tailFrom();
    await appendFile(path, 'one\nhalf');
    expect(await linesOf(tail)).toEqual(['one']);
    await rotate();
    await say('two');
    expect(await linesOf(tail)).toEqual(['half', 'two']);
  });

  it('says so when the file is gone that it had read, and begins with the one there is', async () => {
    const { tail } = await tailFrom();
    await say('one');
    const { position } = await rest(tail);
    await rename(path, join(folder, 'elsewhere'));
    await writeFile(path, 'another line altogether\n');
    const again = await tailFrom(position);
    expect(again.found).toBe(false);
    const { lines, offsets } = await rest(again.tail);
    expect(lines).toEqual(['another line altogether']);
    expect(offsets).toEqual([4]);
  });

  it('does not take another file of the same name for its own', async () => {
    const { tail } = await tailFrom();
    await say('one', 'two');
    const { position } = await rest(tail);
    await writeFile(path, 'uno\ndos\ntres\n');
    const again = await tailFrom(position);
    expect(again.found).toBe(false);
    expect(await linesOf(again.tail)).toEqual(['uno', 'dos', 'tres']);
  });

  it('reads each line once wherever it is stopped, with letters of several bytes', async () => {
    const all = Array.from({ length: 50 }, (_, at) => `Łukasz 王 ${at}`);
    let position: TailPosition | null = null;
    const read: string[] = [];
    for (const [at, line] of all.entries()) {
      await say(line);
      if (at % 20 === 10) await rotate(3);
      if (at % 3 === 0) continue;
      const { tail } = await tailFrom(position);
      const found = await rest(tail);
      read.push(...found.lines);
      position = found.position;
    }
    expect(read).toEqual(all);
  });

  it('needs a file', async () => {
    await rm(path);
    await expect(tailFrom()).rejects.toThrow(/ENOENT/);
  });
});
