import { NEVER } from './arithmetic.js';
const CHILDREN = 4;
const FIRST_SIZE = 1024;

/**
 * Events by time: a heap with four children to a node, in typed arrays. What `take` removes leaves its place at the top open, and the next `add` fills it:
 * most events bring about another one, so most pairs cost one walk down the heap instead of two.
 */
export class EventCalendar {
  private times = new Float64Array(FIRST_SIZE);
  private events = new Int32Array(FIRST_SIZE);
  private size = 0;
  private topOpen = false;

  clear(): void {
    this.size = 0;
    this.topOpen = false;
  }

  /** Time of the next event; infinity when there is none. */
  nextTime(): number {
    if (this.topOpen) this.close();
    return this.size > 0 ? this.times[0] : NEVER;
  }

  /** Removes the next event; there must be one. */
  take(): number {
    if (this.topOpen) this.close();
    this.topOpen = true;
    return this.events[0];
  }

  add(time: number, event: number): void {
    if (this.topOpen) {
      this.topOpen = false;
      this.sink(time, event);
      return;
    }
    if (this.size === this.times.length) this.grow();
    this.rise(this.size++, time, event);
  }

  private close(): void {
    this.topOpen = false;
    const last = --this.size;
    if (last > 0) this.sink(this.times[last], this.events[last]);
  }

  private rise(from: number, time: number, event: number): void {
    const { times, events } = this;
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 2;
      if (times[parent] <= time) break;
      times[at] = times[parent];
      events[at] = events[parent];
      at = parent;
    }
    times[at] = time;
    events[at] = event;
  }

  private sink(time: number, event: number): void {
    const { times, events, size } = this;
    let at = 0;
    for (;;) {
      const first = at * CHILDREN + 1;
      if (first >= size) break;
      const end = first + CHILDREN < size ? first + CHILDREN : size;
      let least = first;
      let leastTime = times[first];
      for (let child = first + 1; child < end; child++) {
        if (times[child] < leastTime) {
          least = child;
          leastTime = times[child];
        }
      }
      if (leastTime >= time) break;
      times[at] = leastTime;
      events[at] = events[least];
      at = least;
    }
    times[at] = time;
    events[at] = event;
  }

  private grow(): void {
    const times = new Float64Array(this.size * 2);
    const events = new Int32Array(this.size * 2);
    times.set(this.times);
    events.set(this.events);
    this.times = times;
    this.events = events;
  }
}
