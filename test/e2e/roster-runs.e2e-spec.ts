import { type DeskRun, type DeskShift, RosterDesk, RUN_FIELDS } from '../support/roster-desk.js';
import { watch } from '../support/subscription.js';

const FOLLOW = `subscription ($id: ID!) { scheduleRun(id: $id) { ${RUN_FIELDS} } }`;

describe('runs of the solver', () => {
  let desk: RosterDesk;
  let scheduleId: string;
  let original: DeskShift[];

  beforeAll(async () => {
    desk = await RosterDesk.open();
    scheduleId = await desk.draft();
    original = await desk.shifts(scheduleId);
  });
  afterAll(() => desk.close());

  const plan = (shifts: readonly DeskShift[], keep: (shift: DeskShift) => boolean = () => true) =>
    shifts.filter(keep).map((shift) => ({ ...shift, id: '' }));
  const pin = (days: readonly { agentId: string; date: string }[], id = scheduleId) =>
    desk.ask<{ pinRosterDays: { agentId: string; date: string; kind: string; createdBy: string }[] }>(
      `mutation ($id: ID!, $days: [AgentDayInput!]!) { pinRosterDays(scheduleId: $id, days: $days) {
        id agentId date kind createdBy createdAt } }`,
      { id, days },
    );

  it('show score, bound, gap and phase over the subscription, and keep the curve', async () => {
    const input = { periodId: desk.periodId, seed: 3, budgetSeconds: 5 };
    const runId = await desk.start('generateSchedule', input);
    const watching = watch<{ scheduleRun: DeskRun }>(desk.company.app, FOLLOW, { id: runId }, desk.planner);
    const seen: DeskRun[] = [];
    for (;;) {
      const change = await watching.next();
      if (change.done === true) break;
      if (change.value.data) seen.push(change.value.data.scheduleRun);
    }
    await watching.close();
    const last = seen[seen.length - 1];
    expect(last).toMatchObject({ status: 'COMPLETED', progress: 1, error: null });
    expect(Number(last.scheduleId)).toBeGreaterThan(0);
    const { bestScore, bound, gap } = last;
    if (bestScore === null || bound === null) throw new Error('No score or no bound.');
    expect(bound).toBeLessThanOrEqual(bestScore);
    expect(gap).toBeCloseTo(bestScore === 0 ? 0 : (bestScore - bound) / bestScore, 9);
    expect(last.improvements.length).toBeGreaterThan(1);
    const seconds = last.improvements.map((each) => each.seconds);
    expect(seconds).toEqual([...seconds].sort((a, b) => a - b));
    expect(last.improvements.at(-1)?.bestScore).toBe(bestScore);
    const { schedule } = await desk.ask<{ schedule: { score: { cost: number; bound: number } } }>(
      `query ($id: ID!) { schedule(id: $id) { score { cost bound } } }`,
      { id: last.scheduleId },
    );
    expect(schedule.score).toEqual({ cost: bestScore, bound });
  });

  it('cancelled keep the best so far as a draft', async () => {
    // An hour of search for eight agents: far more than passes before the cancelling arrives.
    const input = { periodId: desk.periodId, seed: 4, budgetSeconds: 3600 };
    const runId = await desk.start('generateSchedule', input);
    const watching = watch<{ scheduleRun: DeskRun }>(desk.company.app, FOLLOW, { id: runId }, desk.planner);
    let last: DeskRun | undefined;
    let cancelled = false;
    for (;;) {
      const change = await watching.next();
      if (change.done === true) break;
      last = change.value.data?.scheduleRun;
      if (cancelled || last?.status !== 'RUNNING' || last.bestScore === null) continue;
      cancelled = true;
      await desk.ask(`mutation ($id: ID!) { cancelScheduleRun(id: $id) { status } }`, { id: runId });
    }
    await watching.close();
    expect(cancelled).toBe(true);
    expect(last?.status).toBe('CANCELLED');
    const run = await desk.ended(runId);
    const draft = run.scheduleId ?? '';
    expect((await desk.shifts(draft)).length).toBeGreaterThan(0);
    const { schedule } = await desk.ask<{ schedule: { status: string; score: { hardViolations: number } } }>(
      `query ($id: ID!) { schedule(id: $id) { status score { hardViolations } } }`,
      { id: draft },
    );
    expect(schedule).toEqual({ status: 'DRAFT', score: { hardViolations: 0 } });
  });

  it('plan one site again, and everybody else works the same to the minute', async () => {
    const siteId = String(desk.company.manila.id);
    const open = new Set(desk.company.manilaAgents.map(({ id }) => String(id)));
    const input = { scheduleId, part: { siteIds: [siteId] }, seed: 11, budgetSeconds: 3 };
    const run = await desk.ended(await desk.start('reoptimiseSchedule', input));
    expect(run).toMatchObject({ status: 'COMPLETED', error: null });
    const again = await desk.shifts(run.scheduleId ?? '');
    const others = ({ agentId }: DeskShift) => !open.has(agentId);
    expect(plan(again, others)).toEqual(plan(original, others));
    expect(plan(original, others).length).toBeGreaterThan(0);
    const { scheduleRun } = await desk.ask<{ scheduleRun: { reoptimise: object } }>(
      `query ($id: ID!) { scheduleRun(id: $id) { reoptimise { scheduleId part { siteIds from } } } }`,
      { id: run.id },
    );
    expect(scheduleRun.reoptimise).toEqual({ scheduleId, part: { siteIds: [siteId], from: null } });
    const scores = [];
    for (const id of [scheduleId, run.scheduleId]) {
      const { schedule } = await desk.ask<{ schedule: { score: { cost: number; hardViolations: number } } }>(
        `query ($id: ID!) { schedule(id: $id) { score { cost hardViolations } } }`,
        { id },
      );
      scores.push(schedule.score);
    }
    expect(scores[1].hardViolations).toBe(0);
    expect(scores[1].cost).toBeLessThanOrEqual(scores[0].cost);
  });

  it('leave pinned shifts and pinned days off alone, and hand the pins on', async () => {
    const [shift] = original;
    const worked = new Set(
      original.filter(({ agentId }) => agentId === shift.agentId).map(({ date }) => date),
    );
    const week = ['02', '03', '04', '05', '06', '07', '08'].map((day) => `2026-03-${day}`);
    const free = week.find((date) => !worked.has(date)) ?? '';
    const days = [
      { agentId: shift.agentId, date: shift.date },
      { agentId: shift.agentId, date: free },
    ];
    const { pinRosterDays: pins } = await pin(days);
    expect(pins.map(({ kind, date }) => [kind, date])).toEqual([
      ['SHIFT', shift.date],
      ['DAY_OFF', free],
    ]);
    expect(Number(pins[0].createdBy)).toBeGreaterThan(0);
    expect((await pin(days)).pinRosterDays).toEqual(pins);

    const run = await desk.ended(
      await desk.start('reoptimiseSchedule', { scheduleId, seed: 12, budgetSeconds: 3 }),
    );
    const again = await desk.shifts(run.scheduleId ?? '');
    const own = again.filter(({ agentId }) => agentId === shift.agentId);
    expect(plan(own, ({ date }) => date === shift.date)).toEqual(plan([shift]));
    expect(own.map(({ date }) => date)).not.toContain(free);
    const { rosterPins } = await desk.ask<{ rosterPins: { date: string; kind: string }[] }>(
      `query ($id: ID!) { rosterPins(scheduleId: $id) { date kind } }`,
      { id: run.scheduleId },
    );
    expect(rosterPins).toEqual(pins.map(({ date, kind }) => ({ date, kind })));
    const { unpinRosterDays: left } = await desk.ask<{ unpinRosterDays: unknown[] }>(
      `mutation ($id: ID!, $days: [AgentDayInput!]!) { unpinRosterDays(scheduleId: $id, days: $days) { id } }`,
      { id: scheduleId, days },
    );
    expect(left).toEqual([]);
  });

  it('of an infeasible period end with a draft that says in words what cannot be met together', async () => {
    // Forced by hand: seven shifts in a week of which the contract leaves five, and all of them pinned.
    const draft = await desk.draft(21);
    const shifts = await desk.shifts(draft);
    const { agentId } = shifts[0];
    const own = shifts.filter((shift) => shift.agentId === agentId);
    const length = (Date.parse(own[0].end) - Date.parse(own[0].start)) / 60_000;
    const worked = new Set(own.map(({ date }) => date));
    for (const [at, day] of ['02', '03', '04', '05', '06', '07', '08'].entries()) {
      const hours = own[0].start.slice(10);
      const start = new Date(Date.parse(`2026-03-02${hours}`) + at * 86_400_000).toISOString();
      if (worked.has(`2026-03-${day}`)) continue;
      const { outcome } = await desk.ask<{ outcome: { __typename: string } }>(
        `mutation ($input: EditScheduleInput!) { outcome: editSchedule(input: $input) { __typename } }`,
        {
          input: {
            scheduleId: draft,
            revision: await desk.revision(draft),
            edit: { addShift: { agentId, start, minutes: length } },
            force: true,
            reason: 'A week that cannot be.',
          },
        },
      );
      expect(outcome.__typename).toBe('ScheduleEdited');
    }
    const days = (await desk.shifts(draft)).filter((shift) => shift.agentId === agentId);
    await pin(
      days.map(({ date }) => ({ agentId, date })),
      draft,
    );
    const run = await desk.ended(
      await desk.start('reoptimiseSchedule', { scheduleId: draft, seed: 1, budgetSeconds: 3 }),
    );
    expect(run).toMatchObject({ status: 'COMPLETED', error: null });
    const { schedule } = await desk.ask<{
      schedule: { score: { hardViolations: number; summary: string[] } };
    }>(`query ($id: ID!) { schedule(id: $id) { score { hardViolations summary } } }`, { id: run.scheduleId });
    expect(schedule.score.hardViolations).toBeGreaterThan(0);
    expect(schedule.score.summary[0]).toMatch(/cannot all be kept: .*Pinned: the shift of 2026-03-/);
  });
});
