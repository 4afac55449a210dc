import {
  aCampaign,
  anAgent,
  aProblem,
  aQueue,
  aRoster,
  aShift,
  MONDAY,
  on,
} from '../../../test/builders/roster.js';
import { localTime, timeZone } from '../../time/zoned-time.js';
import { check } from './check.js';
import { explain } from './explain.js';
import { type Campaign, type SchedulingProblem } from './problem.js';
import { type Roster } from './roster.js';

const target = Array.from({ length: 7 * 96 }, (_, at) => (at >= 32 && at < 40 ? 2 : 0));
const explained = (problem: SchedulingProblem, roster: Roster) =>
  explain(problem, roster, check(problem, roster));
const causesOf = (problem: SchedulingProblem, roster: Roster) =>
  Object.fromEntries(
    explained(problem, roster)
      .outbound[0].causes.filter(({ minutes }) => minutes > 0)
      .map(({ cause, minutes }) => [cause, minutes]),
  );

/** Two hours wanted of a zone that the law closes except on Monday 08:00-09:00. */
const mondayMorning = {
  id: 'us',
  title: 'US',
  jurisdiction: 'US',
  validFrom: MONDAY,
  validTo: null,
  source: 's',
  verified: true,
  rules: [
    {
      id: 'r',
      callTypes: [],
      windows: [{ weekdays: [1], from: localTime('08:00'), to: localTime('09:00') }],
      closedOnHolidays: false,
      source: 's',
    },
  ],
  caps: [],
} as const;
const wanting = (hoursWanted: number, changes: Partial<Campaign> = {}) =>
  aCampaign({ hoursWanted, ...changes });

describe('an explanation', () => {
  it('gives both sums of under- and overstaffing, not the net', () => {
    const problem = aProblem({ queues: [aQueue({ target })], campaigns: [] });
    const { cover, summary } = explained(problem, aRoster(aShift(0, '09:00', ['inbound 240'])));
    expect(cover).toMatchObject([
      { targetMinutes: 240, underMinutes: 180, overMinutes: 180, scheduleEfficiency: -0.5 },
    ]);
    expect(summary).toContain('Help desk: 3 agent-hours below target and 3 above, of 4 wanted.');
  });

  it('names hard rules that are broken, worst violations first', () => {
    const problem = aProblem();
    const roster = aRoster(aShift(0, '08:00', ['inbound 250']), aShift(1, '08:00', ['inbound 360']));
    const { summary, rules } = explained(problem, roster);
    expect(summary[0]).toMatch(/^Hard rules are broken: .*lengths: 2/);
    expect(rules.find(({ ruleId }) => ruleId === 'shift-length')?.worst.map(({ amount }) => amount)).toEqual([
      120, 10,
    ]);
  });
});

describe('calling that is missing is put down to', () => {
  it('no surplus, when agents and windows are there', () => {
    expect(causesOf(aProblem({ campaigns: [wanting(2)] }), aRoster())).toEqual({ 'no-surplus': 120 });
  });

  it('the window, when the zone never opens or nobody consented', () => {
    const [zone] = wanting(2).zones;
    const silent = aProblem({ campaigns: [wanting(2, { zones: [{ ...zone, consent: false }] })] });
    expect(causesOf(silent, aRoster())).toEqual({ 'window-closed': 120 });
    const sunday = { ...mondayMorning, rules: [{ ...mondayMorning.rules[0], windows: [] }] };
    const closed = aProblem({ campaigns: [wanting(2)], callingHours: [sunday] });
    expect(causesOf(closed, aRoster())).toEqual({ 'window-closed': 120 });
  });

  it('the window, as far as certified agents sit off the phone while it is closed', () => {
    const problem = aProblem({ campaigns: [wanting(2)], callingHours: [mondayMorning] });
    const roster = aRoster(aShift(0, '08:00', ['outbound 45', 'off-phone 195']));
    expect(causesOf(problem, roster)).toEqual({ 'window-closed': 75 });
    const inbound = aRoster(aShift(0, '08:00', ['outbound 45', 'inbound 165', 'off-phone 30']));
    expect(causesOf(problem, inbound)).toEqual({ 'window-closed': 30, 'no-surplus': 45 });
  });

  it('certificates, by the share of open time in which they are missing', () => {
    const [certificate] = anAgent().certificates;
    const lapsed = anAgent({
      certificates: [{ ...certificate, valid: { start: on(-9, '00:00'), end: on(3, '12:00') } }],
    });
    expect(causesOf(aProblem({ campaigns: [wanting(2)], agents: [lapsed] }), aRoster())).toEqual({
      'no-certified-agent': 60,
      'no-surplus': 60,
    });
    const none = aProblem({ campaigns: [wanting(2)], agents: [anAgent({ certificates: [] })] });
    expect(causesOf(none, aRoster())).toEqual({ 'no-certified-agent': 120 });
  });

  it('frequency caps, as far as they leave fewer attempts', () => {
    const attempts = { contacts: 10, attemptsPerContact: 12, minutesPerAttempt: 1 };
    const cap = { id: 'c', callTypes: ['collections'], attempts: 7, days: 7, source: 's' };
    const callingHours = [{ ...mondayMorning, rules: [], caps: [cap] }];
    const problem = aProblem({ campaigns: [wanting(2, { attempts })], callingHours });
    expect(causesOf(problem, aRoster())).toEqual({ cap: 50, 'no-surplus': 70 });
  });

  it('each zone for itself', () => {
    const zone = (id: string, consent: boolean) =>
      ({ id, jurisdiction: 'US-NY', zone: timeZone('America/New_York'), share: 0.5, consent }) as const;
    const campaigns = [wanting(4, { zones: [zone('yes', true), zone('no', false)] })];
    const { outbound } = explained(
      aProblem({ campaigns }),
      aRoster(aShift(0, '08:00', ['outbound:late/yes 90'])),
    );
    expect(outbound[0]).toMatchObject({ wantedMinutes: 240, deliveredMinutes: 90 });
    expect(outbound[0].zones.map(({ causes }) => causes.map(({ minutes }) => minutes))).toEqual([
      [30, 0, 0, 0],
      [0, 120, 0, 0],
    ]);
  });
});
