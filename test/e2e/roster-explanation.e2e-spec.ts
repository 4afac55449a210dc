import { EVERYWHERE, NOWHERE, SYSTEM_ACTOR } from '../../src/access/actor.js';
import { localDate, localDay } from '../../src/time/zoned-time.js';
import { AbsencesService } from '../../src/workforce/absences.service.js';
import { MONDAY, NEW_YORK } from '../integration/scheduling/small-company.js';
import { type DeskShift, RosterDesk } from '../support/roster-desk.js';
import { watch } from '../support/subscription.js';

const WHY = `query ($input: WhyNotInput!) { why: whyNot(input: $input) { agentId start end possible costChange summary
  reasons { ruleId title level start end queueId campaignId calledZoneId source facts { name value } message } } }`;
const EXPLANATION = `id kind status progress error scheduleId periodId answer { summary
  relaxations { cost understaffedMinutes outboundMinutes relaxations {
    kind message gain understaffedMinutes outboundMinutes agents queueId campaignId contractId date } }
  conflicts { level message members { ruleId agentId queueId campaignId message } } }`;
const ASK = `mutation ($input: ExplainRosterInput!) { asked: explainRoster(input: $input) { ${EXPLANATION} } }`;

interface Why {
  readonly possible: boolean;
  readonly costChange: number | null;
  readonly summary: string;
  readonly reasons: readonly {
    readonly ruleId: string;
    readonly level: string;
    readonly source: string;
    readonly campaignId: string | null;
    readonly facts: readonly { readonly name: string; readonly value: string }[];
    readonly message: string;
  }[];
}
interface Explanation {
  readonly id: string;
  readonly status: string;
  readonly error: string | null;
  readonly answer: {
    readonly summary: readonly string[];
    readonly relaxations: {
      readonly understaffedMinutes: number;
      readonly relaxations: readonly {
        readonly kind: string;
        readonly gain: number;
        readonly message: string;
        readonly queueId: string | null;
      }[];
    } | null;
    readonly conflicts:
      | readonly {
          readonly level: string;
          readonly message: string;
          readonly members: readonly { readonly ruleId: string; readonly queueId: string | null }[];
        }[]
      | null;
  } | null;
}

describe('a roster explained', () => {
  let desk: RosterDesk;
  let scheduleId: string;
  let shifts: DeskShift[];

  beforeAll(async () => {
    desk = await RosterDesk.open();
    scheduleId = await desk.draft();
    shifts = await desk.shifts(scheduleId);
  });
  afterAll(() => desk.close());

  const why = async (input: object): Promise<Why> =>
    (await desk.ask<{ why: Why }>(WHY, { input: { scheduleId, ...input } })).why;
  /** Asks, and follows the answer to its end. */
  async function explained(input: object): Promise<Explanation> {
    const { asked } = await desk.ask<{ asked: Explanation }>(ASK, { input });
    const watching = watch<{ rosterExplanation: Explanation }>(
      desk.company.app,
      `subscription ($id: ID!) { rosterExplanation(id: $id) { ${EXPLANATION} } }`,
      { id: asked.id },
      desk.planner,
    );
    let last = asked;
    for (;;) {
      const change = await watching.next();
      if (change.done === true) break;
      last = change.value.data?.rosterExplanation ?? last;
    }
    await watching.close();
    expect(last).toMatchObject({ status: 'COMPLETED', error: null });
    return last;
  }

  it('tells what somebody does then, and until when he rests', async () => {
    const [shift] = shifts;
    const there = await why({ agentId: shift.agentId, from: shift.start, to: shift.end });
    expect(there.reasons.find(({ ruleId }) => ruleId === 'roster')?.message).toMatch(/^Works /);
    const later = {
      from: shift.end,
      to: new Date(Date.parse(shift.end) + 3_600_000).toISOString(),
    };
    const after = await why({ agentId: shift.agentId, ...later });
    const rest = after.reasons.find(({ ruleId }) => ruleId === 'minimum-rest');
    expect(rest?.facts.map(({ name }) => name)).toContain('rest until');
    expect(rest?.source).toMatch(/^contract "/);
  });

  it('names the rule pack and the source that close New York at night', async () => {
    const [agent] = desk.company.bogotaAgents;
    const campaignId = String(desk.company.bankCampaign.id);
    const night = { from: '2026-03-04T03:00:00Z', to: '2026-03-04T05:00:00Z' };
    const answer = await why({ agentId: String(agent.id), ...night, campaignId });
    expect(answer.possible).toBe(false);
    const closed = answer.reasons.find(({ ruleId }) => ruleId === 'outbound-window');
    expect(closed).toMatchObject({ level: 'hard', campaignId });
    expect(closed?.source).toMatch(/CFR/);
    expect(closed?.facts.map(({ name }) => name)).toEqual(expect.arrayContaining(['pack', 'rule']));
    expect(answer.summary).toMatch(/^Not possible: /);
  });

  it('tells an absence entered since', async () => {
    const agent = desk.company.bogotaAgents[3];
    const date = localDate('2026-03-05');
    const absence = { agentId: agent.id, span: localDay(date, agent.zone), reason: 'leave' };
    await desk.company.service(AbsencesService).createAbsence(SYSTEM_ACTOR, absence);
    const answer = await why({ agentId: String(agent.id), date });
    expect(answer.possible).toBe(false);
    expect(answer.reasons.map(({ ruleId }) => ruleId)).toContain('absence');
  });

  it('ranks what would help most when agents are missing', async () => {
    const { requirement, bankQueue } = desk.company;
    requirement.want(bankQueue.id, 9, { first: MONDAY, count: 2, zone: NEW_YORK });
    const { answer } = await explained({ scheduleId, kind: 'RELAXATIONS' });
    const report = answer?.relaxations;
    expect(report?.understaffedMinutes).toBeGreaterThan(0);
    expect(report?.relaxations.length).toBeGreaterThan(0);
    const gains = report?.relaxations.map(({ gain }) => gain) ?? [];
    expect(gains).toEqual([...gains].sort((a, b) => b - a));
    const people = report?.relaxations.find(({ kind }) => kind === 'MORE_AGENTS');
    expect(people).toMatchObject({ queueId: String(bankQueue.id) });
    expect(people?.message).toMatch(
      /more agents? with en B2 .* would remove \d+ of \d+ missing agent-minutes/,
    );
    expect(answer?.summary.slice(1, 3)).toContain(report?.relaxations[0].message);
  });

  it('tells of a period that has no roster yet which demands cannot be met together', async () => {
    const { bankQueue } = desk.company;
    const { answer } = await explained({ periodId: desk.periodId, kind: 'CONFLICTS' });
    const conflict = answer?.conflicts?.find(({ members }) =>
      members.some(({ ruleId }) => ruleId === 'inbound-cover'),
    );
    expect(conflict?.level).toBe('soft');
    expect(conflict?.message).toContain(bankQueue.name);
    expect(answer?.summary).toContain(conflict?.message);
  });

  it('tells of pins that break a rule which of them cannot be kept, and nothing that could be left out', async () => {
    const own = shifts.filter(({ agentId }) => agentId === shifts[0].agentId);
    const pinned = own.slice(0, 2).map(({ agentId, date }) => ({ agentId, date }));
    const [first, second] = own;
    const revision = await desk.revision(scheduleId);
    const start = new Date(Date.parse(first.end) + 3 * 3_600_000).toISOString();
    const { outcome } = await desk.ask<{ outcome: { __typename: string } }>(
      `mutation ($input: EditScheduleInput!) { outcome: editSchedule(input: $input) { __typename } }`,
      {
        input: {
          scheduleId,
          revision,
          edit: { moveShift: { shiftId: second.id, start } },
          force: true,
          reason: 'Three hours of rest, to see what is said.',
        },
      },
    );
    expect(outcome.__typename).toBe('ScheduleEdited');
    const moved = (await desk.shifts(scheduleId)).find(({ id }) => id === second.id)!;
    await desk.ask(
      `mutation ($id: ID!, $days: [AgentDayInput!]!) { pinRosterDays(scheduleId: $id, days: $days) { id } }`,
      { id: scheduleId, days: [pinned[0], { agentId: moved.agentId, date: moved.date }] },
    );
    const { answer } = await explained({ scheduleId, kind: 'CONFLICTS' });
    const hard = answer?.conflicts?.filter(({ level }) => level === 'hard') ?? [];
    const rules = hard.map(({ members }) => members.map(({ ruleId }) => ruleId).sort());
    expect(rules).toContainEqual(['minimum-rest', 'pins', 'pins']);
  });

  it('is for those who plan the period', async () => {
    const siteIds = [desk.company.manila.id];
    const lead = await desk.signIn('lead', { role: 'team-lead', scope: { ...NOWHERE, siteIds } });
    const elsewhere = await desk.signIn('elsewhere', { role: 'planner', scope: { ...NOWHERE, siteIds } });
    const everywhere = await desk.signIn('second', { role: 'planner', scope: EVERYWHERE });
    const agentId = shifts[0].agentId;
    const code = async (query: string, variables: object, token: string) =>
      (await desk.graphql(query, variables, token)).errors?.[0].extensions.code;
    const whose = { input: { scheduleId, agentId, date: '2026-03-03' } };
    const asking = { input: { scheduleId, kind: 'CONFLICTS' } };
    const editing = { input: { scheduleId, revision: 0, edit: { deleteShift: shifts[0].id } } };
    const edit = `mutation ($input: EditScheduleInput!) { editSchedule(input: $input) { __typename } }`;
    expect(await code(WHY, whose, lead)).toBe('FORBIDDEN');
    expect(await code(WHY, whose, elsewhere)).toBe('SCHEDULE_NOT_FOUND');
    expect(await code(WHY, whose, everywhere)).toBeUndefined();
    expect(await code(ASK, asking, lead)).toBe('FORBIDDEN');
    expect(await code(ASK, asking, elsewhere)).toBe('SCHEDULE_NOT_FOUND');
    expect(await code(edit, editing, lead)).toBe('FORBIDDEN');
    expect(await code(edit, editing, elsewhere)).toBe('SCHEDULE_NOT_FOUND');
    const read = `query { rosterExplanation(id: "1") { id } }`;
    expect(await code(read, {}, lead)).toBe('FORBIDDEN');
    expect(await code(read, {}, elsewhere)).toBe('ROSTER_EXPLANATION_NOT_FOUND');
    const pins = `query { rosterPins(scheduleId: "${scheduleId}") { id } }`;
    expect(await code(pins, {}, elsewhere)).toBe('SCHEDULE_NOT_FOUND');
    const again = `mutation { reoptimiseSchedule(input: { scheduleId: "${scheduleId}" }) { __typename } }`;
    expect(await code(again, {}, lead)).toBe('FORBIDDEN');
    expect(await code(again, {}, elsewhere)).toBe('SCHEDULE_NOT_FOUND');
  });
});
