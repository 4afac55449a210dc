import { everywhere } from '../../builders/grants.js';
import { buildCompany, type Company } from '../../builders/workforce.js';
import { startApp, type TestApp } from '../../support/app.js';

const MEAL =
  '{ kind: MEAL, minutes: 60, paid: false, earliestAfterStartMinutes: 180, latestAfterStartMinutes: 330 }';
const CONTRACT = `code: "PART", name: "Part time", paidMinutesPerDay: { min: 240, max: 480 }, paidMinutesPerWeek: { min: 960, max: 2400 },
  minRestMinutes: 660, maxConsecutiveDays: 6, minDaysOffPerWeek: 2, shiftStarts: { earliest: "22:00", latest: "02:00" },
  shiftLengthsMinutes: [300, 540], breaks: [${MEAL}]`;
const HOURS = '{ weekdays: [1, 2], from: "08:00", to: "00:00", throughMidnight: true }';
const QUEUE = `code: "Q-1", name: "Queue", clientId: "1", language: "pt-br", level: C1, zone: "America/Sao_Paulo", openingHours: [${HOURS}],
  goal: { serviceLevel: 0.8, answerThresholdSeconds: 20 }, averageHandleTimeSeconds: 250.5`;
const CAMPAIGN = `code: "C-1", name: "Campaign", clientId: "1", language: "fr", level: B2, callType: "survey",
  volume: { contactsPerWeek: 1000, attemptsPerContact: 2.5, minutesPerAttempt: 3 },
  zones: [{ jurisdiction: "fr", zone: "europe/paris", share: 1 }]`;

interface SchemaTypes {
  readonly __schema: {
    readonly types: readonly {
      readonly name: string;
      readonly inputFields: readonly { readonly name: string; readonly defaultValue: string | null }[] | null;
    }[];
  };
}

describe('planners', () => {
  let app: TestApp;
  let company: Company;
  let token: string;

  beforeAll(async () => {
    app = await startApp();
    company = await buildCompany(app.app);
    const account = { email: 'p@example.com', name: 'P', password: 'four unrelated words' };
    token = await app.createAccount({ ...account, grants: [everywhere('planner')] });
    await company.addAgent(company.manilaOne, { code: 'ANA' });
  });

  afterAll(() => app.close());

  async function change<T = Record<string, unknown>>(mutation: string): Promise<T> {
    const { data, errors } = await app.graphql<{ done: T }>(`mutation { done: ${mutation} }`, {}, token);
    expect(errors).toBeUndefined();
    return data.done;
  }

  it('create a site and a team, and change a part of them', async () => {
    const site = await change(
      'createSite(input: { code: "KRK", name: "Krakow", zone: "europe/warsaw", country: "pl" }) { id zone country weekStartsOn }',
    );
    expect(site).toMatchObject({ zone: 'Europe/Warsaw', country: 'PL', weekStartsOn: 1 });
    const team = await change(
      `createTeam(input: { code: "KRK-1", name: "One", siteId: "${String(site.id)}" }) { id site { code } }`,
    );
    expect(team).toMatchObject({ site: { code: 'KRK' } });
    expect(
      await change(
        `updateTeam(id: "${String(team.id)}", input: { name: "First", code: null }) { code name }`,
      ),
    ).toEqual({ code: 'KRK-1', name: 'First' });
    expect(
      await change(`updateSite(id: "${String(site.id)}", input: { weekStartsOn: 7 }) { name weekStartsOn }`),
    ).toEqual({ name: 'Krakow', weekStartsOn: 7 });
    const renamed = await change(
      `updateSite(id: "${String(site.id)}", input: { name: "X" }) { weekStartsOn }`,
    );
    expect(renamed).toEqual({ weekStartsOn: 7 });
  });

  it('change by an update what they name and nothing else: no field of it has a default', async () => {
    const query = '{ __schema { types { name inputFields { name defaultValue } } } }';
    const { data } = await app.graphql<SchemaTypes>(query, {}, token);
    const updates = data.__schema.types.filter(({ name }) => /^Update.*Input$/.test(name));
    const defaults = updates.flatMap(({ name, inputFields }) =>
      (inputFields ?? [])
        .filter((field) => field.defaultValue !== null)
        .map((field) => `${name}.${field.name}`),
    );
    expect(updates.length).toBeGreaterThan(8);
    expect(defaults).toEqual([]);
  });

  it('create a contract and change its rest', async () => {
    const contract = await change(
      `createContract(input: { ${CONTRACT} }) { id breaks { kind fromShiftMinutes } shiftStarts { stepMinutes } }`,
    );
    expect(contract).toMatchObject({
      breaks: [{ kind: 'MEAL', fromShiftMinutes: 0 }],
      shiftStarts: { stepMinutes: 15 },
    });
    expect(
      await change(
        `updateContract(id: "${String(contract.id)}", input: { minRestMinutes: 720 }) { minRestMinutes paidMinutesPerDay { min max } }`,
      ),
    ).toEqual({
      minRestMinutes: 720,
      paidMinutesPerDay: { min: 240, max: 480 },
    });
  });

  it('create a client with a queue and a campaign, and change them', async () => {
    const client = await change('createClient(input: { code: "TEL", name: "Telecom" }) { id country }');
    expect(client.country).toBeNull();
    const queue = await change(
      `createQueue(input: { ${QUEUE} }) { id language routedShare patienceSeconds goal { minAgents maxOccupancy } openingHours { weekdays to throughMidnight } }`,
    );
    expect(queue).toMatchObject({
      language: 'pt-BR',
      routedShare: 1,
      patienceSeconds: null,
      goal: { minAgents: 0, maxOccupancy: null },
      openingHours: [{ weekdays: [1, 2], to: '00:00', throughMidnight: true }],
    });
    const changed = await change(
      `updateQueue(id: "${String(queue.id)}", input: { patienceSeconds: 90, routedShare: 0.25 }) { patienceSeconds routedShare averageHandleTimeSeconds }`,
    );
    expect(changed).toEqual({ patienceSeconds: 90, routedShare: 0.25, averageHandleTimeSeconds: 250.5 });
    const cleared = await change(
      `updateQueue(id: "${String(queue.id)}", input: { patienceSeconds: null, routedShare: null }) { patienceSeconds routedShare }`,
    );
    expect(cleared).toEqual({ patienceSeconds: null, routedShare: 0.25 });
    const campaign = await change(
      `createCampaign(input: { ${CAMPAIGN} }) { id volume { kind contactsPerWeek hoursPerWeek } zones { jurisdiction zone consent } }`,
    );
    expect(campaign).toMatchObject({
      volume: { kind: 'CONTACTS', contactsPerWeek: 1000, hoursPerWeek: null },
      zones: [{ jurisdiction: 'FR', zone: 'Europe/Paris', consent: true }],
    });
    expect(
      await change(
        `updateCampaign(id: "${String(campaign.id)}", input: { volume: { hoursPerWeek: 40 } }) { callType volume { kind hoursPerWeek } }`,
      ),
    ).toEqual({
      callType: 'survey',
      volume: { kind: 'HOURS', hoursPerWeek: 40 },
    });
  });

  it('create an agent, move him to another site, and let him go', async () => {
    const ids = `teamId: "${company.manilaOne.id}", contractId: "${company.contract.id}"`;
    const agent = await change(
      `createAgent(input: { code: "NEW", name: "New", ${ids}, hiredOn: "2026-01-01" }) { id zone site { code } }`,
    );
    expect(agent).toMatchObject({ zone: 'Asia/Manila', site: { code: 'MNL' } });
    const moved = await change(
      `updateAgent(id: "${String(agent.id)}", input: { teamId: "${company.bogotaOne.id}", leftOn: "2026-12-31" }) { zone siteId leftOn }`,
    );
    expect(moved).toEqual({
      zone: 'America/Bogota',
      siteId: String(company.bogota.id),
      leftOn: '2026-12-31',
    });
    expect(
      await change(
        `updateAgent(id: "${String(agent.id)}", input: { leftOn: null, ownZone: "Europe/Paris" }) { zone leftOn }`,
      ),
    ).toEqual({ zone: 'Europe/Paris', leftOn: null });
  });

  it('entitle, certify and excuse an agent', async () => {
    const entitlement = await change(
      `createEntitlement(input: { agentId: "1", queueId: "${company.bankQueue.id}" }) { id speed queue { code } agent { code } }`,
    );
    expect(entitlement).toMatchObject({ speed: 1, queue: { code: 'BANK-HELP' }, agent: { code: 'ANA' } });
    expect(await change(`updateEntitlement(id: "${String(entitlement.id)}", speed: 1.25) { speed }`)).toEqual(
      { speed: 1.25 },
    );
    const certificate = await change(
      'createCertificate(input: { agentId: "1", language: "EN", level: C1, testedOn: "2025-01-01", expiresOn: "2026-01-01", assessor: "Lab" }) { id language }',
    );
    expect(certificate.language).toBe('en');
    expect(
      await change(
        `updateCertificate(id: "${String(certificate.id)}", input: { expiresOn: "2027-01-01" }) { level expiresOn }`,
      ),
    ).toEqual({ level: 'C1', expiresOn: '2027-01-01' });
    const absence = await change(
      'createAbsence(input: { agentId: "1", start: "2026-04-01T00:00+08:00", end: "2026-04-02T00:00+08:00", reason: "leave" }) { id start }',
    );
    expect(absence.start).toBe('2026-03-31T16:00:00.000Z');
    expect(
      await change(`updateAbsence(id: "${String(absence.id)}", input: { reason: "sick" }) { reason end }`),
    ).toEqual({ reason: 'sick', end: '2026-04-01T16:00:00.000Z' });
    await change(`removeAbsence(id: "${String(absence.id)}") { id }`);
    await change(`removeEntitlement(id: "${String(entitlement.id)}") { id }`);
    const times = '[{ weekdays: [5, 1], from: "22:00", to: "06:00" }]';
    expect(
      await change(
        `setAvailability(agentId: "1", times: ${times}) { availability { weekdays from to } entitlements { id } }`,
      ),
    ).toEqual({
      availability: [{ weekdays: [1, 5], from: '22:00', to: '06:00' }],
      entitlements: [],
    });
  });

  it('put own days into the calendars of sites and clients', async () => {
    const site = `siteId: "${company.manila.id}"`;
    const added = await change(
      `addOwnHoliday(input: { ${site}, date: "2026-06-20", name: "Founding day" }) { id }`,
    );
    await change(
      `addOwnHoliday(input: { ${site}, date: "2026-06-12", name: "worked", removed: true }) { id }`,
    );
    const june = `{ holidays(${site}, from: "2026-06-01", to: "2026-06-30") { date name } }`;
    expect((await app.graphql(june, {}, token)).data).toEqual({
      holidays: [{ date: '2026-06-20', name: 'Founding day' }],
    });
    await change(`removeOwnHoliday(id: "${String(added.id)}") { id }`);
    expect((await app.graphql(june, {}, token)).data).toEqual({ holidays: [] });
    await change(
      `addOwnHoliday(input: { clientId: "${company.travel.id}", date: "2026-06-20", name: "Fair" }) { id }`,
    );
    const own = `{ ownHolidays(clientId: "${company.travel.id}") { name removed } }`;
    expect((await app.graphql(own, {}, token)).data).toEqual({
      ownHolidays: [{ name: 'Fair', removed: false }],
    });
  });
});
