import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type ServerResponse } from 'node:http';

const GIVEN_ID = /^[\w.-]{1,64}$/;
const ids = new WeakMap<IncomingMessage, string>();

/** The id under which a request is logged; the caller's own `x-request-id` where it is a plain word. */
export function requestIdOf(request: IncomingMessage): string {
  const known = ids.get(request);
  if (known !== undefined) return known;
  const given = request.headers['x-request-id'];
  const id = typeof given === 'string' && GIVEN_ID.test(given) ? given : randomUUID();
  ids.set(request, id);
  return id;
}

/** Middleware: every answer tells its id. */
export function tellRequestId(request: IncomingMessage, response: ServerResponse, next: () => void): void {
  response.setHeader('x-request-id', requestIdOf(request));
  next();
}
