import { createClient, type ExecutionResult } from 'graphql-ws';
import { WebSocket } from 'ws';
import { type TestApp } from './app.js';

export interface Watching<T> {
  next(): Promise<IteratorResult<ExecutionResult<T>>>;
  close(): Promise<void>;
}

/** Subscribes over a WebSocket as a client with a bearer token would. */
export function watch<T = Record<string, unknown>>(
  app: TestApp,
  query: string,
  variables: Record<string, unknown>,
  token: string | null,
): Watching<T> {
  const client = createClient({
    url: `${app.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: token === null ? {} : { authorization: `Bearer ${token}` },
    retryAttempts: 0,
  });
  const results = client.iterate<T>({ query, variables });
  return {
    next: () => results.next() as Promise<IteratorResult<ExecutionResult<T>>>,
    close: async () => {
      await results.return?.();
      await client.dispose();
    },
  };
}
