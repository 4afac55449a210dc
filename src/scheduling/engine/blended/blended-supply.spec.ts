import { localTime } from '../../../time/zoned-time.js';
import {
  aContract,
  anAgent,
  aProblem,
  aQueue,
  aRoster,
  aShift,
  at,
  on,
} from '../../../../test/builders/roster.js';
import { type SchedulingProblem } from '../problem.js';
import { type BlendedOptions, blendedQuestion } from './blended-supply.js';

const ask = (problem: SchedulingProblem, more: Partial<BlendedOptions> = {}) =>
  blendedQuestion(problem, { minutes: 60, inboundFloor: 1, roster: null, ...more });
const HOURS = 7 * 24;

describe('who could work, from a scheduling problem', () => {
  it('is there in the hours that the contract’s shifts can reach, for its hours a day and a week', () => {
    const [group] = ask(aProblem()).groups;
    // Shifts start from 06:00 to 20:00 and last eight hours at most: 06:00 to 04:00.
    expect(group.heads.slice(0, 24).map(Boolean).indexOf(true)).toBe(0);
    expect(group.heads.slice(4, 6)).toEqual([0, 0]);
    expect(group.heads[6]).toBe(1);
    expect(group.budgets).toHaveLength(1 + 7 + 1);
    expect(group.budgets.at(-1)).toEqual({ from: 0, to: HOURS, minutes: 2400 });
    expect(group.budgets[1]).toEqual({ from: 6, to: 30, minutes: 480 });
  });

  it('puts agents who can do the same in one group', () => {
    const agents = [
      anAgent(),
      anAgent({ id: 'ben' }),
      anAgent({ id: 'cleo', entitlements: [{ workId: 'help', speed: 0.8 }] }),
    ];
    const dan = anAgent({ id: 'dan', entitlements: [{ workId: 'help', speed: 0.6 }] });
    const { groups } = ask(aProblem({ agents: [...agents, dan] }));
    expect(groups.map(({ heads }) => heads[10])).toEqual([2, 2]);
    expect(groups[0].budgets.at(-1)?.minutes).toBe(4800);
    expect(groups[1].work).toMatchObject([{ workId: 'help', speed: 0.7 }]);
  });

  it('takes absences and times that nobody can work out', () => {
    const absences = [{ start: on(0, '00:00'), end: on(3, '00:00') }];
    const availability = [0, 1, 2, 3, 4, 5, 6].map((day) => ({
      start: on(day, '08:00'),
      end: on(day, '12:30'),
    }));
    const [group] = ask(aProblem({ agents: [anAgent({ absences, availability })] })).groups;
    expect(group.heads.slice(0, 72).every((heads) => heads === 0)).toBe(true);
    expect(group.heads.slice(72 + 7, 72 + 14)).toEqual([0, 1, 1, 1, 1, 0.5, 0]);
    expect(group.budgets[0]).toEqual({ from: 72 + 6, to: 96 + 6, minutes: 270 });
    // Four days are left: four shifts.
    expect(group.budgets.at(-1)?.minutes).toBe(4 * 480);
  });

  it('leaves breaks out of a day’s work, and of a week’s in proportion', () => {
    const pause = { earliestAfterStartMinutes: 60, latestAfterStartMinutes: 420, fromShiftMinutes: 0 };
    const breaks = [
      { kind: 'break' as const, minutes: 30, paid: true, ...pause },
      { kind: 'meal' as const, minutes: 60, paid: false, ...pause },
    ];
    const contract = aContract({ breaks, paidMinutesPerDay: { min: 0, max: 420 } });
    const [group] = ask(aProblem({ contracts: [contract] })).groups;
    expect(group.budgets[1].minutes).toBe(390);
    expect(group.budgets.at(-1)?.minutes).toBeCloseTo((5 * 420 * 390) / 420, 9);
  });

  it('knows shifts that start after midnight', () => {
    const shiftStarts = { earliest: localTime('22:00'), latest: localTime('01:00'), stepMinutes: 30 };
    const [group] = ask(aProblem({ contracts: [aContract({ shiftStarts })] })).groups;
    const there = group.heads.slice(24, 48).flatMap((heads, hour) => (heads > 0 ? [hour] : []));
    expect(there).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 22, 23]);
  });

  it('lets certificates hold to the hour', () => {
    const certificates = [
      {
        language: 'en',
        level: 'C1' as const,
        valid: { start: at('2026-01-01T00:00Z'), end: on(2, '10:00') },
      },
    ];
    const [group] = ask(aProblem({ agents: [anAgent({ certificates })] })).groups;
    expect(group.work[0].certified.indexOf(false)).toBe(48 + 10);
    expect(group.work[0].certified.lastIndexOf(true)).toBe(48 + 9);
  });

  it('is those who are on the phones when there is a roster, without limits of hours', () => {
    const roster = aRoster(aShift(0, '08:00', ['inbound 120', 'break 30', 'off-phone 30', 'outbound 60']));
    const [group] = ask(aProblem(), { roster }).groups;
    expect(group.heads.slice(7, 14)).toEqual([0, 1, 1, 0.5, 1, 0, 0]);
    expect(group.budgets).toEqual([]);
  });
});

describe('what is asked, from a scheduling problem', () => {
  it('is the mean of the targets in each interval, up to the floor', () => {
    const target = Array.from({ length: 7 * 96 }, (_, at) => (at < 4 ? [4, 2, 2, 0][at] : 0));
    const problem = aProblem({ queues: [aQueue({ target })] });
    expect(ask(problem).queues[0].required.slice(0, 2)).toEqual([2, 0]);
    expect(ask(problem, { minutes: 30, inboundFloor: 0.5 }).queues[0].required.slice(0, 3)).toEqual([
      1.5, 0.5, 0,
    ]);
  });

  it('is the wanted work of each zone in its windows', () => {
    const [zone] = ask(aProblem()).zones;
    expect(zone).toMatchObject({
      campaignId: 'late',
      zoneId: 'ny',
      wantedMinutes: 600,
      plannableMinutes: 600,
    });
    expect(zone.open).toHaveLength(HOURS);
    expect(zone.open.every((share) => share === 1)).toBe(true);
  });

  it('needs the contracts of its agents', () => {
    expect(() => ask(aProblem({ contracts: [] }))).toThrow('"full", which does not exist');
  });
});
