import { accessibilityFaults } from '../support/accessibility.js';
import { BrowserDay, describeInBrowser } from '../support/browser.js';

const PAGES = [
  'forecast',
  'today',
  'accuracy',
  'capacity',
  'staffing',
  'roster',
  'adherence',
  'board',
  'adherence-rules',
];
const DIALOGS = ['Make forecast…', 'Import…', 'Leave other days out…'];
const LOOKS = [
  { name: 'wide and light', width: 1_280, height: 900, colorScheme: 'light' },
  { name: 'narrow and dark', width: 390, height: 800, colorScheme: 'dark' },
] as const;

describeInBrowser('every page', () => {
  let day: BrowserDay;

  beforeAll(async () => {
    day = await BrowserDay.begin();
  });
  afterEach(async () => {
    await day.page.close();
    expect(day.faults.splice(0)).toEqual([]);
  });
  afterAll(() => day.close());

  const settle = async (): Promise<void> => {
    await day.page.locator('h1').waitFor();
    await day.page.locator('[aria-busy="true"], .busy:not([hidden])').first().waitFor({ state: 'detached' });
  };

  describe.each(LOOKS)('that is $name', ({ width, height, colorScheme }) => {
    beforeEach(async () => {
      await day.openPage({ width, height, colorScheme });
      await day.enterAs('planner');
    });

    it.each(PAGES)('can be read and used by everybody, and fits: %s', async (id) => {
      await day.visit(`#${id}`);
      await settle();
      expect(await accessibilityFaults(day.page)).toEqual([]);
      const { scrollWidth, clientWidth } = await day.page
        .locator('html')
        .evaluate(({ scrollWidth, clientWidth }: { scrollWidth: number; clientWidth: number }) => ({
          scrollWidth,
          clientWidth,
        }));
      expect(scrollWidth).toBe(clientWidth);
    });

    it.each(DIALOGS)('asks in dialogs that everybody can use: %s', async (name) => {
      await day.visit('#forecast');
      await settle();
      await day.page.getByRole('button', { name }).click();
      await day.page.getByRole('dialog').waitFor();
      expect(await accessibilityFaults(day.page)).toEqual([]);
      await day.page.keyboard.press('Escape');
      await day.page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(await day.page.locator('button:focus').innerText()).toBe(name);
    });
  });

  it('is looked at by an engine that notices what is missing', async () => {
    await day.openPage();
    await day.page.setContent(
      '<html><body><input><p style="color:#ccc;background:#fff">pale</p></body></html>',
    );
    const faults = await accessibilityFaults(day.page);
    expect(faults.join('\n')).toMatch(/text_contrast_sufficient/);
    expect(faults.join('\n')).toMatch(/input_label/);
  });
});
