import { PlannersDay, scopeOf } from '../support/planners-day.js';

const REQUIREMENT = `query ($campaignId: ID!, $from: LocalDate!, $days: Int! = 7, $pace: OutboundPaceInput,
    $shrinkage: Float! = 0, $intervalMinutes: Int! = 60) {
  outboundRequirement(campaignId: $campaignId, from: $from, days: $days, zone: "America/New_York", pace: $pace,
      shrinkage: $shrinkage, intervalMinutes: $intervalMinutes) {
    wantedHours plannedHours peakAgents intervalMinutes span { start end }
    zones { zone { id jurisdiction } wantedHours plannedHours openHours
      unplaced { cause hours ruleId source reason } }
    rows { start agents scheduledAgents byZone { zoneId agents } } } }`;

interface Requirement {
  readonly wantedHours: number;
  readonly plannedHours: number;
  readonly zones: readonly {
    readonly zone: { readonly id: string; readonly jurisdiction: string };
    readonly wantedHours: number;
    readonly plannedHours: number;
    readonly openHours: number;
    readonly unplaced: readonly {
      readonly cause: string;
      readonly hours: number;
      readonly ruleId: string;
      readonly source: string;
      readonly reason: string;
    }[];
  }[];
  readonly rows: readonly {
    readonly start: string;
    readonly agents: number;
    readonly scheduledAgents: number;
    readonly byZone: readonly { readonly zoneId: string; readonly agents: number }[];
  }[];
}

/** A week with Bastille Day, Tuesday 14 July 2026. */
const MONDAY = '2026-07-13';

let day: PlannersDay;
let surveyId: string;

beforeAll(async () => {
  day = await PlannersDay.begin('2026-07-06T12:00:00Z');
  await day.foundCompany();
  const { createCampaign } = await day.ask<{ createCampaign: { id: string } }>(
    `mutation ($input: CreateCampaignInput!) { createCampaign(input: $input) { id } }`,
    {
      input: {
        clientId: day.otherClientId,
        code: 'SURVEY',
        name: 'Survey',
        language: 'fr',
        level: 'B2',
        callType: 'survey',
        volume: { contactsPerWeek: 1000, attemptsPerContact: 6, minutesPerAttempt: 3 },
        zones: [
          { jurisdiction: 'FR', zone: 'Europe/Paris', share: 0.6 },
          { jurisdiction: 'DE', zone: 'Europe/Berlin', share: 0.4, consent: false },
        ],
      },
    },
  );
  surveyId = createCampaign.id;
});
afterAll(() => day.app.close());

const ask = async (variables: object): Promise<Requirement> =>
  (await day.ask<{ outboundRequirement: Requirement }>(REQUIREMENT, { from: MONDAY, ...variables }))
    .outboundRequirement;

describe('the outbound requirement of a campaign', () => {
  it('spreads the week’s hours over the open windows of each called zone', async () => {
    const required = await ask({ campaignId: day.campaignId });
    expect(required).toMatchObject({ wantedHours: 900, plannedHours: expect.closeTo(900, 6) as number });
    expect(required.rows).toHaveLength(7 * 24);
    const hours = required.rows.reduce((sum, { agents }) => sum + agents, 0);
    expect(hours).toBeCloseTo(900, 6);
    const ny = required.zones.find(({ zone }) => zone.jurisdiction === 'US-NY');
    expect(ny).toMatchObject({ wantedHours: expect.closeTo(270, 9) as number, openHours: 7 * 13 });
    const at = (start: string) => required.rows.find((row) => row.start === start);
    expect(at('2026-07-13T11:00:00.000Z')?.byZone.find(({ zoneId }) => zoneId === ny?.zone.id)?.agents).toBe(
      0,
    );
    expect(
      at('2026-07-13T12:00:00.000Z')?.byZone.find(({ zoneId }) => zoneId === ny?.zone.id)?.agents,
    ).toBeCloseTo(270 / 91, 9);
  });

  it('reports what caps, consent and holidays take, with rule and source', async () => {
    const required = await ask({ campaignId: surveyId });
    expect(required).toMatchObject({ wantedHours: 300, plannedHours: expect.closeTo(120, 6) as number });
    const [france, germany] = required.zones;
    expect(france.openHours).toBe(4 * 9);
    expect(france.unplaced).toEqual([
      {
        cause: 'CAP',
        hours: expect.closeTo(60, 9) as number,
        ruleId: 'fr-4-in-30',
        source: 'Decree 2022-1313',
        reason: 'At most 4 calls to one person in 30 days: 4 in these 7.',
      },
    ]);
    expect(germany).toMatchObject({ plannedHours: 0, openHours: 0 });
    expect(germany.unplaced).toMatchObject([
      { cause: 'NO_CONSENT', hours: expect.closeTo(120, 9) as number, ruleId: 'no-consent' },
    ]);
    const holiday = await ask({ campaignId: surveyId, from: '2026-07-14', days: 1 });
    expect(holiday.plannedHours).toBe(0);
    expect(holiday.zones[0].unplaced.map(({ cause }) => cause)).toContain('WINDOW_CLOSED');
    expect(holiday.zones[0].unplaced.some(({ reason }) => reason.includes('public holiday'))).toBe(true);
  });

  it('follows the pace asked for, and raises agents by shrinkage', async () => {
    const early = await ask({ campaignId: surveyId, pace: { frontLoaded: 4 }, shrinkage: 0.2 });
    const busy = early.rows.filter(({ agents }) => agents > 0);
    expect(busy[0].agents).toBeGreaterThan(3.5 * (busy.at(-1)?.agents ?? Infinity));
    expect(busy[0].scheduledAgents).toBeCloseTo(busy[0].agents / 0.8, 9);
    const byHour = Array.from({ length: 24 }, (_, hour) => (hour === 10 ? 1 : 0));
    const mornings = await ask({ campaignId: surveyId, pace: { byHour } });
    const hours = new Set(
      mornings.rows.filter(({ agents }) => agents > 0).map(({ start }) => start.slice(11, 13)),
    );
    expect(hours).toEqual(new Set(['08']));
  });

  it.each([
    [{ days: 0 }, 'OUTBOUND_INVALID'],
    [{ days: 2_000_000_000 }, 'OUTBOUND_INVALID'],
    [{ from: '1999-01-01' }, 'SPAN_INVALID'],
    [{ shrinkage: 1 }, 'OUTBOUND_INVALID'],
    [{ pace: { byHour: [1, 2] } }, 'OUTBOUND_INVALID'],
    [{ pace: { frontLoaded: 0.2 } }, 'OUTBOUND_INVALID'],
    [{ pace: { frontLoaded: 2, byHour: [] } }, 'BAD_USER_INPUT'],
    [{ intervalMinutes: 7 }, 'BAD_USER_INPUT'],
    [{ campaignId: '999' }, 'CAMPAIGN_NOT_FOUND'],
  ])('refuses %j with %s', async (more, code) => {
    const variables = { campaignId: day.campaignId, from: MONDAY, ...more };
    expect(await day.refusal(REQUIREMENT, variables, day.planner)).toBe(code);
  });

  it('is for planners and for the client whose work it is', async () => {
    const variables = { campaignId: day.campaignId, from: MONDAY };
    const client = (id: string) => ({
      role: 'client-viewer' as const,
      scope: scopeOf({ clientIds: [Number(id)] }),
    });
    const owner = await day.signIn('owner', client(day.otherClientId));
    const stranger = await day.signIn('stranger', client(day.clientId));
    const site = await day.signIn('site', {
      role: 'site-user',
      scope: scopeOf({ siteIds: [Number(day.sites.MNL)] }),
    });
    const { outboundRequirement } = await day.ask<{ outboundRequirement: Requirement }>(
      REQUIREMENT,
      variables,
      owner,
    );
    expect(outboundRequirement.wantedHours).toBe(900);
    expect(await day.refusal(REQUIREMENT, variables, stranger)).toBe('CAMPAIGN_NOT_FOUND');
    expect(await day.refusal(REQUIREMENT, variables, site)).toBe('FORBIDDEN');
  });
});
