import { jest } from '@jest/globals';
import { UnitOfWork } from '../../../src/database/unit-of-work.js';
import { type SchedulingProblem } from '../../../src/scheduling/engine/problem.js';
import { problemFromJson, problemToJson } from '../../../src/scheduling/engine/problem-json.js';
import { type PlanningPeriod } from '../../../src/scheduling/planning-period.js';
import { ProblemLoader } from '../../../src/scheduling/solver/problem-loader.js';
import { LabourPacksService } from '../../../src/scheduling/terms/labour-packs.service.js';
import { MinimumCoverService } from '../../../src/scheduling/terms/minimum-cover.service.js';
import { OffPhoneActivitiesService } from '../../../src/scheduling/terms/off-phone-activities.service.js';
import { PlanningRulesService } from '../../../src/scheduling/terms/planning-rules.service.js';
import { ShiftRequestsService } from '../../../src/scheduling/terms/shift-requests.service.js';
import { ShiftTypesService } from '../../../src/scheduling/terms/shift-kinds.service.js';
import { type NewOffPhoneActivity } from '../../../src/scheduling/terms/off-phone-activities.service.js';
import { Clock } from '../../../src/time/clock.js';
import { formatInstant, parseInstant } from '../../../src/time/instant.js';
import { addDays, localDate, localTime } from '../../../src/time/zoned-time.js';
import {
  actor,
  aWeek,
  MONDAY,
  NEW_YORK,
  planner,
  type SmallCompany,
  SOLVING_MS,
  startSmallCompany,
} from './small-company.js';

const NEXT = addDays(MONDAY, 7);
const FIRST = localDate('2026-01-01');

describe('what rosters are held to beside contracts', () => {
  let company: SmallCompany;
  let week: PlanningPeriod;

  const problem = async (period = week): Promise<SchedulingProblem> => {
    const load = company.service(ProblemLoader);
    return (await company.service(UnitOfWork).read((manager) => load.load(manager, period.id))).problem;
  };

  beforeAll(async () => {
    company = await startSmallCompany();
    company.requirement.want(company.bankQueue.id, 2, { first: MONDAY, count: 14, zone: NEW_YORK });
    week = await aWeek(company);
  }, SOLVING_MS);
  afterAll(() => company.app.close());

  it('leaves a problem without terms as it was', async () => {
    const bare = await problem();
    for (const part of ['sites', 'labourPacks', 'rules', 'shiftTypes', 'requests', 'labourBudgets']) {
      expect(bare).not.toHaveProperty(part);
    }
  });

  describe('labour packs', () => {
    const choose = async (packId: string, from = FIRST, to: typeof FIRST | null = null) =>
      company
        .service(LabourPacksService)
        .choose(planner, { siteId: company.manila.id, packId, validFrom: from, validTo: to });

    it('bind the agents of the site that keeps to them, and name pack and source', async () => {
      const choice = await choose('ph');
      const { sites, labourPacks = [] } = await problem();
      expect(sites?.map(({ id }) => id)).toEqual([String(company.manila.id)]);
      expect(labourPacks).toHaveLength(1);
      expect(sites?.[0].labourPacks).toEqual([labourPacks[0].id]);
      expect(labourPacks[0].validFrom).toBe('2026-01-01');
      for (const rule of labourPacks[0].rules) {
        expect(rule.source).toMatch(new RegExp(`^${labourPacks[0].title}: .+`));
      }
      await company.service(LabourPacksService).remove(planner, choice.id);
      expect(await problem()).not.toHaveProperty('labourPacks');
    });

    it('bind nobody before they are chosen and after they are ended', async () => {
      const choice = await choose('ph', NEXT);
      expect(await problem()).not.toHaveProperty('labourPacks');
      const packs = company.service(LabourPacksService);
      await packs.remove(planner, choice.id);
      const past = await choose('ph', FIRST);
      await packs.end(planner, past.id, addDays(MONDAY, -1));
      expect(await problem()).not.toHaveProperty('labourPacks');
      await packs.remove(planner, past.id);
    });

    it('are refused twice for the same days, and by unknown names', async () => {
      const choice = await choose('ph', FIRST, MONDAY);
      await expect(choose('ph', MONDAY)).rejects.toMatchObject({ code: 'LABOUR_PACK_CHOSEN' });
      await expect(choose('xx')).rejects.toMatchObject({ code: 'LABOUR_PACK_UNKNOWN' });
      await expect(choose('in', localDate('2001-01-01'), localDate('2002-01-01'))).rejects.toMatchObject({
        code: 'TERM_INVALID',
        place: { field: 'validFrom' },
      });
      await company.service(LabourPacksService).remove(planner, choice.id);
    });

    it('look at opt-outs that hold for the whole period', async () => {
      const packs = company.service(LabourPacksService);
      const [agent, other] = company.manilaAgents;
      const flag = async (agentId: number, from: typeof FIRST, name = 'ph-overtime') =>
        packs.addFlag(planner, { agentId, flag: name, validFrom: from, validTo: null });
      const [whole, part] = [await flag(agent.id, FIRST), await flag(other.id, addDays(MONDAY, 1))];
      const { agents } = await problem();
      expect(agents.find(({ id }) => id === String(agent.id))?.flags).toEqual(['ph-overtime']);
      expect(agents.find(({ id }) => id === String(other.id))?.flags).toBeUndefined();
      await expect(flag(agent.id, FIRST, 'none')).rejects.toMatchObject({ code: 'TERM_INVALID' });
      const listed = async (agentId: number | null, siteId: number | null) =>
        (await packs.flags(planner, { agentId, siteId })).map(({ id }) => id);
      expect(await listed(null, null)).toEqual([whole.id, part.id]);
      expect(await listed(agent.id, null)).toEqual([whole.id]);
      expect(await listed(null, agent.siteId)).toContain(whole.id);
      expect(await listed(null, company.bogota.id)).toEqual([]);
      for (const { id } of [whole, part]) await packs.removeFlag(planner, id);
    });
  });

  describe('rules', () => {
    it('of a site hold for its agents on their days, those of a period for everybody', async () => {
      const rules = company.service(PlanningRulesService);
      const ofSite = await rules.add(planner, {
        owner: { siteId: company.bogota.id },
        kind: 'rule',
        content: { rule: 'spread-over', max: 600, level: 'soft', weight: 2 },
        validFrom: FIRST,
        validTo: null,
      });
      const ofPeriod = await rules.add(planner, {
        owner: { periodId: week.id },
        kind: 'rule',
        content: { rule: 'consecutive-days', max: 5 },
        validFrom: null,
        validTo: null,
      });
      const held = await problem();
      expect(held.rules).toEqual([{ rule: 'consecutive-days', max: 5, source: 'rule of Week 10' }]);
      const [pack] = held.labourPacks ?? [];
      expect(pack).toMatchObject({ id: `rule-${ofSite.id}`, rules: [ofSite.content] });
      expect(held.sites).toMatchObject([{ id: String(company.bogota.id), labourPacks: [pack.id] }]);
      expect(problemFromJson(JSON.parse(JSON.stringify(problemToJson(held)))).rules).toEqual(held.rules);
      for (const { id } of [ofSite, ofPeriod]) await rules.remove(planner, id);
    });

    it.each([
      [{ rule: 'minimum-rest' }, /has no "minutes"/],
      [{ rule: 'minimum-rest', minutes: -1 }, /minutes must be 0/],
      [{ rule: 'shift-type', allowed: ['nowhere'] }, /allowed\[0\] "nowhere" is not a shift type/],
      [{ rule: 'no-such-rule' }, /must be one of/],
      [{ rule: 'days-off', min: 2, weight: 3 }, /belongs to what is soft/],
      ['x', /must be an object/],
    ])('that cannot be are refused with their place: %j', async (content, message) => {
      const order = {
        owner: { periodId: week.id },
        kind: 'rule',
        content,
        validFrom: null,
        validTo: null,
      } as const;
      await expect(company.service(PlanningRulesService).add(planner, order)).rejects.toMatchObject({
        code: 'PLANNING_RULE_INVALID',
        message: expect.stringMatching(message) as string,
      });
    });

    it('name shift types, which stay as long as they are named', async () => {
      const types = company.service(ShiftTypesService);
      const late = await types.create(planner, {
        code: 'late',
        name: 'Late',
        earliest: localTime('14:00'),
        latest: localTime('16:00'),
        lengthsMinutes: null,
        pauses: null,
      });
      const rules = company.service(PlanningRulesService);
      const cover = await rules.add(planner, {
        owner: { siteId: company.bogota.id },
        kind: 'shift-type-cover',
        content: { shiftType: 'late', min: 1, level: 'soft' },
        validFrom: addDays(MONDAY, 2),
        validTo: addDays(MONDAY, 3),
      });
      const { shiftTypes, shiftTypeCover } = await problem();
      expect(shiftTypes).toEqual([
        { id: 'late', name: 'Late', starts: { earliest: '14:00', latest: '16:00' } },
      ]);
      expect(shiftTypeCover).toEqual([
        {
          shiftType: 'late',
          min: 1,
          level: 'soft',
          siteId: String(company.bogota.id),
          dates: [addDays(MONDAY, 2), addDays(MONDAY, 3)],
        },
      ]);
      await expect(types.remove(planner, late.id)).rejects.toMatchObject({ code: 'SHIFT_TYPE_IN_USE' });
      await rules.remove(planner, cover.id);
      await types.remove(planner, late.id);
    });
  });

  describe('wishes', () => {
    it('of agents count in the period that has their day', async () => {
      const today = jest.spyOn(company.app.app.get(Clock, { strict: false }), 'now');
      today.mockReturnValue(parseInstant('2026-02-20T12:00Z'));
      const requests = company.service(ShiftRequestsService);
      const [agent] = company.bogotaAgents;
      const ask = (date: typeof FIRST, wish: 'for' | 'against' = 'against') =>
        requests.ask(actor('agent', { agentIds: [agent.id] }), {
          agentId: agent.id,
          date,
          wish,
          shiftTypeId: null,
          weight: null,
          note: null,
        });
      const inside = await ask(addDays(MONDAY, 2));
      const outside = await ask(addDays(NEXT, 2));
      expect((await problem()).requests).toEqual([
        { agentId: String(agent.id), date: addDays(MONDAY, 2), wish: 'against', weight: 60 },
      ]);
      await expect(ask(addDays(MONDAY, 2), 'for')).rejects.toMatchObject({ code: 'TERM_INVALID' });
      await expect(ask(localDate('2026-02-19'))).rejects.toMatchObject({ place: { field: 'date' } });
      await requests.weigh(planner, inside.id, 500);
      expect((await problem()).requests).toMatchObject([{ weight: 500 }]);
      for (const { id } of [inside, outside]) await requests.withdraw(planner, id);
      today.mockRestore();
    });

    it('for a meeting of a team lie in its local hours', async () => {
      const activities = company.service(OffPhoneActivitiesService);
      const order: NewOffPhoneActivity = {
        periodId: week.id,
        name: 'Team meeting',
        kind: 'meeting',
        minutes: 30,
        teamId: company.bogotaOne.id,
        agentIds: [],
        atLeast: 3,
        together: true,
        firstDate: addDays(MONDAY, 1),
        lastDate: addDays(MONDAY, 2),
        weekdays: [1, 2, 3, 4, 5],
        from: localTime('09:00'),
        to: localTime('11:00'),
        zone: company.bogota.zone,
        inboundFloor: null,
        level: 'soft',
        weight: 5,
      };
      const { id } = await activities.order(planner, order);
      const [meeting] = (await problem()).offPhoneActivities ?? [];
      expect(meeting).toMatchObject({ id: `activity-${id}`, atLeast: 3, level: 'soft', weight: 5 });
      expect(meeting.participants).toEqual(company.bogotaAgents.map((agent) => String(agent.id)));
      expect(meeting.windows.map(({ start }) => formatInstant(start))).toEqual([
        '2026-03-03T14:00:00.000Z',
        '2026-03-04T14:00:00.000Z',
      ]);
      await expect(activities.order(planner, { ...order, minutes: 180 })).rejects.toMatchObject({
        place: { field: 'to' },
      });
      await expect(activities.order(planner, { ...order, atLeast: 5 })).rejects.toMatchObject({
        place: { field: 'atLeast' },
      });
      await expect(activities.order(planner, { ...order, lastDate: NEXT })).rejects.toMatchObject({
        place: { field: 'firstDate' },
      });
      await activities.cancel(planner, id);
      expect(await activities.list(planner, week.id)).toEqual([]);
      expect((await problem()).offPhoneActivities).toMatchObject([
        { participants: [], level: 'soft', weight: 0 },
      ]);
    });

    it('keep a queue at its least by the hours of the queue', async () => {
      const covers = company.service(MinimumCoverService);
      const { id } = await covers.set(planner, {
        queueId: company.bankQueue.id,
        hours: [{ weekdays: [1], from: localTime('22:00'), to: localTime('02:00'), agents: 2 }],
        level: 'soft',
        weight: 3,
        validFrom: FIRST,
        validTo: null,
      });
      const { queues } = await problem();
      const minimum = queues.find(({ id: queueId }) => queueId === `queue-${company.bankQueue.id}`)?.minimum;
      expect(minimum).toMatchObject({ level: 'soft', weight: 3 });
      const wanted = minimum?.agents.flatMap((agents, at) => (agents > 0 ? [at] : []));
      expect(wanted).toEqual(Array.from({ length: 16 }, (_, at) => 22 * 4 + at));
      await covers.remove(planner, id);
    });
  });
});
