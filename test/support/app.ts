import { type LoggerService } from '@nestjs/common';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { Test, type TestingModuleBuilder } from '@nestjs/testing';
import { type AddressInfo } from 'node:net';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../ormconfig.js';
import { AccountsService, type NewAccount } from '../../src/access/accounts.service.js';
import { SYSTEM_ACTOR } from '../../src/access/actor.js';
import { TokensService } from '../../src/access/tokens.service.js';
import { AppModule } from '../../src/app.module.js';
import { migrate } from '../../src/database/migrate.js';
import { HTTP_OPTIONS, prepare } from '../../src/http/http-app.js';
import { InProcessRosterSolver, RosterSolver } from '../../src/scheduling/solver/solver-pool.js';
import { type Environment, readSettings, type Settings } from '../../src/settings.js';
import { SettableClock } from '../../src/time/clock.js';
import { instant } from '../../src/time/instant.js';
import { type ScratchDatabase, scratchDatabase } from './database.js';
import { ofItself } from './own-work.js';

export interface GraphqlAnswer<T> {
  readonly status: number;
  readonly data: T;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: { readonly code: string; readonly place?: Record<string, unknown> };
  }[];
}

export interface Overrides {
  /** Settings beside the database, as environment variables. */
  readonly env?: Environment;
  /** Replaces providers: `builder => builder.overrideProvider(Clock).useValue(clock)`. */
  readonly providers?: (builder: TestingModuleBuilder) => TestingModuleBuilder;
  /** More modules, for example one with resolvers that a test needs. */
  readonly modules?: readonly (new () => object)[];
  /** What the application logs; errors and warnings otherwise. */
  readonly logger?: LoggerService;
  /** An existing migrated database instead of a fresh one; it is kept at `close()`. */
  readonly database?: ScratchDatabase;
}

/** Its clock stands still, so that nothing but its steps ends a solve, and a slow machine finds the same roster. */
const UNHURRIED = new InProcessRosterSolver(new SettableClock(instant(0)));

/** The whole application on a free port, on a fresh migrated database. */
export class TestApp {
  private constructor(
    readonly app: NestExpressApplication,
    readonly url: string,
    readonly settings: Settings,
    private readonly database: ScratchDatabase,
    private readonly ownsDatabase: boolean,
  ) {}

  static async start(overrides: Overrides = {}): Promise<TestApp> {
    const database = overrides.database ?? (await scratchDatabase());
    const settings: Settings = {
      ...readSettings({ NODE_ENV: 'test', WFM_SQLITE: ':memory:', ...overrides.env }),
      database: database.settings,
    };
    if (overrides.database === undefined) await migrateOnce(database);
    const app = await ofItself.run(true, () => initialised(settings, overrides));
    await app.listen(0, '127.0.0.1');
    // A solve in this thread can hold answers up for longer than the usual five seconds.
    app.getHttpServer().keepAliveTimeout = 120_000;
    const { port } = app.getHttpServer().address() as AddressInfo;
    const url = `http://127.0.0.1:${port}`;
    return new TestApp(app, url, settings, database, overrides.database === undefined);
  }

  get dataSource(): DataSource {
    return this.app.get(DataSource);
  }

  get(path: string, token?: string): Promise<Response> {
    return fetch(this.url + path, { headers: authorization(token) });
  }

  async graphql<T = Record<string, unknown>>(
    query: string,
    variables: Record<string, unknown> = {},
    token?: string,
  ): Promise<GraphqlAnswer<T>> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...authorization(token) },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, ...((await response.json()) as Omit<GraphqlAnswer<T>, 'status'>) };
  }

  /** Makes an account and gives a bearer token of it. */
  async createAccount(account: NewAccount): Promise<string> {
    const created = await this.app
      .get(AccountsService, { strict: false })
      .createAccount(SYSTEM_ACTOR, account);
    const tokens = this.app.get(TokensService, { strict: false });
    const wanted = { label: 'test', accountId: created.id };
    return (await tokens.createPersonalToken(SYSTEM_ACTOR, wanted)).secret;
  }

  async close(): Promise<void> {
    await this.app.close();
    if (this.ownsDatabase) await this.database.drop();
  }
}

export function startApp(overrides: Overrides = {}): Promise<TestApp> {
  return TestApp.start(overrides);
}

async function initialised(settings: Settings, overrides: Overrides): Promise<NestExpressApplication> {
  const builder = Test.createTestingModule({
    imports: [AppModule.with(settings), ...(overrides.modules ?? [])],
  })
    .overrideProvider(RosterSolver)
    .useValue(UNHURRIED);
  const module = await (overrides.providers?.(builder) ?? builder).compile();
  const app = module.createNestApplication<NestExpressApplication>({
    logger: overrides.logger ?? ['error', 'warn'],
    ...HTTP_OPTIONS,
  });
  prepare(app, settings);
  return app.init();
}

async function migrateOnce(database: ScratchDatabase): Promise<void> {
  const dataSource = await new DataSource(dataSourceOptions(database.settings)).initialize();
  await migrate(dataSource);
  await dataSource.destroy();
}

function authorization(token: string | undefined): Record<string, string> {
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}
