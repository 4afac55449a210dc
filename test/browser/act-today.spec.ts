import { type Page } from 'playwright-core';
import { accessibilityFaults } from '../support/accessibility.js';
import { BrowserDay, describeInBrowser } from '../support/browser.js';

describeInBrowser('what to do today', () => {
  let day: BrowserDay;
  let page: Page;

  beforeAll(async () => {
    day = await BrowserDay.begin();
    await day.openPage();
    page = day.page;
    await day.enterAs('planner');
    await day.visit('#intraday');
  });
  afterEach(() => expect(day.faults.splice(0)).toEqual([]));
  afterAll(() => day.close());

  const rows = () => page.getByRole('region', { name: 'What to do' }).getByRole('row');
  const loaded = () => page.getByRole('region', { name: 'Queues for the rest of the time' }).waitFor();
  /** The list is made anew after each change: it is there again once the message tells and nothing is being asked. */
  const told = (words: RegExp) => page.locator('.toast', { hasText: words }).waitFor();

  it('lists what helps most, and does it by one click with a way back', async () => {
    await loaded();
    expect(await page.locator('.facts b').first().innerText()).toMatch(/^\d/);
    const first = rows().nth(1);
    const who = (await first.getByRole('rowheader').innerText()).trim();
    await first.getByRole('button').click();
    await told(new RegExp(`^${who} `));
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
    await told(/^Taken back\./);
    await loaded();
    await page.getByRole('rowheader', { name: who }).first().waitFor();
  });

  it('asks only for what is ticked, and says so when nothing is', async () => {
    for (const name of ['Move a pause', 'Answer instead', 'Call instead', 'Time off']) {
      await page.getByRole('checkbox', { name }).uncheck();
    }
    await page.getByRole('checkbox', { name: 'Overtime' }).uncheck();
    await page.getByText('Tick what may be done').waitFor();
    await page.getByRole('checkbox', { name: 'Overtime' }).check();
    await loaded();
    const kinds = await rows().locator('td:first-child').allInnerTexts();
    expect(kinds.filter((kind) => !kind.includes('Overtime'))).toEqual([]);
  });

  it('has no faults for those who do not see it', async () => {
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});
