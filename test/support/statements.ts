import { type Logger } from 'typeorm';
import { type TestApp } from './app.js';

/** The SQL that `work` causes, for tests that nested fields do not cost a statement per row. */
export async function statementsOf(app: TestApp, work: () => Promise<unknown>): Promise<string[]> {
  const { dataSource } = app;
  const statements: string[] = [];
  const before = dataSource.logger;
  dataSource.logger = { ...SILENT, logQuery: (query) => void statements.push(query) };
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
