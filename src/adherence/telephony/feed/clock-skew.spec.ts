import { addMinutes, addSeconds, parseInstant } from '../../../time/instant.js';
import { ClockSkew } from './clock-skew.js';

const NINE = parseInstant('2026-10-19T09:00:00Z');

describe('the skew of a clock', () => {
  it('is that of the sample which came quickest', () => {
    const skew = new ClockSkew();
    expect(skew.aheadMs).toBeNull();
    skew.sample(addSeconds(NINE, 10), addSeconds(NINE, 2));
    skew.sample(addSeconds(NINE, 20), addSeconds(NINE, 17));
    expect(skew.aheadMs).toBe(-3_000);
    skew.sample(addSeconds(NINE, 30), addSeconds(NINE, 34));
    expect(skew.aheadMs).toBe(4_000);
  });

  it('forgets what is older than five minutes', () => {
    const skew = new ClockSkew();
    skew.sample(NINE, addSeconds(NINE, 60));
    skew.sample(addMinutes(NINE, 4), addMinutes(NINE, 4));
    expect(skew.aheadMs).toBe(60_000);
    skew.sample(addMinutes(NINE, 5), addMinutes(NINE, 5));
    expect(skew.aheadMs).toBe(0);
  });

  it('is three weeks at the most, however wrong the clock', () => {
    const skew = new ClockSkew();
    skew.sample(NINE, parseInstant('1970-01-01T00:00:00Z'));
    expect(skew.aheadMs).toBe(-21 * 86_400_000);
  });
});
