import { performance } from 'node:perf_hooks';
import { databaseText } from '../../src/database/columns.js';
import { type Clock } from '../../src/time/clock.js';
import { asCloudEvent, makeEvent, ORIGIN } from './event-stream.js';
import { connect } from './schema.js';

const COLUMNS = [
  ...['sourceId', 'origin', 'sourceEventId', 'agentKey', 'eventTime', 'receivedTime', 'effectiveTime'],
  ...['declared', 'contacts', 'raw'],
];

export interface RawOrder {
  readonly agents: number;
  readonly batch: number;
  readonly connections: number;
  readonly seconds: number;
}

/** Events a second that the bare driver writes into a table of the same make, with nothing around it. */
export async function rawInsertsPerSecond(order: RawOrder, run: string, clock: Clock): Promise<number> {
  const admin = await connect();
  await admin.query('CREATE TABLE raw_event LIKE agent_event');
  const started = performance.now();
  const until = started + order.seconds * 1_000;
  let next = 0;
  const write = async (): Promise<void> => {
    const connection = await connect();
    while (performance.now() < until) {
      const from = next;
      next += order.batch;
      await connection.query(`INSERT INTO raw_event (${COLUMNS.join(', ')}) VALUES ?`, [
        Array.from({ length: order.batch }, (_, i) => row(run, from + i, order.agents, clock)),
      ]);
    }
    await connection.end();
  };
  await Promise.all(Array.from({ length: order.connections }, write));
  const seconds = (performance.now() - started) / 1_000;
  await admin.query('DROP TABLE raw_event');
  await admin.end();
  return next / seconds;
}

function row(run: string, number: number, agents: number, clock: Clock) {
  const now = clock.now();
  const event = makeEvent(run, number, agents, now);
  const at = databaseText(now);
  const texts = [JSON.stringify(event.declared), JSON.stringify(event.contacts), asCloudEvent(event)];
  return [1, ORIGIN, event.id, event.agentKey, at, at, at, ...texts];
}
