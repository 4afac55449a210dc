import { type IncomingMessage } from 'node:http';
import { bodyTooLarge } from './ingest.errors.js';

/**
 * The bytes of a request, exactly as signed. What is too large is refused at once and not kept.
 * @throws UserError WEBHOOK_TOO_LARGE
 */
export async function readRequestBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  if (Number(request.headers['content-length']) > limit) throw bodyTooLarge(limit);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw bodyTooLarge(limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
