import { type Grant } from '../../../src/access/actor.js';
import { EVERYWHERE, NOWHERE } from '../../../src/access/actor.js';
import {
  aWeek,
  generated,
  MONDAY,
  NEW_YORK,
  type SmallCompany,
  SOLVING_MS,
  startSmallCompany,
} from './small-company.js';

const BLENDED = `query ($periodId: ID!, $scheduleId: ID, $inboundFloor: Float! = 1) {
  blendedDemand(periodId: $periodId, scheduleId: $scheduleId, inboundFloor: $inboundFloor) { intervalMinutes spareHours
    campaigns { campaignId name wantedHours carriedHours shortfalls { cause hours }
      zones { calledZoneId jurisdiction zone wantedHours carriedHours shortfalls { cause hours } } }
    queues { queueId name requiredHours shortHours }
    rows { start inboundAgents shortAgents outboundAgents }
    missing { queueName dates } } }`;
const ALLOCATION = `query ($periodId: ID!, $scheduleId: ID, $groups: [SkillGroupInput!]! = []) {
  skillAllocation(periodId: $periodId, scheduleId: $scheduleId, groups: $groups) { shortHours rosteredShortHours
    groups { id name skills { queueId speed } } shortages { start end queueId agents message }
    rows { start queues { queueId required covered short } groups { groupId heads idle } assignments { groupId queueId agents } } } }`;
const MIX = `query ($periodId: ID!, $groups: [SkillGroupInput!]! = [], $withinToday: Boolean! = false) {
  skillMix(periodId: $periodId, groups: $groups, withinToday: $withinToday) { cost bound
    groups { id name heads today cost skills { queueId speed } } shortages { start end queueId agents message }
    rows { start assignments { groupId queueId agents } } } }`;

interface Blended {
  readonly campaigns: readonly {
    readonly wantedHours: number;
    readonly carriedHours: number;
    readonly shortfalls: readonly { readonly cause: string; readonly hours: number }[];
  }[];
  readonly queues: readonly { readonly requiredHours: number; readonly shortHours: number }[];
  readonly rows: readonly { readonly inboundAgents: number[]; readonly outboundAgents: number[] }[];
  readonly missing: readonly object[];
  readonly spareHours: number;
  readonly intervalMinutes: number;
}
interface Allocation {
  readonly shortHours: number;
  readonly rosteredShortHours: number | null;
  readonly shortages: readonly { readonly start: string; readonly end: string; readonly message: string }[];
  readonly rows: readonly { readonly assignments: readonly { readonly agents: number }[] }[];
}
interface Mix {
  readonly cost: number;
  readonly bound: number;
  readonly groups: readonly {
    readonly name: string;
    readonly heads: number;
    readonly today: number | null;
  }[];
  readonly shortages: readonly { readonly message: string }[];
}

let company: SmallCompany;
let planner: string;
let periodId: string;
let scheduleId: string;

const account = (name: string, grant: Grant) =>
  company.app.createAccount({
    email: `${name}@example.test`,
    name,
    password: `correct horse ${name}`,
    grants: [grant],
  });

beforeAll(async () => {
  company = await startSmallCompany();
  company.requirement.want(company.bankQueue.id, 2, { first: MONDAY, count: 7, zone: NEW_YORK });
  planner = await account('planner', { role: 'planner', scope: EVERYWHERE });
  periodId = String((await aWeek(company)).id);
  const run = await generated(company, Number(periodId));
  if (run.scheduleId === null) throw new Error(run.error ?? 'no roster');
  scheduleId = String(run.scheduleId);
}, SOLVING_MS);
afterAll(() => company.app.close());

async function ask<T>(query: string, variables: Record<string, unknown>, token = planner): Promise<T> {
  const answer = await company.app.graphql<Record<string, T>>(query, { periodId, ...variables }, token);
  if (answer.errors !== undefined) throw new Error(answer.errors.map(({ message }) => message).join('; '));
  return Object.values(answer.data)[0];
}
async function refusal(query: string, variables: Record<string, unknown>, token = planner) {
  const { errors } = await company.app.graphql(query, { periodId, ...variables }, token);
  return errors?.[0].extensions.code;
}
const hours = ({ rows, intervalMinutes }: Blended) =>
  rows.reduce((sum, { outboundAgents: [agents] }) => sum + (agents * intervalMinutes) / 60, 0);

describe('what outbound hours a week can carry', () => {
  it('is told before anybody is rostered, by campaign, zone and cause', async () => {
    const found = await ask<Blended>(BLENDED, {});
    expect(found.missing).toEqual([]);
    expect(found.queues[0].requiredHours).toBeCloseTo(2 * 12 * 7, 6);
    expect(found.queues[0].shortHours).toBe(0);
    expect(found.campaigns[0].wantedHours).toBe(100);
    expect(found.campaigns[0].carriedHours).toBeCloseTo(100, 4);
    expect(found.campaigns[0].shortfalls.every(({ hours: missing }) => missing === 0)).toBe(true);
    expect(hours(found)).toBeCloseTo(100, 4);
    // Eight agents of forty hours.
    expect(found.spareHours).toBeCloseTo(8 * 40 - 168 - 100, 3);
  });

  it('leaves to outbound what the floor of inbound does not take', async () => {
    company.requirement.want(company.bankQueue.id, 4, { first: MONDAY, count: 7, zone: NEW_YORK });
    const full = await ask<Blended>(BLENDED, {});
    expect(full.queues[0].shortHours).toBeGreaterThan(10);
    expect(full.campaigns[0].carriedHours).toBeLessThan(10);
    const cause = full.campaigns[0].shortfalls.find(({ cause: each }) => each === 'NO_SURPLUS');
    expect(cause?.hours).toBeGreaterThan(80);
    const half = await ask<Blended>(BLENDED, { inboundFloor: 0.5 });
    expect(half.campaigns[0].carriedHours).toBeCloseTo(100, 4);
    company.requirement.clear();
    expect((await ask<Blended>(BLENDED, {})).missing).not.toEqual([]);
    company.requirement.want(company.bankQueue.id, 2, { first: MONDAY, count: 7, zone: NEW_YORK });
  });

  it('is no more with the people of a roster, and no less than the roster calls', async () => {
    const rostered = await ask<Blended>(BLENDED, { scheduleId });
    const before = await ask<Blended>(BLENDED, {});
    expect(rostered.campaigns[0].carriedHours).toBeLessThanOrEqual(before.campaigns[0].carriedHours + 1e-6);
    expect(rostered.campaigns[0].carriedHours).toBeGreaterThan(50);
  });

  it.each([
    [{ inboundFloor: -1 }, 'SCHEDULE_REQUEST_INVALID'],
    [{ scheduleId: '999' }, 'SCHEDULE_NOT_FOUND'],
    [{ periodId: '999' }, 'PLANNING_PERIOD_NOT_FOUND'],
    [{ periodId: 'x' }, 'BAD_USER_INPUT'],
  ])('refuses %j with %s', async (variables, code) => {
    expect(await refusal(BLENDED, variables)).toBe(code);
  });

  it('is for those who plan the period', async () => {
    const siteId = company.manila.id;
    const site = await account('site', { role: 'planner', scope: { ...NOWHERE, siteIds: [siteId] } });
    const viewer = await account('viewer', { role: 'site-user', scope: { ...NOWHERE, siteIds: [siteId] } });
    for (const query of [BLENDED, MIX]) {
      expect(await refusal(query, {}, site)).toBe('PLANNING_PERIOD_NOT_FOUND');
      expect(await refusal(query, {}, viewer)).toBe('FORBIDDEN');
    }
  });
});

describe('multi-skilled agents', () => {
  const skills = () => [{ queueId: String(company.bankQueue.id), speed: 0.5 }];

  it('of a roster are put on queues at least as well as the roster does', async () => {
    const found = await ask<Allocation>(ALLOCATION, { scheduleId });
    expect(found.rosteredShortHours).not.toBeNull();
    expect(found.shortHours).toBeLessThanOrEqual((found.rosteredShortHours ?? 0) + 1e-6);
    expect(found.rows.length).toBeGreaterThan(100);
  });

  it('of a planner’s own groups are short in words, spans of a day in one', async () => {
    const groups = [{ name: 'juniors', heads: 3, skills: skills() }];
    const found = await ask<Allocation>(ALLOCATION, { groups });
    expect(found.rosteredShortHours).toBeNull();
    expect(found.shortHours).toBeCloseTo(0.5 * 12 * 7, 6);
    expect(found.shortages).toHaveLength(7);
    expect(found.shortages[0]).toMatchObject({
      start: '2026-03-02T13:00:00.000Z',
      end: '2026-03-03T01:00:00.000Z',
      agents: expect.closeTo(0.5, 6) as number,
      message: `${company.bankQueue.name} is 0.5 agents short: all 3 who can take it are needed already (juniors 3).`,
    });
  });

  it('are as few as can be, of the groups that agents form or of others', async () => {
    const today = await ask<Mix>(MIX, {});
    expect(today.groups).toMatchObject([{ name: company.bankQueue.name, heads: 2, today: 8 }]);
    expect(today).toMatchObject({ cost: 2, shortages: [] });
    const groups = [
      { name: 'juniors', cost: 1, skills: skills() },
      { name: 'seniors', cost: 1.9, skills: [{ queueId: String(company.bankQueue.id) }] },
    ];
    const own = await ask<Mix>(MIX, { groups });
    expect(own.groups.map(({ heads, today: now }) => [heads, now])).toEqual([
      [0, null],
      [2, null],
    ]);
    expect(own.bound).toBeCloseTo(3.8, 6);
    const few = await ask<Mix>(MIX, { groups: [{ ...groups[1], heads: 1 }] });
    expect(few.shortages[0].message).toContain('is 1 agent short: the one who can take it');
  });

  it('are refused when nobody, or both, says who is there', async () => {
    const groups = [{ name: 'x', heads: 1, skills: skills() }];
    expect(await refusal(ALLOCATION, {})).toBe('SKILLS_INVALID');
    expect(await refusal(ALLOCATION, { scheduleId, groups })).toBe('SKILLS_INVALID');
    const stranger = [{ name: 'x', heads: 1, skills: [{ queueId: '999' }] }];
    expect(await refusal(ALLOCATION, { groups: stranger })).toBe('SKILLS_INVALID');
    const still = [{ name: 'x', heads: 1, skills: [{ queueId: String(company.bankQueue.id), speed: 0 }] }];
    expect(await refusal(ALLOCATION, { groups: still })).toBe('SKILLS_INVALID');
    expect(await refusal(MIX, { groups: [{ name: 'x', cost: -1, skills: skills() }] })).toBe(
      'SKILLS_INVALID',
    );
  });
});
