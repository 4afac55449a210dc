import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { type SignIn } from '../../src/demo/company/sign-ins.js';
import { DemoLoader } from '../../src/demo/demo-loader.service.js';
import { Clock, SettableClock } from '../../src/time/clock.js';
import { type Instant, parseInstant } from '../../src/time/instant.js';
import { startApp, type TestApp } from './app.js';
import { type ScratchDatabase } from './database.js';
import { demoDatabase } from './demo-database.js';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** Half past four in the afternoon in London on an ordinary Monday: the busiest time of the made-up company. */
const NOW = parseInstant('2026-09-21T15:30:00Z');
/** Only what hangs should meet it. The program works in the same thread here, and answers nobody while it does. */
const PATIENCE_MS = 600_000;
const available = existsSync(CHROMIUM);
if (!available)
  process.stdout.write(
    `No browser at ${CHROMIUM}: the pages are not looked at. Install Chromium or set CHROMIUM.\n`,
  );

/** Specs that look at the pages; passed over where there is no browser. */
export const describeInBrowser = available ? describe : describe.skip;

interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
}

/** The program with the made-up company, and a browser in front of it. Time stands still for both. */
export class BrowserDay {
  page!: Page;
  /** What a page complained of; a spec that expects none asserts it. */
  readonly faults: string[] = [];

  private constructor(
    readonly app: TestApp,
    private readonly database: ScratchDatabase,
    private readonly browser: Browser,
    private readonly signIns: readonly SignIn[],
  ) {}

  static async begin(): Promise<BrowserDay> {
    const clock = new SettableClock(NOW);
    const database = await demoDatabase(clock);
    const app = await startApp({
      database,
      providers: (builder) => builder.overrideProvider(Clock).useValue(clock),
    });
    const signIns = await app.app.get(DemoLoader, { strict: false }).knownSignIns();
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET, timeout: PATIENCE_MS });
    return new BrowserDay(app, database, browser, signIns);
  }

  get now(): Instant {
    return NOW;
  }

  /** A fresh browser without a session. */
  async openPage({ width = 1_280, height = 900, colorScheme = 'light' }: Look = {}): Promise<void> {
    this.page = await this.browser.newPage({ viewport: { width, height }, colorScheme });
    // Of the context, as that is what requests without a page take theirs from.
    this.page.context().setDefaultTimeout(PATIENCE_MS);
    await this.page.addInitScript(standingAt(NOW));
    this.page.on('pageerror', (error) => this.faults.push(error.message));
    this.page.on('console', (message) => message.type() === 'error' && this.faults.push(message.text()));
    await this.page.goto(this.app.url);
  }

  async enterAs(role: string): Promise<void> {
    const { email, password } = this.signIns.find((each) => each.role === role)!;
    await this.page.getByLabel('E-mail').fill(email);
    await this.page.getByLabel('Password').fill(password);
    await this.page.keyboard.press('Enter');
    await this.page.getByRole('button', { name: 'Sign out' }).waitFor();
  }

  /** An address of the program, `#forecast?date=2026-11-23`, with its page loaded. */
  async visit(hash: string): Promise<void> {
    const [id] = hash.split('?');
    await this.page.goto(`${this.app.url}/${hash}`);
    // The page before is there until the program has heard of the new address.
    const link = `#nav [aria-current]:is([href="${id}"], [href^="${id}?"])`;
    await this.page.locator(link).waitFor({ state: 'attached' });
    await this.page.locator('h1').waitFor();
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.app.close();
    await this.database.drop();
  }
}

/** What makes the time of a page stand still; its timers go on. */
function standingAt(now: Instant): string {
  return `{
    const Real = Date;
    globalThis.Date = class extends Real {
      constructor(...given) { super(...(given.length === 0 ? [${now}] : given)); }
      static now() { return ${now}; }
    };
  }`;
}
