import {
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
  GraphQLError,
  parse,
  validate,
} from 'graphql';
import { type Context, type SubscribePayload } from 'graphql-ws';
import { type Extra } from 'graphql-ws/use/ws';
import { randomUUID } from 'node:crypto';
import { type Caller } from '../http/caller.js';
import { type Limits } from '../settings.js';
import { type ErrorFormat } from './errors/error-format.js';
import { type GraphqlContext } from './graphql-context.js';
import { RequestLoaders } from './loaders/loaders.js';
import { exceededLimit } from './operation-limits.js';

export type SocketContext = Context<{ authorization?: unknown }, Extra>;

/** Operations over a WebSocket (protocol graphql-transport-ws): the same callers, limits and errors as over HTTP. */
export class Subscriptions {
  constructor(
    private readonly schema: () => GraphQLSchema,
    private readonly caller: Caller,
    private readonly limits: Limits,
    private readonly errors: ErrorFormat,
  ) {}

  readonly onConnect = async (socket: SocketContext): Promise<boolean> => {
    return sameOrigin(socket) && (await this.actorOf(socket)) !== null;
  };

  /** Signed in anew for each operation, so that a session that has ended opens nothing more. */
  async context(socket: SocketContext): Promise<GraphqlContext> {
    return {
      actor: await this.actorOf(socket),
      requestId: randomUUID(),
      loaders: new RequestLoaders(),
      req: socket.extra.request as GraphqlContext['req'],
    };
  }

  readonly onSubscribe = async (
    socket: SocketContext,
    _id: string,
    payload: SubscribePayload,
  ): Promise<ExecutionArgs | readonly GraphQLError[]> => {
    const refusals = this.refusals(payload);
    if (refusals.length > 0) return refusals.map((error) => this.told(error, randomUUID()));
    return {
      schema: this.schema(),
      document: parse(payload.query),
      variableValues: payload.variables,
      operationName: payload.operationName,
      contextValue: await this.context(socket),
    };
  };

  readonly onNext = (
    _socket: SocketContext,
    _id: string,
    _payload: SubscribePayload,
    args: ExecutionArgs,
    result: ExecutionResult,
  ): ExecutionResult | undefined => {
    if (result.errors === undefined) return undefined;
    const { requestId } = args.contextValue as GraphqlContext;
    return { ...result, errors: result.errors.map((error) => this.told(error, requestId)) };
  };

  private refusals({ query, variables, operationName }: SubscribePayload): readonly Error[] {
    try {
      const schema = this.schema();
      const document = parse(query);
      const invalid = validate(schema, document);
      if (invalid.length > 0) return invalid;
      const operation = {
        schema,
        document,
        variables: variables ?? {},
        operationName: operationName ?? null,
      };
      const exceeded = exceededLimit(operation, this.limits);
      return exceeded === null ? [] : [exceeded];
    } catch (error) {
      return [error as Error];
    }
  }

  private told(error: Error, requestId: string): GraphQLError {
    const { message, extensions } = this.errors.format(error, requestId);
    return new GraphQLError(message, { extensions });
  }

  private async actorOf(socket: SocketContext) {
    const { authorization } = socket.connectionParams ?? {};
    const token = typeof authorization === 'string' ? authorization : undefined;
    return this.caller.actorOf(socket.extra.request.headers, token);
  }
}

/** A browser sends its cookies with any page's WebSocket: only our own pages may use them. */
function sameOrigin(socket: SocketContext): boolean {
  const { origin, host } = socket.extra.request.headers;
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
}
