import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { DemoLoader } from '../../src/demo/demo-loader.service.js';
import { type SignIn } from '../../src/demo/company/sign-ins.js';
import { startApp, type TestApp } from '../support/app.js';

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
    `No browser at ${CHROMIUM}: the page is not looked at. Install Chromium or set CHROMIUM.\n`,
  );

(available ? describe : describe.skip)('the first page', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  let signIns: readonly SignIn[];
  const faults: string[] = [];

  beforeAll(async () => {
    app = await startApp();
    const demo = app.app.get(DemoLoader, { strict: false });
    await demo.load(() => undefined);
    signIns = await demo.knownSignIns();
    browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
  }, 300_000);

  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 1_400, height: 1_000 } });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await page.goto(app.url);
  });

  afterEach(async () => {
    await page.close();
    expect(faults.splice(0)).toEqual([]);
  });

  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  const enterAs = async (role: string): Promise<void> => {
    const { email, password } = signIns.find((each) => each.role === role)!;
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password').fill(password);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
  };
  const sections = () => page.getByRole('navigation').getByRole('link').allInnerTexts();

  it('shows the planner the curve of the week, the bars of a day and the board', async () => {
    await enterAs('planner');
    expect(await sections()).toEqual(['Forecast and staffing', 'Roster', 'Live board']);
    await page.locator('.uplot canvas').waitFor();
    expect(await page.locator('#curve .facts b').first().innerText()).toMatch(/^[1-9][\d,]*$/);
    await page.locator('.roster .row').first().waitFor();
    expect(await page.locator('.roster .block.inbound').count()).toBeGreaterThan(20);
    await page.locator('.board tbody tr').first().waitFor();
    expect(await page.locator('.board tbody tr').count()).toBeGreaterThan(5);
  });

  it('shows the lead one team, the site user one site', async () => {
    await enterAs('team-lead');
    expect(await sections()).toEqual(['Roster', 'Live board']);
    await page.locator('.board tbody tr').first().waitFor();
    expect(await page.getByLabel('Team').locator('option').count()).toBe(1);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('E-mail').waitFor();
    await enterAs('site-user');
    await page.locator('.board tbody tr').first().waitFor();
    expect(await page.getByLabel('Site').locator('option').count()).toBe(1);
    expect(await page.getByLabel('Team').locator('option').count()).toBeGreaterThan(1);
  });

  it('shows the client only curves, and the agent only the own week', async () => {
    await enterAs('client-viewer');
    expect(await sections()).toEqual(['Forecast and staffing']);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('E-mail').waitFor();
    await enterAs('agent');
    expect(await sections()).toEqual(['My week', 'Live board']);
    await page.locator('.week tbody tr').first().waitFor();
    await page.locator('.board tbody tr').first().waitFor();
    expect(await page.locator('.board tbody tr').count()).toBe(1);
  });

  it('says what is wrong with a sign-in, and keeps nobody waiting', async () => {
    await page.getByLabel('E-mail').fill('planner@demo.example');
    await page.getByLabel('Password').fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: /\w/ }).waitFor();
    expect(await page.getByRole('alert').innerText()).toMatch(/password/i);
  });

  it('tells of days without shifts, and goes to the next day by keyboard', async () => {
    await enterAs('planner');
    await page.getByLabel('Day', { exact: true }).fill('2020-01-01');
    await page.locator('#roster .empty').waitFor();
    expect(await page.locator('#roster .empty').innerText()).toContain('Wednesday 1 January');
    await page.getByRole('button', { name: 'Day after' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('#roster .empty', { hasText: 'Thursday 2 January' }).waitFor();
  });
});
