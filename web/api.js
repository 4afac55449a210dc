import { createClient } from '/vendor/graphql-ws/client.js';

/** Sends one GraphQL operation with the session cookie; throws what the server says is wrong, in its own words. */
export async function ask(query, variables = {}) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  }).catch(() => {
    throw new Error('The server cannot be reached. Check the connection and try again.');
  });
  const answer = await response.json();
  if (answer.errors?.length) {
    const [{ message, extensions }] = answer.errors;
    if (extensions?.code === 'UNAUTHENTICATED') window.dispatchEvent(new Event('session-ended'));
    throw Object.assign(new Error(message), { code: extensions?.code, place: extensions?.place });
  }
  return answer.data;
}

/** The same for commands that answer with a union: its problem members are thrown, too. */
export async function order(query, variables) {
  const [outcome] = Object.values(await ask(query, variables));
  if (outcome?.message && outcome.code) throw Object.assign(new Error(outcome.message), outcome);
  return outcome;
}

let client = null;

/** Follows a subscription until the returned function is called; the client reconnects by itself. */
export function follow(query, variables, { next, down }) {
  client ??= createClient({
    url: location.origin.replace(/^http/, 'ws') + '/graphql',
    retryAttempts: Infinity,
    shouldRetry: () => true,
  });
  const stopListening = client.on('closed', () => down?.());
  const stop = client.subscribe(
    { query, variables },
    { next: ({ data }) => data && next(data), error: () => down?.(), complete() {} },
  );
  return () => {
    stopListening();
    stop();
  };
}
