import { type Page } from 'playwright-core';
import { accessibilityFaults } from '../support/accessibility.js';
import { BrowserDay, describeInBrowser } from '../support/browser.js';
import { LARGE_SITE, openLargeSite, operationsOf } from '../support/roster-browser.js';

const FEW_ROWS = 80;

describeInBrowser('the roster on screen', () => {
  let day: BrowserDay;
  let page: Page;
  let large: string;

  beforeAll(async () => {
    day = await BrowserDay.begin();
    await day.openPage();
    page = day.page;
    await day.enterAs('planner');
    large = await openLargeSite(day);
  });

  beforeEach(() => day.visit('#board'));
  afterEach(() => expect(day.faults.splice(0)).toEqual([]));
  afterAll(() => day.close());

  const grid = () => page.getByRole('grid');
  const rows = () => grid().locator('.row');
  const main = () => page.locator('#main');
  const row = (name: string) => grid().getByRole('row', { name: new RegExp(name) });
  /** The first shift of the demo company that is drawn, of those that start on the day. */
  const firstShift = () => page.locator('.roster .shift:not(.from-before)').first();
  const filters = async (): Promise<void> => {
    await page.getByText('Filter and order').click();
    await page.getByLabel('Name or code').waitFor();
  };

  it('draws and asks for no more of a thousand agents by four weeks than is on screen', async () => {
    const sent = operationsOf(page);
    await day.visit(`#roster?site=${large}&view=period&date=${LARGE_SITE.firstDay}`);
    await row('Person 0001').locator('.at-work').nth(19).waitFor();
    expect(await grid().getAttribute('aria-rowcount')).toBe(String(LARGE_SITE.agents + 1));
    expect(await rows().count()).toBeLessThan(FEW_ROWS);
    await grid().evaluate((element: { scrollTop: number; scrollHeight: number }) => {
      element.scrollTop = element.scrollHeight;
    });
    await row('Person 1000').locator('.at-work').nth(19).waitFor();
    expect(await rows().count()).toBeLessThan(FEW_ROWS);
    expect(await row('Person 0001').count()).toBe(0);
    const asked = new Set(sent.flatMap(({ agentIds }) => (agentIds as string[] | undefined) ?? []));
    expect(asked.size).toBeGreaterThan(0);
    expect(asked.size).toBeLessThan(2 * FEW_ROWS);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('shows the 25 hours of Warsaw, 25 October 2026, clocks back', async () => {
    await day.visit(`#roster?site=${large}&date=2026-10-25`);
    await main().getByText('the day has 25 hours, and the hour marked ′ comes twice').waitFor();
    const night = row('Person 0001').locator('.shift');
    expect(await night.innerText()).toContain('Sat 24 Oct, 22:00 to 05:00');
    expect(await page.locator('.ticks').getByText('02:00′').count()).toBe(1);
    // Of the axis of 25 + 8 hours, six and no five are left of the shift after midnight.
    const [bar, axis] = await Promise.all([night.boundingBox(), page.locator('.ticks').boundingBox()]);
    expect(Math.round((bar!.width / axis!.width) * 33)).toBe(6);
  });

  it('shows the 23 hours of Warsaw, 29 March 2026, clocks forward', async () => {
    await day.visit(`#roster?site=${large}&date=2026-03-28`);
    const night = row('Person 0002').locator('.shift');
    await night.waitFor();
    expect(await night.innerText()).toContain('22:00 to 07:00');
    await day.visit(`#roster?site=${large}&date=2026-03-29`);
    await page.locator('.empty', { hasText: 'Sunday 29 March' }).waitFor();
    await main().getByText('forward: the day has 23 hours').waitFor();
  });

  it('tells times in the zone of the site, of each agent or of who looks', async () => {
    await day.visit(`#roster?site=${large}&date=2026-10-24`);
    const night = row('Person 0001').locator('.shift');
    await night.waitFor();
    expect(await night.innerText()).toContain('22:00 to 05:00');
    await page.getByLabel('Times of', { exact: true }).selectOption('viewer');
    await main().getByText('times of UTC').waitFor();
    await page.locator('.shift', { hasText: '20:00 to 04:00' }).waitFor();
    await day.visit('#roster?site=all&zone=agent');
    await page.locator('.row.group', { hasText: 'America/Bogota' }).waitFor();
    await grid().locator('.corner', { hasText: 'GMT-5' }).waitFor();
  });

  it('finds people by name, work and language, and groups them by team', async () => {
    await day.visit(`#roster?site=${large}&date=${LARGE_SITE.firstDay}`);
    await filters();
    await page.getByLabel('Name or code').fill('0777');
    await main().getByText('here. 1 of 1000 agents are listed').waitFor();
    await row('Person 0777').waitFor();
    await page.waitForURL(/name=0777/);
    await page.getByLabel('Name or code').fill('nobody of that name');
    await page.getByText('None of 1000 agents fits the filters.').waitFor();
    await page.locator('.empty').getByRole('button', { name: 'Clear filters' }).click();
    await main().getByText('here. 1000 agents are listed').waitFor();
    await page.getByLabel('Group by team').check();
    await page.locator('.row.group', { hasText: 'Large A (500)' }).waitFor();
    await day.visit('#roster?site=1&skill=q2&language=en');
    await main()
      .getByText(/\d+ of 75 agents are listed/)
      .waitFor();
    await page.getByText('(2 in use)').waitFor();
  });

  it('is walked by the arrows, and opened by Enter', async () => {
    await day.visit('#roster?site=1&sort=start');
    await firstShift().waitFor();
    await firstShift().focus();
    const label = () => page.locator('[data-key]:focus').innerText();
    const first = await label();
    await page.keyboard.press('ArrowDown');
    expect(await label()).not.toBe(first);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Control+End');
    await rows().last().locator('[data-key]:focus').waitFor();
    await page.keyboard.press('Control+Home');
    await firstShift().focus();
    const name = (await label()).split(',')[0];
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading', { name: new RegExp(name) }).waitFor();
    await dialog.locator('tbody tr').nth(1).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.press('?');
    await dialog.getByRole('heading', { name: 'Keys in the roster' }).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.press('w');
    await page.locator('.week-view .at-work').first().waitFor();
    await page.waitForURL(/view=week/);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('shades cover by interval, tells it as a table, and compares all queues', async () => {
    await day.visit('#roster?site=1&queue=2');
    const chart = page.getByRole('slider', { name: /^Staff wanted and rostered for Lost cards/ });
    await page.locator('.cover canvas').waitFor();
    await chart.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    expect(await chart.getAttribute('aria-valuetext')).toMatch(
      /agents wanted, [\d.]+ rostered, .*(short|over|as many)/,
    );
    await page.getByText('Figures as a table').click();
    await page.getByRole('region', { name: /^Staffing of Lost cards/ }).waitFor();
    await page.getByText('All queues').click();
    const all = page.getByRole('region', { name: 'All queues' });
    await all.waitFor();
    await all.locator('tbody tr').nth(5).waitFor();
    expect(await all.locator('tbody tr').count()).toBe(6);
    await all.getByRole('button', { name: /^Show Travel bookings/ }).click();
    await page.getByRole('slider', { name: /rostered for Travel bookings/ }).waitFor();
  });

  it('tells hours of calling by zone, with the causes of what is missing', async () => {
    await day.visit('#roster?site=1');
    await page
      .getByLabel('Queue or campaign')
      .selectOption({ label: 'Calls: Card offer (US and Canada) (demo)' });
    const zones = page.getByRole('region', { name: /^Hours of Card offer/ });
    await zones.waitFor();
    expect(await zones.getByRole('row', { name: /US-FL/ }).innerText()).toContain('calling is not allowed');
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});
