import { HOUR_MS, parseInstant } from '../../time/instant.js';
import { type Interval } from '../../time/interval.js';
import { timeZone } from '../../time/zoned-time.js';
import {
  outboundRequirement,
  type OutboundQuestion,
  type OutboundRequirement,
  type OutboundZone,
} from './outbound-requirement.js';

const at = (from: string, to: string): Interval => ({ start: parseInstant(from), end: parseInstant(to) });
const DAY = at('2026-03-02T00:00Z', '2026-03-03T00:00Z');

const zone = (more: Partial<OutboundZone> = {}): OutboundZone => ({
  id: 'utc',
  share: 1,
  zone: timeZone('UTC'),
  openIntervals: [at('2026-03-02T08:00Z', '2026-03-02T20:00Z')],
  closedBy: [],
  cap: null,
  ...more,
});
const ask = (more: Partial<OutboundQuestion> = {}): OutboundRequirement =>
  outboundRequirement({
    work: { kind: 'hours', hours: 36 },
    zones: [zone()],
    pace: { kind: 'even' },
    span: DAY,
    intervalMinutes: 15,
    ...more,
  });
const agentsAt = ({ intervals }: OutboundRequirement, start: string) =>
  intervals.find((interval) => interval.start === parseInstant(start))?.agents;
const placedMinutes = ({ intervals }: OutboundRequirement, width = 15) =>
  intervals.reduce((sum, { agents }) => sum + agents * width, 0);

describe('the outbound requirement', () => {
  it('spreads hours evenly over the open time', () => {
    const required = ask();
    expect(agentsAt(required, '2026-03-02T07:45Z')).toBe(0);
    expect(agentsAt(required, '2026-03-02T08:00Z')).toBeCloseTo(3, 12);
    expect(agentsAt(required, '2026-03-02T19:45Z')).toBeCloseTo(3, 12);
    expect(required.peakAgents).toBeCloseTo(3, 12);
    expect(required.zones[0]).toMatchObject({ openMinutes: 720, wantedMinutes: 2160, unplaced: [] });
  });

  it('counts contacts x attempts x minutes per attempt', () => {
    const work = { kind: 'contacts', contacts: 600, attemptsPerContact: 3, minutesPerAttempt: 2 } as const;
    expect(ask({ work }).plannedMinutes).toBeCloseTo(3600, 9);
  });

  it('gives each zone its share of the list in its own windows', () => {
    const west = { id: 'west', share: 0.25, openIntervals: [at('2026-03-02T16:00Z', '2026-03-02T18:00Z')] };
    const required = ask({ zones: [zone({ share: 0.75 }), zone(west)] });
    expect(agentsAt(required, '2026-03-02T12:00Z')).toBeCloseTo(27 / 12, 12);
    expect(agentsAt(required, '2026-03-02T16:30Z')).toBeCloseTo(27 / 12 + 9 / 2, 12);
    const { byZone } = required.intervals[17 * 4];
    expect(byZone).toEqual([expect.closeTo(27 / 12, 12), expect.closeTo(4.5, 12)]);
  });

  it('puts the work of half an open interval into its open half', () => {
    const openIntervals = [at('2026-03-02T08:30Z', '2026-03-02T10:00Z')];
    const work = { kind: 'hours', hours: 3 } as const;
    const required = ask({ work, zones: [zone({ openIntervals })], intervalMinutes: 60 });
    expect(required.intervals.slice(8, 10).map(({ agents }) => agents)).toEqual([1, 2]);
  });

  it('front-loads from so many times as many agents at the start as at the end', () => {
    const required = ask({ pace: { kind: 'front-loaded', firstToLast: 3 } });
    const first = agentsAt(required, '2026-03-02T08:00Z') ?? 0;
    const last = agentsAt(required, '2026-03-02T19:45Z') ?? 0;
    expect(first / last).toBeCloseTo((3 - 2 / 96) / (1 + 2 / 96), 9);
    expect(placedMinutes(required)).toBeCloseTo(2160, 9);
  });

  it('weighs the hours of the called party’s clock, the night London puts its clocks forward', () => {
    const weights = Array.from({ length: 24 }, (_, hour) => (hour === 9 ? 2 : hour === 10 ? 1 : 0));
    const london = zone({
      zone: timeZone('Europe/London'),
      openIntervals: [
        at('2026-03-28T08:00Z', '2026-03-28T20:00Z'),
        at('2026-03-29T07:00Z', '2026-03-29T19:00Z'),
      ],
    });
    const required = ask({
      zones: [london],
      pace: { kind: 'by-hour', weights },
      span: at('2026-03-28T00:00Z', '2026-03-30T00:00Z'),
    });
    const perHour = new Map<string, number>();
    for (const { start, agents } of required.intervals) {
      const hour = new Date(start).toISOString().slice(8, 13);
      perHour.set(hour, (perHour.get(hour) ?? 0) + agents / 4);
    }
    const busy = [...perHour].filter(([, hours]) => hours > 0);
    expect(busy).toEqual([
      ['28T09', expect.closeTo(12, 9)],
      ['28T10', expect.closeTo(6, 9)],
      ['29T08', expect.closeTo(12, 9)],
      ['29T09', expect.closeTo(6, 9)],
    ]);
  });

  it('reports the calls that a frequency cap takes away, with its rule and source', () => {
    const cap = { attempts: 4, ruleId: 'fr-4-in-30', source: 'Decree 2022-1313', reason: 'At most 4.' };
    const work = { kind: 'contacts', contacts: 100, attemptsPerContact: 6, minutesPerAttempt: 3 } as const;
    const required = ask({ work, zones: [zone({ cap })] });
    expect(required.zones[0]).toMatchObject({ wantedMinutes: 1800, plannedMinutes: 1200 });
    expect(required.zones[0].unplaced).toEqual([
      { cause: 'cap', minutes: 600, ruleId: 'fr-4-in-30', source: 'Decree 2022-1313', reason: 'At most 4.' },
    ]);
    expect(ask({ zones: [zone({ cap })] }).zones[0].unplaced).toEqual([]);
  });

  it('plans nothing where nothing is open, and names all rules that close', () => {
    const rule = (ruleId: string) => ({
      cause: 'window-closed' as const,
      ruleId,
      source: 's',
      reason: 'r',
    });
    const required = ask({ zones: [zone({ openIntervals: [], closedBy: [rule('a'), rule('b')] })] });
    expect(required.plannedMinutes).toBe(0);
    expect(required.zones[0].unplaced).toEqual([
      { ...rule('a'), minutes: 1080 },
      { ...rule('b'), minutes: 1080 },
    ]);
    expect(ask({ zones: [zone({ openIntervals: [] })] }).zones[0].unplaced[0].ruleId).toBe('no-window');
  });

  it('says when the pace gives no weight to any open hour', () => {
    const weights = Array.from({ length: 24 }, (_, hour) => (hour === 3 ? 1 : 0));
    const { unplaced } = ask({ pace: { kind: 'by-hour', weights } }).zones[0];
    expect(unplaced).toMatchObject([{ cause: 'pace', minutes: 2160 }]);
  });

  it('raises scheduled agents by shrinkage: 3 at 25 % are 4', () => {
    expect(ask({ shrinkage: 0.25 }).intervals[40].scheduledAgents).toBeCloseTo(4, 12);
  });

  it('loses and invents nothing: planned and unplaced minutes add up to what is wanted', () => {
    const openIntervals = [
      { start: DAY.start, end: parseInstant('2026-03-02T00:07Z') },
      at('2026-03-02T23:10Z', '2026-03-03T05:00Z'),
    ];
    for (const intervalMinutes of [5, 15, 30, 60] as const) {
      for (const pace of [{ kind: 'even' }, { kind: 'front-loaded', firstToLast: 5 }] as const) {
        const required = ask({ zones: [zone({ openIntervals })], pace, intervalMinutes });
        expect(placedMinutes(required, intervalMinutes)).toBeCloseTo(36 * 60, 6);
        expect(required.intervals).toHaveLength((24 * HOUR_MS) / (intervalMinutes * 60_000));
      }
    }
  });

  it.each([
    [{ work: { kind: 'hours', hours: -1 } as const }, 'hours (-1)'],
    [{ pace: { kind: 'front-loaded', firstToLast: 0.5 } as const }, 'firstToLast (0.5)'],
    [{ pace: { kind: 'by-hour', weights: [1] } as const }, '24 weights'],
    [{ shrinkage: 1 }, 'shrinkage (1)'],
    [{ zones: [zone({ share: NaN })] }, 'zone "utc" (NaN)'],
  ])('refuses %j', (more, message) => {
    expect(() => ask(more)).toThrow(message);
  });
});
