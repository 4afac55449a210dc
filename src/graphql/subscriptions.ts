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
import { type Clock } from '../time/clock.js';
import { type Instant } from '../time/instant.js';
import { type ErrorFormat } from './errors/error-format.js';
import { tooManySubscriptions } from './graphql.errors.js';
import { type GraphqlContext } from './graphql-context.js';
import { RequestLoaders } from './loaders/loaders.js';
import { exceededLimit } from './operation-limits.js';

const MOST_AT_ONCE = 100;
const RECHECK_MS = 60_000;
/** Close code of the protocol for those who may not. */
const FORBIDDEN_CLOSE = 4403;

export type SocketContext = Context<{ authorization?: unknown }, Extra>;

/** Operations over a WebSocket (protocol graphql-transport-ws): the same callers, limits and errors as over HTTP. */
export class Subscriptions {
  private readonly checked = new WeakMap<SocketContext, Instant>();

  constructor(
    private readonly schema: () => GraphQLSchema,
    private readonly caller: Caller,
    private readonly limits: Limits,
    private readonly errors: ErrorFormat,
    private readonly clock: Clock,
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
    const open = Object.keys(socket.subscriptions).length;
    const refusals = open > MOST_AT_ONCE ? [tooManySubscriptions(MOST_AT_ONCE)] : this.refusals(payload);
    if (refusals.length > 0) return refusals.map((error) => this.told(error, randomUUID()));
    return {
      schema: this.schema(),
      document: parse(payload.query),
      variableValues: payload.variables,
      operationName: payload.operationName,
      contextValue: await this.context(socket),
    };
  };

  readonly onNext = async (
    socket: SocketContext,
    _id: string,
    _payload: SubscribePayload,
    args: ExecutionArgs,
    result: ExecutionResult,
  ): Promise<ExecutionResult | undefined> => {
    await this.closeWhenSignedOut(socket);
    if (result.errors === undefined) return undefined;
    const { requestId } = args.contextValue as GraphqlContext;
    return { ...result, errors: result.errors.map((error) => this.told(error, requestId)) };
  };

  /** A long subscription must not outlive the sign-in it began with. */
  private async closeWhenSignedOut(socket: SocketContext): Promise<void> {
    const now = this.clock.now();
    if (now - (this.checked.get(socket) ?? now) < RECHECK_MS) {
      if (!this.checked.has(socket)) this.checked.set(socket, now);
      return;
    }
    this.checked.set(socket, now);
    if ((await this.actorOf(socket)) === null) socket.extra.socket.close(FORBIDDEN_CLOSE, 'Signed out');
  }

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
