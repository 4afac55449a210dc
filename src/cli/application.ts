import { type INestApplicationContext } from '@nestjs/common';
import { readSettings } from '../settings.js';
import { UserError } from '../user-error.js';

/** The services on the database of the settings, for one command; it serves nothing and takes no jobs. */
export async function withApplication<T>(work: (app: INestApplicationContext) => Promise<T>): Promise<T> {
  const settings = { ...readSettings(process.env), role: 'api' as const };
  const { makeDatabaseReady } = await import('../startup/database-ready.js');
  const { failureLine } = await import('../startup/failure.js');
  const { databaseUnusable } = await import('../startup/startup.errors.js');
  try {
    await makeDatabaseReady(settings);
  } catch (error) {
    throw error instanceof UserError ? error : databaseUnusable(failureLine(error, settings));
  }
  const { NestFactory } = await import('@nestjs/core');
  const { AppModule } = await import('../app.module.js');
  const app = await NestFactory.createApplicationContext(AppModule.with(settings), {
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}
