import { EVERYWHERE, NOWHERE, type Grant } from '../../../src/access/actor.js';
import { PublishingService } from '../../../src/scheduling/publishing.service.js';
import { type PlanningPeriod } from '../../../src/scheduling/planning-period.js';
import { type ScheduleRun } from '../../../src/scheduling/schedule-run.js';
import { SchedulingService } from '../../../src/scheduling/scheduling.service.js';
import { parseInstant } from '../../../src/time/instant.js';
import { RosterExportService } from '../../../src/scheduling/roster-export.service.js';
import { statementsOf } from '../../support/statements.js';
import { watch } from '../../support/subscription.js';
import {
  aWeek,
  generated,
  MONDAY,
  NEW_YORK,
  planner,
  type SmallCompany,
  SOLVING_MS,
  startSmallCompany,
} from './small-company.js';

const WEEK = { from: '2026-03-02', to: '2026-03-08' };
const SHIFTS = `query ($from: LocalDate!, $to: LocalDate!, $siteId: ID, $teamId: ID, $agentId: ID) {
  publishedShifts(first: 200, from: $from, to: $to, siteId: $siteId, teamId: $teamId, agentId: $agentId) {
    totalCount nodes { id agentId agent { code siteId } activities { kind queueName campaignName } }
  }
}`;
const COVERAGE = `query ($queueId: ID!, $from: Instant!, $to: Instant!) {
  coverage(queueId: $queueId, from: $from, to: $to) {
    understaffedMinutes overstaffedMinutes
    rows { start intervalMinutes rosterTarget plannedAgents projectedServiceLevel projectedOccupancy }
  }
}`;
const OUTBOUND = `query ($campaignId: ID!, $from: Instant!, $to: Instant!) {
  outboundHours(campaignId: $campaignId, from: $from, to: $to) {
    scheduleId jurisdiction wantedHours deliveredHours shortfalls { cause hours }
  }
}`;
const DRAFT = `query ($id: ID!, $queueId: ID!, $from: Instant!, $to: Instant!) {
  schedule(id: $id) {
    status version period { name status }
    score { hardViolations cost summary rules { ruleId violations } }
    violations(first: 3) { totalCount nodes { ruleId message } }
    outboundDelivery { wantedHours deliveredHours }
    coverage(queueId: $queueId, from: $from, to: $to) { rows { plannedAgents } }
    shifts(first: 1) { totalCount pageInfo { hasNextPage endCursor } nodes { id date } }
  }
}`;

interface Shifts {
  readonly publishedShifts: {
    readonly totalCount: number;
    readonly nodes: readonly { readonly agentId: string; readonly agent: { readonly siteId: string } }[];
  };
}
type Coverage = Record<
  'coverage',
  { rows: { rosterTarget: number; plannedAgents: number; projectedServiceLevel: number | null }[] }
>;

describe('reading a roster by GraphQL', () => {
  let company: SmallCompany;
  let week: PlanningPeriod;
  let published: number;
  let draft: number;
  const tokens: Record<string, string> = {};

  const ask = <T>(who: string, query: string, variables: Record<string, unknown>) =>
    company.app.graphql<T>(query, variables, tokens[who]);
  const refusal = async (who: string, query: string, variables: Record<string, unknown>) =>
    (await ask(who, query, variables)).errors?.[0].extensions.code;
  const span = () => ({ from: '2026-03-02T05:00:00Z', to: '2026-03-09T05:00:00Z' });

  async function account(name: string, role: Grant['role'], scope: Partial<Grant['scope']>): Promise<void> {
    tokens[name] = await company.app.createAccount({
      name,
      email: `${name}@example.com`,
      password: 'correct horse battery staple',
      grants: [{ role, scope: { ...NOWHERE, ...scope } }],
    });
  }

  beforeAll(async () => {
    company = await startSmallCompany();
    company.requirement.want(company.bankQueue.id, 2, { first: MONDAY, count: 5, zone: NEW_YORK });
    week = await aWeek(company);
    published = (await generated(company, week.id)).scheduleId ?? 0;
    await company.service(PublishingService).publish(planner, published);
    draft = (await generated(company, week.id, 2)).scheduleId ?? 0;
    await account('planner', 'planner', EVERYWHERE);
    await account('lead', 'team-lead', { teamIds: [company.manilaOne.id] });
    await account('site', 'site-user', { siteIds: [company.bogota.id] });
    await account('viewer', 'client-viewer', { clientIds: [company.bank.id] });
    await account('stranger', 'client-viewer', { clientIds: [company.travel.id] });
    await account('agent', 'agent', { agentIds: [company.manilaAgents[0].id] });
  }, SOLVING_MS);

  afterAll(() => company.app.close());

  it('shows the planner the draft whole: score, violations, delivery, cover and shifts', async () => {
    const { data, errors } = await ask<{ schedule: Record<string, unknown> }>('planner', DRAFT, {
      id: draft,
      queueId: company.bankQueue.id,
      ...span(),
    });
    expect(errors).toBeUndefined();
    expect(data.schedule).toMatchObject({
      status: 'DRAFT',
      version: null,
      period: { name: 'Week 10', status: 'OPEN' },
      score: { hardViolations: 0 },
      outboundDelivery: [{ wantedHours: expect.closeTo(100, 6) as number }],
      shifts: { pageInfo: { hasNextPage: true } },
    });
  });

  it.each(['lead', 'site', 'agent'])('keeps the draft from the %s', async (who) => {
    const query = 'query ($id: ID!) { schedule(id: $id) { id } }';
    expect(await refusal(who, query, { id: draft })).toBe('SCHEDULE_NOT_FOUND');
    expect(await refusal(who, query, { id: 999 })).toBe('SCHEDULE_NOT_FOUND');
    expect((await ask(who, query, { id: published })).data).toEqual({ schedule: { id: String(published) } });
    const score = 'query ($id: ID!) { schedule(id: $id) { score { cost } } }';
    expect(await refusal(who, score, { id: published })).toBe('FORBIDDEN');
  });

  it('shows the planner everybody, the lead his team, the site its agents, and the agent himself', async () => {
    const of = async (who: string) => (await ask<Shifts>(who, SHIFTS, WEEK)).data.publishedShifts;
    const everybody = await of('planner');
    const team = await of('lead');
    const site = await of('site');
    const self = await of('agent');
    expect(everybody.totalCount).toBe(team.totalCount + site.totalCount);
    expect(new Set(team.nodes.map(({ agent }) => agent.siteId))).toEqual(
      new Set([String(company.manila.id)]),
    );
    expect(new Set(site.nodes.map(({ agent }) => agent.siteId))).toEqual(
      new Set([String(company.bogota.id)]),
    );
    expect(new Set(self.nodes.map(({ agentId }) => agentId))).toEqual(
      new Set([String(company.manilaAgents[0].id)]),
    );
  });

  it('shows an agent his own week by name of work, and no other agent', async () => {
    const query = `query ($from: LocalDate!, $to: LocalDate!) {
      myShifts(from: $from, to: $to) { totalCount nodes { date activities { kind queueName campaignName } } }
    }`;
    const { data, errors } = await ask<{ myShifts: { totalCount: number } }>('agent', query, WEEK);
    expect(errors).toBeUndefined();
    expect(data.myShifts.totalCount).toBeGreaterThan(0);
    expect(JSON.stringify(data)).toMatch(/"queueName":"Help desk"|"campaignName":"Late payments"/);
    const others = { agentId: company.bogotaAgents[0].id, ...WEEK };
    expect(await refusal('agent', SHIFTS, others)).toBe('AGENT_NOT_FOUND');
  });

  it('answers ids outside the reach like ids that do not exist', async () => {
    expect(await refusal('lead', SHIFTS, { ...WEEK, siteId: company.bogota.id })).toBe('SITE_NOT_FOUND');
    expect(await refusal('lead', SHIFTS, { ...WEEK, siteId: 999 })).toBe('SITE_NOT_FOUND');
    expect(await refusal('site', SHIFTS, { ...WEEK, teamId: company.manilaOne.id })).toBe('TEAM_NOT_FOUND');
    expect(await refusal('viewer', SHIFTS, WEEK)).toBe('FORBIDDEN');
  });

  it('shows a client the cover of its own queue, with the service level it may expect', async () => {
    const variables = { queueId: company.bankQueue.id, ...span() };
    const { data, errors } = await ask<Coverage>('viewer', COVERAGE, variables);
    expect(errors).toBeUndefined();
    const rows = data.coverage.rows.filter(({ rosterTarget }) => rosterTarget > 0);
    expect(rows).toHaveLength(5 * 24);
    expect(rows.some(({ plannedAgents }) => plannedAgents > 0)).toBe(true);
    for (const { projectedServiceLevel } of rows) {
      expect(projectedServiceLevel).toBeGreaterThanOrEqual(0);
      expect(projectedServiceLevel).toBeLessThanOrEqual(1);
    }
    expect(await refusal('stranger', COVERAGE, variables)).toBe('QUEUE_NOT_FOUND');
    expect(await refusal('agent', COVERAGE, variables)).toBe('FORBIDDEN');
  });

  it('shows a client the hours of its own campaign', async () => {
    const variables = { campaignId: company.bankCampaign.id, ...span() };
    const { data } = await ask<{ outboundHours: unknown[] }>('viewer', OUTBOUND, variables);
    expect(data.outboundHours).toMatchObject([
      { scheduleId: String(published), jurisdiction: 'US-NY', wantedHours: expect.closeTo(100, 6) as number },
    ]);
    expect(await refusal('stranger', OUTBOUND, variables)).toBe('CAMPAIGN_NOT_FOUND');
  });

  it('says for every closed quarter-hour which rule, from which source, closes it', async () => {
    const query = `query ($id: ID!, $from: LocalDate!, $to: LocalDate!) {
      callingWindow(campaignId: $id, from: $from, to: $to) {
        zone { jurisdiction } open { start end } blocked { interval { start end } ruleId source reason }
      }
    }`;
    const one = { id: company.bankCampaign.id, from: '2026-03-02', to: '2026-03-02' };
    interface Windows {
      readonly callingWindow: readonly {
        readonly open: readonly { start: string; end: string }[];
        readonly blocked: readonly { source: string; interval: { start: string; end: string } }[];
      }[];
    }
    const { data } = await ask<Windows>('planner', query, one);
    const [{ open, blocked }] = data.callingWindow;
    const minutes = (spans: readonly { start: string; end: string }[]) =>
      spans.reduce((sum, s) => sum + (parseInstant(s.end) - parseInstant(s.start)) / 60_000, 0);
    expect(open).toEqual([{ start: '2026-03-02T13:00:00.000Z', end: '2026-03-03T02:00:00.000Z' }]);
    expect(blocked.every(({ source }) => source.length > 0)).toBe(true);
    expect(minutes(open) + minutes(blocked.map(({ interval }) => interval))).toBeGreaterThanOrEqual(1440);
    expect(await refusal('planner', query, { ...one, to: '2026-06-02' })).toBe('SPAN_INVALID');
    expect(await refusal('stranger', query, one)).toBe('CAMPAIGN_NOT_FOUND');
  });

  it('plans and publishes by mutations, with problems as members of the answer', async () => {
    const generate = `mutation ($input: GenerateScheduleInput!) {
      generateSchedule(input: $input) {
        __typename ... on ScheduleRun { id status } ... on Problem { code message }
        ... on RequirementMissing { queues { queueName dates } }
      }
    }`;
    const create = `mutation ($input: CreatePlanningPeriodInput!) { createPlanningPeriod(input: $input) { id days } }`;
    const created = await ask<{ createPlanningPeriod: { id: string } }>('planner', create, {
      input: { name: 'Week 20', firstDate: '2026-05-11', zone: 'America/New_York' },
    });
    expect(created.data.createPlanningPeriod).toMatchObject({ days: 7 });
    const { id } = created.data.createPlanningPeriod;
    const missing = await ask<Record<string, unknown>>('planner', generate, { input: { periodId: id } });
    expect(missing.data).toMatchObject({
      generateSchedule: {
        __typename: 'RequirementMissing',
        code: 'REQUIREMENT_MISSING',
        queues: [{ queueName: 'Help desk' }],
      },
    });
    const publish = `mutation ($id: ID!) {
      publishSchedule(id: $id) { __typename ... on Problem { code } }
    }`;
    expect((await ask('planner', publish, { id: published })).data).toMatchObject({
      publishSchedule: { __typename: 'ScheduleNotDraft', code: 'SCHEDULE_NOT_DRAFT' },
    });
    expect(await refusal('lead', generate, { input: { periodId: week.id } })).toBe('FORBIDDEN');
    expect(await refusal('lead', publish, { id: draft })).toBe('FORBIDDEN');
  });

  it('tells who plans how a run goes on, and nobody else', async () => {
    const query = `subscription ($id: ID!) {
      scheduleRun(id: $id) { status phase progress bestScore bound scheduleId }
    }`;
    const started = await company
      .service(SchedulingService)
      .generate(planner, { periodId: week.id, seed: 5, budgetSeconds: 60, steps: 60 });
    if (started.kind !== 'ScheduleRun') throw new Error(started.kind);
    const id = started.id;
    const refused = await watch(company.app, query, { id }, tokens.lead).next();
    expect(JSON.stringify(refused)).toContain('FORBIDDEN');
    const watching = watch<{ scheduleRun: ScheduleRun }>(company.app, query, { id }, tokens.planner);
    const seen: (ScheduleRun | undefined)[] = [];
    for (let each = await watching.next(); each.done !== true; each = await watching.next()) {
      seen.push(each.value.data?.scheduleRun);
    }
    await watching.close();
    expect(seen.at(-1)).toMatchObject({ status: 'COMPLETED', scheduleId: expect.any(String) as string });
  });

  it('costs the same number of statements for one shift and for many', async () => {
    const count = async (first: number) => {
      const query = `query ($from: LocalDate!, $to: LocalDate!) {
        publishedShifts(first: ${first}, from: $from, to: $to) {
          nodes { agent { name } activities { queueName campaignName } }
        }
      }`;
      return (await statementsOf(company.app, () => ask('planner', query, WEEK))).length;
    };
    expect(await count(30)).toBe(await count(8));
  });

  it('goes into a file line by line, with codes and instants', async () => {
    const lines = await company.service(RosterExportService).lines(planner, published);
    expect(lines[0]).toMatchObject({
      agent: 'BOG-A1',
      site: 'BOG',
      date: expect.stringMatching(/^2026-03-0/) as string,
    });
    expect(new Set(lines.map(({ site }) => site))).toEqual(new Set(['BOG', 'MNL']));
    const inbound = lines.filter(({ activity }) => activity === 'inbound');
    expect(new Set(inbound.map(({ queue }) => queue))).toEqual(new Set(['BANK-HELP']));
    const next = lines.filter(
      (line, at) => lines[at - 1]?.agent === line.agent && lines[at - 1].start >= line.start,
    );
    expect(next).toEqual([]);
  });
});
