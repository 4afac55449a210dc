import { type NestExpressApplication } from '@nestjs/platform-express';
import { type IncomingMessage } from 'node:http';
import { type Limits } from '../settings.js';
import { Caller } from './caller.js';
import { bodyTooLarge } from './http.errors.js';

const JSON_TYPE = /^application\/([\w.-]+\+)?json\b/i;

/**
 * Reads JSON bodies up to `bodyBytes`; GraphQL bodies of someone who is signed in up to `importBytes`, because imports
 * carry whole files. Webhooks read their own.
 */
export function readBodies(app: NestExpressApplication, limits: Limits): void {
  const caller = app.get(Caller, { strict: false });
  const allowedMore = new WeakSet<IncomingMessage>();

  app.use('/graphql', (request: IncomingMessage, _: unknown, next: (error?: unknown) => void) => {
    if (!(Number(request.headers['content-length']) > limits.bodyBytes)) return next();
    caller.actorOf(request.headers).then((actor) => {
      if (actor !== null) allowedMore.add(request);
      next();
    }, next);
  });
  // Webhooks check a signature over the bytes before anything reads them.
  const isJson = ({ url, headers }: IncomingMessage) =>
    !url?.startsWith('/telephony/') && JSON_TYPE.test(headers['content-type'] ?? '');
  app.useBodyParser('json', {
    limit: limits.importBytes,
    type: (request) => isJson(request) && allowedMore.has(request),
  });
  app.useBodyParser('json', {
    limit: limits.bodyBytes,
    type: (request) => isJson(request) && !allowedMore.has(request),
  });
  app.use((error: unknown, _request: unknown, _response: unknown, next: (error: unknown) => void) =>
    next(isTooLarge(error) ? bodyTooLarge(error.length ?? error.received, error.limit) : error),
  );
}

interface TooLarge {
  readonly limit: number;
  /** As announced by the caller. */
  readonly length?: number;
  readonly received?: number;
}

function isTooLarge(error: unknown): error is TooLarge {
  return (error as { type?: unknown } | null)?.type === 'entity.too.large';
}
