import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { type SignIn } from '../../src/demo/company/sign-ins.js';
import { DemoLoader } from '../../src/demo/demo-loader.service.js';
import { startApp, type TestApp } from './app.js';
import { Clock, SystemClock } from '../../src/time/clock.js';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
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

/** The program with the made-up company, and a browser in front of it. */
export class BrowserDay {
  page!: Page;
  /** What a page complained of; a spec that expects none asserts it. */
  readonly faults: string[] = [];

  private constructor(
    readonly app: TestApp,
    private readonly browser: Browser,
    private readonly signIns: readonly SignIn[],
  ) {}

  /** Today, or another day: then the browser's clock has to be set, too. */
  static async begin(clock: Clock = new SystemClock()): Promise<BrowserDay> {
    const app = await startApp({ providers: (builder) => builder.overrideProvider(Clock).useValue(clock) });
    const demo = app.app.get(DemoLoader, { strict: false });
    await demo.load(() => undefined);
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
    return new BrowserDay(app, browser, await demo.knownSignIns());
  }

  /** A fresh browser without a session. */
  async openPage({ width = 1_280, height = 900, colorScheme = 'light' }: Look = {}): Promise<void> {
    this.page = await this.browser.newPage({ viewport: { width, height }, colorScheme });
    // The program works in the same thread here, and answers nobody while it does.
    this.page.setDefaultTimeout(90_000);
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
    await this.page.goto(`${this.app.url}/${hash}`);
    await this.page.locator('h1').waitFor();
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.app.close();
  }
}
