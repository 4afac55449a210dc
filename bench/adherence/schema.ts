import { createConnection, type Connection } from 'mysql2/promise';
import { randomBytes } from 'node:crypto';

/** A schema of one's own on the server of DATABASE_URL. Imported first: the tables are described by the database in the environment. */
const server = new URL(process.env.DATABASE_URL ?? 'mysql://root@127.0.0.1:3306');
server.pathname = '/';
export const schemaName = `wfm_bench_${randomBytes(4).toString('hex')}`;
export const databaseUrl = new URL(`/${schemaName}`, server).href;
process.env.DATABASE_URL = databaseUrl;
process.env.REDIS_URL ??= 'redis://127.0.0.1:6379';
process.env.WFM_REDIS_PREFIX = schemaName;
process.env.WFM_SECRET ??= randomBytes(32).toString('hex');

export async function withSchema<T>(work: () => Promise<T>): Promise<T> {
  const admin = await createConnection({ uri: server.href });
  try {
    await admin.query(`CREATE DATABASE ${schemaName}`);
    return await work();
  } finally {
    await admin.query(`DROP DATABASE IF EXISTS ${schemaName}`);
    await admin.end();
  }
}

export function connect(): Promise<Connection> {
  return createConnection({ uri: databaseUrl, timezone: 'Z', charset: 'utf8mb4_bin' });
}

export async function count(table: string): Promise<number> {
  const connection = await connect();
  const [rows] = await connection.query(`SELECT COUNT(*) AS n FROM ${table}`);
  await connection.end();
  return Number((rows as { n: number }[])[0].n);
}
