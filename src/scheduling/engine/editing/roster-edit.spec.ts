import {
  aContract,
  anAgent,
  aProblem,
  aQueue,
  aRoster,
  aShift,
  on,
} from '../../../../test/builders/roster.js';
import { addMinutes } from '../../../time/instant.js';
import { check } from '../check.js';
import { type Roster, type Shift } from '../roster.js';
import { compareEvaluations } from './compare-rosters.js';
import { pinRest } from './pin-rest.js';
import { applyRosterEdit, replaceShifts, type RosterEdit, type ShiftRef } from './roster-edit.js';

const problem = aProblem({ agents: [anAgent(), anAgent({ id: 'bob' })] });
const shift = aShift(0, '08:00', ['inbound 120', 'break 15', 'inbound 225', 'outbound 120']);
const bobs = aShift(1, '09:00', ['outbound 240'], { agentId: 'bob' });
const roster = aRoster(shift, bobs);
const ref: ShiftRef = { agentId: 'ana', start: shift.start };
const edited = (edit: RosterEdit) => applyRosterEdit(problem, roster, edit);
const shape = ({ activities }: Shift) =>
  activities.map(({ kind, start, end }) => `${kind} ${(end - start) / 60_000}`);

describe('an edit of a roster', () => {
  it('moves a shift with all that is in it', () => {
    const { added, roster: after } = edited({
      kind: 'move-shift',
      shift: ref,
      start: on(2, '10:00'),
      toAgentId: null,
    });
    expect(shape(added[0])).toEqual(shape(shift));
    expect(added[0]).toMatchObject({ start: on(2, '10:00'), end: on(2, '18:00'), date: '2026-03-04' });
    expect(after.shifts).toHaveLength(2);
  });

  it('gives a shift to somebody else, whose local day counts', () => {
    const { added } = edited({ kind: 'move-shift', shift: ref, start: shift.start, toAgentId: 'bob' });
    expect(added[0].agentId).toBe('bob');
  });

  it('shortens at both ends, and lengthens with the nearest work', () => {
    const shorter = edited({
      kind: 'resize-shift',
      shift: ref,
      start: on(0, '09:00'),
      end: on(0, '15:00'),
    });
    expect(shape(shorter.added[0])).toEqual(['inbound 60', 'break 15', 'inbound 225', 'outbound 60']);
    const longer = edited({
      kind: 'resize-shift',
      shift: ref,
      start: on(0, '07:30'),
      end: on(0, '17:00'),
    });
    expect(shape(longer.added[0])).toEqual(['inbound 150', 'break 15', 'inbound 225', 'outbound 180']);
  });

  it('paints an activity over what was there', () => {
    const activity = { ...shift.activities[3], start: on(0, '09:00'), end: on(0, '11:00') };
    const { added } = edited({ kind: 'set-activity', shift: ref, activity });
    expect(shape(added[0])).toEqual(['inbound 60', 'outbound 120', 'inbound 180', 'outbound 120']);
  });

  it('moves a break, and the work before it takes its place', () => {
    const { added } = edited({
      kind: 'move-activity',
      shift: ref,
      activityStart: on(0, '10:00'),
      start: on(0, '11:00'),
    });
    expect(shape(added[0])).toEqual(['inbound 180', 'break 15', 'inbound 165', 'outbound 120']);
  });

  it('swaps what two agents do on some days', () => {
    const { added, removed } = edited({
      kind: 'swap-agents',
      agentId: 'ana',
      otherAgentId: 'bob',
      from: shift.date,
      to: bobs.date,
    });
    expect(removed).toHaveLength(2);
    expect(added.map(({ agentId, start }) => [agentId, start])).toEqual([
      ['bob', shift.start],
      ['ana', bobs.start],
    ]);
  });

  it('lays a new shift out with the pauses of the contract, on the queue that lacks most', () => {
    const breaks = [
      {
        kind: 'break',
        minutes: 15,
        paid: true,
        earliestAfterStartMinutes: 60,
        latestAfterStartMinutes: 180,
        fromShiftMinutes: 0,
      },
    ] as const;
    const wanting = aProblem({
      contracts: [aContract({ breaks })],
      queues: [aQueue({ target: Array.from({ length: 7 * 96 }, () => 2) })],
    });
    const { added, roster: after } = applyRosterEdit(wanting, aRoster(), {
      kind: 'add-shift',
      agentId: 'ana',
      start: on(3, '08:00'),
      minutes: 240,
      content: null,
    });
    expect(shape(added[0])).toEqual(['inbound 110', 'break 15', 'inbound 115']);
    expect(check(wanting, after).hard).toEqual([]);
  });

  it('taken back by its own shifts leaves the roster as it was', () => {
    const edits: RosterEdit[] = [
      { kind: 'delete-shift', shift: ref },
      { kind: 'move-shift', shift: ref, start: on(4, '11:00'), toAgentId: 'bob' },
      { kind: 'resize-shift', shift: ref, start: on(0, '09:00'), end: on(0, '12:00') },
    ];
    for (const edit of edits) {
      const { roster: after, added, removed } = edited(edit);
      expect(after).not.toEqual(roster);
      expect(replaceShifts(after, added, removed).roster).toEqual(roster);
    }
  });

  it.each<[string, RosterEdit]>([
    ['has no shift', { kind: 'delete-shift', shift: { agentId: 'bob', start: shift.start } }],
    ['not planned', { kind: 'move-shift', shift: ref, start: shift.start, toAgentId: 'eve' }],
    ['0 min', { kind: 'resize-shift', shift: ref, start: shift.start, end: shift.start }],
    ['leave nothing', { kind: 'resize-shift', shift: ref, start: on(3, '08:00'), end: on(3, '12:00') }],
    ['1 min', { kind: 'add-shift', agentId: 'bob', start: on(3, '08:00'), minutes: 1, content: null }],
    ['needs an activity', { kind: 'replace-shift', shift: ref, activities: [] }],
    ['lie in its shift', { kind: 'set-activity', shift: ref, activity: bobs.activities[0] }],
    [
      'starts at that moment',
      { kind: 'move-activity', shift: ref, activityStart: on(0, '08:05'), start: on(0, '09:00') },
    ],
    [
      'with himself',
      { kind: 'swap-agents', agentId: 'ana', otherAgentId: 'ana', from: shift.date, to: shift.date },
    ],
    [
      'Neither',
      {
        kind: 'swap-agents',
        agentId: 'ana',
        otherAgentId: 'bob',
        from: '2026-04-01' as never,
        to: '2026-04-02' as never,
      },
    ],
    ['already', { kind: 'add-shift', agentId: 'ana', start: shift.start, minutes: 240, content: null }],
  ])('that cannot be is refused in words: %s', (words, edit) => {
    expect(() => edited(edit)).toThrow(words);
  });
});

describe('two evaluations compared', () => {
  it('tell what is new, larger, smaller and gone', () => {
    const before = check(problem, roster);
    const { roster: after } = edited({
      kind: 'resize-shift',
      shift: ref,
      start: shift.start,
      end: addMinutes(shift.end, 60),
    });
    const change = compareEvaluations(before, check(problem, after));
    expect(change.introduced.map(({ ruleId }) => ruleId)).toContain('shift-length');
    expect(change.introduced[0].level).toBe('hard');
    const back = compareEvaluations(check(problem, after), before);
    expect(back.introduced).toEqual(change.resolved);
    expect(back.resolved).toEqual(change.introduced);
    expect(compareEvaluations(before, before)).toMatchObject({ introduced: [], resolved: [] });
  });
});

describe('the rest pinned', () => {
  it('holds every day outside the open part: shifts as they stand, and days off', () => {
    const all = pinRest(problem, roster, { agentIds: new Set<string>() });
    expect(all).toHaveLength(2 * 7);
    expect(all.filter(({ kind }) => kind === 'shift')).toHaveLength(2);
    const bobOpen = pinRest(problem, roster, { agentIds: new Set(['bob']) });
    expect(bobOpen.every(({ agentId }) => agentId === 'ana')).toBe(true);
    const late = pinRest(problem, roster, { from: bobs.date });
    expect(late.map((pin) => (pin.kind === 'shift' ? pin.shift.date : pin.date))).toEqual([
      shift.date,
      shift.date,
    ]);
    expect(pinRest(problem, roster, {})).toEqual([]);
  });

  it('is kept by the roster itself', () => {
    const pins = pinRest(problem, roster, { agentIds: new Set<string>() });
    const kept = (changed: Roster) =>
      check({ ...problem, pins }, changed).hard.filter(({ ruleId }) => ruleId === 'pins');
    expect(kept(roster)).toEqual([]);
    expect(kept({ shifts: [shift] })).toHaveLength(1);
  });
});
