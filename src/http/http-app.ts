import {
  ConsoleLogger,
  type DynamicModule,
  type INestApplicationContext,
  type LogLevel,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import helmet from 'helmet';
import { type Server } from 'node:http';
import { type Settings } from '../settings.js';
import { readBodies } from './body-limits.js';
import { showExplorer } from './explorer.js';
import { tellRequestId } from './request-id.js';
import { serveWeb } from './web-files.js';

const LOGGED: LogLevel[] = ['warn', 'error', 'fatal'];

/** For people in a terminal, for machines in production: one JSON object a line. */
function logger({ production }: Settings): ConsoleLogger {
  return new ConsoleLogger({ json: production, logLevels: LOGGED });
}

export const HTTP_OPTIONS = { rawBody: true, bodyParser: false, forceCloseConnections: true } as const;

/** The web application, initialised and not yet listening. */
export async function apiApp(module: DynamicModule, settings: Settings): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(module, {
    ...HTTP_OPTIONS,
    logger: logger(settings),
    abortOnError: false,
  });
  prepare(app, settings);
  return app.init();
}

/** The same program without a way in from the network. */
export function workerApp(module: DynamicModule, settings: Settings): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(module, { logger: logger(settings), abortOnError: false });
}

/** Everything in front of the controllers and GraphQL; also for applications that tests have put together. */
export function prepare(app: NestExpressApplication, settings: Settings): void {
  app.disable('x-powered-by');
  app.set('trust proxy', settings.proxies);
  app.use(tellRequestId);
  app.use(compression());
  app.use(
    helmet({ contentSecurityPolicy: { directives: CONTENT_SECURITY_POLICY }, hsts: settings.production }),
  );
  if (!settings.production) app.use('/graphql', showExplorer);
  readBodies(app, settings.limits);
  closeOtherUpgrades(app.getHttpServer());
  serveWeb(app);
}

/** A request for a WebSocket anywhere else would wait for an answer for ever. */
function closeOtherUpgrades(server: Server): void {
  server.on('upgrade', ({ url }, socket) => {
    if (url?.startsWith('/graphql') !== true)
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
  });
}

/**
 * Our own files only; scripts may set styles (the bars of a roster). Without `upgrade-insecure-requests`, which would break
 * plain HTTP on a laptop.
 */
const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'self'"],
  connectSrc: ["'self'", 'ws:', 'wss:'],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  upgradeInsecureRequests: null,
};
