import { type Page } from 'playwright-core';
import { BrowserDay, describeInBrowser } from '../support/browser.js';

describeInBrowser('the live board', () => {
  let day: BrowserDay;
  let page: Page;

  beforeAll(async () => {
    day = await BrowserDay.begin();
    await day.openPage();
    page = day.page;
    await day.enterAs('planner');
    await day.visit('#board');
    await page.getByText('180 agents.').waitFor();
  });

  afterAll(() => day.close());

  const rows = () => page.locator('.board tbody tr:not(.gap)');
  const choice = (label: string) =>
    page.locator('label', { hasText: new RegExp(`^${label}`) }).locator('select');
  const scrollTo = (top: number) => page.evaluate(`document.querySelector('.board').scrollTop = ${top}`);
  const state = () => page.locator('.board-live > [role=status]');

  it('shows everybody, and draws only the rows in sight', async () => {
    expect(await page.getByRole('table', { name: 'Agents' }).getAttribute('aria-rowcount')).toBe('181');
    expect(await rows().count()).toBeLessThan(100);
    const first = await rows().first().locator('th').innerText();
    await scrollTo(1_000_000);
    await page.locator('.board tr[aria-rowindex="181"]').waitFor();
    expect(await rows().first().locator('th').innerText()).not.toBe(first);
    await scrollTo(0);
    await rows().first().locator('th', { hasText: first }).waitFor();
  });

  it('finds agents by a word, and by status with the keyboard', async () => {
    const name = await rows().first().locator('th').innerText();
    await page.getByLabel('Search').fill(name);
    await state().filter({ hasText: 'of 180 agents' }).waitFor();
    expect(await rows().first().locator('th').innerText()).toBe(name);
    await page.getByLabel('Search').fill('');
    const status = page.locator('.statuses button').first();
    const count = Number(/\d+/.exec(await status.innerText())?.[0]);
    await status.focus();
    await page.keyboard.press('Enter');
    await page.locator('.statuses button[aria-pressed=true]').waitFor();
    await page.locator(`table[aria-rowcount="${count + 1}"]`).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('table[aria-rowcount="181"]').waitFor();
  });

  it('switches between sites and teams, and says so in the address', async () => {
    await choice('Site').selectOption({ index: 1 });
    await state()
      .filter({ hasText: /^(?!180 )\d+ agents/ })
      .waitFor();
    await page.waitForURL(/site=/);
    await choice('Team').selectOption({ index: 1 });
    await state()
      .filter({ hasText: /^15 agents/ })
      .waitFor();
    await page.waitForURL(/team=/);
  });

  it('is silent until somebody wants it to sound, and fills a wall', async () => {
    expect(await page.getByLabel('Sound').isChecked()).toBe(false);
    await page.getByRole('button', { name: 'Wall' }).click();
    await page.waitForFunction('document.fullscreenElement !== null');
    const size = await page.evaluate('getComputedStyle(document.querySelector(".board tbody tr")).fontSize');
    expect(parseFloat(String(size))).toBeGreaterThan(30);
    expect(day.faults).toEqual([]);
  });
});
