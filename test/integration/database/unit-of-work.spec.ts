import SqliteFile from 'better-sqlite3';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DataSource, type EntityManager } from 'typeorm';
import { UnitOfWork } from '../../../src/database/unit-of-work.js';
import { freshDataSource } from '../../support/database.js';

const onMySql = Boolean(process.env.DATABASE_URL);

let dataSource: DataSource;
let unitOfWork: UnitOfWork;

beforeAll(async () => {
  dataSource = await freshDataSource();
  await dataSource.query(`CREATE TABLE balance (id integer PRIMARY KEY, amount integer NOT NULL)`);
});
beforeEach(async () => {
  unitOfWork = new UnitOfWork(dataSource);
  await dataSource.query('DELETE FROM balance');
  await dataSource.query('INSERT INTO balance VALUES (1, 100), (2, 100)');
});
afterAll(() => dataSource.destroy());

const add = (manager: EntityManager, id: number, amount: number): Promise<unknown> =>
  manager.query('UPDATE balance SET amount = amount + ? WHERE id = ?', [amount, id]);

async function amounts(): Promise<number[]> {
  const rows: { amount: number }[] = await dataSource.query('SELECT amount FROM balance ORDER BY id');
  return rows.map(({ amount }) => amount);
}

it('takes everything back when the work fails', async () => {
  const failing = unitOfWork.run(async (manager) => {
    await add(manager, 1, -50);
    throw new Error('no');
  });

  await expect(failing).rejects.toThrow('no');
  expect(await amounts()).toEqual([100, 100]);
});

it('does not mix two works that run at once: one fails, the other is kept whole', async () => {
  const failing = unitOfWork.run(async (manager) => {
    await add(manager, 1, -50);
    await sleep(20);
    throw new Error('no');
  });
  const succeeding = unitOfWork.run(async (manager) => {
    await sleep(5);
    await add(manager, 2, -10);
    await sleep(30);
    await add(manager, 2, -10);
  });

  await expect(failing).rejects.toThrow('no');
  await succeeding;

  expect(await amounts()).toEqual([100, 80]);
});

it('shows a reader nothing of a work under way', async () => {
  const work = unitOfWork.run(async (manager) => {
    await add(manager, 1, -50);
    await sleep(20);
    await add(manager, 2, 50);
  });
  const read: unknown = await unitOfWork.read((manager) =>
    manager.query('SELECT amount FROM balance ORDER BY id'),
  );
  await work;

  const sum = (read as { amount: number }[]).reduce((total, { amount }) => total + amount, 0);
  expect(sum).toBe(200);
});

it('refuses a work inside a work, instead of waiting for itself', async () => {
  const nested = unitOfWork.run(() => unitOfWork.run(() => Promise.resolve(1)));

  await expect(nested).rejects.toThrow('Pass the open manager down');
  expect(await unitOfWork.run(() => Promise.resolve(2))).toBe(2);
});

if (onMySql) {
  it('runs a work again in a new transaction after a real deadlock', async () => {
    let attempts = 0;
    const bothHoldOne = new Barrier(2);
    const move = (from: number, to: number) =>
      unitOfWork.run(async (manager) => {
        attempts++;
        await add(manager, from, -10);
        await bothHoldOne.arrive();
        await add(manager, to, 10);
      });

    await Promise.all([move(1, 2), move(2, 1)]);

    expect(attempts).toBeGreaterThan(2);
    expect(await amounts()).toEqual([100, 100]);
  });
} else {
  it('queues works on the one connection, in the order in which they came', async () => {
    const steps: string[] = [];
    const work = (name: string, milliseconds: number) =>
      unitOfWork.run(async () => {
        steps.push(`${name} begins`);
        await sleep(milliseconds);
        steps.push(`${name} ends`);
      });

    await Promise.all([work('slow', 20), work('quick', 1)]);

    expect(steps).toEqual(['slow begins', 'slow ends', 'quick begins', 'quick ends']);
  });

  it('runs a work again that met the lock of another process', async () => {
    const { database } = dataSource.options as { database: string };
    const other = new SqliteFile(database);
    let attempts = 0;
    try {
      await unitOfWork.run(async (manager) => {
        attempts++;
        await manager.query('SELECT amount FROM balance');
        // The other writes after this work has read: SQLite cannot let it write on what it saw.
        if (attempts === 1) other.exec('UPDATE balance SET amount = amount + 1 WHERE id = 2');
        await add(manager, 1, -10);
      });
    } finally {
      other.close();
    }

    expect(attempts).toBe(2);
    expect(await amounts()).toEqual([90, 101]);
  });
}

it('gives up when it has run again three times', async () => {
  let attempts = 0;
  const code = onMySql ? 'ER_LOCK_DEADLOCK' : 'SQLITE_BUSY';
  const unlucky = unitOfWork.run((manager) => {
    attempts++;
    return failWith(manager, code);
  });

  await expect(unlucky).rejects.toThrow(code);
  expect(attempts).toBe(4);
});

it('does not repeat a work that fails for another reason', async () => {
  let attempts = 0;
  const wrong = unitOfWork.run(async (manager) => {
    attempts++;
    await manager.query('INSERT INTO balance VALUES (1, 1)');
  });

  await expect(wrong).rejects.toThrow();
  expect(attempts).toBe(1);
});

/** Holds everyone until `count` have arrived; those who come later pass. */
class Barrier {
  private readonly waiting: (() => void)[] = [];

  constructor(private missing: number) {}

  async arrive(): Promise<void> {
    if (--this.missing <= 0) return this.waiting.splice(0).forEach((go) => go());
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }
}

async function failWith(manager: EntityManager, code: string): Promise<void> {
  const { QueryFailedError } = await import('typeorm');
  await manager.query('SELECT 1');
  throw new QueryFailedError('SELECT 1', [], Object.assign(new Error(code), { code }));
}
