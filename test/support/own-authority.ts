import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whether certificates can be made on this machine. */
export const HAS_OPENSSL = spawnSync('openssl', ['version']).status === 0;

/** All PEM; made for one test, and vouched for by nobody. */
export interface OwnAuthority {
  readonly ca: string;
  /** A server's certificate for the name, such as `IP:127.0.0.1` or `DNS:pbx.example`. */
  certify(name: string): Promise<{ readonly key: string; readonly cert: string }>;
  close(): Promise<void>;
}

/** An authority for tests: nothing of it is kept in the repository, and nobody else trusts it. */
export async function ownAuthority(): Promise<OwnAuthority> {
  const folder = await mkdtemp(join(tmpdir(), 'authority-'));
  const file = (name: string) => join(folder, name);
  const read = (name: string) => readFile(file(name), 'utf8');
  const make = (name: string, ...more: string[]) =>
    run('openssl', [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
      ...['-days', '2', '-keyout', file(`${name}.key`), '-out', file(`${name}.pem`), ...more],
    ]);
  await make('ca', '-subj', '/CN=Authority of a test');
  let made = 0;
  return {
    ca: await read('ca.pem'),
    certify: async (name) => {
      const own = `server${made++}`;
      const signed = ['-CA', file('ca.pem'), '-CAkey', file('ca.key')];
      const leaf = ['-addext', `subjectAltName=${name}`, '-addext', 'basicConstraints=critical,CA:FALSE'];
      await make(own, '-subj', '/CN=Server of a test', ...leaf, ...signed);
      return { key: await read(`${own}.key`), cert: await read(`${own}.pem`) };
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
