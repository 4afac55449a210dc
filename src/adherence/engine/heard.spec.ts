import { type Instant, instant } from '../../time/instant.js';
import { heardThroughout } from './heard.js';

const spans = (...pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([start, end]) => ({ start: instant(start), end: instant(end) }));
const part = (from: number, finishedAt: number | null, ...pairs: readonly (readonly [number, number])[]) => ({
  from: instant(from),
  finishedAt: finishedAt as Instant | null,
  spans: spans(...pairs),
});

describe('a source of several parts', () => {
  it('is heard while all of them are', () => {
    expect(heardThroughout([part(0, null, [0, 50], [60, 100]), part(0, null, [0, 80])])).toEqual(
      spans([0, 50], [60, 80]),
    );
  });

  it('needs a part only from its beginning to its end', () => {
    expect(
      heardThroughout([part(0, 40, [0, 40]), part(40, null, [40, 90]), part(40, null, [40, 70])]),
    ).toEqual(spans([0, 70]));
  });

  it('is not heard when one of them never is in the time looked at', () => {
    expect(heardThroughout([part(0, null, [0, 100]), part(0, null)])).toEqual([]);
  });
});
