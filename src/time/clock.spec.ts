import { assertUtcProcess, SettableClock, SystemClock } from './clock.js';
import { instant } from './instant.js';

describe('clocks', () => {
  it('read the machine, or stand still until set', () => {
    const before = Date.now();
    const read = new SystemClock().now();
    expect(read).toBeGreaterThanOrEqual(before);
    expect(read).toBeLessThanOrEqual(Date.now());

    const still = new SettableClock(instant(5));
    expect(still.now()).toBe(5);
    still.set(instant(6));
    expect(still.now()).toBe(6);
  });
});

describe('the process', () => {
  it('runs in UTC, as the tests do', () => {
    expect(() => assertUtcProcess()).not.toThrow();
  });
});
