import { type Instant, parseInstant } from '../../time/instant.js';
import { timeZone } from '../../time/zoned-time.js';
import { forecastAverage, type WeightedObservation } from './handle-time.js';

const HOUR = 3_600_000;
const monday = parseInstant('2026-01-05T08:00Z');
const start = (day: number, hour: number): Instant => (monday + (day * 24 + hour) * HOUR) as Instant;
const request = (history: readonly WeightedObservation[], horizon: readonly Instant[]) =>
  forecastAverage({ history, zone: timeZone('UTC'), intervalMinutes: 60, origin: start(56, 0), horizon });
const days = (
  shape: (day: number, hour: number) => Omit<WeightedObservation, 'start'>,
): WeightedObservation[] =>
  Array.from({ length: 56 }, (_, day) =>
    Array.from({ length: 8 }, (_hour, hour) => ({ start: start(day, hour), ...shape(day, hour) })),
  ).flat();

describe('average handle time', () => {
  it('is the mean weighted by contacts', () => {
    const history = days((_, hour) => ({ value: hour < 4 ? 300 : 200, contacts: hour < 4 ? 1 : 9 }));
    const points = request(history, [start(56, 1), start(56, 5)]);
    const mean = (points[0].value! * 1 + points[1].value! * 9) / 10;
    expect(mean).toBeCloseTo(210, 0);
  });

  it('has a profile of its own where the data show one', () => {
    const history = days((day, hour) => ({ value: (hour === 0 ? 400 : 200) + (day % 3), contacts: 50 }));
    const [opening, later] = request(history, [start(56, 0), start(56, 3)]);
    expect(opening.value).toBeGreaterThan(390);
    expect(later.value).toBeLessThan(205);
  });

  it('is hardly moved by one freak interval of few contacts', () => {
    const calm = days(() => ({ value: 200, contacts: 40 }));
    const freak = calm.map((row, i) => (i === 400 ? { ...row, value: 36_000, contacts: 1 } : row));
    const [moved] = request(freak, [freak[400].start + 7 * 24 * HOUR] as Instant[]);
    expect(moved.value).toBeLessThan(205);
  });

  it('goes on with a constant, uses nothing after the origin, and has no figure without history', () => {
    const history = days(() => ({ value: 180, contacts: 3 }));
    const later = { start: start(57, 1), value: 9000, contacts: 1000 };
    expect(request([...history, later], [start(60, 2)])[0].value).toBeCloseTo(180, 9);
    expect(request([], [start(60, 2)])[0].value).toBeUndefined();
    expect(
      request(
        days(() => ({ value: 0, contacts: 3 })),
        [start(60, 2)],
      )[0].value,
    ).toBe(0);
  });
});
