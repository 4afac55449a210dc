import { SYSTEM_ACTOR } from '../../src/access/actor.js';
import { SimulatorService } from '../../src/adherence/telephony/simulator/simulator.service.js';
import { parseInstant } from '../../src/time/instant.js';
import { AGENTS, CALLED_ZONES, WEEK } from '../fixtures/planners-day/company.js';
import { OUT_OF_REACH, type Thing } from '../fixtures/planners-day/out-of-reach.js';
import { bankCalls } from '../support/bank-calls.js';
import { mayCall } from '../support/legal-minutes.js';
import { adherenceOf } from '../support/adherence-figures.js';
import { PlannersDay, scopeOf } from '../support/planners-day.js';
import {
  agentsWithShifts,
  byAgent,
  createWeek,
  publishedShifts,
  shiftsOf,
  type ShiftAnswer,
  solve,
  staffWeek,
} from '../support/planning-steps.js';

const LAST_DAY = '2003-08-31';
const MINUTE_MS = 60_000;
const minutes = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / MINUTE_MS;

describe('a planner’s day, from the calls of a bank to the adherence of agents', () => {
  const calls = bankCalls();
  let day: PlannersDay;
  let agentIds: Map<string, number>;
  let periodId: string;
  let scheduleId: string;
  let forecastId: string;
  let shifts: ShiftAnswer[];

  beforeAll(async () => {
    day = await PlannersDay.begin('2003-08-22T20:00:00Z');
    await day.foundCompany();
    agentIds = await day.agentIds();
    ({ forecastId } = await staffWeek(day, calls.content, WEEK));
    periodId = await createWeek(day, WEEK);
    const run = await solve(day, periodId, 7);
    if (run.scheduleId === null) throw new Error(`The run ${run.status}: ${run.error ?? ''}`);
    scheduleId = run.scheduleId;
    shifts = await shiftsOf(day, scheduleId);
  });

  afterAll(() => day.app.close());

  it('forecasts the week near what came, seeing nothing of it', async () => {
    const { compareForecasts: compared } = await day.ask<{
      compareForecasts: { rows: { actual: number | null; offered: (number | null)[] }[] };
    }>(`query ($ids: [ID!]!) { compareForecasts(ids: $ids) { rows { actual offered } } }`, {
      ids: [forecastId],
    });
    const known = compared.rows.filter((row) => row.actual !== null && row.offered[0] !== null);
    const misses = known.map((row) => Math.abs((row.offered[0] ?? 0) - (row.actual ?? 0)));
    const total = known.reduce((sum, row) => sum + (row.actual ?? 0), 0);
    const wape = misses.reduce((sum, miss) => sum + miss, 0) / total;
    expect(known.length).toBeGreaterThan(100);
    expect(wape).toBeGreaterThan(0);
    expect(wape).toBeLessThan(0.15);
  });

  it('staffs our quarter of the calls, before and after shrinkage', async () => {
    const { publishedRequirement: rows } = await day.ask<{
      publishedRequirement: Record<
        'requiredAgents' | 'scheduledAgents' | 'rosterTarget' | 'serviceLevel',
        number
      >[];
    }>(
      `query ($queueId: ID!) { publishedRequirement(queueId: $queueId, from: "2003-08-25T00:00:00Z", to: "2003-09-01T00:00:00Z") {
        requiredAgents scheduledAgents rosterTarget serviceLevel } }`,
      { queueId: day.queueId },
    );
    expect(rows).toHaveLength(5 * 28);
    for (const row of rows) {
      expect(row.serviceLevel).toBeGreaterThanOrEqual(0.8);
      expect(row.scheduledAgents).toBe(Math.ceil(row.requiredAgents / 0.7 - 1e-9));
      expect(row.rosterTarget).toBeGreaterThanOrEqual(row.requiredAgents);
      expect(row.rosterTarget).toBeLessThanOrEqual(row.scheduledAgents);
    }
  });

  it('breaks no hard rule, and says how well the soft ones are met', async () => {
    const { schedule } = await day.ask<{
      schedule: { score: { hardViolations: number; rules: { level: string; violations: number }[] } };
    }>('query ($id: ID!) { schedule(id: $id) { score { hardViolations rules { level violations } } } }', {
      id: scheduleId,
    });
    expect(schedule.score.hardViolations).toBe(0);
    expect(schedule.score.rules.filter(({ level }) => level === 'soft').length).toBeGreaterThan(2);
    expect(shifts.length).toBeGreaterThan(350);
  });

  it('puts nobody on work without a valid certificate and an entitlement', () => {
    const known = new Map(AGENTS.map((agent) => [agent.code, agent]));
    for (const { agent, activities } of shifts) {
      const { does, certifiedUntil } = known.get(agent.code)!;
      for (const activity of activities.filter(({ kind }) => kind === 'INBOUND' || kind === 'OUTBOUND')) {
        expect(does).not.toBe(activity.kind === 'INBOUND' ? 'outbound' : 'inbound');
        expect(activity.queueId ?? activity.campaignId).toBe(
          activity.kind === 'INBOUND' ? day.queueId : day.campaignId,
        );
        const lastMoment = Date.parse(activity.end) - 1;
        const localDay = new Intl.DateTimeFormat('en-CA', { timeZone: agent.zone }).format(lastMoment);
        expect(`${agent.code} ${localDay}` <= `${agent.code} ${certifiedUntil}`).toBe(true);
      }
    }
  });

  it('calls nobody outside the hours of the called party, minute by minute', () => {
    let called = 0;
    for (const { activities } of shifts) {
      for (const { start, end, calledZoneId } of activities.filter(({ kind }) => kind === 'OUTBOUND')) {
        const zone = CALLED_ZONES.find(
          ({ jurisdiction, zone: name }) =>
            calledZoneId?.includes(jurisdiction) && calledZoneId.includes(name),
        );
        if (zone === undefined) throw new Error(`An outbound block names no called zone: ${calledZoneId}`);
        for (let at = Date.parse(start); at < Date.parse(end); at += MINUTE_MS) {
          if (!mayCall(zone.jurisdiction, zone.zone, at))
            throw new Error(`${zone.jurisdiction} is called at ${new Date(at).toISOString()}`);
          called++;
        }
      }
    }
    expect(called).toBeGreaterThan(100 * 60);
  });

  it('keeps every shift inside its contract', () => {
    const paid = (shift: ShiftAnswer) =>
      shift.activities
        .filter((each) => each.paid)
        .reduce((sum, each) => sum + minutes(each.start, each.end), 0);
    for (const [code, own] of byAgent(shifts)) {
      expect(own.length).toBeLessThanOrEqual(5);
      expect(own.reduce((sum, shift) => sum + paid(shift), 0)).toBeLessThanOrEqual(2_400);
      own.forEach((shift, i) => {
        expect(minutes(shift.start, shift.end)).toBe(540);
        expect(paid(shift)).toBe(480);
        expect(shift.activities.filter(({ kind }) => kind === 'MEAL')).toHaveLength(1);
        expect(shift.activities.filter(({ kind }) => kind === 'BREAK')).toHaveLength(2);
        if (i > 0 && minutes(own[i - 1].end, shift.start) < 660)
          throw new Error(`${code} rests too little before ${shift.start}`);
        expect(shift.activities[0].start).toBe(shift.start);
        expect(shift.activities.at(-1)?.end).toBe(shift.end);
      });
    }
  });

  it('blends in blocks of an hour at least, with at most three switches in a shift', () => {
    let blended = 0;
    for (const shift of shifts) {
      const blocks: { kind: string; minutes: number }[] = [];
      for (const { kind, start, end } of shift.activities.filter(
        (each) => each.kind === 'INBOUND' || each.kind === 'OUTBOUND',
      )) {
        const last = blocks.at(-1);
        if (last?.kind === kind) last.minutes += minutes(start, end);
        else blocks.push({ kind, minutes: minutes(start, end) });
      }
      if (blocks.length < 2) continue;
      blended++;
      expect(blocks.length - 1).toBeLessThanOrEqual(3);
      for (const block of blocks) expect(block.minutes).toBeGreaterThanOrEqual(60);
    }
    expect(blended).toBeGreaterThan(20);
  });

  it('gives the same roster for the same seed', async () => {
    const again = await solve(day, periodId, 7);
    const plain = (list: readonly ShiftAnswer[]) => list.map((shift) => ({ ...shift, id: undefined }));
    expect(plain(await shiftsOf(day, again.scheduleId ?? ''))).toEqual(plain(shifts));
  });

  it('tells the cause of every outbound hour that is missing', async () => {
    const { schedule } = await day.ask<{
      schedule: {
        outboundDelivery: {
          wantedHours: number;
          deliveredHours: number;
          shortfalls: { cause: string; hours: number }[];
        }[];
      };
    }>(
      `query ($id: ID!) { schedule(id: $id) { outboundDelivery { wantedHours deliveredHours shortfalls { cause hours } } } }`,
      {
        id: scheduleId,
      },
    );
    expect(schedule.outboundDelivery).toHaveLength(CALLED_ZONES.length);
    for (const { wantedHours, deliveredHours, shortfalls } of schedule.outboundDelivery) {
      const explained = shortfalls.reduce((sum, { hours }) => sum + hours, 0);
      expect(deliveredHours + explained).toBeCloseTo(Math.max(wantedHours, deliveredHours), 6);
    }
  });

  describe('published and worked', () => {
    const tokens: Record<string, string> = {};
    const ownAgent = () => shifts.find(({ date }) => date === '2003-08-26')!.agent.code;

    beforeAll(async () => {
      const published = await day.ask<{
        publishSchedule: { schedule?: { status: string }; message?: string };
      }>(
        `mutation ($id: ID!) { publishSchedule(id: $id) { ... on SchedulePublished { schedule { status } } ... on Problem { message } } }`,
        { id: scheduleId },
      );
      expect(published.publishSchedule.schedule?.status).toBe('PUBLISHED');
      day.clock.set(parseInstant('2003-08-27T22:00:00Z'));
      await day.app.app.get(SimulatorService, { strict: false }).play(SYSTEM_ACTOR, {
        agentIds: [...agentIds.values()],
        span: { start: parseInstant('2003-08-25T00:00:00Z'), end: parseInstant('2003-08-27T12:00:00Z') },
        seed: 3,
      });
      tokens.lead = await day.signIn('lead', {
        role: 'team-lead',
        scope: scopeOf({ teamIds: [Number(day.teams['BOG-1'])] }),
      });
      tokens.site = await day.signIn('site', {
        role: 'site-user',
        scope: scopeOf({ siteIds: [Number(day.sites.MNL)] }),
      });
      tokens.client = await day.signIn('client', {
        role: 'client-viewer',
        scope: scopeOf({ clientIds: [Number(day.clientId)] }),
      });
      tokens.agent = await day.signIn('agent', {
        role: 'agent',
        scope: scopeOf({ agentIds: [agentIds.get(ownAgent())!] }),
      });
    });

    it('measures adherence of those who were planned, by every formula, with a passport', async () => {
      const planned = new Set(
        shifts.filter(({ date }) => date === '2003-08-26').map(({ agent }) => agent.code),
      );
      const worked: number[] = [];
      for (const code of [...planned].slice(0, 30)) {
        const tuesday = await adherenceOf(day, agentIds.get(code)!, '2003-08-26');
        const standard = tuesday.figures.find(({ formula }) => formula === 'adherence.standard')!;
        const formulas = tuesday.figures.map(({ formula }) => formula);
        for (const each of ['standard', 'with-unscheduled', 'productive'])
          expect(formulas).toContain(`adherence.${each}`);
        expect(standard.value).toBeGreaterThanOrEqual(0);
        expect(standard.value).toBeLessThanOrEqual(1);
        expect(standard.passport.planVersions).toHaveLength(1);
        worked.push(standard.value ?? 0);
      }
      // A few of the thirty stay away all day, which is a true zero; the others keep to their plan.
      expect(worked.filter((value) => value > 0.7).length).toBeGreaterThanOrEqual(20);
    });

    const seenBy = async (who: string) =>
      new Set((await publishedShifts(day, tokens[who], WEEK, LAST_DAY)).map(({ agent }) => agent.code));
    const rostered = (keep: (code: string) => boolean) =>
      new Set(shifts.map(({ agent }) => agent.code).filter(keep));

    it('shows the planner everybody, and each other exactly their part of the roster', async () => {
      const teamOf = new Map(AGENTS.map(({ code, team }) => [code, team]));
      tokens.planner = day.planner;
      expect(await seenBy('planner')).toEqual(rostered(() => true));
      expect(await seenBy('lead')).toEqual(rostered((code) => teamOf.get(code) === 'BOG-1'));
      expect(await seenBy('site')).toEqual(rostered((code) => code.startsWith('MNL')));
      expect(await seenBy('agent')).toEqual(rostered((code) => code === ownAgent()));
    });

    it('gives the shifts of a screenful of agents, and nobody’s who is out of reach', async () => {
      const codesOf = (agentIds: readonly string[], token: string) =>
        agentsWithShifts(day, { from: WEEK, to: LAST_DAY, agentIds }, token);
      const { agents } = await day.ask<{ agents: { nodes: { id: string; code: string }[] } }>(
        '{ agents(first: 200) { nodes { id code } } }',
      );
      const two = [...rostered(() => true)].slice(0, 2);
      const ids = agents.nodes.filter(({ code }) => two.includes(code)).map(({ id }) => id);
      expect(await codesOf(ids, day.planner)).toEqual(new Set(two));
      expect(await codesOf([], day.planner)).toEqual(new Set());
      const everybody = agents.nodes.map(({ id }) => id);
      expect(await codesOf(everybody, tokens.agent)).toEqual(rostered((code) => code === ownAgent()));
    });

    it('shows the client its forecast and cover, and no agent', async () => {
      const { coverage } = await day.ask<{ coverage: { rows: { plannedAgents: number }[] } }>(
        `query ($queueId: ID!) { coverage(queueId: $queueId, from: "2003-08-25T00:00:00Z", to: "2003-09-01T00:00:00Z") { rows { plannedAgents projectedServiceLevel } } }`,
        { queueId: day.queueId },
        tokens.client,
      );
      expect(coverage.rows.some(({ plannedAgents }) => plannedAgents > 0)).toBe(true);
      const byId = 'query ($id: ID!) { forecast(id: $id) { id } }';
      const forecast = await day.ask(byId, { id: forecastId }, tokens.client);
      expect(forecast).toEqual({ forecast: { id: forecastId } });
    });

    const idOf = (thing: Thing): string | number | undefined =>
      ({
        leadOther: day.teams['BOG-2'],
        teamElsewhere: day.teams['MNL-1'],
        forecast: forecastId,
        schedule: scheduleId,
        siteElsewhere: day.sites.KRK,
        agentBogota: agentIds.get('BOG001'),
        agentKrakow: agentIds.get('KRK001'),
        agentManila: agentIds.get('MNL001'),
        agentOther: agentIds.get(AGENTS.find(({ code }) => code !== ownAgent())!.code),
        period: periodId,
        campaign: day.campaignId,
      })[thing];

    it.each(OUT_OF_REACH)('refuses the %s: %s', async (who, query, thing) => {
      const code = await day.refusal(query, { id: idOf(thing) }, tokens[who]);
      expect(code).toMatch(/^(FORBIDDEN|[A-Z_]+_NOT_FOUND)$/);
    });

    it('refuses whoever has not signed in', async () => {
      const answer = await day.app.graphql('{ agents { totalCount } }');
      expect(answer.errors?.[0].extensions.code).toBe('UNAUTHENTICATED');
    });
  });
});
