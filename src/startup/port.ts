import { createServer } from 'node:net';

/** Finds out early, before minutes of loading, that nobody can listen there. Rejects with the system's error. */
export function assertPortFree(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve()));
  });
}
