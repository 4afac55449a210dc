import { type Page } from 'playwright-core';
import { accessibilityFaults } from '../support/accessibility.js';
import { BrowserDay, describeInBrowser } from '../support/browser.js';
import { askAs } from '../support/roster-browser.js';
import { anEvent, SignedSender } from '../integration/adherence/signed-sender.js';

const LOOKS = [
  { name: 'wide and light', width: 1_280, height: 900, colorScheme: 'light' },
  { name: 'narrow and dark', width: 390, height: 800, colorScheme: 'dark' },
] as const;

describeInBrowser('what judges adherence, on the planner’s desk', () => {
  let day: BrowserDay;
  let agent: { readonly code: string; readonly name: string };
  const page = (): Page => day.page;

  beforeAll(async () => {
    day = await BrowserDay.begin();
    await day.openPage();
    await day.enterAs('planner');
    agent = await somebodyWithLogins();
    await page().close();
  });
  afterEach(async () => {
    await page().close();
    expect(day.faults.splice(0)).toEqual([]);
  });
  afterAll(() => day.close());

  /** A source that tells of two logins which are nobody's: one is an agent's code, the other means nothing. */
  async function somebodyWithLogins(): Promise<typeof agent> {
    const { agents } = await askAs<{ agents: { nodes: (typeof agent)[] } }>(
      day,
      '{ agents(first: 1) { nodes { code name } } }',
    );
    const [found] = agents.nodes;
    const { createTelephonySource } = await askAs<{ createTelephonySource: { key: string } }>(
      day,
      `mutation { createTelephonySource(input: { code: "pbx", name: "Exchange", reasons: [{ reason: "7", state: TRAINING }] }) { key } }`,
    );
    const seconds = () => Math.floor(day.now / 1_000);
    const sender = new SignedSender(
      `${day.app.url}/telephony/cloudevents/pbx`,
      createTelephonySource.key,
      seconds,
    );
    const time = new Date(day.now).toISOString();
    const subjects = [found.code.toLowerCase(), 'desk-7'];
    const { status } = await sender.batch(subjects.map((subject) => anEvent({ id: subject, subject, time })));
    expect(status).toBe(202);
    return found;
  }

  const dialog = () => page().getByRole('dialog');
  const toast = (text: string | RegExp) => page().locator('.toast', { hasText: text });
  const cell = (name: string | RegExp) => page().locator('.verdicts').getByRole('button', { name });
  const button = (name: string) => page().getByRole('button', { name, exact: true });

  async function openRules(hash = '#adherence-rules', look: Parameters<BrowserDay['openPage']>[0] = {}) {
    await day.openPage(look);
    await day.enterAs('planner');
    await day.visit(hash);
    await page().locator('.verdicts, .cards').first().waitFor();
  }

  async function save(why: string): Promise<void> {
    await button('Save as a new version…').click();
    await dialog().getByLabel('Why?').fill(why);
    await dialog().getByRole('button', { name: 'Save', exact: true }).click();
    await dialog().waitFor({ state: 'detached' });
  }

  async function expectToFit(): Promise<void> {
    expect(await accessibilityFaults(page())).toEqual([]);
    const [wide, shown] = await page()
      .locator('html')
      .evaluate(({ scrollWidth, clientWidth }: { scrollWidth: number; clientWidth: number }) => [
        scrollWidth,
        clientWidth,
      ]);
    expect(wide).toBe(shown);
  }

  describe.each(LOOKS)('$name', (look) => {
    it('can be read and used by everybody: the map, its changes, and its versions', async () => {
      await openRules('#adherence-rules', look);
      await page().getByText('Versions, with who and why').click();
      await page().getByRole('region', { name: 'Versions' }).waitFor();
      await page().getByText('Which states are work').click();
      await cell('out, not adherent: Break in inbound').click();
      await expectToFit();
      await button('Save as a new version…').click();
      await dialog().waitFor();
      await expectToFit();
    });

    it('can be read and used by everybody: sources, logins and reasons', async () => {
      await openRules('#adherence-rules?part=sources', look);
      await button('Show logins and reasons: Exchange').click();
      await page().getByText('2 logins are nobody').waitFor();
      await page().getByText('Who is who').click();
      await page().getByText('No login is mapped yet.').waitFor();
      await page().getByText('Versions, with who and when').click();
      await page().getByRole('region', { name: 'Versions of the reasons' }).waitFor();
      await expectToFit();
    });
  });

  it('is for those who may change it everywhere', async () => {
    await day.openPage();
    await day.enterAs('team-lead');
    const pages = await page().getByRole('navigation').getByRole('link').allInnerTexts();
    expect(pages).not.toContain('Adherence rules');
  });

  it('changes cells by keyboard, saves them with a reason, and takes the version back', async () => {
    await openRules();
    await cell('in, adherent: On hold in inbound').focus();
    await page().keyboard.press('ArrowDown');
    await page().keyboard.press('ArrowRight');
    await page().keyboard.press('End');
    await page().keyboard.press('n');
    await page().keyboard.press('Control+Home');
    await page().keyboard.press('x');
    await page().getByText('2 changes are not saved.').waitFor();
    await cell('out, not adherent: On hold in inbound, changed from adherent').waitFor();
    await save('Holding is no work');
    await toast(/^Version \d+ counts/).waitFor();
    await page().getByText('“Holding is no work”').waitFor();
    await cell('out, not adherent: On hold in inbound').waitFor();
    await cell('neutral: On hold, inbound call in off phone').waitFor();
    await toast('counts').getByRole('button', { name: 'Undo' }).click();
    await toast('is saved anew').waitFor();
    await cell('in, adherent: On hold in inbound').waitFor();
  });

  it('shows an earlier version with what differs, and lets it count again', async () => {
    await openRules();
    await cell('out, not adherent: Lunch in inbound').click();
    await save('Lunch counts');
    await page().getByText('“Lunch counts”').waitFor();
    await page().getByText('Versions, with who and why').click();
    const history = page().getByRole('region', { name: 'Versions' });
    await history.getByRole('row', { name: /Demo planner Lunch counts/ }).waitFor();
    await history.getByRole('button', { name: 'Show version 0' }).click();
    await page().getByText('1 difference to what counts, marked.').waitFor();
    await page().getByText('Lunch in inbound: now neutral, then not adherent').waitFor();
    await button('Let it count again…').click();
    await dialog().getByLabel('Why?').fill('Back to the start');
    await dialog().getByRole('button', { name: 'Save', exact: true }).click();
    await page().getByText('“Back to the start”').waitFor();
    await cell('out, not adherent: Lunch in inbound').waitFor();
  });

  it('gives a client a map of its own, and lets that of the house count again', async () => {
    await openRules('#adherence-rules?map=client-1');
    await page().getByText('has no map of its own: that of the house counts.').waitFor();
    await cell('out, not adherent: Meeting in inbound').click();
    await save('They meet while calls wait');
    await page().getByText('It judges the work for this client').waitFor();
    await button('Let the map of the house count…').click();
    await dialog().getByLabel('Why?').fill('No longer');
    await dialog().getByRole('button', { name: 'Let it count' }).click();
    await page().getByText('has no map of its own').waitFor();
    await toast('counts for').getByRole('button', { name: 'Undo' }).click();
    await cell('neutral: Meeting in inbound').waitFor();
  });

  it('keeps what nobody has saved, and does not write over what somebody else wrote', async () => {
    await openRules();
    await cell('out, not adherent: Training in inbound').click();
    await page().getByRole('navigation').getByRole('link', { name: 'Live board' }).click();
    await page().getByRole('heading', { name: 'Live board', level: 1 }).waitFor();
    const { adherenceMap } = await askAs<{ adherenceMap: Record<string, unknown> }>(
      day,
      '{ adherenceMap { cells { activity state verdict } workStates onQueueStates } }',
    );
    await askAs(
      day,
      `mutation ($input: AdherenceMapInput!) { updateAdherenceMap(input: $input) { version } }`,
      {
        input: { ...adherenceMap, note: 'By somebody else' },
      },
    );
    await page().goBack();
    await page().getByText('1 change is not saved.').waitFor();
    await page().getByRole('alert').filter({ hasText: 'Your changes are of version' }).waitFor();
    await button('Save as a new version…').click();
    await dialog().getByLabel('Why?').fill('Mine');
    await dialog().getByRole('button', { name: 'Save', exact: true }).click();
    await dialog()
      .getByText(/You looked at version \d+, and by now version \d+ counts/)
      .waitFor();
    await page().keyboard.press('Escape');
    await button('Discard and look').click();
    await page().getByText('“By somebody else”').waitFor();
  });

  it('changes what a reason means, says beside it what cannot be, and takes it back', async () => {
    await openRules('#adherence-rules?part=sources');
    await button('Show logins and reasons: Exchange').click();
    const reasons = page().locator('.reasons li');
    await reasons.first().waitFor();
    await button('Add a reason').click();
    await reasons.nth(1).getByRole('textbox').fill('7');
    await button('Save as a new version').click();
    await page().getByText('is there twice (case does not count).').waitFor();
    await reasons.nth(1).getByRole('textbox').fill('Prayer');
    await reasons.nth(1).getByRole('combobox').selectOption('BREAK');
    await button('Save as a new version').click();
    await toast('events are read with the new version').getByRole('button', { name: 'Undo' }).click();
    await toast('is saved anew').waitFor();
    await reasons.nth(1).waitFor({ state: 'detached' });
    expect(await reasons.count()).toBe(1);
    await page().getByText('Versions, with who and when').click();
    await page()
      .getByRole('region', { name: 'Versions of the reasons' })
      .getByRole('row', { name: /Demo planner.*7: Training; Prayer: Break/ })
      .waitFor();
  });

  it('offers logins of nobody with the agent they seem to be, maps them, and ends them', async () => {
    await openRules('#adherence-rules?part=sources');
    await button('Show logins and reasons: Exchange').click();
    const login = agent.code.toLowerCase();
    const offered = page().getByRole('region', { name: 'Logins that belong to nobody' });
    await offered.getByText(`${agent.name}, by the login`).waitFor();
    expect(await page().getByLabel(`Agent of ${login}`).inputValue()).toBe(agent.code);
    await page().getByLabel('Agent of desk-7').fill('nobody-has-this');
    await button('Map those with an agent').click();
    await page().getByText('there is no agent with the code "nobody-has-this"').waitFor();
    await page().getByLabel('Agent of desk-7').fill('');
    await button('Map those with an agent').click();
    await toast('1 login is mapped').waitFor();
    await page().getByText('1 login is nobody').waitFor();
    await page().getByText('Who is who').click();
    const row = page()
      .getByRole('region', { name: 'Logins and their agents' })
      .getByRole('row', { name: login });
    await row.getByText('no end').waitFor();
    await row.getByRole('button', { name: `End: ${login}` }).click();
    await dialog().getByRole('button', { name: 'End', exact: true }).click();
    await toast(`${login} belongs to nobody`).getByRole('button', { name: 'Undo' }).click();
    await row.getByText('no end').waitFor();
    await button('Paste a list…').click();
    await dialog().getByRole('textbox').fill(`desk-7\t${agent.code}\t2026-02-30`);
    await dialog().getByRole('button', { name: 'Map', exact: true }).click();
    await dialog().getByText('Line 1: “2026-02-30” is not a day.').waitFor();
    await dialog().getByRole('textbox').fill(`desk-7\t${agent.code}`);
    await dialog().getByRole('button', { name: 'Map', exact: true }).click();
    await page().getByText('belongs to somebody. There is nothing to do.').waitFor();
  });
});
