import { DataSource } from 'typeorm';
import { addMinutes, parseInstant } from '../../src/time/instant.js';
import { publishPlan } from '../integration/adherence/published-plan.js';
import { callsFrom, importFile, repeatLastWeek } from '../support/forecast-steps.js';
import { PlannersDay, scopeOf } from '../support/planners-day.js';

const TOTALS = `contacts requiredHours scheduledHours rosterHours peakRequiredAgents peakScheduledAgents serviceLevel
  plannedServiceLevel understaffedHours overstaffedHours cost`;
const WHAT_IF = `query ($input: WhatIfInput!) { whatIf(input: $input) { scenarios totals { ${TOTALS} }
  queues { queueId requirementId forecastVersionId intervalMinutes totals { ${TOTALS} }
    rows { start scenarios { offered averageHandleTimeSeconds requiredAgents scheduledAgents rosterTarget serviceLevel
      plannedServiceLevel understaffedAgents overstaffedAgents } } } } }`;

interface Totals {
  readonly contacts: number;
  readonly requiredHours: number;
  readonly scheduledHours: number;
  readonly peakRequiredAgents: number;
  readonly serviceLevel: number | null;
  readonly plannedServiceLevel: number | null;
  readonly cost: number | null;
}
interface WhatIf {
  readonly scenarios: readonly string[];
  readonly totals: readonly Totals[];
  readonly queues: readonly {
    readonly rows: readonly {
      readonly start: string;
      readonly scenarios: readonly {
        readonly offered: number;
        readonly requiredAgents: number;
        readonly scheduledAgents: number;
        readonly plannedServiceLevel: number | null;
      }[];
    }[];
  }[];
}

/** Monday 29 June 2026 in New York. */
const MONDAY = { from: '2026-06-29T00:00:00-04:00', to: '2026-06-30T00:00:00-04:00' };
const TEN = '2026-06-29T14:00:00.000Z';

describe('plans under other assumptions', () => {
  let day: PlannersDay;
  let forecastId: string;
  let requirementId: string;

  beforeAll(async () => {
    day = await PlannersDay.begin('2026-05-31T20:00:00Z');
    await day.foundCompany();
    await importFile(day, 'PLAIN', callsFrom('2025-04-07', 60 * 7, 40), [{ queueId: day.queueId }]);
    forecastId = await repeatLastWeek(day, '2026-06-01', 60);
    const shrinkage = [{ name: 'leave', place: 'OUT_OF_OFFICE', share: 0.25 }];
    const { calculateRequirement } = await day.ask<{ calculateRequirement: { id: string } }>(
      `mutation ($input: CalculateRequirementInput!) { calculateRequirement(input: $input) { id } }`,
      { input: { forecastId, routedShare: 1, shrinkage } },
    );
    requirementId = calculateRequirement.id;
  });
  afterAll(() => day.app.close());

  const ask = async (input: object): Promise<WhatIf> =>
    (
      await day.ask<{ whatIf: WhatIf }>(WHAT_IF, {
        input: { requirementIds: [requirementId], ...MONDAY, ...input },
      })
    ).whatIf;
  const stored = async () => {
    const { requirementRows } = await day.ask<{
      requirementRows: { start: string; offered: number; requiredAgents: number; scheduledAgents: number }[];
    }>(
      `query ($id: ID!, $from: Instant, $to: Instant) { requirementRows(requirementId: $id, from: $from, to: $to) {
        start offered requiredAgents scheduledAgents } }`,
      { id: requirementId, ...MONDAY },
    );
    return requirementRows;
  };
  const scenarios = [
    { name: 'busier', changes: [{ volume: { percent: 30 } }] },
    { name: 'slower', changes: [{ averageHandleTimeSeconds: { by: 60 } }, { shrinkage: { to: 0.5 } }] },
  ];

  it('start from the requirement as it is, and store nothing', async () => {
    const before = await stored();
    const compared = await ask({ scenarios, costPerHour: 10 });
    expect(compared.scenarios).toEqual(['as it is', 'busier', 'slower']);
    const rows = compared.queues[0].rows.map(({ start, scenarios: [base] }) => ({
      start,
      offered: base.offered,
      requiredAgents: base.requiredAgents,
      scheduledAgents: base.scheduledAgents,
    }));
    expect(rows).toEqual(before);
    expect(await stored()).toEqual(before);
  });

  it('stand side by side, with hours, peaks and cost', async () => {
    const { totals, queues } = await ask({ scenarios, costPerHour: 10 });
    expect(totals[1].contacts).toBeCloseTo(1.3 * totals[0].contacts, 9);
    expect(totals[1].requiredHours).toBeGreaterThan(totals[0].requiredHours);
    expect(totals[2].scheduledHours).toBeGreaterThan(1.9 * totals[2].requiredHours);
    expect(totals[1].cost).toBeCloseTo(10 * totals[1].scheduledHours, 9);
    const [base, busier] = queues[0].rows.find(({ start }) => start === TEN)?.scenarios ?? [];
    expect(busier.offered).toBeCloseTo(1.3 * base.offered, 9);
    expect(totals[0]).toMatchObject({ plannedServiceLevel: null, understaffedHours: null });
    expect((await ask({ scenarios })).totals[0].cost).toBeNull();
  });

  it('change one queue alone when they name it', async () => {
    const other = { name: 'other', changes: [{ queueId: '999', volume: { to: 0 } }] };
    const own = { name: 'own', changes: [{ queueId: day.queueId, volume: { to: 0 } }] };
    const { totals } = await ask({ scenarios: [other, own] });
    expect(totals[1]).toEqual(totals[0]);
    expect(totals[2].contacts).toBe(0);
  });

  it('start from a forecast by the goal of the queue', async () => {
    const { queues } = await ask({ requirementIds: [], forecastIds: [forecastId], scenarios });
    expect(queues[0]).toMatchObject({ requirementId: null, forecastVersionId: forecastId });
    const [base] = queues[0].rows.find(({ start }) => start === TEN)?.scenarios ?? [];
    // A quarter of the calls is ours.
    expect(base).toMatchObject({ offered: 98 / 4, scheduledAgents: base.requiredAgents });
  });

  it('tell what callers meet with the agents now planned', async () => {
    const agents = [...(await day.agentIds()).values()].slice(0, 12);
    const start = parseInstant(TEN);
    await publishPlan(
      day.app.app.get(DataSource).manager,
      { bankQueue: { id: Number(day.queueId) }, bankCampaign: { id: Number(day.campaignId) } },
      agents.map((agentId) => ({ agentId, activities: [['inbound', start, addMinutes(start, 60)]] })),
    );
    const { queues, totals } = await ask({ scenarios });
    const planned = queues[0].rows
      .find((row) => row.start === TEN)
      ?.scenarios.map(({ plannedServiceLevel }) => plannedServiceLevel ?? -1);
    // Twelve less a quarter are nine, for 9.8 erlangs and more.
    expect(planned).toEqual([0, 0, 0]);
    const fewer = await ask({ scenarios: [{ name: 'fewer', changes: [{ volume: { percent: -50 } }] }] });
    expect(fewer.totals[1].plannedServiceLevel).toBeGreaterThan(0);
    expect(totals[0].plannedServiceLevel).toBeLessThan(0.5);
  });

  it.each([
    [{ scenarios: [{ name: 'x', changes: [{ volume: {} }] }] }, 'BAD_USER_INPUT'],
    [{ scenarios: [{ name: 'x', changes: [{ volume: { to: 1, by: 2 } }] }] }, 'BAD_USER_INPUT'],
    [{ scenarios: [{ name: 'x', changes: [{ shrinkage: { to: 1 } }] }] }, 'FORECASTING_INVALID'],
    [{ scenarios: [{ name: 'x', changes: [{ volume: { percent: -200 } }] }] }, 'FORECASTING_INVALID'],
    [{ scenarios: [{ name: 'x', changes: [{ maxAbandonment: { to: 0.05 } }] }] }, 'FORECASTING_INVALID'],
    [
      {
        scenarios: [
          { name: 'x', changes: [] },
          { name: 'x', changes: [] },
        ],
      },
      'FORECASTING_INVALID',
    ],
    [{ scenarios: [], requirementIds: [] }, 'FORECASTING_INVALID'],
    [{ scenarios: [], costPerHour: -1 }, 'FORECASTING_INVALID'],
    [{ scenarios: [], requirementIds: ['999'] }, 'REQUIREMENT_NOT_FOUND'],
    [{ scenarios: [], forecastIds: ['999'] }, 'FORECAST_NOT_FOUND'],
    [{ scenarios: [], scheduleId: '999' }, 'SCHEDULE_NOT_FOUND'],
  ])('refuses %j with %s', async (more, code) => {
    const input = { requirementIds: [requirementId], ...MONDAY, ...more };
    expect(await day.refusal(WHAT_IF, { input }, day.planner)).toBe(code);
  });

  it('refuses the same queue twice, and says in words what a scenario cannot be', async () => {
    const input = { requirementIds: [requirementId], forecastIds: [forecastId], scenarios: [] };
    expect(await day.refusal(WHAT_IF, { input }, day.planner)).toBe('FORECASTING_INVALID');
    const bad = {
      ...input,
      forecastIds: [],
      scenarios: [{ name: 'gone', changes: [{ shrinkage: { to: 2 } }] }],
    };
    const { errors } = await day.app.graphql(WHAT_IF, { input: bad }, day.planner);
    expect(errors?.[0].message).toBe(
      `Scenario "gone", queue ${day.queueId}: shrinkage (2) must be 0 or more and below 1. Maybe 0.3 for 30 %.`,
    );
  });

  it('are for those who may read the forecasts of the client', async () => {
    const viewer = (id: string) => ({
      role: 'client-viewer' as const,
      scope: scopeOf({ clientIds: [Number(id)] }),
    });
    const owner = await day.signIn('owner', viewer(day.clientId));
    const stranger = await day.signIn('stranger', viewer(day.otherClientId));
    const input = { requirementIds: [requirementId], ...MONDAY, scenarios: [] };
    expect((await day.ask<{ whatIf: WhatIf }>(WHAT_IF, { input }, owner)).whatIf.scenarios).toEqual([
      'as it is',
    ]);
    expect(await day.refusal(WHAT_IF, { input }, stranger)).toBe('REQUIREMENT_NOT_FOUND');
  });
});
