import { everywhere } from '../../builders/grants.js';
import { buildCompany, type Company } from '../../builders/workforce.js';
import { startApp, type TestApp } from '../../support/app.js';

const HOURS = '{ weekdays: [1, 2], from: "08:00", to: "00:00", throughMidnight: true }';
const QUEUE = `code: "Q-1", name: "Queue", clientId: "1", language: "pt-br", level: C1, zone: "America/Sao_Paulo", openingHours: [${HOURS}],
  goal: { serviceLevel: 0.8, answerThresholdSeconds: 20 }, averageHandleTimeSeconds: 250.5`;
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

  const queue = (over: string) =>
    `createQueue(input: { ${QUEUE.replace(new RegExp(`${over.split(':')[0]}: [^,]+`), over)} }) { id }`;
  const agent = (fields: string) => `updateAgent(id: "1", input: { ${fields} }) { id }`;
  const certificate = (dates: string) =>
    `createCertificate(input: { agentId: "1", language: "en", level: B2, ${dates}, assessor: "x" }) { id }`;
  const absence = (times: string) => `createAbsence(input: { agentId: "1", ${times}, reason: "x" }) { id }`;

  it.each<[string, string, string, string]>([
    ['a code with a space', agent('code: "a b"'), 'VALUE_INVALID', 'a b'],
    [
      'a code that is taken',
      'createSite(input: { code: "MNL", name: "x", zone: "Asia/Manila", country: "PH" }) { id }',
      'CODE_TAKEN',
      'MNL',
    ],
    ['an empty name', agent('name: " "'), 'VALUE_INVALID', 'name'],
    ['a zone that is none', agent('ownZone: "Mars/Base"'), 'GRAPHQL_VALIDATION_FAILED', 'Mars/Base'],
    [
      'a country without a calendar',
      'updateSite(id: "1", input: { country: "ZZ" }) { id }',
      'JURISDICTION_UNKNOWN',
      'ZZ',
    ],
    [
      'a ninth day of the week',
      'updateSite(id: "1", input: { weekStartsOn: 9 }) { id }',
      'VALUE_INVALID',
      '9',
    ],
    ['a team that does not exist', agent('teamId: "999"'), 'TEAM_NOT_FOUND', '999'],
    ['a contract that does not exist', agent('contractId: "999"'), 'CONTRACT_NOT_FOUND', '999'],
    ['an id that is none', agent('teamId: "one"'), 'BAD_USER_INPUT', 'one'],
    ['a date that does not exist', agent('hiredOn: "2026-02-30"'), 'GRAPHQL_VALIDATION_FAILED', '2026-02-30'],
    ['leaving before being hired', agent('leftOn: "2020-01-01"'), 'VALUE_INVALID', '2020-01-01'],
    ['a language that is none', queue('language: "klingonish"'), 'VALUE_INVALID', 'klingonish'],
    ['a level that is none', queue('level: D1'), 'GRAPHQL_VALIDATION_FAILED', 'D1'],
    ['no handling time', queue('averageHandleTimeSeconds: 0'), 'VALUE_INVALID', '0'],
    ['a client that does not exist', queue('clientId: "999"'), 'CLIENT_NOT_FOUND', '999'],
    [
      'a service level in percent',
      `updateQueue(id: "1", input: { goal: { serviceLevel: 80, answerThresholdSeconds: 20 } }) { id }`,
      'VALUE_INVALID',
      '0.8',
    ],
    [
      'opening hours that end before they start',
      'updateQueue(id: "1", input: { openingHours: [{ weekdays: [1], from: "20:00", to: "08:00" }] }) { id }',
      'VALUE_INVALID',
      'throughMidnight',
    ],
    [
      'shares that do not add up',
      'updateCampaign(id: "1", input: { zones: [{ jurisdiction: "FR", zone: "Europe/Paris", share: 0.9 }] }) { id }',
      'VALUE_INVALID',
      'add up to 0.9',
    ],
    [
      'a volume of both kinds',
      'updateCampaign(id: "1", input: { volume: { hoursPerWeek: 1, contactsPerWeek: 1 } }) { id }',
      'BAD_USER_INPUT',
      'hoursPerWeek',
    ],
    [
      'a volume of no kind',
      'updateCampaign(id: "1", input: { volume: {} }) { id }',
      'BAD_USER_INPUT',
      'hoursPerWeek',
    ],
    [
      'a contract week that cannot be reached',
      'updateContract(id: "1", input: { minDaysOffPerWeek: 3 }) { id }',
      'VALUE_INVALID',
      '1920',
    ],
    [
      'an entitlement to nothing',
      'createEntitlement(input: { agentId: "1" }) { id }',
      'VALUE_INVALID',
      'exactly one',
    ],
    [
      'an entitlement to both',
      'createEntitlement(input: { agentId: "1", queueId: "1", campaignId: "1" }) { id }',
      'VALUE_INVALID',
      'exactly one',
    ],
    [
      'an entitlement of nobody',
      'createEntitlement(input: { agentId: "999", queueId: "1" }) { id }',
      'AGENT_NOT_FOUND',
      '999',
    ],
    [
      'an entitlement to no queue',
      'createEntitlement(input: { agentId: "1", queueId: "999" }) { id }',
      'QUEUE_NOT_FOUND',
      '999',
    ],
    [
      'a speed of 5',
      'createEntitlement(input: { agentId: "1", queueId: "1", speed: 5 }) { id }',
      'VALUE_INVALID',
      '0.1 to 3',
    ],
    [
      'an entitlement that does not exist',
      'updateEntitlement(id: "999", speed: 1) { id }',
      'ENTITLEMENT_NOT_FOUND',
      '999',
    ],
    [
      'a certificate that ends before its test',
      certificate('testedOn: "2026-01-02", expiresOn: "2026-01-01"'),
      'VALUE_INVALID',
      '2026-01-01',
    ],
    [
      'a certificate that does not exist',
      'updateCertificate(id: "999", input: {}) { id }',
      'CERTIFICATE_NOT_FOUND',
      '999',
    ],
    [
      'an absence that ends before it starts',
      absence('start: "2026-01-02T00:00Z", end: "2026-01-01T00:00Z"'),
      'VALUE_INVALID',
      '2026-01-01',
    ],
    [
      'an absence of ten years',
      absence('start: "2026-01-02T00:00Z", end: "2036-01-01T00:00Z"'),
      'VALUE_INVALID',
      'five years',
    ],
    ['an absence that does not exist', 'removeAbsence(id: "999") { id }', 'ABSENCE_NOT_FOUND', '999'],
    [
      'availability on no day',
      'setAvailability(agentId: "1", times: [{ weekdays: [], from: "08:00", to: "09:00" }]) { id }',
      'VALUE_INVALID',
      'weekday',
    ],
    [
      'an own day of both',
      'addOwnHoliday(input: { siteId: "1", clientId: "1", date: "2026-01-01", name: "x" }) { id }',
      'BAD_USER_INPUT',
      'exactly one',
    ],
    ['an own day that does not exist', 'removeOwnHoliday(id: "999") { id }', 'HOLIDAY_NOT_FOUND', '999'],
  ])('are told clearly about %s', async (_, mutation, code, part) => {
    const { errors, status } = await app.graphql(`mutation { ${mutation} }`, {}, token);
    expect(status).toBeLessThan(500);
    expect(errors?.[0].extensions.code).toBe(code);
    expect(errors?.[0].message).toContain(part);
    expect(JSON.stringify(errors)).not.toMatch(/\.[jt]s:\d+|node_modules/);
  });

  it('are told about doubles', async () => {
    const entitle = `createEntitlement(input: { agentId: "1", queueId: "${company.travelQueue.id}" }) { id }`;
    await change(entitle);
    const codeOf = async (mutation: string) =>
      (await app.graphql(`mutation { ${mutation} }`, {}, token)).errors?.[0].extensions.code;
    expect(await codeOf(entitle)).toBe('ENTITLEMENT_EXISTS');
    const day = 'addOwnHoliday(input: { siteId: "1", date: "2026-08-01", name: "x" }) { id }';
    await change(day);
    expect(await codeOf(day)).toBe('HOLIDAY_EXISTS');
    const tested = certificate('testedOn: "2025-01-01", expiresOn: "2026-01-01"');
    await change(tested);
    expect(await codeOf(tested)).toBe('CERTIFICATE_EXISTS');
    const leave = absence('start: "2026-09-01T00:00Z", end: "2026-09-03T00:00Z"');
    await change(leave);
    expect(await codeOf(leave.replace('09-01T00', '09-02T00'))).toBe('ABSENCE_OVERLAPS');
  });

  it.each([
    ['holidays(from: "2026-01-01", to: "2026-01-31")', 'BAD_USER_INPUT'],
    ['holidays(country: "PH", from: "2026-02-01", to: "2026-01-31")', 'VALUE_INVALID'],
    ['holidays(country: "PH", from: "1026-02-01", to: "2026-01-31")', 'VALUE_INVALID'],
    ['holidays(country: "ZZ", from: "2026-01-01", to: "2026-01-31")', 'JURISDICTION_UNKNOWN'],
  ])('are told about %s', async (field, code) => {
    const { errors } = await app.graphql(`{ ${field} { date } }`, {}, token);
    expect(errors?.[0].extensions.code).toBe(code);
  });

  it.each(['0', '-1', '367'])('look ahead 1 to 366 days for lapsing certificates, not %s', async (days) => {
    const { errors } = await app.graphql(
      `{ lapsingCertificates(withinDays: ${days}) { work { agentsLost } } }`,
      {},
      token,
    );
    expect(errors?.[0].extensions.code).toBe('VALUE_INVALID');
  });
});
