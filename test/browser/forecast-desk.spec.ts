import { type Page } from 'playwright-core';
import { addDays, localDateOf, startOfWeek, timeZone } from '../../src/time/zoned-time.js';
import { BANK_QUEUE } from '../fixtures/planners-day/company.js';
import { accessibilityFaults } from '../support/accessibility.js';
import { BrowserDay, describeInBrowser } from '../support/browser.js';

/** Open day and night. */
const QUEUE = 'Lost cards, English, 24 hours (demo) (Demo: Fictional Bank (US))';

describeInBrowser('a planner’s desk for forecasts', () => {
  let day: BrowserDay;
  let page: Page;
  let monday: ReturnType<typeof addDays>;

  beforeAll(async () => {
    day = await BrowserDay.begin();
    await day.openPage();
    page = day.page;
    await day.enterAs('planner');
    const zone = timeZone('America/New_York');
    monday = startOfWeek(localDateOf(day.now, zone), 1);
  });

  beforeEach(async () => {
    await day.visit('#board');
    await day.visit(`#forecast?date=${monday}`);
    await page.getByLabel('Queue').selectOption({ label: QUEUE });
    await chart().waitFor();
    await page.getByText('Forecast from').waitFor({ state: 'detached' });
  });

  afterEach(() => expect(day.faults.splice(0)).toEqual([]));
  afterAll(() => day.close());

  const chart = () => page.getByRole('slider', { name: /^Forecast of Lost cards/ });
  const section = (title: string) =>
    page.locator('section', { has: page.getByRole('heading', { name: title }) }).last();
  const toast = () => page.locator('.toast');
  const tuesday = (hour: string) => `${addDays(monday, 1)}T${hour}`;
  const fillRange = async (from: string, to: string): Promise<void> => {
    await page.getByLabel('Range from').fill(from);
    await page.getByLabel('Range to').fill(to);
  };

  it('previews an edit, puts it on as a layer with its reason, and takes it back', async () => {
    await fillRange(tuesday('10:00'), tuesday('12:00'));
    await page.getByLabel('Percent').fill('25');
    await page.getByText(/^Preview: .*\+25\.0 %\) in 4 intervals/).waitFor();
    await page.getByLabel('Reason').fill('A letter goes out');
    await page.getByRole('button', { name: 'Save layer' }).click();
    await toast().getByText('Layer saved: +25 %').waitFor();
    const row = section('Layers').getByRole('row', { name: /A letter goes out/ });
    expect(await row.innerText()).toContain('Demo planner');
    await page.locator('.facts', { hasText: 'by layers' }).waitFor();
    await row.getByRole('checkbox').uncheck();
    await page.locator('.facts', { hasText: 'by layers' }).waitFor({ state: 'detached' });
    await toast().getByRole('button', { name: 'Undo' }).click();
    await toast().getByText('Undone: +25 %').waitFor();
    await section('Layers').getByText('1 undone').waitFor();
  });

  it('chooses a range by dragging and by the keys alone', async () => {
    const from = page.getByLabel('Range from');
    const box = (await page.locator('.u-over').first().boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.3, box.y + 50);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.4, box.y + 60, { steps: 5 });
    await page.mouse.up();
    expect(await from.inputValue()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:(00|30)$/);
    await page.getByRole('button', { name: 'Clear' }).click();
    await chart().focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    expect(await from.inputValue()).toBe(`${monday}T00:00`);
    expect(await page.getByLabel('Range to').inputValue()).toBe(`${monday}T01:30`);
    expect(await chart().getAttribute('aria-valuetext')).toMatch(/Mon \d+ \w+ 01:00: [\d.]+ expected \(80 %/);
  });

  it('says beside the field what is wrong with it', async () => {
    await fillRange(tuesday('10:00'), tuesday('12:00'));
    await page.getByLabel('Percent').fill('5000');
    await page.getByText('percent (5000) must be from -100 to 1000.').waitFor();
    expect(await page.getByLabel('Percent').getAttribute('aria-invalid')).toBe('true');
    await page.getByLabel('Percent').fill('5');
    await page.getByText(/^Preview/).waitFor();
    expect(await page.getByLabel('Percent').getAttribute('aria-invalid')).toBeNull();
  });

  it('leaves a day out of what is learned, and lets it count again', async () => {
    await page.getByRole('button', { name: 'Leave other days out…' }).click();
    const past = addDays(monday, -12);
    await page.getByLabel('First day').fill(past);
    await page.getByLabel('Last day').fill(past);
    await page.getByRole('dialog').getByLabel('Reason').fill('The telephone line was down');
    await page.getByRole('button', { name: 'Leave out', exact: true }).click();
    const row = section('Unusual days').getByRole('row', { name: /The telephone line was down/ });
    expect(await row.innerText()).toContain('left out');
    await row.getByRole('button', { name: /count again/ }).click();
    await toast().getByText('counts again').waitFor();
    await row.getByText('was left out').waitFor();
  });

  it('makes a version, and sets two beside each other', async () => {
    await page.getByRole('button', { name: 'Make forecast…' }).click();
    await page.getByLabel('First day').fill(monday);
    await page.getByLabel('Model').selectOption('seasonal-naive');
    await page.getByRole('dialog').getByRole('button', { name: 'Make forecast' }).click();
    await toast().getByText('made by seasonal-naive').waitFor();
    await page.getByText('You see version 4.').waitFor();
    const versions = section('Versions');
    await versions.getByRole('row', { name: /seasonal-naive/ }).waitFor();
    await versions.getByRole('checkbox', { name: 'Compare version 4' }).check();
    await versions.getByRole('checkbox', { name: 'Compare version 2' }).check();
    await page.getByRole('button', { name: 'Compare the two' }).click();
    const compared = page.getByRole('region', { name: 'The versions beside each other' });
    await compared.waitFor();
    expect(await compared.locator('tbody tr').count()).toBe(2);
    await page.waitForURL(/compare=\d+-\d+/);
    await page.goBack();
    await compared.waitFor({ state: 'detached' });
  });

  it('looks at a file before it takes it, and names every bad row', async () => {
    await page.getByRole('button', { name: 'Import…' }).click();
    await page.getByLabel('File', { exact: true }).setInputFiles({
      name: 'calls.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        'date,start,calls\n2020-01-01,10:00,many\n2020-01-01,10:30,5\n2020-01-01,11:00,6\n',
      ),
    });
    await page.getByRole('button', { name: 'Check the file' }).click();
    const rows = page.getByRole('region', { name: 'Rows to look at' });
    expect(await rows.locator('tbody tr').first().innerText()).toContain('many');
    await page.getByRole('button', { name: 'Import the good rows' }).click();
    await toast().getByText('2 intervals imported for 1 queue.').waitFor();
    await toast().getByRole('button', { name: 'Undo' }).click();
    await toast().waitFor({ state: 'detached' });
  });

  it('gives the figures of the curve as a table', async () => {
    await page.getByText('Figures as a table').last().click();
    const table = page.getByRole('region', { name: /^Forecast of Lost cards/ });
    await table.waitFor();
    expect(await table.locator('tbody tr').count()).toBeGreaterThanOrEqual(7 * 46);
  });

  it('makes forecasts of many queues by a job that a card follows over every page', async () => {
    await page.getByRole('button', { name: 'Make forecast…' }).click();
    await page.getByLabel('Queues', { exact: true }).selectOption('client');
    await page.getByLabel('Model').selectOption('seasonal-naive');
    await page.getByRole('dialog').getByRole('button', { name: 'Make forecast' }).click();
    const card = page.getByRole('region', { name: 'Forecasts of many queues' });
    await card.waitFor();
    await day.visit('#today');
    await card.getByText('3 of 3 forecasts made.').waitFor();
    await card.getByRole('link', { name: 'Bank, English (demo)' }).click();
    await page.getByRole('heading', { name: 'Forecast', level: 1 }).waitFor();
    await page.getByRole('slider', { name: /^Forecast of Bank, English/ }).waitFor();
    await card.getByRole('button', { name: 'Close' }).click();
  });

  it('follows today, and holds forecasts to what they said a day before', async () => {
    await day.visit('#today?queue=2');
    await page.getByRole('slider', { name: /^Contacts of .* today$/ }).waitFor();
    await page.locator('.facts', { hasText: 'still to come' }).waitFor();
    await page.getByText('Contacts as a table').waitFor();
    await day.visit('#accuracy?queue=2');
    const leads = page.getByRole('region', { name: /by lead time$/ });
    expect(await leads.getByRole('row', { name: /a day ahead/ }).innerText()).toMatch(/\d+\.\d %/);
    await page.getByRole('slider', { name: /^Error of .* by time of day$/ }).waitFor();
  });

  it('makes a capacity plan of heads by month, and another from its assumptions', async () => {
    await day.visit('#capacity');
    await page.getByText('No capacity plan').waitFor();
    await page.getByLabel('Name of the plan').fill('Budget');
    await page.getByLabel('Heads now').fill('12');
    await page.getByLabel('Leave in a month, %').fill('300');
    await page.getByRole('button', { name: 'Make the plan' }).click();
    expect(await page.locator('input:invalid').count()).toBe(1);
    await page.getByLabel('Leave in a month, %').fill('3');
    await page.getByRole('button', { name: 'Add a hiring class' }).click();
    await page.getByLabel('Class starts on').fill(addDays(monday, 70));
    await page.getByRole('button', { name: 'Make the plan' }).click();
    const months = page.getByRole('region', { name: 'Budget, by month' });
    await months.waitFor();
    expect(await months.locator('tbody tr').count()).toBeGreaterThanOrEqual(18);
    expect(await months.getByText(/[✓✕]/).count()).toBeGreaterThanOrEqual(18);
    await page.getByText('Assumptions: change them').click();
    await page.getByLabel('Heads now').fill('40');
    await page.getByRole('button', { name: 'Make the plan' }).click();
    await page.getByRole('region', { name: 'Budget, changed, by month' }).waitFor();
    const plans = page.locator('label', { hasText: /^Plan/ }).locator('option');
    await plans.nth(1).waitFor({ state: 'attached' });
    expect(await plans.count()).toBe(2);
  });

  it('finds one of many queues by typing', async () => {
    const query = `mutation ($input: CreateQueueInput!) { createQueue(input: $input) { id } }`;
    for (let i = 10; i < 20; i++) {
      const input = { ...BANK_QUEUE, clientId: '1', code: `MORE-${i}`, name: `More calls ${i}` };
      await page.request.post(`${day.app.url}/graphql`, { data: { query, variables: { input } } });
    }
    await page.reload();
    const box = page.getByRole('combobox', { name: 'Queue' });
    await box.click();
    await box.fill('calls 14');
    expect(await page.getByRole('listbox').getByRole('option').allInnerTexts()).toEqual([
      'More calls 14 (Demo: Fictional Bank (US))',
    ]);
    await page.keyboard.press('Enter');
    await page.getByText('Neither a forecast nor history of More calls 14').waitFor();
    expect(await box.inputValue()).toContain('More calls 14');
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});
