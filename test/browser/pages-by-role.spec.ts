import { type Page } from 'playwright-core';
import { BrowserDay, describeInBrowser } from '../support/browser.js';

describeInBrowser('the pages of each role', () => {
  let day: BrowserDay;
  let page: Page;

  beforeAll(async () => {
    day = await BrowserDay.begin();
  });

  beforeEach(async () => {
    await day.openPage();
    page = day.page;
  });

  afterEach(async () => {
    await page.close();
    expect(day.faults.splice(0)).toEqual([]);
  });

  afterAll(() => day.close());

  const enterAs = (role: string) => day.enterAs(role);
  const pages = () => page.getByRole('navigation').getByRole('link').allInnerTexts();
  const goTo = async (name: string): Promise<void> => {
    await page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
    await page.getByRole('heading', { name, level: 1 }).waitFor();
  };

  it('shows the planner the curve of the week, the bars of a day and the board', async () => {
    await enterAs('planner');
    expect(await pages()).toEqual([
      'Forecast',
      'Today',
      'Act today',
      'Accuracy',
      'Capacity',
      'Staffing',
      'Roster',
      'Adherence',
      'Live board',
      'Adherence rules',
    ]);
    await goTo('Staffing');
    await page.locator('.uplot canvas').waitFor();
    await page
      .locator('.facts b')
      .first()
      .filter({ hasText: /^[1-9][\d,]*$/ })
      .waitFor();
    await goTo('Roster');
    await page.locator('.roster .block.inbound').nth(20).waitFor();
    await goTo('Live board');
    await page.locator('.board tbody tr').nth(5).waitFor();
  });

  it('keeps what is shown in the address, and leads back to it', async () => {
    await enterAs('planner');
    await day.visit('#roster?date=2020-01-01');
    await page.locator('.empty', { hasText: 'Wednesday 1 January' }).waitFor();
    await page.getByRole('button', { name: 'Day after' }).click();
    await page.locator('.empty', { hasText: 'Thursday 2 January' }).waitFor();
    await goTo('Staffing');
    await page.waitForURL(/#staffing\?date=2020-01-02/);
    expect(await page.locator('h1:focus').innerText()).toBe('Staffing');
    await page.goBack();
    await page.locator('.empty', { hasText: 'Thursday 2 January' }).waitFor();
    await page.goBack();
    await page.locator('.empty', { hasText: 'Wednesday 1 January' }).waitFor();
  });

  it('shows the lead one team, the site user one site', async () => {
    await enterAs('team-lead');
    expect(await pages()).toEqual(['Roster', 'Adherence', 'Live board']);
    await goTo('Live board');
    await page.locator('.board tbody tr').first().waitFor();
    expect(await page.getByLabel('Team').locator('option').count()).toBe(1);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('E-mail').waitFor();
    await enterAs('site-user');
    await page.locator('.roster .row').first().waitFor();
    expect(await page.getByLabel('Site', { exact: true }).locator('option').count()).toBe(1);
    await goTo('Live board');
    await page.locator('.board tbody tr').first().waitFor();
    await page.getByLabel('Team').locator('option').nth(1).waitFor({ state: 'attached' });
  });

  it('shows the client only curves, and the agent only the own week', async () => {
    await enterAs('client-viewer');
    expect(await pages()).toEqual(['Forecast', 'Today', 'Accuracy', 'Capacity', 'Staffing']);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('E-mail').waitFor();
    await enterAs('agent');
    expect(await pages()).toEqual(['My week', 'My day', 'Live board']);
    await page.locator('.week tbody tr').first().waitFor();
    await goTo('Live board');
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
    await goTo('Roster');
    await page.getByLabel('Day', { exact: true }).fill('2020-01-01');
    await page.locator('.empty', { hasText: 'Wednesday 1 January' }).waitFor();
    await page.getByRole('button', { name: 'Day after' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.empty', { hasText: 'Thursday 2 January' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.empty', { hasText: 'Friday 3 January' }).waitFor();
  });

  it('leads to the sign-in when the session has ended, and back to the page', async () => {
    await enterAs('planner');
    await day.visit('#accuracy');
    await page.getByRole('slider').waitFor();
    await page.context().clearCookies();
    await page.getByRole('navigation').getByRole('link', { name: 'Today', exact: true }).click();
    await page.getByLabel('E-mail').waitFor();
    await page.locator('.toast', { hasText: 'Your session has ended' }).waitFor();
    await enterAs('planner');
    await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
  });
});
