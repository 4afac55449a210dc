import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { AppModule } from '../app.module.js';
import { readSettings } from '../settings.js';

const HEADER = '# Generated from the code by "npm run schema"; a test keeps it so.\n\n';

/** The schema in its own language, as src/graphql/schema.graphql holds it. */
export function printedSchema(schema: GraphQLSchema): string {
  return `${HEADER}${printSchema(lexicographicSortSchema(schema))}\n`;
}

/** The schema of this code, generated anew; no database is touched. */
export async function schemaText(): Promise<string> {
  const settings = readSettings({ WFM_SQLITE: ':memory:', WFM_ROLE: 'api' });
  const app = await NestFactory.createApplicationContext(AppModule.with(settings), { logger: ['error'] });
  try {
    return printedSchema(app.get(GraphQLSchemaHost, { strict: false }).schema);
  } finally {
    await app.close();
  }
}
