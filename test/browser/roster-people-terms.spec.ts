import { type Page } from 'playwright-core';
import { accessibilityFaults } from '../support/accessibility.js';
import { BrowserDay, describeInBrowser } from '../support/browser.js';
import { askAs } from '../support/roster-browser.js';

const OPT_OUTS = 'Opt-outs and consents';
const WANTED = 'Shifts wanted by type and day';

describeInBrowser('opt-outs, and shifts wanted by type, on the planner’s desk', () => {
  let day: BrowserDay;
  let page: Page;

  beforeAll(async () => {
    day = await BrowserDay.begin();
  });
  afterEach(async () => {
    await page.close();
    expect(day.faults.splice(0)).toEqual([]);
  });
  afterAll(() => day.close());

  const dialog = () => page.getByRole('dialog');
  const closed = () => dialog().waitFor({ state: 'detached' });
  const section = (name: string) =>
    page.locator('.terms details.folded', {
      has: page.locator('summary', { hasText: new RegExp(`^${name}$`) }),
    });
  const list = (name: string) => section(name).last();

  /** Unfolded with the keyboard alone, in the newest period, at Krakow. */
  async function unfold(name: string, look: Parameters<BrowserDay['openPage']>[0] = {}): Promise<void> {
    await day.openPage(look);
    page = day.page;
    await day.enterAs('planner');
    const { planningPeriods, sites } = await askAs<{
      planningPeriods: { nodes: { firstDate: string }[] };
      sites: { nodes: { id: string; code: string }[] };
    }>(day, '{ planningPeriods(first: 20) { nodes { firstDate } } sites(first: 20) { nodes { id code } } }');
    const krakow = sites.nodes.find(({ code }) => code === 'KRK')!;
    await day.visit(`#roster?date=${planningPeriods.nodes.at(-1)!.firstDate}&site=${krakow.id}`);
    await page.getByText('Rules, wishes and pay').focus();
    await page.keyboard.press('Enter');
    await page.locator('.terms summary', { hasText: new RegExp(`^${name}$`) }).focus();
    await page.keyboard.press('Enter');
    await list(name).locator('.empty, table').first().waitFor();
  }

  async function press(name: string | RegExp): Promise<void> {
    await list(OPT_OUTS).or(list(WANTED)).getByRole('button', { name }).first().waitFor();
    await page.getByRole('button', { name }).first().focus();
    await page.keyboard.press('Enter');
    await dialog().waitFor();
  }

  it('notes an opt-out with what the law says of it, and takes it away again', async () => {
    await unfold(OPT_OUTS);
    const rows = list(OPT_OUTS).locator('tbody tr');
    expect(await rows.count()).toBe(2);
    await rows.first().getByText('European Union, working time (EU)').waitFor();
    await press('Note one…');
    await dialog().getByLabel('Agent').selectOption({ index: 4 });
    await dialog().getByLabel('Signed').selectOption('gb-48h-opt-out');
    await dialog().getByText('Working Time Regulations 1998 reg. 4, 5').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const name = await dialog().getByLabel('Agent').locator('option:checked').innerText();
    await dialog().getByLabel('First day').fill('2026-01-01');
    await dialog().getByLabel('First day').press('Enter');
    await closed();
    const row = list(OPT_OUTS).getByRole('row', { name: new RegExp(name.split(' (')[0]) });
    await row.getByText('gb-48h-opt-out').waitFor();
    await press(/^Remove: gb-48h-opt-out/);
    await dialog().getByRole('button', { name: 'Remove' }).click();
    await closed();
    await row.waitFor({ state: 'detached' });
  });

  it('says beside the last day that it is before the first', async () => {
    await unfold(OPT_OUTS);
    await press('Note one…');
    await dialog().getByLabel('First day').fill('2026-02-01');
    await dialog().getByLabel('Last day').fill('2026-01-01');
    await dialog().getByRole('button', { name: 'Note', exact: true }).click();
    await dialog().getByText('The last day (2026-01-01) is before the first (2026-02-01).').waitFor();
    await page.keyboard.press('Escape');
    await closed();
  });

  it('wants shifts of a type on some days, changes that, and takes it away again', async () => {
    await unfold(WANTED, { width: 390, height: 800, colorScheme: 'dark' });
    await list(WANTED)
      .getByRole('row', { name: /Late \(demo\).*Mon Tue Wed Thu Fri.*8/ })
      .waitFor();
    await press('Want shifts…');
    await dialog().getByLabel('Shift type').selectOption('EARLY');
    await dialog().getByLabel('At least (shifts)').fill('3');
    for (const name of ['Mon', 'Tue', 'Wed', 'Thu', 'Fri']) {
      await dialog().getByRole('checkbox', { name, exact: true }).uncheck();
    }
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog().getByRole('button', { name: 'Add', exact: true }).click();
    await closed();
    const row = list(WANTED).getByRole('row', { name: /Early \(demo\)/ });
    await row.getByText('Sat Sun', { exact: true }).waitFor();
    await row.getByText('every site').waitFor();
    await press(/^Change: Early \(demo\), Sat Sun/);
    await dialog().getByLabel('At most (shifts)').fill('2');
    await dialog().getByRole('button', { name: 'Save' }).click();
    await dialog().locator('.refusal, .problem').filter({ hasText: /\S/ }).first().waitFor();
    await dialog().getByLabel('At most (shifts)').fill('5');
    await dialog().getByRole('button', { name: 'Save' }).click();
    await closed();
    await list(WANTED)
      .getByRole('row', { name: /Early \(demo\).*Sat Sun.*3.*5/ })
      .waitFor();
    await press(/^Remove: Early \(demo\), Sat Sun/);
    await dialog().getByRole('button', { name: 'Remove' }).click();
    await closed();
    await row.waitFor({ state: 'detached' });
  });
});
