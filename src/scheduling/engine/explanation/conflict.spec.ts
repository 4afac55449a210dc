import { LinearSolver } from '../search/linear-model.js';
import { aContract, anAgent, aProblem, aQueue, aShift, on } from '../../../../test/builders/roster.js';
import { type Pin } from '../problem.js';
import { agentWeeks } from '../agent-weeks.js';
import { canWork, weekDemands } from './agent-week.js';
import { minimalConflict } from './conflict.js';
import { findConflicts } from './find-conflicts.js';
import { pinConflicts } from './pin-conflicts.js';

const pinned = (day: number, start: string, minutes = 480): Pin => ({
  kind: 'shift',
  agentId: 'ana',
  shift: aShift(day, start, [`inbound ${minutes}`]),
});
const rulesOf = (members: readonly { readonly ruleId: string }[]) =>
  members.map(({ ruleId }) => ruleId).sort();

describe('a smallest conflict', () => {
  const sumUpTo = (most: number) => (kept: readonly number[]) => kept.reduce((a, b) => a + b, 0) <= most;

  it('is none where everything can be met', () => {
    expect(minimalConflict([1, 2, 3], sumUpTo(6))).toBeNull();
  });

  it('cannot do without any of its members, whatever the demands are', () => {
    for (const most of [0, 3, 5, 8, 11, 20]) {
      const members = [1, 2, 3, 4, 5, 6, 7];
      const conflict = minimalConflict(members, sumUpTo(most)) ?? [];
      expect(sumUpTo(most)(conflict)).toBe(false);
      for (const left of conflict) {
        expect(sumUpTo(most)(conflict.filter((each) => each !== left))).toBe(true);
      }
    }
  });

  it('is empty where even nothing cannot be met', () => {
    expect(minimalConflict([], () => false)).toEqual([]);
  });
});

describe('pins against rules', () => {
  it('names the two pinned shifts and the rest between them, and nothing else', () => {
    const pins = [pinned(0, '12:00'), pinned(1, '06:00'), pinned(3, '08:00')];
    const [conflict, ...more] = pinConflicts(aProblem({ pins }));
    expect(more).toEqual([]);
    expect(conflict.level).toBe('hard');
    expect(rulesOf(conflict.members)).toEqual(['minimum-rest', 'pins', 'pins']);
    expect(conflict.message).toContain('2026-03-02');
    expect(conflict.message).toContain('2026-03-03');
    expect(conflict.message).not.toContain('2026-03-05');
  });

  it('takes any one pin away and the rest can be kept', () => {
    const pins = [0, 1, 2, 3, 4, 5].map((day) => pinned(day, '08:00', 240));
    const [conflict] = pinConflicts(aProblem({ pins }));
    expect(rulesOf(conflict.members)).toContain('pins');
    const named = pins.filter((pin) => pin.kind === 'shift' && conflict.message.includes(pin.shift.date));
    for (const left of named) {
      const rest = named.filter((pin) => pin !== left);
      expect(pinConflicts(aProblem({ pins: rest }))).toEqual([]);
    }
    expect(pinConflicts(aProblem({ pins: named }))).not.toEqual([]);
  });

  it('sees a shift pinned on a day off that is pinned as well', () => {
    const off: Pin = { kind: 'day-off', agentId: 'ana', date: aShift(2, '08:00', ['inbound 240']).date };
    const [conflict] = pinConflicts(aProblem({ pins: [pinned(2, '08:00'), off] }));
    expect(rulesOf(conflict.members)).toEqual(['pins', 'pins']);
  });

  it('tells a pinned shift in an absence', () => {
    const away = anAgent({ absences: [{ start: on(2, '00:00'), end: on(3, '00:00') }] });
    const [conflict] = pinConflicts(aProblem({ agents: [away], pins: [pinned(2, '08:00')] }));
    expect(rulesOf(conflict.members)).toEqual(['absence', 'pins']);
  });

  it('finds nothing where the pins can be kept', () => {
    expect(pinConflicts(aProblem({ pins: [pinned(0, '08:00'), pinned(2, '08:00')] }))).toEqual([]);
  });
});

describe('a contract’s week', () => {
  let solver: LinearSolver;
  beforeAll(async () => {
    solver = await LinearSolver.load();
  });
  const promising = aContract({ paidMinutesPerWeek: { min: 2400, max: 2400 } });

  it('can be kept by somebody who is there', () => {
    const problem = aProblem({ contracts: [promising] });
    expect(findConflicts(problem, solver)).toEqual([]);
  });

  it('names the promise and the availability that leaves no room for it', () => {
    const mornings = [0, 1, 2, 3, 4].map((day) => ({ start: on(day, '06:00'), end: on(day, '10:00') }));
    const agent = anAgent({ availability: mornings });
    const problem = aProblem({ contracts: [promising], agents: [agent] });
    const [conflict] = findConflicts(problem, solver);
    expect(conflict.level).toBe('soft');
    expect(rulesOf(conflict.members)).toEqual(['availability', 'contract-hours']);
    expect(conflict.message).toContain('2400');
  });

  it('is minimal: without any one member the others can be kept', () => {
    const contract = aContract({
      paidMinutesPerWeek: { min: 2400, max: 2400 },
      minDaysOffPerWeek: 3,
      shiftLengthsMinutes: [480],
    });
    const problem = aProblem({ contracts: [contract] });
    const [week] = agentWeeks(problem, problem.agents[0]);
    const asked = { problem, agent: problem.agents[0], contract, week };
    // A working day's share is 600 min where three days are off, and the day allows 480.
    const demands = weekDemands(asked);
    const conflict = minimalConflict(demands, (kept) => canWork(asked, kept, solver)) ?? [];
    expect(rulesOf(conflict.map(({ member }) => member))).toEqual(['contract-hours', 'days-off']);
    for (const left of conflict) {
      expect(
        canWork(
          asked,
          conflict.filter((each) => each !== left),
          solver,
        ),
      ).toBe(true);
    }
  });

  it('counts days worked before the period', () => {
    const history = { lastShiftEnd: on(-1, '16:00'), consecutiveDaysWorked: 5 };
    const contract = aContract({ paidMinutesPerWeek: { min: 2400, max: 2400 }, minDaysOffPerWeek: 0 });
    const availability = [0, 1, 2, 3, 4].map((day) => ({ start: on(day, '06:00'), end: on(day, '18:00') }));
    const problem = aProblem({ contracts: [contract], agents: [anAgent({ history, availability })] });
    const [conflict] = findConflicts(problem, solver);
    expect(rulesOf(conflict.members)).toEqual(['availability', 'consecutive-days', 'contract-hours']);
  });

  it('tells least agents that nobody can bring as a hard conflict, the fewest demands of it', () => {
    const agents = Array.from({ length: 7 * 96 }, (_, at) => (at >= 40 && at < 56 ? 2 : 0));
    const away = { absences: [{ start: on(0, '00:00'), end: on(1, '00:00') }] };
    const people = [anAgent(), anAgent({ id: 'bob', ...away })];
    const queues = [aQueue({ minimum: { agents } })];
    const problem = aProblem({ agents: people, queues, campaigns: [] });
    const [conflict] = findConflicts(problem, solver);
    expect(conflict.level).toBe('hard');
    expect(rulesOf(conflict.members)).toEqual(['absence', 'minimum-cover']);
    const both = aProblem({ agents: [anAgent(), anAgent({ id: 'bob' })], queues, campaigns: [] });
    expect(findConflicts(both, solver)).toEqual([]);
    const without = aProblem({ agents: people, campaigns: [] });
    expect(findConflicts(without, solver)).toEqual([]);
  });

  it('counts a labour rule that is narrower than the contract', () => {
    const contract = aContract({ paidMinutesPerWeek: { min: 2400, max: 2400 } });
    const rules = [{ rule: 'days-off', min: 4 }] as never;
    const [conflict] = findConflicts(aProblem({ contracts: [contract], rules }), solver);
    expect(rulesOf(conflict.members)).toEqual(['contract-hours', 'days-off']);
    expect(conflict.message).toContain('4 days off');
  });

  it('tells a requirement that nobody is left for, with what keeps them away', () => {
    const target = Array.from({ length: 7 * 96 }, (_, at) => (at >= 40 && at < 56 ? 1 : 0));
    const away = anAgent({ absences: [{ start: on(0, '00:00'), end: on(1, '00:00') }] });
    const problem = aProblem({ agents: [away], queues: [aQueue({ target })], campaigns: [] });
    const [conflict] = findConflicts(problem, solver);
    expect(conflict.level).toBe('soft');
    expect(rulesOf(conflict.members)).toEqual(['absence', 'inbound-cover']);
    expect(conflict.message).toContain('Help desk');
  });
});
