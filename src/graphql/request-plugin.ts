import {
  type ApolloServerPlugin,
  type GraphQLRequestContextDidEncounterErrors,
  type GraphQLRequestContextDidResolveOperation,
} from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { randomUUID } from 'node:crypto';
import { type Limits } from '../settings.js';
import { type ErrorFormat } from './errors/error-format.js';
import { type GraphqlContext } from './graphql-context.js';
import { exceededLimit } from './operation-limits.js';

/** Limits and errors of operations over HTTP. */
export class RequestPlugin implements ApolloServerPlugin<GraphqlContext> {
  private readonly requestIds = new WeakMap<object, string>();

  constructor(
    private readonly limits: Limits,
    private readonly errors: ErrorFormat,
  ) {}

  async requestDidStart() {
    return Promise.resolve({
      didResolveOperation: async ({
        schema,
        document,
        request,
        operationName,
      }: GraphQLRequestContextDidResolveOperation<GraphqlContext>) => {
        const variables = request.variables ?? {};
        const exceeded = exceededLimit({ schema, document, variables, operationName }, this.limits);
        if (exceeded !== null) {
          throw new GraphQLError(exceeded.message, {
            originalError: exceeded,
            extensions: { http: { status: 400 } },
          });
        }
        return Promise.resolve();
      },
      didEncounterErrors: async ({
        errors,
        contextValue,
      }: GraphQLRequestContextDidEncounterErrors<GraphqlContext>) => {
        for (const error of errors) this.requestIds.set(error, contextValue.requestId);
        return Promise.resolve();
      },
    });
  }

  /** `formatError` of the server, which is told no context: the errors were met above. */
  readonly formatError = (_: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const known = typeof error === 'object' && error !== null ? this.requestIds.get(error) : undefined;
    return this.errors.format(error, known ?? randomUUID());
  };
}
