import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Inject, Injectable } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { Settings } from '../settings.js';

interface SocketServer {
  readonly options: { maxPayload?: number };
}

/** Apollo's driver with a limit for messages over a WebSocket, for which Nest has no option: anybody may send the first. */
@Injectable()
export class GraphqlDriver extends ApolloDriver {
  constructor(
    modules: ModulesContainer,
    @Inject(Settings) private readonly settings: Settings,
  ) {
    super(modules);
  }

  override async start(options: ApolloDriverConfig): Promise<void> {
    await super.start(options);
    const { wss } = this['_subscriptionService'] as unknown as { wss: SocketServer };
    wss.options.maxPayload = this.settings.limits.bodyBytes;
  }
}
