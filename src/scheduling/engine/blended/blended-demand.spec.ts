import { seededRandom } from '../random.js';
import { LinearSolver } from '../search/linear-model.js';
import { allocateSkills, EXACT } from '../skills/skill-allocation.js';
import {
  blendedDemand,
  type BlendedGroup,
  type BlendedQuestion,
  type BlendedZone,
} from './blended-demand.js';

let solver: LinearSolver;
beforeAll(async () => {
  solver = await LinearSolver.load();
});

/** Hours on the clock: everything is in hours, three of them unless said otherwise. */
const group = (
  id: string,
  work: Record<string, number>,
  heads: number[],
  more: Partial<BlendedGroup> & { certified?: boolean[] } = {},
): BlendedGroup => ({
  id,
  work: Object.entries(work).map(([workId, speed]) => ({
    workId,
    speed,
    certified: more.certified ?? heads.map(() => true),
  })),
  heads,
  budgets: more.budgets ?? [],
});
const zone = (wantedHours: number, open: number[], more: Partial<BlendedZone> = {}): BlendedZone => ({
  campaignId: 'late',
  zoneId: 'ny',
  wantedMinutes: wantedHours * 60,
  plannableMinutes: wantedHours * 60,
  open,
  ...more,
});
const ask = (question: Partial<BlendedQuestion>) =>
  blendedDemand({ intervalMinutes: 60, groups: [], queues: [], zones: [], ...question }, solver, EXACT);
const help = (required: number[]) => ({ id: 'help', required });
const hoursOf = (zones: readonly { readonly shortfalls: readonly { cause: string; minutes: number }[] }[]) =>
  Object.fromEntries(
    zones.flatMap(({ shortfalls }) =>
      shortfalls
        .filter(({ minutes }) => minutes > 0)
        .map(({ cause, minutes }) => [cause, Math.round(minutes / 0.6) / 100]),
    ),
  );
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

describe('the outbound work that inbound leaves room for', () => {
  const blended = (heads: number[], more = {}) => group('blended', { help: 1, late: 1 }, heads, more);

  it('is the surplus, interval by interval, inbound first', () => {
    const found = ask({
      groups: [blended([5, 5, 5])],
      queues: [help([3, 5, 7])],
      zones: [zone(100, [1, 1, 1])],
    });
    expect(found.intervals.map(({ calling }) => calling[0])).toEqual([2, 0, 0]);
    expect(found.intervals.map(({ short }) => short[0])).toEqual([0, 0, 2]);
    expect(found.zones[0].carriedMinutes).toBeCloseTo(120, 6);
    expect(hoursOf(found.zones)).toEqual({ 'no-surplus': 98 });
  });

  it('ends with the work, and the rest is spare', () => {
    const found = ask({
      groups: [blended([5, 5, 5])],
      queues: [help([3, 3, 3])],
      zones: [zone(4, [1, 1, 1])],
    });
    expect(found.zones[0].carriedMinutes).toBeCloseTo(240, 6);
    expect(found.spareMinutes).toBeCloseTo(120, 6);
    expect(hoursOf(found.zones)).toEqual({});
  });

  it('keeps inbound with those who can do nothing else, and lets the others call', () => {
    const found = ask({
      groups: [group('inbound', { help: 1 }, [3]), blended([2])],
      queues: [help([3])],
      zones: [zone(9, [1])],
    });
    expect(found.intervals[0]).toMatchObject({ calling: [2], short: [0] });
  });

  it('is done in open time only, and names the closed time that people have left', () => {
    const found = ask({
      groups: [blended([5, 5, 5])],
      queues: [help([3, 3, 3])],
      zones: [zone(6, [0, 0.5, 0])],
    });
    expect(found.intervals.map(({ calling }) => calling[0])).toEqual([0, 2, 0]);
    expect(hoursOf(found.zones)).toEqual({ 'window-closed': 4 });
    const shut = ask({ groups: [blended([5, 5, 5])], zones: [zone(6, [0, 0, 0])] });
    expect(hoursOf(shut.zones)).toEqual({ 'window-closed': 6 });
  });

  it('keeps within a day’s hours, which inbound has the first call on', () => {
    const found = ask({
      groups: [blended([5, 5, 5], { budgets: [{ from: 0, to: 3, minutes: 480 }] })],
      queues: [help([0, 0, 5])],
      zones: [zone(9, [1, 1, 1])],
    });
    expect(found.intervals[2].short).toEqual([0]);
    expect(found.zones[0].carriedMinutes).toBeCloseTo(180, 6);
    expect(hoursOf(found.zones)).toEqual({ 'no-surplus': 6 });
    expect(found.spareMinutes).toBeCloseTo(0, 6);
  });

  it('tells caps, missing certificates and entitlements apart', () => {
    const capped = ask({ groups: [blended([5])], zones: [zone(6, [1], { plannableMinutes: 120 })] });
    expect(hoursOf(capped.zones)).toEqual({ cap: 4 });
    const lapsed = ask({ groups: [blended([5], { certified: [false] })], zones: [zone(6, [1])] });
    expect(hoursOf(lapsed.zones)).toEqual({ 'no-certified-agent': 6 });
    const some = ask({
      groups: [group('lapsed', { late: 1 }, [2], { certified: [false] }), group('able', { late: 1 }, [3])],
      zones: [zone(9, [1])],
    });
    expect(hoursOf(some.zones)).toEqual({ 'no-certified-agent': 2, 'no-surplus': 4 });
  });

  it('gives a campaign time that another has no use for, once', () => {
    const shop = zone(5, [1], { campaignId: 'shop', zoneId: 'paris' });
    const found = ask({
      groups: [group('both', { late: 1, shop: 1 }, [6])],
      zones: [zone(3, [1]), shop, { ...shop, campaignId: 'none' }],
    });
    expect(total(found.intervals[0].calling)).toBeCloseTo(6, 6);
    expect(total(found.zones.map(({ carriedMinutes }) => carriedMinutes))).toBeCloseTo(360, 6);
    expect(found.zones[2].carriedMinutes).toBe(0);
  });

  it('lacks no more on inbound than inbound alone would, for random groups', () => {
    const random = seededRandom(21);
    for (let round = 0; round < 40; round++) {
      const groups = Array.from({ length: 4 }, (_, g) =>
        group(
          `g${g}`,
          Object.fromEntries(
            ['a', 'b', 'late']
              .filter(() => random() < 0.6)
              .map((id) => [id, id === 'late' ? 1 : 0.5 + random()]),
          ),
          [5 * random(), 5 * random()],
        ),
      );
      const queues = ['a', 'b'].map((id) => ({ id, required: [6 * random(), 6 * random()] }));
      const zones = [zone(8 * random(), [1, random()])];
      const found = ask({ groups, queues, zones });
      const alone = allocateSkills(
        {
          groups: groups.map(({ id, work }) => ({
            id,
            name: id,
            speeds: work
              .filter(({ workId }) => workId !== 'late')
              .map(({ workId, speed }) => ({ queueId: workId, speed })),
          })),
          queueIds: ['a', 'b'],
          required: [0, 1].map((t) => queues.map(({ required }) => required[t])),
          heads: [0, 1].map((t) => groups.map(({ heads }) => heads[t])),
        },
        solver,
      );
      found.intervals.forEach(({ short, calling }, t) => {
        expect(total(short)).toBeCloseTo(total(alone.intervals[t].short), 3);
        expect(calling[0]).toBeLessThanOrEqual(
          zones[0].open[t] * total(groups.map(({ heads }) => heads[t])) + 1e-6,
        );
      });
      const { wantedMinutes, carriedMinutes, shortfalls } = found.zones[0];
      expect(carriedMinutes).toBeLessThanOrEqual(wantedMinutes + 1e-4);
      expect(total(shortfalls.map(({ minutes }) => minutes))).toBeCloseTo(wantedMinutes - carriedMinutes, 4);
    }
  });

  it('is nothing where there is nobody and nothing', () => {
    expect(ask({})).toEqual({ intervals: [], zones: [], spareMinutes: 0 });
    const nobody = ask({ queues: [help([2])], zones: [zone(1, [1])] });
    expect(nobody.intervals).toEqual([{ covered: [0], short: [2], calling: [0] }]);
    expect(hoursOf(nobody.zones)).toEqual({ 'no-certified-agent': 1 });
  });
});
