import { type ApolloDriverConfig } from '@nestjs/apollo';
import { Injectable } from '@nestjs/common';
import { type GqlOptionsFactory, GraphQLSchemaHost } from '@nestjs/graphql';
import { type Request, type Response } from 'express';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { Caller } from '../http/caller.js';
import { requestIdOf } from '../http/request-id.js';
import { Settings } from '../settings.js';
import { Clock } from '../time/clock.js';
import { ErrorFormat } from './errors/error-format.js';
import { type GraphqlContext } from './graphql-context.js';
import { RequestLoaders } from './loaders/loaders.js';
import { RequestPlugin } from './request-plugin.js';
import { type SocketContext, Subscriptions } from './subscriptions.js';

/** On a slow link, or beside a busy process, a browser needs longer than the three seconds that are usual. */
const SIGN_IN_WAIT_MS = 30_000;

@Injectable()
export class GraphqlOptions implements GqlOptionsFactory<ApolloDriverConfig> {
  constructor(
    private readonly settings: Settings,
    private readonly caller: Caller,
    private readonly errors: ErrorFormat,
    private readonly schemaHost: GraphQLSchemaHost,
    private readonly clock: Clock,
  ) {}

  createGqlOptions(): Omit<ApolloDriverConfig, 'driver'> {
    const { limits, production } = this.settings;
    const plugin = new RequestPlugin(limits, this.errors);
    const subscriptions = new Subscriptions(
      () => this.schemaHost.schema,
      this.caller,
      limits,
      this.errors,
      this.clock,
    );
    return {
      path: '/graphql',
      autoSchemaFile: true,
      sortSchema: true,
      introspection: !production,
      hideSchemaDetailsFromClientErrors: production,
      includeStacktraceInErrorResponses: false,
      autoTransformHttpErrors: false,
      csrfPrevention: true,
      graphiql: false,
      plugins: [ApolloServerPluginLandingPageDisabled(), plugin],
      formatError: plugin.formatError,
      context: (call: { req: Request; res: Response } | SocketContext) =>
        'extra' in call ? subscriptions.context(call) : this.contextOf(call.req, call.res),
      subscriptions: {
        'graphql-ws': {
          connectionInitWaitTimeout: SIGN_IN_WAIT_MS,
          onConnect: subscriptions.onConnect as never,
          onSubscribe: subscriptions.onSubscribe as never,
          onNext: subscriptions.onNext as never,
        },
      },
    };
  }

  private async contextOf(req: Request, res: Response): Promise<GraphqlContext> {
    const actor = await this.caller.actorOf(req.headers);
    return { actor, requestId: requestIdOf(req), loaders: new RequestLoaders(), req, res };
  }
}
