import { type Page } from 'playwright-core';
import { NOWHERE } from '../../src/access/actor.js';
import { accessibilityFaults } from '../support/accessibility.js';
import { BrowserDay, describeInBrowser } from '../support/browser.js';
import { askAs } from '../support/roster-browser.js';

const PASSWORD = 'correct horse battery';
const LATELY = 6;
const DAY_MS = 86_400_000;

interface Chosen {
  readonly teamId: string;
  readonly agentId: string;
  readonly name: string;
  readonly date: string;
}

describeInBrowser('adherence on screen', () => {
  let day: BrowserDay;
  let chosen: Chosen;
  const page = (): Page => day.page;

  beforeAll(async () => {
    day = await BrowserDay.begin();
    await day.openPage();
    await day.enterAs('team-lead');
    chosen = await someoneWhoDeviated();
    await day.app.createAccount({
      ...{ name: chosen.name, email: 'one@example.com', password: PASSWORD },
      grants: [{ role: 'agent', scope: { ...NOWHERE, agentIds: [Number(chosen.agentId)] } }],
    });
    await page().close();
  });

  afterEach(async () => {
    await page().close();
    expect(day.faults.splice(0)).toEqual([]);
  });
  afterAll(() => day.close());

  /** An agent of the lead's team with exactly one deviation on one of the last days, so that nothing is mistaken for it. */
  async function someoneWhoDeviated(): Promise<Chosen> {
    const { teams } = await askAs<{ teams: { nodes: { id: string }[] } }>(
      day,
      '{ teams(first: 9) { nodes { id } } }',
    );
    const [{ id: teamId }] = teams.nodes;
    for (let back = 1; back <= LATELY; back++) {
      const date = new Date(day.now - back * DAY_MS).toISOString().slice(0, 10);
      const { teamAdherence } = await askAs<{
        teamAdherence: {
          agentId: string;
          agentName: string;
          exceptions: { kind: string; planned: string }[];
        }[];
      }>(
        day,
        `query ($teamId: ID!, $date: LocalDate!) { teamAdherence(teamId: $teamId, date: $date) {
          agentId agentName exceptions { kind planned } } }`,
        { teamId, date },
      );
      const found = teamAdherence.find(
        ({ exceptions }) =>
          exceptions.length === 1 &&
          exceptions[0].planned !== null &&
          exceptions[0].kind !== 'EXCUSED_OVERRUN',
      );
      if (found) return { teamId, agentId: found.agentId, name: found.agentName, date };
    }
    throw new Error('Nobody of the team deviated just once from the plan lately.');
  }

  async function enterAsAgent(): Promise<void> {
    await day.openPage({ width: 390 });
    await page().getByLabel('E-mail').fill('one@example.com');
    await page().getByLabel('Password').fill(PASSWORD);
    await page().keyboard.press('Enter');
    await page().getByRole('button', { name: 'Sign out' }).waitFor();
    await day.visit(`#my-day?date=${chosen.date}`);
    await page().getByRole('heading', { name: 'Deviations' }).waitFor();
  }

  async function enterAsLead(): Promise<void> {
    await day.openPage();
    await day.enterAs('team-lead');
    await day.visit(`#adherence?date=${chosen.date}&team=${chosen.teamId}`);
    await page().getByRole('heading', { name: 'Deviations' }).waitFor();
  }

  const rowOf = (name: string) => page().locator('.deviations tbody tr', { hasText: name });
  const toast = (text: string) => page().locator('.toast', { hasText: text });
  const who = () => page().locator('.day-bars li', { hasText: chosen.name }).getByRole('button');

  const figure = () => who().locator('span').first();
  const figureIs = (text: string) => who().getByText(text, { exact: true }).waitFor();

  it('lets an agent say why, by keyboard and on a small screen, and take it back', async () => {
    await enterAsAgent();
    expect(await accessibilityFaults(page())).toEqual([]);
    await page()
      .getByRole('button', { name: /^Explain…:/ })
      .focus();
    await page().keyboard.press('Enter');
    await page().getByRole('dialog').waitFor();
    expect(await accessibilityFaults(page())).toEqual([]);
    await page().getByRole('button', { name: 'Explain', exact: true }).click();
    await page().getByText('Say in a few words what happened.').waitFor();
    await page().getByLabel('What was it?').selectOption('STATE_SHOWN_WRONG');
    await page().getByLabel('In a few words').fill('The phone was stuck');
    await page().getByRole('button', { name: 'Explain', exact: true }).click();
    await rowOf('The phone was stuck').getByText('waiting for a decision').waitFor();
    await toast('explained.').getByRole('button', { name: 'Undo' }).click();
    await rowOf('The phone was stuck').getByText('withdrawn').waitFor();
    await page()
      .getByRole('button', { name: /^Explain…:/ })
      .click();
    await page().getByLabel('In a few words').fill('It really was stuck');
    await page().getByRole('button', { name: 'Explain', exact: true }).click();
    await rowOf('It really was stuck').getByText('waiting for a decision').waitFor();
    const { scrollWidth, clientWidth } = await page()
      .locator('html')
      .evaluate(({ scrollWidth, clientWidth }: { scrollWidth: number; clientWidth: number }) => ({
        scrollWidth,
        clientWidth,
      }));
    expect(scrollWidth).toBe(clientWidth);
  });

  it('lets the lead decide and take the decision back, and shows both figures', async () => {
    await enterAsLead();
    const before = await figure().innerText();
    await rowOf('It really was stuck')
      .getByRole('button', { name: /^Approve:/ })
      .click();
    await rowOf('It really was stuck').locator('.verdict-in', { hasText: 'approved' }).waitFor();
    await figureIs(`${before} → 100.0 %`);
    await toast('approved.').getByRole('button', { name: 'Undo' }).click();
    await rowOf('It really was stuck').getByText('waiting for a decision').waitFor();
    await figureIs(before);
    await rowOf('It really was stuck')
      .getByRole('button', { name: /^Decline…:/ })
      .click();
    await page().getByLabel('Why not? The agent reads it.').fill('The phone worked');
    await page().getByRole('button', { name: 'Decline', exact: true }).click();
    await rowOf('It really was stuck').getByText('The phone worked').waitFor();
  });

  it('tells what stands behind a deviation and behind the figures', async () => {
    await enterAsLead();
    await rowOf('It really was stuck')
      .getByRole('button', { name: /^Details:/ })
      .click();
    await page().getByRole('heading', { name: 'Events behind it' }).waitFor();
    await page().locator('.history li').nth(5).waitFor();
    expect(await page().locator('.history li').count()).toBe(6);
    await page().keyboard.press('Escape');
    await who().click();
    await page().getByRole('heading', { name: 'Made from' }).waitFor();
    expect(await page().getByRole('dialog').innerText()).toContain('adherence.with-unscheduled');
    expect(await accessibilityFaults(page())).toEqual([]);
  });

  it('excuses everybody for a time, and shows the times of the site or of the viewer', async () => {
    await enterAsLead();
    await page().getByRole('button', { name: 'Excuse everybody…' }).click();
    await page().getByLabel(/^From/).fill(`${chosen.date}T00:00`);
    await page().getByLabel('To', { exact: true }).fill(`${chosen.date}T23:59`);
    await page().getByLabel('In a few words, for all to read').fill('The centre had no power');
    await page().getByRole('dialog').getByRole('button', { name: 'Excuse everybody' }).click();
    await page().locator('.facts li', { hasText: 'with approvals' }).getByText('100.0 %').waitFor();
    await toast('excused.').getByRole('button', { name: 'Undo' }).click();
    await toast('excused.').waitFor({ state: 'detached' });
    await page().getByLabel('Times of').selectOption('mine');
    await page().waitForURL(/zone=mine/);
  });

  it('filters by kind, and says what to do on a day without anything', async () => {
    await enterAsLead();
    const kinds = page().getByLabel('Kind');
    await kinds.locator('option').nth(1).waitFor({ state: 'attached' });
    const [, first] = await kinds.locator('option').allInnerTexts();
    await kinds.selectOption({ label: first });
    const [, name, count] = /^(.*) \((\d+)\)$/.exec(first)!;
    await page().waitForURL(/kind=/);
    await page().locator(`.deviations tbody tr >> nth=${count}`).waitFor({ state: 'detached' });
    const shown = await page().locator('.deviations tbody th').allInnerTexts();
    expect(new Set(shown)).toEqual(new Set([name]));
    await page().getByLabel('Day', { exact: true }).fill('2020-01-01');
    await page().locator('.empty', { hasText: 'Publish a roster for this day' }).waitFor();
  });
});
