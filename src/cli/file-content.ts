import { open } from 'node:fs/promises';
import { type Readable } from 'node:stream';

/**
 * What `work` makes of a file, or of standard input for `-`. The file is closed however far it was read: work that is refused
 * may not have begun to.
 */
export async function withContent<T>(file: string, work: (content: Readable) => Promise<T>): Promise<T> {
  if (file === '-') return work(process.stdin);
  const handle = await open(file);
  const content = handle.createReadStream();
  try {
    return await work(content);
  } finally {
    content.destroy();
    await handle.close();
  }
}
