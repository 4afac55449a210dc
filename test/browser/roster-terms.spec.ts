import { type Page } from 'playwright-core';
import { addDays, localDate } from '../../src/time/zoned-time.js';
import { accessibilityFaults } from '../support/accessibility.js';
import { BrowserDay, describeInBrowser } from '../support/browser.js';
import { askAs } from '../support/roster-browser.js';

const SECTIONS = [
  'Labour law by site',
  'Opt-outs and consents',
  'Rules',
  'Shift types',
  'Shifts wanted by type and day',
  'Requests',
  'Meetings, coaching and training',
  'Minimum cover',
  'Pay and budget',
];

interface Cover {
  readonly queue: string;
  readonly short: number;
}

describeInBrowser('what rosters are held to, on the planner’s desk', () => {
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
    page
      .locator('.terms details', { has: page.locator('summary', { hasText: new RegExp(`^${name}$`) }) })
      .last();

  /** The newest period of the demo company, which nobody has rostered yet. */
  async function openDesk(look: Parameters<BrowserDay['openPage']>[0] = {}): Promise<string> {
    await day.openPage(look);
    page = day.page;
    await day.enterAs('planner');
    const { planningPeriods } = await askAs<{ planningPeriods: { nodes: { firstDate: string }[] } }>(
      day,
      '{ planningPeriods(first: 20) { nodes { firstDate } } }',
    );
    const { firstDate } = planningPeriods.nodes.at(-1)!;
    await day.visit(`#roster?date=${firstDate}&site=1`);
    await page.getByText('Rules, wishes and pay').click();
    return firstDate;
  }

  async function unfold(name: string): Promise<void> {
    await page.locator('.terms summary', { hasText: new RegExp(`^${name}$`) }).click();
    await section(name).locator('.empty, table').first().waitFor();
  }

  it.each([
    { name: 'wide and light', width: 1_280, height: 900, colorScheme: 'light' },
    { name: 'narrow and dark', width: 390, height: 800, colorScheme: 'dark' },
  ] as const)(
    'lists what there is with what can be done to it, for everybody, and fits: $name',
    async (look) => {
      await openDesk(look);
      for (const name of SECTIONS) await unfold(name);
      for (const name of SECTIONS) {
        expect(await section(name).getByRole('button').count()).toBeGreaterThan(0);
      }
      expect(await accessibilityFaults(page)).toEqual([]);
      const [wide, shown] = await page
        .locator('html')
        .evaluate(({ scrollWidth, clientWidth }: { scrollWidth: number; clientWidth: number }) => [
          scrollWidth,
          clientWidth,
        ]);
      expect(wide).toBe(shown);
    },
  );

  it('chooses the law of a site, with its source, and takes it away again', async () => {
    await openDesk();
    await unfold('Labour law by site');
    await page.getByRole('button', { name: 'Choose a pack…' }).click();
    await dialog().getByLabel('Site').selectOption({ label: 'Demo: Bogota' });
    await dialog().getByLabel('Labour pack').selectOption('ph');
    await dialog().getByText('To be confirmed by counsel').waitFor();
    await dialog().getByText('Labor Code of the Philippines art. 91(a)').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog().getByLabel('First day').fill('2026-01-01');
    await dialog().getByRole('button', { name: 'Choose', exact: true }).click();
    await closed();
    const row = section('Labour law by site').getByRole('row', { name: /Bogota/ });
    await row.getByText('from 2026-01-01').waitFor();
    await row.getByRole('button', { name: /^Remove/ }).click();
    await dialog().getByRole('button', { name: 'Remove' }).click();
    await closed();
    await row.waitFor({ state: 'detached' });
  });

  it('says in an empty list what to do next', async () => {
    await openDesk();
    await unfold('Minimum cover');
    await section('Minimum cover')
      .getByRole('button', { name: /^Remove/ })
      .click();
    await dialog().getByRole('button', { name: 'Remove' }).click();
    await closed();
    await section('Minimum cover').getByText('No queue has a minimum cover.').waitFor();
  });

  it('adds a rule, told beside its field what it cannot be, and makes it hard', async () => {
    await openDesk();
    await unfold('Rules');
    await page.getByRole('button', { name: 'Add a rule…' }).click();
    await dialog().getByLabel('Rule', { exact: true }).selectOption('days-off');
    await dialog().getByLabel('At least (days)').fill('9');
    await dialog().getByRole('button', { name: 'Add', exact: true }).click();
    await dialog().getByText('min must be 0 to 7 (got 9).').waitFor();
    await dialog().getByLabel('At least (days)').fill('2');
    await dialog().getByLabel('How it is meant').selectOption('hard');
    expect(await dialog().getByLabel('Weight').isVisible()).toBe(false);
    await dialog().getByRole('button', { name: 'Add', exact: true }).click();
    await closed();
    const row = section('Rules').getByRole('row', { name: /Days off in a week: at least 2 days; hard/ });
    await row.getByText('✕ hard').waitFor();
    await row.getByRole('button', { name: /^Remove/ }).click();
    await dialog().getByRole('button', { name: 'Remove' }).click();
    await closed();
  });

  it('opens cover on the queue with the largest shortage', async () => {
    const firstDate = await openDesk();
    const before = addDays(localDate(firstDate), -7);
    await day.visit(`#roster?date=${before}&site=1&view=period`);
    await page.locator('.cover canvas').waitFor();
    await page.getByText('All queues', { exact: true }).click();
    const table = page.getByRole('region', { name: 'All queues' });
    await table.waitFor();
    const rows: Cover[] = [];
    for (const row of await table.locator('tbody tr').all()) {
      const short = await row.locator('td').first().innerText();
      rows.push({ queue: await row.locator('th').innerText(), short: Number.parseFloat(short) });
    }
    expect(rows[0].short).toBeGreaterThan(0);
    expect(rows[0].short).toBe(Math.max(...rows.map(({ short }) => short)));
    const shown = await page.getByLabel('Queue or campaign').locator('option:checked').innerText();
    expect(shown).toBe(rows[0].queue);
  });

  it('lets an agent ask for a day off', async () => {
    await day.openPage({ width: 390, height: 800, colorScheme: 'light' });
    page = day.page;
    await day.enterAs('agent');
    await day.visit('#week');
    await page.locator('.terms summary').click();
    await page.getByText('You have asked for nothing this week.').waitFor();
    await page.getByRole('button', { name: 'Ask…' }).click();
    const date = await page.evaluate<string>(
      `new Date(Date.now() + 2 * 86400000).toISOString().slice(0, 10)`,
    );
    await dialog().getByLabel('Day').fill(date);
    await dialog().getByLabel('Note').fill('Dentist');
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog().getByRole('button', { name: 'Ask', exact: true }).click();
    await closed();
    await page.locator('.toast').getByText('The request is noted.').waitFor();
    await day.visit(`#week?date=${date}`);
    await page.getByRole('row', { name: new RegExp(`${date}.*against any shift.*Dentist`) }).waitFor();
  });
});
