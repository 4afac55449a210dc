import { NOWHERE } from '../../src/access/actor.js';
import { addDays, type LocalDate, localDateOf } from '../../src/time/zoned-time.js';
import { Clock } from '../../src/time/clock.js';
import { MONDAY } from '../integration/scheduling/small-company.js';
import { RosterDesk } from '../support/roster-desk.js';

const TERMS = `query ($id: ID!) { planningPeriod(id: $id) { heldTo { kind siteId text } } }`;
const CHOOSE = `mutation ($input: ChooseLabourPackInput!) { chooseLabourPack(input: $input) { id } }`;
const ADD_RULE = `mutation ($input: AddPlanningRuleInput!) { addPlanningRule(input: $input) { id text level content } }`;
const ASK = `mutation ($input: AskForShiftInput!) { askForShift(input: $input) { id weight } }`;
const REQUESTS = `query ($from: LocalDate!, $to: LocalDate!) {
  shiftRequests(from: $from, to: $to, first: 50) { nodes { agentId date wish agent { name } } } }`;

describe('terms of rosters over GraphQL', () => {
  let desk: RosterDesk;

  beforeAll(async () => {
    desk = await RosterDesk.open();
  });
  afterAll(() => desk.close());

  const inPlace = async (query: string, variables: object, token?: string) =>
    (await desk.graphql(query, variables, token)).errors?.map(({ extensions }) => ({
      code: extensions.code,
      field: extensions.place?.field,
    }));
  const soon = (zone: Parameters<typeof localDateOf>[1]): LocalDate =>
    addDays(localDateOf(desk.company.app.app.get(Clock, { strict: false }).now(), zone), 3);

  it('lists packs with law, validity and whether counsel has confirmed them', async () => {
    const { labourPacks } = await desk.ask<{
      labourPacks: { id: string; verified: boolean; rules: { text: string; source: string }[] }[];
    }>(
      '{ labourPacks { id jurisdiction validFrom validTo source verified premiums flags rules { text source level } } }',
    );
    expect(labourPacks.map(({ id }) => id)).toEqual(['eu', 'gb', 'in', 'ph', 'us-ca']);
    expect(labourPacks.some(({ verified }) => verified)).toBe(false);
    for (const { rules } of labourPacks) {
      for (const { text, source } of rules) expect([text, source].every(Boolean)).toBe(true);
    }
  });

  it('holds a roster to the law of its site, names pack and source, and tells its cost and what changed since', async () => {
    const { manila, contract } = desk.company;
    const choice = { siteId: String(manila.id), packId: 'ph', validFrom: '2026-01-01' };
    const { chooseLabourPack } = await desk.ask<{ chooseLabourPack: { id: string } }>(CHOOSE, {
      input: choice,
    });
    await desk.ask(`mutation ($input: SetPayRateInput!) { setPayRate(input: $input) { id perHour } }`, {
      input: { contractId: String(contract.id), currency: 'COP', perHour: '9500', validFrom: '2026-01-01' },
    });
    const { planningPeriod } = await desk.ask<{
      planningPeriod: { heldTo: { kind: string; siteId: string | null; text: string }[] };
    }>(TERMS, { id: desk.periodId });
    expect(planningPeriod.heldTo).toContainEqual({
      kind: 'PACK',
      siteId: String(manila.id),
      text: expect.stringMatching(/^Philippines, hours of work from 2026-01-01 \(Labor Code/) as string,
    });

    const id = await desk.draft();
    await desk.ask(`mutation ($id: ID!) { removeLabourPack(id: $id) { id } }`, chooseLabourPack);
    const { schedule } = await desk.ask<{
      schedule: {
        labourCost: { currency: string; total: number; unpaidAgents: number };
        heldTo: { text: string }[];
        termChanges: { added: unknown[]; removed: { kind: string }[] };
      };
    }>(
      `query ($id: ID!) { schedule(id: $id) { labourCost { currency total unpaidAgents } heldTo { text }
        termChanges { added { kind } removed { kind } } } }`,
      { id },
    );
    expect(schedule.labourCost.currency).toBe('COP');
    expect(schedule.labourCost.total).toBeGreaterThan(0);
    expect(schedule.heldTo.map(({ text }) => text).join('\n')).toContain('Philippines, hours of work');
    expect(schedule.termChanges).toEqual({ added: [], removed: [{ kind: 'PACK' }] });
  });

  it('refuses rules with the place in them', async () => {
    const input = (content: unknown, over = {}) => ({
      input: { owner: { periodId: desk.periodId }, content, ...over },
    });
    const { addPlanningRule: rule } = await desk.ask<{ addPlanningRule: { id: string } }>(
      ADD_RULE,
      input({ rule: 'working-weekends', max: 2, weeks: 4, level: 'soft', weight: 300 }),
    );
    expect(rule).toMatchObject({
      text: 'Working weekends: at most 2 weekends, in any 4 weeks; soft, 300 a weekend',
      level: 'soft',
    });
    await desk.ask(`mutation ($id: ID!) { removePlanningRule(id: $id) { id } }`, rule);
    for (const [content, field] of [
      [
        { rule: 'night-shifts', night: { from: '25:00', to: '06:00' }, nightMinutes: 1, max: 1, days: 7 },
        'night.from',
      ],
      [{ rule: 'shift-type', allowed: ['early'] }, 'allowed[0]'],
      [{ rule: 'days-off', min: 9 }, 'min'],
      [7, 'rule'],
    ] as const) {
      expect(await inPlace(ADD_RULE, input(content))).toEqual([{ code: 'PLANNING_RULE_INVALID', field }]);
    }
    expect(await inPlace(ADD_RULE, input({ rule: 'days-off', min: 1 }, { owner: {} }))).toEqual([
      { code: 'BAD_USER_INPUT', field: 'owner' },
    ]);
  });

  describe('keeps to what one may see', () => {
    it('a planner of one site chooses its law, and no other’s', async () => {
      const { manila, bogota } = desk.company;
      const token = await desk.signIn('manila-planner', {
        role: 'planner',
        scope: { ...NOWHERE, siteIds: [manila.id] },
      });
      const choose = (siteId: number) => ({
        input: { siteId: String(siteId), packId: 'ph', validFrom: '2026-01-01' },
      });
      expect(await inPlace(CHOOSE, choose(bogota.id), token)).toMatchObject([{ code: 'SITE_NOT_FOUND' }]);
      expect(await inPlace(CHOOSE, choose(manila.id), token)).toBeUndefined();
      expect(await inPlace(TERMS, { id: desk.periodId }, token)).toMatchObject([
        { code: 'PLANNING_PERIOD_NOT_FOUND' },
      ]);
      const shared = { input: { name: 'Early', code: 'early', earliest: '06:00', latest: '08:00' } };
      const create = `mutation ($input: CreateShiftTypeInput!) { createShiftType(input: $input) { id } }`;
      expect(await inPlace(create, shared, token)).toMatchObject([{ code: 'FORBIDDEN' }]);
    });

    it('an agent asks for himself alone, and says not what it weighs', async () => {
      const [agent, other] = desk.company.bogotaAgents;
      const token = await desk.signIn('ana', { role: 'agent', scope: { ...NOWHERE, agentIds: [agent.id] } });
      const date = soon(desk.company.bogota.zone);
      const input = (agentId: number, over = {}) => ({
        input: { agentId: String(agentId), date, wish: 'AGAINST', ...over },
      });
      const { askForShift } = await desk.ask<{ askForShift: { id: string; weight: number } }>(
        ASK,
        input(agent.id),
        token,
      );
      expect(askForShift.weight).toBe(60);
      expect(await inPlace(ASK, input(other.id), token)).toMatchObject([{ code: 'AGENT_NOT_FOUND' }]);
      expect(await inPlace(ASK, input(agent.id, { weight: 9_000, date: addDays(date, 1) }), token)).toEqual([
        { code: 'TERM_INVALID', field: 'weight' },
      ]);
      const span = { from: date, to: date };
      const own = await desk.ask<{ shiftRequests: { nodes: object[] } }>(REQUESTS, span, token);
      expect(own.shiftRequests.nodes).toEqual([
        { agentId: String(agent.id), date, wish: 'AGAINST', agent: { name: agent.name } },
      ]);
      const stranger = await desk.signIn('ben', {
        role: 'agent',
        scope: { ...NOWHERE, agentIds: [other.id] },
      });
      const none = await desk.ask<{ shiftRequests: { nodes: object[] } }>(REQUESTS, span, stranger);
      expect(none.shiftRequests.nodes).toEqual([]);
      const withdraw = `mutation ($id: ID!) { withdrawShiftRequest(id: $id) { id } }`;
      expect(await inPlace(withdraw, askForShift, stranger)).toMatchObject([{ code: 'TERM_NOT_FOUND' }]);
      expect(await inPlace(`{ payRates { id } }`, {}, token)).toMatchObject([{ code: 'FORBIDDEN' }]);
      expect(await inPlace(withdraw, askForShift, token)).toBeUndefined();
    });

    it('a client viewer sees nothing of it', async () => {
      const token = await desk.signIn('client', {
        role: 'client-viewer',
        scope: { ...NOWHERE, clientIds: [desk.company.bank.id] },
      });
      for (const query of [
        '{ labourPacks { id } }',
        '{ minimumCovers { id } }',
        '{ shiftTypes { id } }',
        '{ payRates { id } }',
      ]) {
        expect(await inPlace(query, {}, token)).toMatchObject([{ code: 'FORBIDDEN' }]);
      }
    });
  });

  it('keeps the meeting of an activity when a draft is edited', async () => {
    const [agent] = desk.company.bogotaAgents;
    const { orderOffPhoneActivity: meeting } = await desk.ask<{ orderOffPhoneActivity: { id: string } }>(
      `mutation ($input: OrderOffPhoneActivityInput!) { orderOffPhoneActivity(input: $input) { id } }`,
      {
        input: {
          periodId: desk.periodId,
          name: 'Coaching',
          kind: 'COACHING',
          minutes: 30,
          agentIds: [String(agent.id)],
          firstDate: MONDAY,
          lastDate: addDays(MONDAY, 6),
          from: '00:00',
          to: '00:00',
          zone: 'America/Bogota',
        },
      },
    );
    const id = await desk.draft(2);
    const shift = (await desk.shifts(id)).find(({ agentId }) => agentId === String(agent.id));
    if (shift === undefined) throw new Error('The agent has no shift.');
    const work = shift.activities.find(
      ({ start, end }) => Date.parse(end) - Date.parse(start) >= 30 * 60_000,
    );
    if (work === undefined) throw new Error('The shift has no half an hour of one thing.');
    const end = new Date(Date.parse(work.start) + 30 * 60_000).toISOString();
    const activity = { kind: 'OFF_PHONE', start: work.start, end, offPhoneActivityId: meeting.id };
    const edit = { setActivity: { shiftId: shift.id, activity } };
    await desk.ask(
      `mutation ($input: EditScheduleInput!) { editSchedule(input: $input) { __typename ... on Problem { message } } }`,
      { input: { scheduleId: id, revision: await desk.revision(id), edit, force: true, reason: 'A test' } },
    );
    const { schedule } = await desk.ask<{
      schedule: { shifts: { nodes: { activities: { offPhoneActivityName: string | null }[] }[] } };
    }>(
      `query ($id: ID!, $agentId: ID!) { schedule(id: $id) { shifts(agentId: $agentId, first: 50) {
        nodes { activities { offPhoneActivityId offPhoneActivityName } } } } }`,
      { id, agentId: String(agent.id) },
    );
    const names = schedule.shifts.nodes.flatMap(({ activities }) =>
      activities.map((each) => each.offPhoneActivityName),
    );
    expect(names).toContain('Coaching');
  });
});
