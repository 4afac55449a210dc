import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { withContent } from './file-content.js';

let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'content-'));
  file = join(folder, 'calls.csv');
  await writeFile(file, 'queue,start\n'.repeat(100_000));
});

afterAll(() => rm(folder, { recursive: true }));

/** The handle under the stream: it has no number any more once it is closed. */
const isClosed = (content: Readable) => (content as Readable & { readonly fd: number | null }).fd === null;

describe('reading a file for a command', () => {
  it('closes the file after it was read to its end', async () => {
    let seen: Readable | null = null;
    const read = await withContent(file, (content) => {
      seen = content;
      return text(content);
    });
    expect(read).toHaveLength(1_200_000);
    expect(isClosed(seen!)).toBe(true);
  });

  it('closes the file when the work is refused before anything was read', async () => {
    let seen: Readable | null = null;
    const refused = withContent(file, (content) => {
      seen = content;
      return Promise.reject(new Error('No such queue.'));
    });
    await expect(refused).rejects.toThrow('No such queue.');
    expect(isClosed(seen!)).toBe(true);
  });

  it('closes the file when the work ends in its midst', async () => {
    let seen: Readable | null = null;
    await withContent(file, async (content) => {
      seen = content;
      await once(content, 'data');
    });
    expect(isClosed(seen!)).toBe(true);
  });
});
