import { type Logger } from 'typeorm';
import { type TestApp } from './app.js';
import { ofItself } from './own-work.js';

/**
 * The SQL that `work` causes, for tests that nested fields do not cost a statement per row. The rounds that an application
 * makes of itself (jobs left over, feeds) fall into some measurements and not into others, so they are left out.
 */
export async function statementsOf(app: TestApp, work: () => Promise<unknown>): Promise<string[]> {
  const { dataSource } = app;
  const statements: string[] = [];
  const before = dataSource.logger;
  const logQuery = (query: string) => {
    if (ofItself.getStore() === undefined) statements.push(query);
  };
  dataSource.logger = { ...SILENT, logQuery };
  try {
    await work();
  } finally {
    dataSource.logger = before;
  }
  return statements.filter(
    (statement) => !/^(BEGIN|START|COMMIT|ROLLBACK|SET|SAVEPOINT|RELEASE)\b/i.test(statement),
  );
}

export async function countStatements(app: TestApp, work: () => Promise<unknown>): Promise<number> {
  return (await statementsOf(app, work)).length;
}

const SILENT: Logger = {
  logQuery: () => undefined,
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
  logMigration: () => undefined,
  log: () => undefined,
};
