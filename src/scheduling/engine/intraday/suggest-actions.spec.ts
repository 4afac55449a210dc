import fc from 'fast-check';
import {
  aCampaign,
  aContract,
  anAgent,
  aProblem,
  aQueue,
  aRoster,
  aShift,
  on,
} from '../../../../test/builders/roster.js';
import { check } from '../check.js';
import { coverGaps } from '../cover.js';
import { applyRosterEdit, type RosterEdit } from '../editing/roster-edit.js';
import { outboundDelivery } from '../outbound-delivery.js';
import { type Contract, type SchedulingProblem } from '../problem.js';
import { type Roster } from '../roster.js';
import {
  INTRADAY_ACTION_KINDS,
  type IntradayAction,
  type IntradayActionKind,
  type IntradayPlan,
} from './intraday-action.js';
import { suggestActions } from './suggest-actions.js';

const BREAK: Contract['breaks'][number] = {
  kind: 'break',
  minutes: 15,
  paid: true,
  earliestAfterStartMinutes: 60,
  latestAfterStartMinutes: 420,
  fromShiftMinutes: 240,
};

/** Agents wanted on the queue on Monday between two hours; nobody else. */
function wanted(from: number, to: number, agents: number, elsewhere = 0): number[] {
  return Array.from({ length: 7 * 96 }, (_, at) => (at >= from * 4 && at < to * 4 ? agents : elsewhere));
}

function ask(
  problem: SchedulingProblem,
  roster: Roster,
  kinds: readonly IntradayActionKind[],
  more: { readonly from?: string; readonly absentAgentIds?: readonly string[] } = {},
): IntradayPlan {
  const { from = '09:00', absentAgentIds = [] } = more;
  return suggestActions(problem, roster, {
    from: on(0, from),
    until: on(1, '00:00'),
    absentAgentIds,
    kinds,
    most: 10,
  });
}

/** Accepting an action is an edit by hand. */
function editOf({ before, after }: IntradayAction): RosterEdit {
  return { kind: 'replace-shift', shift: before, activities: after.activities };
}

describe('what to do for the rest of a day', () => {
  it('moves a break out of the quarter of an hour that lacks somebody', () => {
    const target = wanted(8, 16, 0);
    target[44] = 1;
    const problem = aProblem({ contracts: [aContract({ breaks: [BREAK] })], queues: [aQueue({ target })] });
    const roster = aRoster(aShift(0, '08:00', ['inbound 180', 'break 15', 'inbound 285']));
    const { queues, actions } = ask(problem, roster, ['move-pause']);
    expect(queues).toEqual([{ queueId: 'help', understaffedMinutes: 15, overstaffedMinutes: 405 }]);
    expect(actions).toHaveLength(1);
    expect(actions[0]).toMatchObject({ was: { start: on(0, '11:00'), end: on(0, '11:15') } });
    expect(actions[0].effect.understaffedMinutes).toBe(-15);
    expect(actions[0].agreed).toEqual([]);
  });

  it('leaves a break alone that has begun, and one without a place in its window', () => {
    const target = wanted(8, 16, 0);
    target[44] = 1;
    const roster = aRoster(aShift(0, '08:00', ['inbound 180', 'break 15', 'inbound 285']));
    const narrow = { ...BREAK, earliestAfterStartMinutes: 180, latestAfterStartMinutes: 195 };
    const problem = (rule: typeof BREAK) =>
      aProblem({ contracts: [aContract({ breaks: [rule] })], queues: [aQueue({ target })] });
    expect(ask(problem(BREAK), roster, ['move-pause'], { from: '11:15' }).actions).toEqual([]);
    expect(ask(problem(narrow), roster, ['move-pause']).actions).toEqual([]);
  });

  it('brings callers to a queue that lacks agents, in blocks that are long enough', () => {
    const problem = aProblem({ queues: [aQueue({ target: wanted(12, 13, 1) })] });
    const roster = aRoster(aShift(0, '08:00', ['outbound 480']));
    const { actions } = ask(problem, roster, ['to-inbound']);
    expect(actions.map(({ kind, workId }) => ({ kind, workId }))).toEqual([
      { kind: 'to-inbound', workId: 'help' },
    ]);
    const { roster: after } = applyRosterEdit(problem, roster, editOf(actions[0]));
    expect(check(problem, after).hard).toEqual([]);
    expect(coverGaps(problem, after)[0].underMinutes).toBe(0);
  });

  it('lets agents call whom nobody would miss, in open time and as far as there is work', () => {
    const problem = aProblem({
      agents: [anAgent({ id: 'ana' }), anAgent({ id: 'bob' }), anAgent({ id: 'eve' })],
      queues: [aQueue({ target: wanted(8, 16, 1) })],
      campaigns: [aCampaign({ hoursWanted: 9 })],
    });
    const roster = aRoster(
      ...['ana', 'bob', 'eve'].map((agentId) => aShift(0, '08:00', ['inbound 480'], { agentId })),
    );
    const { actions } = ask(problem, roster, ['to-outbound']);
    const after = actions.reduce(
      (now, action) => applyRosterEdit(problem, now, editOf(action)).roster,
      roster,
    );
    expect(actions).toHaveLength(2);
    expect(coverGaps(problem, after)[0].underMinutes).toBe(0);
    const [zone] = outboundDelivery(problem, after);
    expect(zone.deliveredMinutes).toBeGreaterThan(0);
    expect(zone.deliveredMinutes).toBeLessThanOrEqual(zone.plannableMinutes);
    expect(actions.reduce((sum, { effect }) => sum + effect.outboundMinutes, 0)).toBe(zone.deliveredMinutes);
  });

  it('offers overtime where agents lack after a shift, and says what the contract has to be stepped over', () => {
    const problem = aProblem({ queues: [aQueue({ target: wanted(16, 17, 1) })] });
    const roster = aRoster(aShift(0, '08:00', ['inbound 480']));
    const { actions } = ask(problem, roster, ['overtime']);
    expect(actions.map(({ span, workId }) => ({ ...span, workId }))).toEqual([
      { start: on(0, '16:00'), end: on(0, '17:00'), workId: 'help' },
    ]);
    expect(actions[0].agreed.join(' ')).toContain('540 min');
    expect(actions[0].effect.understaffedMinutes).toBe(-60);
  });

  it('does not offer overtime that would take the rest before the next shift', () => {
    const problem = aProblem({ queues: [aQueue({ target: wanted(16, 17, 1) })] });
    const roster = aRoster(aShift(0, '08:00', ['inbound 480']), aShift(1, '03:00', ['inbound 240']));
    const rested = aProblem({ ...problem, contracts: [aContract({ minRestMinutes: 600 })] });
    expect(ask(problem, roster, ['overtime']).actions).toEqual([]);
    expect(ask(rested, roster, ['overtime']).actions).toHaveLength(1);
  });

  it('offers time off where there are too many, though the contract promises the hours', () => {
    const contract = aContract({ paidMinutesPerWeek: { min: 480, max: 2400 } });
    const problem = aProblem({ contracts: [contract], queues: [aQueue({ target: wanted(8, 14, 1) })] });
    const roster = aRoster(aShift(0, '08:00', ['inbound 480']));
    const { queues, actions } = ask(problem, roster, ['time-off']);
    expect(queues[0].overstaffedMinutes).toBe(120);
    expect(actions.map(({ span }) => span)).toEqual([{ start: on(0, '14:00'), end: on(0, '16:00') }]);
    expect(actions[0].effect).toEqual({
      understaffedMinutes: 0,
      overstaffedMinutes: -120,
      outboundMinutes: 0,
    });
  });

  it('counts nobody who is not there, and asks nothing of them', () => {
    const problem = aProblem({
      agents: [anAgent({ id: 'ana' }), anAgent({ id: 'bob' })],
      queues: [aQueue({ target: wanted(8, 16, 1) })],
    });
    const roster = aRoster(
      aShift(0, '08:00', ['inbound 480'], { agentId: 'ana' }),
      aShift(0, '08:00', ['outbound 480'], { agentId: 'bob' }),
    );
    expect(ask(problem, roster, INTRADAY_ACTION_KINDS).queues[0].understaffedMinutes).toBe(0);
    const { queues, actions } = ask(problem, roster, INTRADAY_ACTION_KINDS, {
      absentAgentIds: ['ana'],
    });
    expect(queues[0].understaffedMinutes).toBe(7 * 60);
    expect(actions.map(({ before, kind }) => `${before.agentId} ${kind}`)).toEqual(['bob to-inbound']);
  });
});

const ids = ['ana', 'bob', 'eve', 'kim'];
const aDay = fc.record({
  needs: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 24, maxLength: 24 }),
  starts: fc.array(fc.integer({ min: 7, max: 12 }), { minLength: 4, maxLength: 4 }),
  calls: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  from: fc.integer({ min: 6, max: 16 }),
  absent: fc.subarray(ids),
});

describe('all that is advised together', () => {
  it('does what each action says, changes nothing before it may, and breaks no rule but what is agreed', () => {
    fc.assert(
      fc.property(aDay, ({ needs, starts, calls, from, absent }) => {
        const target = Array.from({ length: 7 * 96 }, (_, at) => (at < 96 ? needs[Math.floor(at / 4)] : 0));
        const problem = aProblem({
          contracts: [aContract({ breaks: [BREAK] })],
          agents: ids.map((id) => anAgent({ id })),
          queues: [aQueue({ target })],
        });
        const roster = aRoster(
          ...ids.map((agentId, at) =>
            aShift(
              0,
              `${String(starts[at]).padStart(2, '0')}:00`,
              calls[at]
                ? ['inbound 120', 'break 15', 'outbound 345']
                : ['inbound 240', 'break 15', 'inbound 225'],
              { agentId },
            ),
          ),
        );
        const clock = `${String(from).padStart(2, '0')}:00`;
        const { actions } = ask(problem, roster, INTRADAY_ACTION_KINDS, {
          from: clock,
          absentAgentIds: absent,
        });
        const known = new Set(check(problem, roster).hard.map(({ message }) => message));
        let now = roster;
        for (const action of actions) {
          const { removed, added, roster: next } = applyRosterEdit(problem, now, editOf(action));
          const under = (of: Roster) => coverGaps(problem, of)[0].underMinutes;
          if (absent.length === 0) {
            expect(under(next) - under(now)).toBeCloseTo(action.effect.understaffedMinutes, 6);
          }
          const past = ({ activities }: (typeof removed)[number]) =>
            activities
              .filter(({ start }) => start < on(0, clock))
              .map((activity) => ({ ...activity, end: Math.min(activity.end, on(0, clock)) }));
          expect(added.flatMap(past)).toEqual(removed.flatMap(past));
          const agreed = new Set(action.agreed);
          const broken = check(problem, next).hard.map(({ message }) => message);
          expect(broken.filter((message) => !known.has(message) && !agreed.has(message))).toEqual([]);
          broken.forEach((message) => known.add(message));
          now = next;
        }
        const asked = actions.map(({ before }) => before.agentId);
        expect(new Set(asked).size).toBe(asked.length);
        expect(asked.filter((id) => absent.includes(id))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});
