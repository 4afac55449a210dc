import { NOWHERE, SYSTEM_ACTOR } from '../../src/access/actor.js';
import { EventIntake } from '../../src/adherence/event-intake.service.js';
import { IdentityService } from '../../src/adherence/identity.service.js';
import { TelephonySourceService } from '../../src/adherence/telephony-source.service.js';
import { SettableClock } from '../../src/time/clock.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { type PublishedShift } from '../../src/scheduling/schedule.js';
import { SchedulingService } from '../../src/scheduling/scheduling.service.js';
import { addMinutes, type Instant, parseInstant } from '../../src/time/instant.js';
import { addDays, localDate } from '../../src/time/zoned-time.js';
import { NEW_YORK } from '../integration/scheduling/small-company.js';
import { type DeskShift, RosterDesk } from '../support/roster-desk.js';

const ADVICE = `query ($id: ID!, $notice: Int, $most: Int) {
  intradayAdvice(scheduleId: $id, noticeMinutes: $notice, most: $most) {
    schedule { id status revision } from until absentAgentIds
    queues { queueId queueName ratio understaffedMinutes overstaffedMinutes }
    actions { kind agentId agent { name zone } shiftId start end movedFrom queueId campaignId understaffedMinutes overstaffedMinutes
      outboundMinutes gain agreed activities { kind start end paid queueId campaignId calledZoneId } } } }`;
const ACCEPT = `mutation ($input: EditScheduleInput!) { outcome: editSchedule(input: $input) {
  __typename ... on ScheduleEdited { schedule { revision status } } ... on Problem { code message } } }`;
const UNDO = `mutation ($id: ID!, $revision: Int!) { outcome: undoScheduleEdit(scheduleId: $id, revision: $revision) {
  __typename ... on ScheduleEdited { schedule { revision } } } }`;

interface Action {
  readonly kind: string;
  readonly agentId: string;
  readonly shiftId: string;
  readonly start: string;
  readonly understaffedMinutes: number;
  readonly agreed: readonly string[];
  readonly activities: DeskShift['activities'];
}
interface Advice {
  readonly schedule: { readonly revision: number };
  readonly from: string;
  readonly absentAgentIds: readonly string[];
  readonly queues: readonly { readonly ratio: number | null; readonly understaffedMinutes: number }[];
  readonly actions: readonly Action[];
}

const WEDNESDAY = localDate('2026-03-04');
const NOON = parseInstant('2026-03-04T17:00:00Z');

describe('the day itself', () => {
  const clock = new SettableClock(parseInstant('2026-03-01T12:00:00Z'));
  let desk: RosterDesk;
  let scheduleId: string;

  beforeAll(async () => {
    desk = await RosterDesk.open(clock);
    scheduleId = await desk.draft();
    await desk.ask('mutation ($id: ID!) { publishSchedule(id: $id) { __typename } }', { id: scheduleId });
    // More calls than planned: the need of Wednesday doubles after the roster is out.
    desk.company.requirement.want(desk.company.bankQueue.id, 4, {
      first: WEDNESDAY,
      count: 1,
      zone: NEW_YORK,
    });
    clock.set(NOON);
  });
  afterAll(() => desk.close());

  const advice = async (more: object = {}): Promise<Advice> => {
    const answer = await desk.ask<{ intradayAdvice: Advice }>(ADVICE, { id: scheduleId, ...more });
    return answer.intradayAdvice;
  };
  const shortOf = ({ queues }: Advice) => queues.reduce((sum, queue) => sum + queue.understaffedMinutes, 0);
  const inputOf = ({ shiftId, activities, agreed }: Action, revision: number) => ({
    scheduleId,
    revision,
    edit: { replaceShift: { shiftId, activities } },
    force: agreed.length > 0,
    ...(agreed.length > 0 ? { reason: 'Agreed with the agent.' } : {}),
  });

  it('advises what helps, from the next quarter of an hour on, and does it through the roster’s edits', async () => {
    const before = await advice();
    expect(shortOf(before)).toBeGreaterThan(0);
    expect(before.from).toBe('2026-03-04T17:15:00.000Z');
    expect(before.actions.length).toBeGreaterThan(0);
    expect(before.queues[0].ratio).toBeNull();
    for (const { start } of before.actions) expect(start >= before.from).toBe(true);

    const [action] = before.actions;
    expect(action.understaffedMinutes).toBeLessThan(0);
    const { outcome } = await desk.ask<{ outcome: { __typename: string } }>(ACCEPT, {
      input: inputOf(action, before.schedule.revision),
    });
    expect(outcome).toMatchObject({
      __typename: 'ScheduleEdited',
      schedule: { revision: before.schedule.revision + 1, status: 'PUBLISHED' },
    });
    const after = await advice();
    expect(shortOf(after)).toBeCloseTo(shortOf(before) + action.understaffedMinutes, 6);

    await desk.ask(UNDO, { id: scheduleId, revision: after.schedule.revision });
    expect(shortOf(await advice())).toBeCloseTo(shortOf(before), 6);
  });

  it('keeps what the roster was at every moment, with how often it had been changed', async () => {
    const span = { start: addMinutes(NOON, -24 * 60), end: addMinutes(NOON, 48 * 60) };
    const agents = [...desk.company.manilaAgents, ...desk.company.bogotaAgents];
    const agentIds = agents.map(({ id }) => id);
    const scheduling = desk.company.service(SchedulingService);
    const standing = (publishedBy: Instant | null): Promise<PublishedShift[]> =>
      desk.company.service(UnitOfWork).read(async (manager) => {
        const shifts = await scheduling.publishedShifts(manager, { agentIds, span, publishedBy });
        const changes = await scheduling.changes(manager, shifts, publishedBy);
        return shifts.map((shift) => ({ ...shift, changes: changes.get(shift.scheduleId) ?? 0 }));
      });
    const seen: { at: Instant; shifts: readonly PublishedShift[] }[] = [];
    const look = async (minutes: number) => {
      seen.push({ at: clock.now(), shifts: await standing(null) });
      clock.set(addMinutes(NOON, minutes));
    };
    await look(1);
    const { actions, schedule } = await advice();
    await desk.ask(ACCEPT, { input: inputOf(actions[0], schedule.revision) });
    await look(2);
    const [first] = await desk.shifts(scheduleId);
    const gone = { scheduleId, revision: schedule.revision + 1, edit: { deleteShift: first.id } };
    await desk.ask(ACCEPT, { input: { ...gone, force: true, reason: 'Called in sick.' } });
    await look(3);
    await desk.ask(UNDO, { id: scheduleId, revision: schedule.revision + 2 });
    await look(4);
    await desk.ask(UNDO, { id: scheduleId, revision: schedule.revision + 3 });
    await look(5);
    // Rows come and go; what they say is what counts.
    const said = (shifts: readonly PublishedShift[]) =>
      shifts.map(({ scheduleId: of, version, changes, agentId, date, start, end, activities }) => ({
        ...{ of, version, changes, agentId, date, start, end },
        activities: activities.map(({ kind, start: from, end: to, queueId }) => ({
          kind,
          from,
          to,
          queueId,
        })),
      }));
    for (const { at, shifts } of seen) {
      expect(said(await standing(at))).toEqual(said(shifts));
    }
    const changes = seen.map(({ shifts }) => shifts[0].changes);
    expect(changes.map((count) => count - changes[0])).toEqual([0, 1, 2, 3, 4]);
    clock.set(NOON);
  });

  it('is refused where somebody else has changed the roster since', async () => {
    const { actions, schedule } = await advice();
    const { outcome } = await desk.ask<{ outcome: object }>(ACCEPT, {
      input: inputOf(actions[0], schedule.revision - 1),
    });
    expect(outcome).toMatchObject({ __typename: 'ScheduleChanged', code: 'SCHEDULE_CHANGED' });
  });

  it('does without agents who have not logged in', async () => {
    const shifts = await desk.shifts(scheduleId);
    const now = new Date(NOON).toISOString();
    const atWork = shifts.find(({ start, end }) => start < now && now < end);
    if (atWork === undefined) throw new Error('Nobody is at work.');
    const agentId = Number(atWork.agentId);
    const full = await advice();
    const agents = [...desk.company.manilaAgents, ...desk.company.bogotaAgents];
    const code = agents.find(({ id }) => id === agentId)?.code ?? '';
    const { source } = await desk.company.service(TelephonySourceService).create(SYSTEM_ACTOR, {
      ...{ code: 'acd', name: 'ACD', connector: 'cloudevents', reasonMap: {} },
      ...{ freshnessSeconds: null, latenessSeconds: 0 },
    });
    const identity = { agentKey: 'x', agentCode: code, validFrom: null, validTo: null };
    await desk.company.service(IdentityService).map(SYSTEM_ACTOR, source.id, [identity]);
    await desk.company.service(EventIntake).record(source.id, [
      {
        ...{ origin: 'acd', id: '1', agentKey: 'x', eventTime: addMinutes(NOON, -24 * 60), sequence: null },
        ...{ contacts: [], raw: '{}' },
        declared: { code: 'offline', reasonCode: null, reasonLabel: null },
      },
    ]);
    const without = await advice();
    expect(without.absentAgentIds).toEqual([String(agentId)]);
    expect(shortOf(without)).toBeGreaterThanOrEqual(shortOf(full));
    expect(without.actions.map((action) => action.agentId)).not.toContain(String(agentId));
  });

  it('refuses what cannot be asked, in words', async () => {
    const refusal = async (variables: object, token?: string) => {
      const { errors } = await desk.graphql(ADVICE, { id: scheduleId, ...variables }, token);
      return errors?.[0];
    };
    expect(await refusal({ notice: -1 })).toMatchObject({
      message: 'The noticeMinutes (-1) must be whole minutes from 0 to 480.',
      extensions: { code: 'INTRADAY_ADVICE_INVALID' },
    });
    expect((await refusal({ most: 0 }))?.message).toContain('1 to 200');
    expect((await refusal({ id: '999' }))?.extensions.code).toBe('SCHEDULE_NOT_FOUND');
    const draft = await desk.draft(2);
    expect((await refusal({ id: draft }))?.message).toContain('is not published');
    const lead = await desk.signIn('lead', {
      role: 'team-lead',
      scope: { ...NOWHERE, teamIds: [desk.company.manilaOne.id] },
    });
    expect((await refusal({}, lead))?.extensions.code).toBe('FORBIDDEN');
    clock.set(parseInstant(`${addDays(WEDNESDAY, 14)}T12:00:00Z`));
    expect((await refusal({}))?.message).toContain('does not plan today');
    clock.set(NOON);
  });
});
