import { type DeskShift, RosterDesk } from '../support/roster-desk.js';

const INTERNALS = /node_modules|\.ts:|\.js:|at \w+ \(|SQLITE_|ER_[A-Z]+|QueryFailed|undefined|\[object/;
const EDIT = `mutation ($input: EditScheduleInput!) { editSchedule(input: $input) { __typename } }`;
const PREVIEW = `query ($input: PreviewScheduleEditInput!) { previewScheduleEdit(input: $input) { after { cost } } }`;
const PIN = `mutation ($id: ID!, $days: [AgentDayInput!]!) { pinRosterDays(scheduleId: $id, days: $days) { id } }`;
const AGAIN = `mutation ($input: ReoptimiseScheduleInput!) { reoptimiseSchedule(input: $input) { __typename } }`;
const WHY = `query ($input: WhyNotInput!) { whyNot(input: $input) { summary } }`;
const ASK = `mutation ($input: ExplainRosterInput!) { explainRoster(input: $input) { id } }`;

interface Ids {
  readonly scheduleId: string;
  readonly shiftId: string;
  readonly agentId: string;
  readonly start: string;
  readonly end: string;
}
type Bad = readonly [what: string, code: string, query: string, variables: (ids: Ids) => object];

const edit = (
  what: string,
  code: string,
  of: (ids: Ids) => object,
  more: (ids: Ids) => object = () => ({}),
): Bad => [
  what,
  code,
  EDIT,
  (ids) => ({ input: { scheduleId: ids.scheduleId, revision: 0, edit: of(ids), ...more(ids) } }),
];
const why = (what: string, code: string, of: (ids: Ids) => object): Bad => [
  what,
  code,
  WHY,
  (ids) => ({ input: { scheduleId: ids.scheduleId, agentId: ids.agentId, ...of(ids) } }),
];
const again = (what: string, code: string, of: (ids: Ids) => object): Bad => [
  what,
  code,
  AGAIN,
  (ids) => ({ input: { scheduleId: ids.scheduleId, ...of(ids) } }),
];

const BAD: readonly Bad[] = [
  edit('no edit', 'BAD_USER_INPUT', () => ({})),
  edit('two edits at once', 'BAD_USER_INPUT', ({ shiftId, start }) => ({
    deleteShift: shiftId,
    moveShift: { shiftId, start },
  })),
  edit('a shift that is none', 'SHIFT_NOT_FOUND', () => ({ deleteShift: '987654' })),
  edit('a shift id that is none', 'BAD_USER_INPUT', () => ({ deleteShift: '1;drop table shift' })),
  edit(
    'a schedule that is none',
    'SCHEDULE_NOT_FOUND',
    ({ shiftId }) => ({ deleteShift: shiftId }),
    () => ({
      scheduleId: '987654',
    }),
  ),
  edit('a shift of no length', 'ROSTER_EDIT_INVALID', ({ shiftId, start }) => ({
    resizeShift: { shiftId, start, end: start },
  })),
  edit('a shift that ends before it starts', 'ROSTER_EDIT_INVALID', ({ shiftId, start, end }) => ({
    resizeShift: { shiftId, start: end, end: start },
  })),
  edit('a shift of a month', 'ROSTER_EDIT_INVALID', ({ agentId, start }) => ({
    addShift: { agentId, start, minutes: 43_200 },
  })),
  edit('a shift of minus an hour', 'ROSTER_EDIT_INVALID', ({ agentId, start }) => ({
    addShift: { agentId, start, minutes: -60 },
  })),
  edit('a shift of nobody', 'ROSTER_EDIT_INVALID', ({ start }) => ({
    addShift: { agentId: '987654', start, minutes: 480 },
  })),
  edit('inbound work without a queue', 'BAD_USER_INPUT', ({ agentId, start }) => ({
    addShift: { agentId, start, minutes: 480, content: { kind: 'INBOUND' } },
  })),
  edit('a break on a queue', 'BAD_USER_INPUT', ({ agentId, start }) => ({
    addShift: { agentId, start, minutes: 480, content: { kind: 'BREAK', queueId: '1' } },
  })),
  edit('an activity outside its shift', 'ROSTER_EDIT_INVALID', ({ shiftId }) => ({
    setActivity: {
      shiftId,
      activity: { kind: 'OFF_PHONE', start: '2026-04-01T00:00:00Z', end: '2026-04-01T01:00:00Z' },
    },
  })),
  edit('no activities', 'ROSTER_EDIT_INVALID', ({ shiftId }) => ({
    replaceShift: { shiftId, activities: [] },
  })),
  edit('a pause that is not there', 'ROSTER_EDIT_INVALID', ({ shiftId, start }) => ({
    moveActivity: { shiftId, activityStart: '2026-04-01T00:00:00Z', start },
  })),
  edit('somebody swapped with himself', 'ROSTER_EDIT_INVALID', ({ agentId }) => ({
    swapAgents: { agentId, otherAgentId: agentId, from: '2026-03-02', to: '2026-03-03' },
  })),
  edit(
    'force without a reason',
    'ROSTER_EDIT_INVALID',
    ({ shiftId }) => ({ deleteShift: shiftId }),
    () => ({
      force: true,
    }),
  ),
  edit(
    'force with a very long reason',
    'ROSTER_EDIT_INVALID',
    ({ shiftId }) => ({ deleteShift: shiftId }),
    () => ({
      force: true,
      reason: 'x'.repeat(501),
    }),
  ),
  [
    'a preview of nothing',
    'BAD_USER_INPUT',
    PREVIEW,
    ({ scheduleId }) => ({ input: { scheduleId, edit: {} } }),
  ],
  [
    'a queue of nobody painted on a shift',
    'EDITED OR REFUSED',
    EDIT,
    ({ scheduleId, shiftId, start, end }) => ({
      input: {
        scheduleId,
        revision: 0,
        edit: { setActivity: { shiftId, activity: { kind: 'INBOUND', queueId: '987654', start, end } } },
      },
    }),
  ],
  ['no days to pin', 'ROSTER_PIN_INVALID', PIN, ({ scheduleId }) => ({ id: scheduleId, days: [] })],
  [
    'a pin of another year',
    'ROSTER_PIN_INVALID',
    PIN,
    ({ scheduleId, agentId }) => ({ id: scheduleId, days: [{ agentId, date: '2027-03-02' }] }),
  ],
  [
    'a pin of nobody',
    'AGENT_NOT_FOUND',
    PIN,
    ({ scheduleId }) => ({ id: scheduleId, days: [{ agentId: '987654', date: '2026-03-02' }] }),
  ],
  [
    'pins of no schedule',
    'SCHEDULE_NOT_FOUND',
    PIN,
    ({ agentId }) => ({ id: '987654', days: [{ agentId, date: '2026-03-02' }] }),
  ],
  again('a part of nobody', 'REOPTIMISE_PART_INVALID', () => ({ part: { agentIds: ['987654'] } })),
  again('a part of no team', 'REOPTIMISE_PART_INVALID', () => ({ part: { teamIds: ['987654'] } })),
  again('a part whose days are the wrong way round', 'REOPTIMISE_PART_INVALID', () => ({
    part: { from: '2026-03-04', to: '2026-03-03' },
  })),
  again('a budget of no seconds', 'SCHEDULE_REQUEST_INVALID', () => ({ budgetSeconds: 0 })),
  again('a seed below nought', 'SCHEDULE_REQUEST_INVALID', () => ({ seed: -1 })),
  again('a start that is no schedule', 'SCHEDULE_NOT_FOUND', () => ({ scheduleId: '987654' })),
  why('neither day nor span', 'ROSTER_EXPLANATION_INVALID', () => ({})),
  why('half a span', 'ROSTER_EXPLANATION_INVALID', ({ start }) => ({ from: start })),
  why('a day and a span', 'ROSTER_EXPLANATION_INVALID', ({ start, end }) => ({
    date: '2026-03-03',
    from: start,
    to: end,
  })),
  why('a span the wrong way round', 'ROSTER_EXPLANATION_INVALID', ({ start, end }) => ({
    from: end,
    to: start,
  })),
  why('a span of a year', 'ROSTER_EXPLANATION_INVALID', () => ({
    from: '2026-01-01T00:00:00Z',
    to: '2027-01-01T00:00:00Z',
  })),
  why('a day of another year', 'ROSTER_EXPLANATION_INVALID', () => ({ date: '2027-03-03' })),
  why('nobody', 'AGENT_NOT_FOUND', () => ({ agentId: '987654', date: '2026-03-03' })),
  why('a queue and a campaign', 'ROSTER_EXPLANATION_INVALID', () => ({
    date: '2026-03-03',
    queueId: '1',
    campaignId: '1',
  })),
  why('a queue of nobody', 'ROSTER_EXPLANATION_INVALID', () => ({ date: '2026-03-03', queueId: '987654' })),
  ['nothing explained', 'ROSTER_EXPLANATION_INVALID', ASK, () => ({ input: { kind: 'CONFLICTS' } })],
  [
    'two things explained at once',
    'ROSTER_EXPLANATION_INVALID',
    ASK,
    ({ scheduleId }) => ({ input: { kind: 'CONFLICTS', scheduleId, periodId: '1' } }),
  ],
  [
    'a period of nobody explained',
    'PLANNING_PERIOD_NOT_FOUND',
    ASK,
    () => ({ input: { kind: 'RELAXATIONS', periodId: '987654' } }),
  ],
  [
    'an explanation that is none',
    'ROSTER_EXPLANATION_NOT_FOUND',
    `query ($id: ID!) { rosterExplanation(id: $id) { id } }`,
    () => ({ id: '987654' }),
  ],
  [
    'an undo of no schedule',
    'SCHEDULE_NOT_FOUND',
    `mutation ($id: ID!) { undoScheduleEdit(scheduleId: $id, revision: 0) { __typename } }`,
    () => ({ id: '987654' }),
  ],
  [
    'edits of no schedule',
    'SCHEDULE_NOT_FOUND',
    `query ($id: ID!) { scheduleEdits(scheduleId: $id) { totalCount } }`,
    () => ({ id: '987654' }),
  ],
];

describe('what planners get wrong with a roster', () => {
  let desk: RosterDesk;
  let ids: Ids;
  let before: DeskShift[];

  beforeAll(async () => {
    desk = await RosterDesk.open();
    const scheduleId = await desk.draft();
    before = await desk.shifts(scheduleId);
    const [{ id: shiftId, agentId, start, end }] = before;
    ids = { scheduleId, shiftId, agentId, start, end };
  });
  afterAll(() => desk.close());

  it.each(BAD)('%s: %s', async (_, code, query, variables) => {
    const answer = await desk.graphql(query, variables(ids));
    expect(answer.status).toBeLessThan(500);
    if (code === 'EDITED OR REFUSED') {
      expect(answer.data).toEqual({ editSchedule: { __typename: 'EditRefused' } });
      return;
    }
    const [error] = answer.errors ?? [];
    expect(error.extensions.code).toBe(code);
    expect(error.message).not.toMatch(INTERNALS);
    expect(error.message.length).toBeGreaterThan(10);
  });

  it('changed nothing', async () => {
    expect(await desk.shifts(ids.scheduleId)).toEqual(before);
    expect(await desk.revision(ids.scheduleId)).toBe(0);
  });
});
