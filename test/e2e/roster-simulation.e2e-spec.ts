import { DataSource } from 'typeorm';
import { PlanningPeriodEntity } from '../../src/scheduling/persistence/planning-period.entity.js';
import { addMinutes, parseInstant } from '../../src/time/instant.js';
import { localDay, localDate, timeZone } from '../../src/time/zoned-time.js';
import { publishPlan } from '../integration/adherence/published-plan.js';
import { callsFrom, importFile, repeatLastWeek } from '../support/forecast-steps.js';
import { PlannersDay, scopeOf } from '../support/planners-day.js';
import { watch } from '../support/subscription.js';

const FIGURES = `offered agents serviceLevel { value halfWidth } abandonment { value } occupancy { value }
  averageSpeedOfAnswerSeconds { value }`;
const SIMULATION = `id scheduleId status progress error startsAt endsAt outcome {
  replications level precise intervalMinutes assumptions { absentShare unavailableShare routing }
  total { ${FIGURES} }
  queues { queueId goal goalMetShare answerThresholdSeconds total { ${FIGURES} }
    intervals { start plannedAgents projectedServiceLevel ${FIGURES} } }
  campaigns { campaignId rosteredMinutes deliveredMinutes { value } }
  agentHours { group start contactsInTime gain { value halfWidth } } }`;
const SIMULATE = `mutation ($input: SimulateRosterInput!) { simulateRoster(input: $input) { ${SIMULATION} } }`;
const READ = `query ($id: ID!) { rosterSimulation(id: $id) { ${SIMULATION} } }`;

interface Estimate {
  readonly value: number;
  readonly halfWidth: number | null;
}
interface Figures {
  readonly offered: number;
  readonly agents: number;
  readonly serviceLevel: Estimate | null;
}
interface Simulation {
  readonly id: string;
  readonly status: string;
  readonly progress: number;
  readonly error: string | null;
  readonly startsAt: string;
  readonly outcome: {
    readonly replications: number;
    readonly precise: boolean | null;
    readonly assumptions: Record<string, unknown>;
    readonly total: Figures;
    readonly queues: readonly {
      readonly queueId: string;
      readonly goalMetShare: number;
      readonly total: Figures;
      readonly intervals: readonly (Figures & {
        readonly start: string;
        readonly plannedAgents: number;
        readonly projectedServiceLevel: number | null;
      })[];
    }[];
    readonly campaigns: readonly { readonly rosteredMinutes: number; readonly deliveredMinutes: Estimate }[];
    readonly agentHours: readonly { readonly group: string; readonly contactsInTime: number }[];
  } | null;
}

const MONDAY = localDate('2003-08-25');
const NEW_YORK = timeZone('America/New_York');
const TEN = '2003-08-25T14:00:00.000Z';

describe('a roster simulated', () => {
  let day: PlannersDay;
  let scheduleId: string;

  beforeAll(async () => {
    day = await PlannersDay.begin('2003-08-22T20:00:00Z');
    await day.foundCompany();
    await importFile(day, 'PLAIN', callsFrom('2003-06-02', 80, 160), [{ queueId: day.queueId }]);
    const forecastId = await repeatLastWeek(day, MONDAY, 7);
    const shrinkage = [
      { name: 'sickness', place: 'OUT_OF_OFFICE', share: 0.1 },
      { name: 'breaks', place: 'IN_OFFICE', share: 0.1, scheduledByRoster: true },
    ];
    const { calculateRequirement } = await day.ask<{ calculateRequirement: { id: string } }>(
      `mutation ($input: CalculateRequirementInput!) { calculateRequirement(input: $input) { id } }`,
      { input: { forecastId, routedShare: 1, shrinkage } },
    );
    await day.ask(`mutation ($id: ID!) { publishRequirement(id: $id) { __typename } }`, {
      id: calculateRequirement.id,
    });
    scheduleId = await publishRoster(25);
  });
  afterAll(() => day.app.close());

  /** From 10:00 to 11:00 in New York on the queue; every fifth agent calls out in the second half-hour. */
  async function publishRoster(agents: number): Promise<string> {
    const { manager } = day.app.app.get(DataSource);
    const ids = [...(await day.agentIds()).values()].slice(0, agents);
    const start = parseInstant(TEN);
    const [half, end] = [addMinutes(start, 30), addMinutes(start, 60)];
    const published = await publishPlan(
      manager,
      { bankQueue: { id: Number(day.queueId) }, bankCampaign: { id: Number(day.campaignId) } },
      ids.map((agentId, at) => ({
        agentId,
        activities:
          at % 5 === 0
            ? [
                ['inbound', start, half],
                ['outbound', half, end],
              ]
            : [['inbound', start, end]],
      })),
    );
    const { start: startsAt } = localDay(MONDAY, NEW_YORK);
    const week = { startsAt, endsAt: addMinutes(startsAt, 7 * 24 * 60), zone: NEW_YORK };
    await manager.update(PlanningPeriodEntity, { name: 'Week' }, week);
    return String(published.scheduleId);
  }

  const ordered = async (input: object): Promise<Simulation> => {
    const { simulateRoster } = await day.ask<{ simulateRoster: Simulation }>(SIMULATE, {
      input: { scheduleId, from: MONDAY, ...input },
    });
    return simulateRoster;
  };
  const ended = async ({ id }: Simulation): Promise<Simulation> => {
    for (;;) {
      const { rosterSimulation } = await day.ask<{ rosterSimulation: Simulation }>(READ, { id });
      if (!['QUEUED', 'RUNNING'].includes(rosterSimulation.status)) return rosterSimulation;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const simulated = async (input: object) => ended(await ordered(input));

  it('tells the service of every interval with its uncertainty, beside what the formula says', async () => {
    const { status, error, startsAt, outcome } = await simulated({ replications: 60, agentHours: 2 });
    expect({ status, error, startsAt }).toEqual({
      status: 'COMPLETED',
      error: null,
      startsAt: '2003-08-25T04:00:00.000Z',
    });
    const [queue] = outcome?.queues ?? [];
    expect(outcome).toMatchObject({
      replications: 60,
      assumptions: { absentShare: 0.1, unavailableShare: 0 },
    });
    const at = queue.intervals.findIndex(({ start }) => start === TEN);
    const [first, , third] = queue.intervals.slice(at);
    expect(first.plannedAgents).toBe(25);
    expect(third.plannedAgents).toBe(20);
    expect(first.offered).toBeGreaterThan(50);
    expect(first.serviceLevel?.halfWidth).toBeGreaterThan(0);
    expect(first.projectedServiceLevel).toBeGreaterThan(0);
    expect(first.agents).toBeLessThan(25);
    expect(queue.intervals[at - 1].serviceLevel).toBeNull();
    expect(outcome?.campaigns[0].rosteredMinutes).toBe(150);
    expect(outcome?.campaigns[0].deliveredMinutes.value).toBeLessThan(150);
    expect(outcome?.agentHours).toHaveLength(2);
    expect(outcome?.agentHours[0].contactsInTime).toBeGreaterThan(0);
    expect(outcome?.agentHours[0].group).toContain(':');
  });

  it('says the same for the same seed, and less when more contacts come', async () => {
    const input = { replications: 30 };
    const [once, again] = [await simulated(input), await simulated(input)];
    expect(again.outcome).toEqual(once.outcome);
    const busier = await simulated({ ...input, assumptions: { volumePercent: 25 } });
    const level = ({ outcome }: Simulation) => outcome?.total.serviceLevel?.value ?? -1;
    expect(level(busier)).toBeLessThan(level(once) - 0.02);
    expect(busier.outcome?.total.offered).toBeCloseTo(1.25 * (once.outcome?.total.offered ?? 0), -2);
  });

  it('goes on until the service level is known as well as was asked', async () => {
    const { outcome } = await simulated({ replications: 2000, halfWidth: 0.02 });
    expect(outcome?.precise).toBe(true);
    expect(outcome?.replications).toBeLessThan(2000);
    expect(outcome?.queues[0].total.serviceLevel?.halfWidth).toBeLessThanOrEqual(0.02);
  });

  it('shows its progress, and keeps what it has when it is cancelled', async () => {
    // Ten times the contacts, so that the work is far from done when its cancelling arrives.
    const started = await ordered({ replications: 2000, assumptions: { volumePercent: 1000 } });
    const watching = watch<{ rosterSimulation: Simulation }>(
      day.app,
      `subscription ($id: ID!) { rosterSimulation(id: $id) { ${SIMULATION} } }`,
      { id: started.id },
      day.planner,
    );
    let last: Simulation | undefined;
    let cancelled = false;
    for (;;) {
      const change = await watching.next();
      if (change.done === true) break;
      last = change.value.data?.rosterSimulation;
      if (!cancelled && last?.status === 'RUNNING' && last.progress > 0) {
        cancelled = true;
        await day.ask(`mutation ($id: ID!) { cancelRosterSimulation(id: $id) { status } }`, {
          id: started.id,
        });
      }
    }
    await watching.close();
    expect(last?.status).toBe('CANCELLED');
    expect(last?.outcome?.replications).toBeGreaterThan(0);
    expect(last?.outcome?.replications).toBeLessThan(2000);
  });

  it('is listed with its roster, newest first', async () => {
    const { rosterSimulations } = await day.ask<{ rosterSimulations: { nodes: { id: string }[] } }>(
      `query ($id: ID!) { rosterSimulations(scheduleId: $id) { nodes { id } } }`,
      { id: scheduleId },
    );
    const ids = rosterSimulations.nodes.map(({ id }) => Number(id));
    expect(ids.length).toBeGreaterThan(3);
    expect(ids).toEqual([...ids].sort((a, b) => b - a));
  });

  it.each([
    [{ days: 0 }, 'ROSTER_SIMULATION_INVALID'],
    [{ days: 8 }, 'ROSTER_SIMULATION_INVALID'],
    [{ from: '2003-09-01' }, 'ROSTER_SIMULATION_INVALID'],
    [{ replications: 1 }, 'ROSTER_SIMULATION_INVALID'],
    [{ halfWidth: 0 }, 'ROSTER_SIMULATION_INVALID'],
    [{ assumptions: { absentShare: 1 } }, 'ROSTER_SIMULATION_INVALID'],
    [{ assumptions: { volumePercent: -101 } }, 'ROSTER_SIMULATION_INVALID'],
    [{ scheduleId: '999' }, 'SCHEDULE_NOT_FOUND'],
  ])('refuses %j with %s', async (more, code) => {
    const input = { scheduleId, from: MONDAY, ...more };
    expect(await day.refusal(SIMULATE, { input }, day.planner)).toBe(code);
  });

  it('is for those who plan the period', async () => {
    const [siteId] = Object.values(day.sites).map(Number);
    const lead = await day.signIn('lead', { role: 'team-lead', scope: scopeOf({ siteIds: [siteId] }) });
    expect(await day.refusal(SIMULATE, { input: { scheduleId, from: MONDAY } }, lead)).toBe('FORBIDDEN');
    expect(await day.refusal(READ, { id: '1' }, lead)).toBe('FORBIDDEN');
    const elsewhere = await day.signIn('elsewhere', {
      role: 'planner',
      scope: scopeOf({ siteIds: [siteId] }),
    });
    expect(await day.refusal(READ, { id: '1' }, elsewhere)).toBe('SCHEDULE_NOT_FOUND');
  });
});
