import {
  aContract,
  anAgent,
  aProblem,
  aQueue,
  aRoster,
  aShift,
  at,
  MONDAY,
  on,
} from '../../../../test/builders/roster.js';
import { parseInstant } from '../../../time/instant.js';
import { addDays, localDate, localDay, localTime, timeZone } from '../../../time/zoned-time.js';
import { type Interval } from '../../../time/interval.js';
import { type SchedulingProblem } from '../problem.js';
import { type Roster } from '../roster.js';
import { whyNot } from './why-not.js';

const NOTHING: Roster = { shifts: [] };
const day = (number: number): Interval => ({ start: on(number, '00:00'), end: on(number + 1, '00:00') });
const ask = (problem: SchedulingProblem, roster: Roster, span = day(0), workId: string | null = null) =>
  whyNot(problem, roster, { agentId: 'ana', span, workId });
const rulesOf = ({ reasons }: ReturnType<typeof ask>) =>
  reasons.filter(({ level }) => level === 'hard').map(({ ruleId }) => ruleId);

describe('why not', () => {
  it('says that nothing is in the way, and what a shift would save', () => {
    const target = Array.from({ length: 7 * 96 }, (_, i) => (i >= 32 && i < 64 ? 1 : 0));
    const answer = ask(aProblem({ queues: [aQueue({ target })], campaigns: [] }), NOTHING);
    expect(answer.possible).toBe(true);
    expect(answer.costChange).toBe(-480 * 4);
    expect(answer.summary).toContain('less');
    expect(answer.reasons.map(({ ruleId }) => ruleId)).toContain('inbound-cover');
  });

  it('says what a shift would cost where nobody is missing', () => {
    const answer = ask(aProblem({ campaigns: [] }), NOTHING);
    expect(answer.possible).toBe(true);
    expect(answer.costChange).toBeGreaterThan(0);
  });

  it('tells an absence with its days', () => {
    const away = anAgent({ absences: [day(0)] });
    const answer = ask(aProblem({ agents: [away] }), NOTHING);
    expect(answer.possible).toBe(false);
    expect(rulesOf(answer)).toContain('absence');
    expect(answer.reasons.find(({ ruleId }) => ruleId === 'absence')?.facts).toEqual([
      { name: 'from', value: '2026-03-02 00:00' },
      { name: 'to', value: '2026-03-03 00:00' },
    ]);
  });

  it('tells until when somebody rests', () => {
    const roster = aRoster(aShift(0, '19:00', ['inbound 480']));
    const answer = ask(aProblem(), roster, { start: on(1, '06:00'), end: on(1, '12:00') });
    const rest = answer.reasons.find(({ ruleId }) => ruleId === 'minimum-rest');
    expect(rest?.message).toContain('2026-03-03 14:00');
    expect(rest?.source).toBe('contract "full"');
  });

  it('tells when a certificate ends, or which level is missing', () => {
    const certificates = [
      { language: 'en', level: 'C1', valid: { start: at('2026-01-01T00:00Z'), end: on(0, '10:00') } },
    ] as const;
    const answer = ask(aProblem({ agents: [anAgent({ certificates })] }), NOTHING, day(1), 'help');
    expect(answer.possible).toBe(false);
    expect(answer.reasons.find(({ ruleId }) => ruleId === 'certificate')?.message).toBe(
      'Help desk needs en B2: the certificate ended 2026-03-02 10:00.',
    );
    const low = [{ language: 'en', level: 'B1', valid: day(0) }] as const;
    const lower = ask(aProblem({ agents: [anAgent({ certificates: low })] }), NOTHING, day(0), 'help');
    expect(lower.reasons.find(({ ruleId }) => ruleId === 'certificate')?.facts).toContainEqual({
      name: 'has',
      value: 'en B1',
    });
  });

  it('names the pack, the rule and the source that close a called zone', () => {
    const pack = {
      id: 'us',
      title: 'United States',
      jurisdiction: 'US',
      validFrom: MONDAY,
      validTo: null,
      source: 'a law',
      verified: true,
      rules: [
        {
          id: 'hours',
          callTypes: [],
          windows: [{ weekdays: [1, 2, 3, 4, 5], from: localTime('08:00'), to: localTime('21:00') }],
          closedOnHolidays: false,
          source: '47 CFR 64.1200(c)(1)',
        },
      ],
      caps: [],
    } as const;
    const answer = ask(aProblem({ callingHours: [pack] }), NOTHING, day(5), 'late');
    const closed = answer.reasons.find(({ ruleId }) => ruleId === 'outbound-window');
    expect(closed).toMatchObject({ workId: 'late', calledZoneId: 'ny' });
    expect(closed?.facts).toContainEqual({ name: 'rule', value: 'hours' });
    expect(closed?.source).toBe('us: 47 CFR 64.1200(c)(1)');
    expect(answer.possible).toBe(false);
  });

  it('finds the rule that blocks every shift, though nothing else does', () => {
    const roster = aRoster(...[0, 1, 2, 3, 4].map((number) => aShift(number, '08:00', ['inbound 240'])));
    const contract = aContract({ minDaysOffPerWeek: 0, paidMinutesPerWeek: { min: 0, max: 4800 } });
    const answer = ask(aProblem({ contracts: [contract] }), roster, day(5));
    expect(rulesOf(answer)).toEqual(['consecutive-days']);
    expect(answer.reasons.at(-1)?.facts[0]).toMatchObject({ name: 'shifts tried' });
  });

  it('tells what is rostered and pinned there', () => {
    const shift = aShift(0, '08:00', ['inbound 480']);
    const problem = aProblem({ pins: [{ kind: 'shift', agentId: 'ana', shift }] });
    const answer = ask(problem, aRoster(shift), { start: on(0, '09:00'), end: on(0, '10:00') });
    expect(rulesOf(answer)).toContain('pins');
    expect(answer.reasons.find(({ ruleId }) => ruleId === 'roster')?.message).toContain(
      'inbound help 60 min',
    );
  });

  it('says that clocks change in London on 25 October 2026, clocks back', () => {
    const zone = timeZone('Europe/London');
    const first = localDate('2026-10-19');
    const span = { start: localDay(first, zone).start, end: localDay(addDays(first, 7), zone).start };
    const period = { firstDate: first, days: 7, zone, span, gridMinutes: 15 as const };
    const certificates = [
      {
        language: 'en',
        level: 'C1',
        valid: { start: parseInstant('2026-01-01T00:00Z'), end: parseInstant('2027-01-01T00:00Z') },
      },
    ] as const;
    const problem = aProblem({ period, agents: [anAgent({ zone, certificates })] });
    const night = whyNot(problem, NOTHING, {
      agentId: 'ana',
      span: localDay(localDate('2026-10-25'), zone),
      workId: null,
    });
    expect(night.reasons.find(({ ruleId }) => ruleId === 'clock-change')?.message).toBe(
      'Clocks go back on 2026-10-25 in Europe/London: the day has 25 hours.',
    );
  });

  it('refuses somebody it does not know', () => {
    expect(() => whyNot(aProblem(), NOTHING, { agentId: 'bob', span: day(0), workId: null })).toThrow('bob');
  });
});
