import { AccountsService } from '../../../src/access/accounts.service.js';
import { type Actor, type Role, SYSTEM_ACTOR } from '../../../src/access/actor.js';
import { AuthenticationService } from '../../../src/access/authentication.service.js';
import { AdherenceService } from '../../../src/adherence/adherence.service.js';
import { BoardService } from '../../../src/adherence/board.service.js';
import { TelephonySourceService } from '../../../src/adherence/telephony-source.service.js';
import { DemoLoader, type DemoSummary } from '../../../src/demo/demo-loader.service.js';
import { ForecastingService } from '../../../src/forecasting/forecasting.service.js';
import { ForecastAccuracyService } from '../../../src/forecasting/forecast-accuracy.service.js';
import { HistoryImportService } from '../../../src/forecasting/history-import.service.js';
import { StaffingService } from '../../../src/forecasting/staffing.service.js';
import { CoverageService } from '../../../src/scheduling/coverage.service.js';
import { PlanningPeriodService } from '../../../src/scheduling/planning-period.service.js';
import { PlanningTermsService } from '../../../src/scheduling/terms/planning-terms.service.js';
import { RosterService } from '../../../src/scheduling/roster.service.js';
import { Clock, SettableClock } from '../../../src/time/clock.js';
import { parseInstant } from '../../../src/time/instant.js';
import { localDate } from '../../../src/time/zoned-time.js';
import { AgentsService } from '../../../src/workforce/agents.service.js';
import { ClientWorkService } from '../../../src/workforce/client-work.service.js';
import { OrganisationService } from '../../../src/workforce/organisation.service.js';
import { startApp, type TestApp } from '../../support/app.js';

/** Wednesday of a week with Thanksgiving; the week before it is over, Manila's night shift is at work. */
const NOW = parseInstant('2026-11-25T14:00:00Z');
const LAST_WEEK = { from: localDate('2026-11-16'), to: localDate('2026-11-22') };
const THIS_WEEK = { from: localDate('2026-11-23'), to: localDate('2026-11-29') };
const SPAN = { start: parseInstant('2026-11-22T23:00:00Z'), end: parseInstant('2026-11-29T23:00:00Z') };
const ALL = { first: 200, after: null };
/** Two weeks of 180 agents are solved in this thread, and machines differ: only what hangs should meet it. */
const LOAD_LIMIT_MS = 3_600_000;

let app: TestApp;
let summary: DemoSummary;
const phases: string[] = [];

function service<T>(of: abstract new (...args: never[]) => T): T {
  return app.app.get<T>(of, { strict: false });
}

beforeAll(async () => {
  const clock = new SettableClock(NOW);
  app = await startApp({ providers: (builder) => builder.overrideProvider(Clock).useValue(clock) });
  const demo = service(DemoLoader);
  expect(await demo.isEmpty()).toBe(true);
  summary = await demo.load((phase) => phases.push(phase));
}, LOAD_LIMIT_MS);

afterAll(() => app.close());

/** Signs in as a visitor of the demo would. */
async function visitor(role: Role): Promise<Actor> {
  const { email, password } = summary.signIns.find((signIn) => signIn.role === role)!;
  const answer = await service(AuthenticationService).signIn(email, password, '127.0.0.1');
  if (answer.kind !== 'signed-in') throw new Error(answer.message);
  const { cookie } = answer;
  const actor = await service(AuthenticationService).authenticate({ sessionCookie: cookie.value });
  return actor!;
}

async function teamIds(actor: Actor): Promise<number[]> {
  return (await service(OrganisationService).teams(actor, ALL)).nodes.map((team) => team.id);
}

describe('the loaded demo company', () => {
  it('is no empty database any more, and says what it has loaded', async () => {
    expect(await service(DemoLoader).isEmpty()).toBe(false);
    expect(await service(DemoLoader).wasCutOff()).toBe(false);
    expect(summary).toMatchObject({ agents: 180, queues: 6 });
    expect(summary.events).toBeGreaterThan(5_000);
    expect(phases.length).toBeGreaterThan(3);
    expect(new Set(summary.signIns.map((signIn) => signIn.role)).size).toBe(6);
  });

  it('has 26 weeks of history, forecasts of three weeks and published staffing for every queue', async () => {
    const { nodes: queues } = await service(ClientWorkService).queues(SYSTEM_ACTOR, ALL);
    expect(queues).toHaveLength(6);
    for (const { id } of queues) {
      const history = await service(HistoryImportService).imports(SYSTEM_ACTOR, id, ALL);
      expect(history.nodes[0].rowCount).toBeGreaterThan(26 * 5 * 18);
      const versions = await service(ForecastingService).versions(SYSTEM_ACTOR, id, ALL);
      expect(versions.totalCount).toBe(3);
      for (const { accuracy } of versions.nodes) expect(accuracy?.origins).toBeGreaterThan(3);
      const required = await service(StaffingService).published(SYSTEM_ACTOR, id, SPAN);
      expect(Math.max(...required.map((row) => row.rosterTarget))).toBeGreaterThan(2);
    }
  });

  it('knows how far last week’s forecasts were off a day and a week ahead', async () => {
    const { nodes: queues } = await service(ClientWorkService).queues(SYSTEM_ACTOR, ALL);
    const { id } = queues.find((queue) => queue.code === 'CARDS-EN')!;
    const { from, to } = LAST_WEEK;
    const { leads } = await service(ForecastAccuracyService).byLead(SYSTEM_ACTOR, id, from, to);
    expect(leads.map(({ leadDays, days }) => [leadDays, days])).toEqual([
      [1, 7],
      [7, 1],
    ]);
    expect(leads[0].byInterval.wape).toBeLessThan(2 * leads[0].byInterval.noiseFloor!);
  });

  it('forecasts no calls for the bank on Thanksgiving', async () => {
    const { nodes: queues } = await service(ClientWorkService).queues(SYSTEM_ACTOR, ALL);
    const { id } = queues.find((queue) => queue.code === 'BANK-EN')!;
    const day = { start: parseInstant('2026-11-26T05:00:00Z'), end: parseInstant('2026-11-27T05:00:00Z') };
    const rows = await service(StaffingService).published(SYSTEM_ACTOR, id, day);
    expect(rows.reduce((sum, row) => sum + row.offered, 0)).toBeLessThan(1);
  });

  it('has published rosters of last week and this one without a broken rule, and a period to plan', async () => {
    const { nodes: periods } = await service(PlanningPeriodService).page(SYSTEM_ACTOR, ALL);
    expect(periods.map(({ firstDate, latestVersion }) => [firstDate, latestVersion])).toEqual([
      ['2026-11-16', 1],
      ['2026-11-23', 1],
      ['2026-11-30', 0],
    ]);
    for (const { id } of periods.slice(0, 2)) {
      const { nodes: schedules } = await service(RosterService).schedulesOfPeriod(SYSTEM_ACTOR, id, ALL);
      expect(schedules.map((schedule) => schedule.status)).toEqual(['PUBLISHED']);
      const evaluation = await service(RosterService).evaluation(SYSTEM_ACTOR, schedules[0].id);
      expect(evaluation.hardViolations).toBe(0);
      const campaignIds = new Set(evaluation.outbound.map((row) => row.campaignId));
      expect(campaignIds.size).toBe(3);
      for (const campaignId of campaignIds) {
        const rows = evaluation.outbound.filter((row) => row.campaignId === campaignId);
        const hours = (of: 'wantedHours' | 'deliveredHours'): number =>
          rows.reduce((sum, row) => sum + row[of], 0);
        expect(hours('deliveredHours')).toBeGreaterThan(0.5 * hours('wantedHours'));
      }
      const shifts = await service(RosterService).wholeSchedule(SYSTEM_ACTOR, schedules[0].id);
      expect(shifts.length).toBeGreaterThan(700);
    }
  });

  it('knows what its rosters cost and are held to, and holds the meetings', async () => {
    const { nodes: periods } = await service(PlanningPeriodService).page(SYSTEM_ACTOR, ALL);
    for (const { id } of periods.slice(0, 2)) {
      const { nodes } = await service(RosterService).schedulesOfPeriod(SYSTEM_ACTOR, id, ALL);
      const terms = service(PlanningTermsService);
      const cost = await terms.cost(SYSTEM_ACTOR, nodes[0].id);
      expect(cost).toMatchObject({ currency: 'EUR', unpaidAgents: 0 });
      for (const part of ['base', 'night', 'weekend'] as const) expect(cost?.[part]).toBeGreaterThan(0);
      expect(cost?.budgets.map(({ siteId }) => siteId === null).sort()).toEqual([false, true]);
      const kinds = (await terms.ofSchedule(SYSTEM_ACTOR, nodes[0].id))?.map(({ kind }) => kind);
      expect(kinds).toEqual(expect.arrayContaining(['pack', 'flag', 'rule', 'shift-type', 'pay', 'budget']));
      const shifts = await service(RosterService).wholeSchedule(SYSTEM_ACTOR, nodes[0].id);
      const held = shifts.flatMap(({ activities }) =>
        activities.filter((each) => (each.offPhoneActivityId ?? null) !== null),
      );
      expect(held.length).toBeGreaterThan(10);
    }
  });

  it('gives every login of the simulated platform to an agent', async () => {
    const [source] = await service(TelephonySourceService).sources(SYSTEM_ACTOR);
    expect(await service(TelephonySourceService).unmappedKeys(SYSTEM_ACTOR, source.id)).toEqual([]);
  });

  it('can tell its sign-ins again', async () => {
    const known = await service(DemoLoader).knownSignIns();
    const told = summary.signIns.map(({ role, name, email, password }) => ({ role, name, email, password }));
    expect(known).toEqual(told);
    const answer = await app.get('/demo-sign-ins.json');
    expect(await answer.json()).toEqual(told);
  });
});

describe('a visitor of the demo', () => {
  it('sees forecasts, cover, rosters and boards as planner', async () => {
    const planner = await visitor('planner');
    const { nodes: queues } = await service(ClientWorkService).queues(planner, ALL);
    for (const { id } of queues) {
      const cover = await service(CoverageService).coverage(planner, {
        scheduleId: null,
        queueId: id,
        span: SPAN,
      });
      // Five days of ten hours at least; nobody is planned for a queue that is closed.
      expect(cover.rows.length).toBeGreaterThanOrEqual(100);
      expect(Math.max(...cover.rows.map((row) => row.plannedAgents))).toBeGreaterThan(2);
    }
    const shifts = await service(RosterService).publishedShifts(planner, THIS_WEEK, ALL);
    expect(shifts.totalCount).toBeGreaterThan(700);
    expect((await service(AgentsService).agents(planner, ALL)).totalCount).toBe(180);
    for (const id of await teamIds(planner)) {
      expect((await service(BoardService).board(planner, { teamId: id, siteId: null })).length).toBe(15);
    }
  });

  it('sees one team with its board and its last days as team lead', async () => {
    const lead = await visitor('team-lead');
    const [teamId, ...others] = await teamIds(lead);
    expect(others).toEqual([]);
    const board = await service(BoardService).board(lead, { teamId, siteId: null });
    expect(board).toHaveLength(15);
    expect(board.filter((row) => row.planned !== null).length).toBeGreaterThan(0);
    const days = await service(AdherenceService).teamDay(lead, teamId, localDate('2026-11-17'));
    const figures = days.flatMap((day) => day.figures.map((figure) => figure.value));
    expect(figures.filter((value) => value !== null && value > 0.5 && value < 1).length).toBeGreaterThan(3);
  });

  it('sees the people and the shifts of Manila as its site user', async () => {
    const user = await visitor('site-user');
    const { nodes: agents } = await service(AgentsService).agents(user, ALL);
    expect(agents).toHaveLength(75);
    expect(await teamIds(user)).toHaveLength(5);
    const shifts = await service(RosterService).publishedShifts(user, THIS_WEEK, ALL);
    expect(shifts.totalCount).toBeGreaterThan(250);
  });

  it('sees the calls, the forecast and the cover of the bank as client viewer', async () => {
    const viewer = await visitor('client-viewer');
    const { nodes: queues } = await service(ClientWorkService).queues(viewer, ALL);
    expect(queues.map((queue) => queue.code)).toEqual(['BANK-EN', 'CARDS-EN', 'BANK-ES']);
    for (const { id } of queues) {
      expect((await service(ForecastingService).versions(viewer, id, ALL)).totalCount).toBe(3);
      const cover = { scheduleId: null, queueId: id, span: SPAN };
      const { rows } = await service(CoverageService).coverage(viewer, cover);
      expect(Math.max(...rows.map((row) => row.plannedAgents))).toBeGreaterThan(2);
    }
    const { nodes: campaigns } = await service(ClientWorkService).campaigns(viewer, ALL);
    expect(campaigns.map((campaign) => campaign.code)).toEqual(['COLLECT-US', 'SALES-NA']);
  });

  it('sees own shifts and own figures as agent', async () => {
    const agent = await visitor('agent');
    const { nodes: own } = await service(AgentsService).agents(agent, ALL);
    expect(own).toHaveLength(1);
    const { from } = LAST_WEEK;
    const { to } = THIS_WEEK;
    const shifts = await service(RosterService).ownShifts(agent, { from, to }, ALL);
    // Monday morning in Manila is still last week in Warsaw, so one week alone may hold four or six.
    expect(shifts.totalCount).toBeGreaterThanOrEqual(9);
    expect(shifts.totalCount).toBeLessThanOrEqual(10);
    const days = await service(AdherenceService).history(agent, own[0].id, from, to);
    const worked = days.filter((day) => day.figures.some((figure) => (figure.value ?? 0) > 0.5));
    expect(worked.length).toBeGreaterThan(3);
  });

  it('manages the accounts as administrator', async () => {
    const admin = await visitor('admin');
    expect((await service(AccountsService).accounts(admin, ALL)).totalCount).toBe(6);
  });
});
