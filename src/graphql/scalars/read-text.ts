import { GraphQLError } from 'graphql';

/** Reads a scalar that travels as text; what is wrong with it is told with the value and advice. */
export function readText<T>(value: unknown, wanted: string, parse: (text: string) => T): T {
  if (typeof value !== 'string') {
    throw new GraphQLError(`${JSON.stringify(value)} is not text. Write ${wanted}.`);
  }
  try {
    return parse(value);
  } catch (error) {
    throw new GraphQLError(error instanceof Error ? error.message : String(error));
  }
}
