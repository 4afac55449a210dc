import fc from 'fast-check';
import {
  aContract,
  anAgent,
  aProblem,
  aQueue,
  aRoster,
  aShift,
  MONDAY,
} from '../../../../test/builders/roster.js';
import { addMinutes } from '../../../time/instant.js';
import { addDays } from '../../../time/zoned-time.js';
import { check } from '../check.js';
import { type Roster } from '../roster.js';
import { recheck } from './recheck.js';
import { applyRosterEdit, type RosterEdit } from './roster-edit.js';

const ids = ['ana', 'bob', 'eve'];
const problem = aProblem({
  contracts: [aContract({ paidMinutesPerWeek: { min: 1920, max: 2400 } })],
  agents: ids.map((id) => anAgent({ id })),
  queues: [
    aQueue({ target: Array.from({ length: 7 * 96 }, (_, at) => (at % 96 > 30 && at % 96 < 70 ? 2 : 0)) }),
  ],
});
const week: Roster = aRoster(
  ...ids.flatMap((agentId) =>
    [0, 1, 2, 3].map((day) => aShift(day, '08:00', ['inbound 240', 'outbound 240'], { agentId })),
  ),
);

interface Drawn {
  readonly agent: number;
  readonly other: number;
  readonly shift: number;
  readonly minutes: number;
  readonly kind: 'delete' | 'move' | 'give' | 'shorten' | 'swap' | 'add';
}

const anEdit: fc.Arbitrary<Drawn> = fc.record({
  agent: fc.integer({ min: 0, max: 2 }),
  other: fc.integer({ min: 0, max: 2 }),
  shift: fc.nat(30),
  minutes: fc.integer({ min: -20, max: 20 }).map((steps) => steps * 30),
  kind: fc.constantFrom<Drawn['kind'][]>('delete', 'move', 'give', 'shorten', 'swap', 'add'),
});

function toEdit(roster: Roster, drawn: Drawn): RosterEdit | null {
  const [agentId, otherAgentId] = [ids[drawn.agent], ids[drawn.other]];
  const shift = roster.shifts.at(drawn.shift % Math.max(1, roster.shifts.length));
  if (shift === undefined) return null;
  const ref = { agentId: shift.agentId, start: shift.start };
  const start = addMinutes(shift.start, drawn.minutes);
  switch (drawn.kind) {
    case 'delete':
      return { kind: 'delete-shift', shift: ref };
    case 'move':
      return { kind: 'move-shift', shift: ref, start, toAgentId: null };
    case 'give':
      return { kind: 'move-shift', shift: ref, start, toAgentId: agentId };
    case 'shorten':
      return { kind: 'resize-shift', shift: ref, start: shift.start, end: addMinutes(shift.end, -60) };
    case 'swap':
      return { kind: 'swap-agents', agentId, otherAgentId, from: MONDAY, to: addDays(MONDAY, 6) };
    default:
      return { kind: 'add-shift', agentId, start, minutes: 240, content: null };
  }
}

describe('a roster looked at again', () => {
  it('is judged as if it were looked at for the first time, after any edits', () => {
    fc.assert(
      fc.property(fc.array(anEdit, { minLength: 1, maxLength: 8 }), (drawn) => {
        let roster = week;
        let evaluation = check(problem, roster);
        for (const each of drawn) {
          const edit = toEdit(roster, each);
          if (edit === null) continue;
          try {
            const { roster: next, removed, added } = applyRosterEdit(problem, roster, edit);
            const changed = new Set([...removed, ...added].map(({ agentId }) => agentId));
            evaluation = recheck(problem, next, evaluation, changed);
            roster = next;
          } catch (error) {
            // Two shifts that start at once, or nobody to swap: the edit cannot be.
            expect(error).toBeInstanceOf(RangeError);
          }
        }
        expect(evaluation).toEqual(check(problem, roster));
      }),
      { numRuns: 60, seed: 7 },
    );
  });
});
