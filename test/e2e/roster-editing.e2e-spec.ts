import { addDays, localDate } from '../../src/time/zoned-time.js';
import { type DeskShift, RosterDesk, SHIFT_FIELDS } from '../support/roster-desk.js';

const CHANGE = `before { hardViolations cost } after { hardViolations cost }
  introduced { level ruleId agentId message } resolved { level ruleId message }`;
const OUTCOME = `__typename
  ... on ScheduleEdited { schedule { revision } entry { id kind status forcedBecause createdBy createdAt }
    change { ${CHANGE} } removedShiftIds shifts { ${SHIFT_FIELDS} } }
  ... on EditRefused { code message violations { level ruleId message } }
  ... on ScheduleChanged { code message revision }
  ... on NothingToUndo { code message }
  ... on ScheduleNotDraft { code }`;
const EDIT = `mutation ($input: EditScheduleInput!) { outcome: editSchedule(input: $input) { ${OUTCOME} } }`;
const switching = (what: 'undo' | 'redo') =>
  `mutation ($id: ID!, $revision: Int!) { outcome: ${what}ScheduleEdit(scheduleId: $id, revision: $revision) { ${OUTCOME} } }`;

interface Change {
  readonly before: { readonly hardViolations: number; readonly cost: number };
  readonly after: { readonly hardViolations: number; readonly cost: number };
  readonly introduced: readonly { readonly level: string; readonly ruleId: string }[];
  readonly resolved: readonly { readonly ruleId: string }[];
}
interface Outcome {
  readonly __typename: string;
  readonly code?: string;
  readonly message?: string;
  readonly revision?: number;
  readonly schedule?: { readonly revision: number };
  readonly entry?: { readonly kind: string; readonly status: string; readonly forcedBecause: string | null };
  readonly change?: Change;
  readonly removedShiftIds?: readonly string[];
  readonly shifts?: readonly DeskShift[];
  readonly violations?: readonly { readonly ruleId: string; readonly message: string }[];
}

const minutesLater = (at: string, minutes: number) =>
  new Date(Date.parse(at) + minutes * 60_000).toISOString();

describe('a draft edited by hand', () => {
  let desk: RosterDesk;
  let scheduleId: string;
  let original: DeskShift[];

  beforeAll(async () => {
    desk = await RosterDesk.open();
    scheduleId = await desk.draft();
    original = await desk.shifts(scheduleId);
  });
  afterAll(() => desk.close());

  async function edit(edit: object, more: object = {}): Promise<Outcome> {
    const revision = await desk.revision(scheduleId);
    const { outcome } = await desk.ask<{ outcome: Outcome }>(EDIT, {
      input: { scheduleId, revision, edit, ...more },
    });
    return outcome;
  }
  async function switched(what: 'undo' | 'redo'): Promise<Outcome> {
    const revision = await desk.revision(scheduleId);
    const { outcome } = await desk.ask<{ outcome: Outcome }>(switching(what), { id: scheduleId, revision });
    return outcome;
  }
  const plan = (shifts: readonly DeskShift[]) => shifts.map((shift) => ({ ...shift, id: '' }));
  const costOf = async () => {
    const { schedule } = await desk.ask<{ schedule: { score: { cost: number; hardViolations: number } } }>(
      `query ($id: ID!) { schedule(id: $id) { score { cost hardViolations } } }`,
      { id: scheduleId },
    );
    return schedule.score;
  };

  it('moves a shift as far as the rules allow, tells the change in score, and takes it back to the minute', async () => {
    const score = await costOf();
    // Whole half-hours keep to the contract's starts; the first move that breaks nothing is made.
    const moves = original.flatMap((each) => [30, -30, 60, -60].map((minutes) => ({ each, minutes })));
    let [shift] = original;
    let moved: Outcome | undefined;
    for (const { each, minutes } of moves) {
      moved = await edit({ moveShift: { shiftId: each.id, start: minutesLater(each.start, minutes) } });
      shift = each;
      if (moved.__typename === 'ScheduleEdited') break;
    }
    expect(moved).toMatchObject({
      __typename: 'ScheduleEdited',
      schedule: { revision: 1 },
      entry: { kind: 'MOVE_SHIFT', status: 'APPLIED', forcedBecause: null },
      removedShiftIds: [],
    });
    expect(moved?.change?.before).toEqual(score);
    expect(await costOf()).toEqual(moved?.change?.after);
    expect(moved?.shifts?.map(({ id }) => id)).toEqual([shift.id]);
    expect(await desk.shifts(scheduleId)).not.toEqual(original);

    expect(await switched('undo')).toMatchObject({ schedule: { revision: 2 }, entry: { status: 'UNDONE' } });
    expect(await desk.shifts(scheduleId)).toEqual(original);
    expect(await costOf()).toEqual(score);
    expect(await switched('redo')).toMatchObject({ entry: { status: 'APPLIED' } });
    expect((await desk.shifts(scheduleId)).find(({ id }) => id === shift.id)).toEqual(moved?.shifts?.[0]);
    expect(await switched('redo')).toMatchObject({ __typename: 'NothingToUndo', code: 'NOTHING_TO_UNDO' });
    await switched('undo');
    expect(await switched('undo')).toMatchObject({ __typename: 'NothingToUndo' });
  });

  it('refuses what breaks a hard rule, and keeps the reason where it is forced', async () => {
    const [shift] = original;
    const end = minutesLater(shift.end, -60);
    const shorter = { resizeShift: { shiftId: shift.id, start: shift.start, end } };
    const refused = await edit(shorter);
    expect(refused).toMatchObject({ __typename: 'EditRefused', code: 'EDIT_REFUSED' });
    expect(refused.violations?.map(({ ruleId }) => ruleId)).toContain('shift-length');
    expect(await desk.shifts(scheduleId)).toEqual(original);

    const forced = await edit(shorter, { force: true, reason: ' A doctor’s appointment. ' });
    expect(forced.entry).toMatchObject({ forcedBecause: 'A doctor’s appointment.' });
    expect(forced.change?.after.hardViolations).toBeGreaterThan(0);
    expect(forced.shifts?.[0]).toMatchObject({ id: shift.id, end });
    expect((await costOf()).hardViolations).toBe(forced.change?.after.hardViolations);
    await switched('undo');
    expect((await costOf()).hardViolations).toBe(0);
  });

  it('adds, deletes, paints, moves pauses, replaces and swaps, and undoes all of it in turn', async () => {
    const shifts = await desk.shifts(scheduleId);
    const [first] = shifts;
    const pause = first.activities.find(({ kind }) => kind === 'BREAK' || kind === 'MEAL')!;
    const work = first.activities.find(({ kind }) => kind === 'INBOUND' || kind === 'OUTBOUND')!;
    const other = shifts.find(({ agentId }) => agentId !== first.agentId)!;
    const agentDays = new Set(shifts.map(({ agentId, date }) => `${agentId} ${date}`));
    const freeDay = Array.from({ length: 5 }, (_, day) => addDays(localDate(first.date), day)).find(
      (date) => !agentDays.has(`${other.agentId} ${date}`),
    );
    const force = { force: true, reason: 'To try it.' };
    const edits = [
      { deleteShift: first.id },
      {
        setActivity: {
          shiftId: other.id,
          activity: { kind: 'OFF_PHONE', start: other.start, end: minutesLater(other.start, 30) },
        },
      },
      {
        swapAgents: {
          agentId: first.agentId,
          otherAgentId: other.agentId,
          from: first.date,
          to: addDays(localDate(first.date), 6),
        },
      },
      {
        addShift: {
          agentId: other.agentId,
          start: `${freeDay ?? '2026-03-08'}T12:00:00.000Z`,
          minutes: 240,
          content: { kind: 'INBOUND', queueId: String(desk.company.bankQueue.id) },
        },
      },
    ];
    const movedPause = {
      moveActivity: {
        shiftId: first.id,
        activityStart: pause.start,
        start: minutesLater(pause.start, 15),
      },
    };
    const replaced = {
      replaceShift: {
        shiftId: other.id,
        activities: [
          {
            kind: 'INBOUND',
            queueId: String(desk.company.bankQueue.id),
            start: other.start,
            end: other.end,
          },
        ],
      },
    };
    expect(work).toBeDefined();
    const kinds: string[] = [];
    for (const each of [movedPause, replaced, ...edits]) {
      const outcome = await edit(each, force);
      expect(outcome).toMatchObject({ __typename: 'ScheduleEdited' });
      kinds.push(outcome.entry?.kind ?? '');
    }
    expect(kinds).toEqual([
      'MOVE_ACTIVITY',
      'REPLACE_SHIFT',
      'DELETE_SHIFT',
      'SET_ACTIVITY',
      'SWAP_AGENTS',
      'ADD_SHIFT',
    ]);
    for (const kind of [...kinds].reverse()) {
      expect(await switched('undo')).toMatchObject({ __typename: 'ScheduleEdited', entry: { kind } });
    }
    expect(plan(await desk.shifts(scheduleId))).toEqual(plan(shifts));
  });

  it('drops what was undone when another edit comes, and lists every edit with who and when', async () => {
    const [, shift] = await desk.shifts(scheduleId);
    const forced = { force: true, reason: 'To see the list.' };
    await edit({ moveShift: { shiftId: shift.id, start: minutesLater(shift.start, 5) } }, forced);
    expect(await switched('redo')).toMatchObject({ __typename: 'NothingToUndo' });
    const { scheduleEdits } = await desk.ask<{
      scheduleEdits: {
        nodes: { status: string; createdBy: string; createdAt: string }[];
        totalCount: number;
      };
    }>(
      `query ($id: ID!) { scheduleEdits(scheduleId: $id) { totalCount nodes { id kind status createdBy createdAt change { ${CHANGE} } } } }`,
      { id: scheduleId },
    );
    expect(scheduleEdits.totalCount).toBe(9);
    expect(scheduleEdits.nodes.map(({ status }) => status)).toEqual([
      'APPLIED',
      ...Array.from({ length: 8 }, () => 'DROPPED'),
    ]);
    for (const { createdBy, createdAt } of scheduleEdits.nodes) {
      expect(Number(createdBy)).toBeGreaterThan(0);
      expect(Date.parse(createdAt)).toBeGreaterThan(0);
    }
    await switched('undo');
  });

  it('previews without changing anything', async () => {
    const before = await desk.shifts(scheduleId);
    const [shift] = before;
    const { change } = await desk.ask<{ change: Change }>(
      `query ($input: PreviewScheduleEditInput!) { change: previewScheduleEdit(input: $input) { ${CHANGE} } }`,
      { input: { scheduleId, edit: { deleteShift: shift.id } } },
    );
    expect(change.before).toEqual(await costOf());
    expect(change.after).not.toEqual(change.before);
    expect(await desk.shifts(scheduleId)).toEqual(before);
  });

  it('tells who edits what he has not seen', async () => {
    const [shift] = await desk.shifts(scheduleId);
    const revision = await desk.revision(scheduleId);
    const { outcome } = await desk.ask<{ outcome: Outcome }>(EDIT, {
      input: { scheduleId, revision: revision - 1, edit: { deleteShift: shift.id } },
    });
    expect(outcome).toMatchObject({ __typename: 'ScheduleChanged', code: 'SCHEDULE_CHANGED', revision });
    expect(outcome.message).toContain(String(revision - 1));
    const { outcome: undone } = await desk.ask<{ outcome: Outcome }>(switching('undo'), {
      id: scheduleId,
      revision: revision + 1,
    });
    expect(undone).toMatchObject({ __typename: 'ScheduleChanged' });
  });
});
