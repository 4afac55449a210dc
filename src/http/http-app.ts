import { NestFactory } from '@nestjs/core';
import { type NestExpressApplication } from '@nestjs/platform-express';
import helmet from 'helmet';
import { join } from 'node:path';
import { type DynamicModule, type LoggerService, type LogLevel } from '@nestjs/common';
import { packageRoot } from '../package-root.js';
import { type Settings } from '../settings.js';
import { readBodies } from './body-limits.js';
import { showExplorer } from './explorer.js';
import { tellRequestId } from './request-id.js';

/** The web application, not yet listening. */
export async function httpApp(
  module: DynamicModule,
  settings: Settings,
  logger: LoggerService | LogLevel[] | false,
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(module, {
    logger,
    rawBody: true,
    bodyParser: false,
    abortOnError: false,
    forceCloseConnections: true,
  });
  prepare(app, settings);
  return app;
}

/** Everything in front of the controllers and GraphQL; also for applications that tests have put together. */
export function prepare(app: NestExpressApplication, settings: Settings): void {
  app.disable('x-powered-by');
  app.use(tellRequestId);
  app.use(
    helmet({ contentSecurityPolicy: { directives: CONTENT_SECURITY_POLICY }, hsts: settings.production }),
  );
  if (!settings.production) app.use('/graphql', showExplorer);
  readBodies(app, settings.limits);
  app.useStaticAssets(join(packageRoot(), 'web'), { index: 'index.html' });
}

/** Our own files only; styles may be set from scripts (bars of a roster). `upgrade-insecure-requests` would break plain HTTP on a laptop. */
const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'self'"],
  connectSrc: ["'self'", 'ws:', 'wss:'],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  upgradeInsecureRequests: null,
};
