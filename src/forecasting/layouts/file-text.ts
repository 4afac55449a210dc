import { type Readable } from 'node:stream';
import { fileUnusable } from '../forecasting.errors.js';

/**
 * The text of a file in pieces, without its byte order mark.
 * @throws UserError FILE_UNUSABLE when it is not UTF-8.
 */
export async function* textOf(content: string | Readable, name: string): AsyncGenerator<string> {
  if (typeof content === 'string') {
    yield content.replace(/^\uFEFF/, '');
    return;
  }
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of content as AsyncIterable<Uint8Array | string>) {
      const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
      if (text !== '') yield text;
    }
    const rest = decoder.decode();
    if (rest !== '') yield rest;
  } catch (error) {
    if (error instanceof TypeError) throw fileUnusable(name, 'is not UTF-8 text. Save it in UTF-8.');
    throw error;
  }
}

/** Lines without their ends. */
export async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<readonly string[]> {
  let open = '';
  for await (const piece of text) {
    const lines = (open + piece).split('\n');
    open = lines.pop() ?? '';
    yield lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  }
  if (open !== '') yield [open];
}
