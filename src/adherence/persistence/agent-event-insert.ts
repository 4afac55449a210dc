import { type EntityManager, type QueryRunner } from 'typeorm';
import { databaseText } from '../../database/columns.js';
import { type Instant } from '../../time/instant.js';
import { effectiveTime, type ReceivedEvent } from '../engine/agent-event.js';
import { type AgentEventEntity } from './agent-event.entity.js';
import { facetColumns } from './event-rows.js';

interface Arrival {
  readonly sourceId: number;
  readonly event: ReceivedEvent;
  readonly receivedTime: Instant;
  /** The same for every event of a delivery. */
  readonly receivedText: string;
}

type Value = string | number | null;

/** Events come by the ten thousand a second: rows are written bare, in one statement, without making entities of them. */
const VALUES: { readonly [Column in Exclude<keyof AgentEventEntity, 'id'>]: (arrival: Arrival) => Value } = {
  sourceId: ({ sourceId }) => sourceId,
  origin: ({ event }) => event.origin,
  sourceEventId: ({ event }) => event.id,
  agentKey: ({ event }) => event.agentKey,
  sequence: ({ event }) => event.sequence,
  eventTime: ({ event }) => databaseText(event.eventTime),
  receivedTime: ({ receivedText }) => receivedText,
  effectiveTime: ({ event, receivedTime }) =>
    databaseText(effectiveTime({ eventTime: event.eventTime, receivedTime })),
  facet: ({ event }) => facetColumns(event.facet).facet,
  contactId: ({ event }) => facetColumns(event.facet).contactId,
  declared: ({ event }) => JSON.stringify(event.declared),
  contacts: ({ event }) => JSON.stringify(event.contacts),
  raw: ({ event }) => event.raw,
};
const COLUMNS = Object.keys(VALUES) as (keyof typeof VALUES)[];
const READERS = Object.values(VALUES);
const ROWS_PER_STATEMENT = 1_000;

/** Stores what is not yet there; tells how many that were. */
export async function insertNewEvents(
  manager: EntityManager,
  sourceId: number,
  events: readonly ReceivedEvent[],
  receivedTime: Instant,
): Promise<number> {
  const { queryRunner } = manager;
  if (queryRunner === undefined) throw new Error('Events are stored inside a transaction.');
  const receivedText = databaseText(receivedTime);
  // In one order by everybody, so that two deliveries of the same events do not wait for one another.
  const ordered = [...events].sort((a, b) => byText(a.id, b.id) || byText(a.origin, b.origin));
  let stored = 0;
  for (let from = 0; from < ordered.length; from += ROWS_PER_STATEMENT) {
    const rows = ordered
      .slice(from, from + ROWS_PER_STATEMENT)
      .map((event) => READERS.map((value) => value({ sourceId, event, receivedTime, receivedText })));
    stored += await insertRows(manager, queryRunner, rows);
  }
  return stored;
}

async function insertRows(manager: EntityManager, runner: QueryRunner, rows: Value[][]): Promise<number> {
  const { driver } = manager.dataSource;
  const name = (column: string) => driver.escape(column);
  const into = `INSERT INTO ${name('agent_event')} (${COLUMNS.map(name).join(', ')}) VALUES`;
  if (driver.options.type === 'better-sqlite3') {
    const row = `(${COLUMNS.map(() => '?').join(',')})`;
    const once = `ON CONFLICT (${UNIQUE.map(name).join(', ')}) DO NOTHING`;
    const sql = `${into} ${rows.map(() => row).join(',')} ${once}`;
    return (await runner.query(sql, rows.flat(), true)).affected ?? 0;
  }
  // Writes the same name over itself where the event is known. "INSERT IGNORE" would also hide real faults.
  const once = `ON DUPLICATE KEY UPDATE ${name('sourceEventId')} = VALUES(${name('sourceEventId')})`;
  const answer = await runner.query(`${into} ? ${once}`, [rows], true);
  return newRows(answer.raw as MysqlAnswer, rows.length);
}

const UNIQUE = ['sourceId', 'origin', 'sourceEventId'] as const;

interface MysqlAnswer {
  readonly insertId: number;
  /** `Records: 3  Duplicates: 1  Warnings: 0`, for more rows than one. */
  readonly info: string;
}

function newRows({ insertId, info }: MysqlAnswer, rows: number): number {
  const duplicates = /Duplicates: (\d+)/.exec(info)?.[1];
  if (duplicates !== undefined) return rows - Number(duplicates);
  return insertId > 0 ? 1 : 0;
}

function byText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
