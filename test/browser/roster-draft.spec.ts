import { type Page } from 'playwright-core';
import { addDays, localDate } from '../../src/time/zoned-time.js';
import { accessibilityFaults } from '../support/accessibility.js';
import { BrowserDay, describeInBrowser } from '../support/browser.js';
import {
  anotherAtWork,
  type DraftDay,
  makeDraft,
  type MovableShift,
  movableShift,
} from '../support/roster-browser.js';

/** Manila, where a clock never changes. */
const SITE = '1';
const HOURS_OF_AXIS = 32;
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Manila', timeStyle: 'short' });
const later = (at: string, hours = 0) => clock.format(Date.parse(at) + hours * 3_600_000);

describeInBrowser('a draft on the planner’s desk', () => {
  let day: BrowserDay;
  let page: Page;
  let draft: DraftDay;
  let shift: MovableShift;
  let other: string;

  beforeAll(async () => {
    day = await BrowserDay.begin();
    await day.openPage();
    page = day.page;
    await day.enterAs('planner');
    draft = await makeDraft(day);
    const tuesday = addDays(localDate(draft.monday), 1);
    shift = await movableShift(day, draft, SITE, tuesday);
    other = await anotherAtWork(day, draft, SITE, shift);
  });

  beforeEach(async () => {
    await day.visit('#board');
    await page.evaluate(`document.getElementById('toasts').replaceChildren();
      for (const dialog of document.querySelectorAll('dialog')) dialog.close();`);
    await day.visit(
      `#roster?plan=${draft.scheduleId}&site=${SITE}&date=${shift.date}&name=${encodeURIComponent(shift.name)}`,
    );
    await page.locator('.facts', { hasText: 'rules broken that must hold' }).waitFor();
    await page.locator('.cover canvas').waitFor();
    await bar().scrollIntoViewIfNeeded();
  });
  afterEach(() => expect(day.faults.splice(0)).toEqual([]));
  afterAll(() => day.close());

  const dialog = () => page.getByRole('dialog');
  const toast = (text: string | RegExp) => page.locator('.toast').getByText(text);
  const row = () => page.getByRole('grid').getByRole('row', { name: new RegExp(shift.name) });
  const bar = () => row().locator('.shift:not(.from-before, .goes-on)');
  const barAt = (hours: number) =>
    row().locator('.shift:not(.from-before, .goes-on)', {
      hasText: `${later(shift.start, hours)} to ${later(shift.end, hours)}`,
    });
  const closed = () => dialog().waitFor({ state: 'detached' });

  it('tells what is missing and why, rule by rule', async () => {
    await page.getByText('What is missing, and why').click();
    const rules = page.getByRole('region', { name: 'Rules that are not kept' });
    await rules.getByRole('button', { name: /^Where: Every queue has its target/ }).click();
    const places = page.getByRole('region', { name: /^Every queue has its target/ });
    await places.waitFor();
    expect(await places.locator('tbody tr').first().innerText()).toMatch(/agents where/);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('moves a shift with the hand, tells what that changes, undoes and does it again', async () => {
    const [box, track] = await Promise.all([bar().boundingBox(), row().locator('.track').boundingBox()]);
    const x = box!.x + box!.width - 20;
    await page.mouse.move(x, box!.y + 10);
    await page.mouse.down();
    await page.mouse.move(x + track!.width / HOURS_OF_AXIS, box!.y + 12, { steps: 6 });
    await page.locator('.shift.moving').waitFor();
    await page.locator('.change', { hasText: /Cost|cost/ }).waitFor();
    await page.mouse.up();
    await toast(/’s shift moved\. (Cost|The cost)/).waitFor();
    await barAt(1).waitFor();
    await page.keyboard.press('Control+z');
    await toast(/^Undone/).waitFor();
    await barAt(0).waitFor();
    await page.keyboard.press('Control+Shift+Z');
    await toast(/^Done again/).waitFor();
    await barAt(1).waitFor();
    await page
      .getByRole('group', { name: 'Changing the draft' })
      .getByRole('button', { name: 'Undo' })
      .click();
    await barAt(0).waitFor();
    await page.getByRole('button', { name: 'Changes so far…' }).click();
    await dialog().getByText('move shift').first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await closed();
  });

  it('moves it by keys alone, and leaves it where it was by Escape', async () => {
    await bar().focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press('Alt+ArrowRight');
    await page
      .locator('#announce', { hasText: `${later(shift.start, 1)} to ${later(shift.end, 1)}` })
      .waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.shift.moving').waitFor({ state: 'detached' });
    await barAt(0).focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press('Alt+ArrowRight');
    await page.keyboard.press('Enter');
    await toast(/’s shift moved/).waitFor();
    await barAt(1).waitFor();
    await page.keyboard.press('Control+z');
    await barAt(0).waitFor();
  });

  it('does the same by a form, refuses what breaks a hard rule, and takes it with a reason', async () => {
    await bar().focus();
    await page.keyboard.press('Enter');
    await dialog().getByRole('button', { name: 'Save times' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const end = dialog().getByLabel('To', { exact: true }).first();
    const longer = new Date(Date.parse(shift.end) + 7 * 3_600_000 + 8 * 3_600_000).toISOString().slice(0, 16);
    await end.fill(longer);
    await dialog().getByRole('button', { name: 'Save times' }).click();
    const refusal = dialog().filter({ hasText: 'This breaks rules that must hold' });
    await refusal.waitFor();
    expect(await refusal.locator('li').first().innerText()).toMatch(/^✕ .*\d/);
    expect(await accessibilityFaults(page)).toEqual([]);
    await refusal.getByLabel('Reason').fill('The only one who can open the site');
    await refusal.getByRole('button', { name: 'Do it all the same' }).click();
    await toast(/has other times/).waitFor();
    await closed();
    await page.locator('.facts', { hasText: /✕ \d/ }).waitFor();
    await page
      .getByRole('group', { name: 'Changing the draft' })
      .getByRole('button', { name: 'Undo' })
      .click();
    await toast(/^Undone/).waitFor();
    await barAt(0).waitFor();
  });

  it('takes a shift away and puts one there', async () => {
    await bar().focus();
    await page.keyboard.press('Delete');
    await toast(/’s shift taken away/).waitFor();
    await bar().waitFor({ state: 'detached' });
    await row().locator('[data-key]').first().focus();
    await page.keyboard.press('n');
    await dialog().getByLabel('From').waitFor();
    const start = new Date(Date.parse(shift.start) + 8 * 3_600_000).toISOString().slice(0, 16);
    await dialog().getByLabel('From').fill(start);
    const minutes = (Date.parse(shift.end) - Date.parse(shift.start)) / 60_000;
    await dialog().getByLabel('Length').selectOption(String(minutes));
    await dialog().getByRole('button', { name: 'Add shift' }).click();
    await toast(/has a new shift/).waitFor();
    await barAt(0).waitFor();
    await page.keyboard.press('Control+z');
    await bar().waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await barAt(0).waitFor();
  });

  it('pins a day, which then stands, and lets it go', async () => {
    await bar().focus();
    await page.keyboard.press('p');
    await row().locator('.shift.noted', { hasText: 'pinned' }).waitFor();
    await page.keyboard.press('Delete');
    const refusal = dialog().filter({ hasText: 'This breaks rules that must hold' });
    await refusal
      .getByText(/pinned/)
      .first()
      .waitFor();
    await refusal.getByRole('button', { name: 'Leave it as it was' }).click();
    await closed();
    await bar().focus();
    await page.keyboard.press('p');
    await row().locator('.noted').waitFor({ state: 'detached' });
  });

  it('says why somebody does not work there', async () => {
    await bar().focus();
    await page.keyboard.press('y');
    await dialog()
      .getByRole('heading', { name: `Why does ${shift.name} not work there?` })
      .waitFor();
    await dialog().getByRole('region', { name: 'What holds' }).waitFor();
    await dialog().getByLabel('Not on').selectOption({ label: 'Service clients, français (demo)' });
    await dialog().getByRole('button', { name: 'Ask' }).click();
    await dialog()
      .getByText(/entitled/)
      .first()
      .waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await closed();
  });

  it('swaps two, or says which rules that would break', async () => {
    await bar().focus();
    await page.keyboard.press('s');
    const whom = dialog().getByRole('combobox', { name: 'With whom' });
    await whom.fill(other);
    await page.keyboard.press('Enter');
    expect(await whom.inputValue()).toContain(other);
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog().getByRole('button', { name: 'Swap' }).click();
    const refused = dialog().filter({ hasText: 'This breaks rules that must hold' });
    await refused
      .or(page.locator('.toast', { hasText: 'swapped' }))
      .first()
      .waitFor();
    await page.getByRole('heading', { name: `Swap ${shift.name}` }).waitFor({ state: 'detached' });
    while ((await dialog().count()) > 0) await page.keyboard.press('Escape');
  });

  it('plays the roster by chance, and says whether it will hold', async () => {
    await page.getByRole('button', { name: 'Will it hold?' }).click();
    await dialog().getByLabel('Times it is played').fill('2');
    await dialog().getByRole('button', { name: 'Simulate' }).click();
    const queues = dialog().getByRole('region', { name: 'Queues', exact: true });
    await queues.waitFor();
    expect(await queues.locator('tbody tr').count()).toBe(6);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await closed();
  });

  it('says which rule, loosened, would help most', async () => {
    await page.getByRole('button', { name: 'What would help most?' }).click();
    const best = dialog().getByRole('region', { name: 'What would help, the most first' });
    await best.waitFor();
    expect(await best.locator('tbody tr').first().innerText()).toMatch(/[1-9][\d,]*\t/);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await closed();
  });

  it('improves a part with the rest as it is, which makes another draft', async () => {
    await page.getByRole('button', { name: 'Improve a part…' }).click();
    await dialog().getByLabel('Seconds to search').fill('2');
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog().getByRole('button', { name: 'Improve', exact: true }).click();
    const card = page.getByRole('region', { name: `Improving draft ${draft.scheduleId}` });
    await card.getByText(/^Draft \d+ is ready/).waitFor();
    await card.getByRole('link', { name: 'Show it' }).click();
    await page.waitForURL((url) => !url.hash.includes(`plan=${draft.scheduleId}`));
    await page.locator('.plan-head', { hasText: /is a draft/ }).waitFor();
  });

  it('generates a roster with its progress on every page, and keeps the best when stopped', async () => {
    await page.getByRole('button', { name: 'Generate…' }).first().click();
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog().getByLabel('Seconds to search').fill('600');
    await dialog().getByRole('button', { name: 'Generate', exact: true }).click();
    const card = page.getByRole('region', { name: /^Roster: Demo: week of/ });
    await card.getByText(/best cost [\d,]+/).waitFor();
    await day.visit('#board');
    await card.getByRole('button', { name: 'Stop and keep the best' }).click();
    await card.getByText(/^Draft \d+ is ready, stopped before its time/).waitFor();
    expect(await card.getByRole('img').getAttribute('aria-label')).toMatch(
      /^Cost from [\d]+ to [\d]+ in \d+ seconds/,
    );
    await card.getByRole('button', { name: 'Close' }).click();
  });
});
