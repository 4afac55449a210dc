import { type Instant, instant } from './instant.js';

/** Where services read the time. Engines never do: they take `now` as an argument. */
export abstract class Clock {
  abstract now(): Instant;
}

/** The machine's clock. */
export class SystemClock extends Clock {
  now(): Instant {
    return instant(Date.now());
  }
}

/** A clock that stands still until it is set: for tests, demonstrations and replays. */
export class SettableClock extends Clock {
  constructor(private current: Instant) {
    super();
  }

  now(): Instant {
    return this.current;
  }

  set(at: Instant): void {
    this.current = at;
  }
}

/**
 * Refuses to go on where the process does not run in UTC: a driver or a log that reads local time would then be wrong.
 * Called once, first thing, by every way in.
 * @throws Error when a clock of the process differed from UTC in any month from 1970 to 2037.
 * @example
 * assertUtcProcess() // => undefined
 */
export function assertUtcProcess(): void {
  for (let month = 0; month < 68 * 12; month++) {
    if (new Date(Date.UTC(1970, month)).getTimezoneOffset() !== 0) {
      const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
      throw new Error(`The process runs in ${timeZone} and must run in UTC. Start it with TZ=UTC.`);
    }
  }
}
