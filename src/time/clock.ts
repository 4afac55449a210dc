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
