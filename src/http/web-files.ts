import { type NestExpressApplication } from '@nestjs/platform-express';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { packageRoot } from '../package-root.js';

const require = createRequire(import.meta.url);

/** Libraries that the browser loads as they are published, by the folder that holds their modules. */
const VENDORED = {
  uplot: dirname(require.resolve('uplot')),
  'graphql-ws': dirname(require.resolve('graphql-ws')),
};

/** The page at `/`, and under `/vendor` the libraries it imports. */
export function serveWeb(app: NestExpressApplication): void {
  app.useStaticAssets(join(packageRoot(), 'web'));
  for (const [name, folder] of Object.entries(VENDORED)) {
    app.useStaticAssets(folder, { prefix: `/vendor/${name}`, index: false });
  }
}
