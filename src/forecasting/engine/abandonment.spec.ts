import { type Instant, parseInstant } from '../../time/instant.js';
import { timeZone } from '../../time/zoned-time.js';
import { type AbandonedObservation, forecastAbandonShare, meanPatience } from './abandonment.js';

const HOUR = 3_600_000;
const monday = parseInstant('2026-01-05T08:00Z');
const start = (day: number, hour: number): Instant => (monday + (day * 24 + hour) * HOUR) as Instant;
const days = (counts: (day: number, hour: number) => readonly [number, number]): AbandonedObservation[] =>
  Array.from({ length: 56 }, (_, day) =>
    Array.from({ length: 8 }, (_hour, hour) => {
      const [offered, abandoned] = counts(day, hour);
      return { start: start(day, hour), offered, abandoned };
    }),
  ).flat();
const shareAt = (history: readonly AbandonedObservation[], hour: number): number | undefined =>
  forecastAbandonShare({
    history,
    zone: timeZone('UTC'),
    intervalMinutes: 60,
    origin: start(56, 0),
    horizon: [start(56, hour)],
  })[0].value;

describe('the share of contacts that give up', () => {
  it('weighs by contacts, and keeps to it where intervals are small', () => {
    // Of eighteen calls one gives up: most intervals have none, and some one of two.
    const history = days((day, hour) => [2, (day * 8 + hour) % 9 === 0 ? 1 : 0]);
    expect(shareAt(history, 3)).toBeCloseTo(1 / 18, 2);
  });

  it('has a profile of its own where the data show one', () => {
    const history = days((day, hour) => [200, hour === 0 ? 40 + (day % 3) : 6 + (day % 3)]);
    expect(shareAt(history, 0)).toBeGreaterThan(0.15);
    expect(shareAt(history, 4)).toBeLessThan(0.06);
  });

  it('is not taken for zero where a weekday or an hour happened to have none', () => {
    const few = days((day, hour) => [3, (day * 8 + hour) % 45 === 7 && day % 7 !== 2 ? 1 : 0]);
    const shares = forecastAbandonShare({
      history: few,
      zone: timeZone('UTC'),
      intervalMinutes: 60,
      origin: start(56, 0),
      horizon: Array.from({ length: 56 }, (_, i) => start(56 + Math.floor(i / 8), i % 8)),
    });
    for (const { value } of shares) expect(value).toBeGreaterThan(0.002);
    for (const { value } of shares) expect(value).toBeLessThan(0.02);
  });

  it('is not carried away by a day of outage', () => {
    const usual = days(() => [100, 3]);
    const outage = days((day) => [100, day === 54 ? 90 : 3]);
    expect(shareAt(usual, 2)).toBeCloseTo(0.03, 9);
    expect(shareAt(outage, 2)).toBeLessThan(0.045);
  });

  it('is zero where nobody ever gives up, at most one, and unknown without a contact', () => {
    expect(
      shareAt(
        days(() => [10, 0]),
        1,
      ),
    ).toBe(0);
    expect(
      shareAt(
        days(() => [10, 12]),
        1,
      ),
    ).toBe(1);
    expect(
      shareAt(
        days(() => [0, 0]),
        1,
      ),
    ).toBeUndefined();
    expect(shareAt([], 1)).toBeUndefined();
  });
});

describe('mean patience', () => {
  /** Callers with a patience of 120 s on average who are answered after 30 s, unless they have given up. */
  const waits = Array.from({ length: 400 }, (_, i) => {
    const patience = -120 * Math.log((i + 0.5) / 400);
    return { waited: Math.min(30, patience), gaveUp: patience < 30 };
  });
  const observed = {
    start: start(0, 0),
    offered: waits.length,
    abandoned: waits.filter(({ gaveUp }) => gaveUp).length,
    waitSeconds: waits.reduce((sum, { waited }) => sum + waited, 0),
  };

  it('counts the waits of those that were answered before they gave up', () => {
    expect(meanPatience([observed], start(1, 0))).toBeCloseTo(120, -1);
  });

  it('is unknown with few abandons, and from what comes later', () => {
    expect(meanPatience([{ ...observed, abandoned: 20 }], start(1, 0))).toBeUndefined();
    expect(meanPatience([observed], start(0, 0))).toBeUndefined();
    expect(meanPatience([{ ...observed, waitSeconds: 0 }], start(1, 0))).toBeUndefined();
  });

  it('believes the newest weeks most', () => {
    const older = { ...observed, start: start(-56, 0), waitSeconds: 10 * observed.waitSeconds };
    const both = meanPatience([older, observed], start(1, 0)) ?? 0;
    const own = meanPatience([observed], start(1, 0)) ?? 0;
    expect(both / own).toBeCloseTo((0.25 * 10 + 1) / 1.25, 6);
  });
});
