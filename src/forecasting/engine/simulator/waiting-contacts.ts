const FIRST_SIZE = 256;
const NONE = -1;

/**
 * Contacts that wait, or have waited and are still named by an event to come, in slots of typed arrays; for each queue a list in the order of
 * arrival. A slot is used again once the contact has left the list and its last event has passed.
 */
export class WaitingContacts {
  arrivedAt = new Float64Array(FIRST_SIZE);
  handleSeconds = new Float64Array(FIRST_SIZE);
  queue = new Int32Array(FIRST_SIZE);
  interval = new Int32Array(FIRST_SIZE);
  index = new Int32Array(FIRST_SIZE);
  attempt = new Int32Array(FIRST_SIZE);
  /** 1 while in the list. */
  waits = new Uint8Array(FIRST_SIZE);
  readonly head: Int32Array;
  total = 0;
  private readonly tail: Int32Array;
  private next = new Int32Array(FIRST_SIZE);
  private previous = new Int32Array(FIRST_SIZE);
  private events = new Int32Array(FIRST_SIZE);
  private free = NONE;
  private used = 0;

  constructor(queues: number) {
    this.head = new Int32Array(queues).fill(NONE);
    this.tail = new Int32Array(queues).fill(NONE);
  }

  clear(): void {
    this.head.fill(NONE);
    this.tail.fill(NONE);
    this.free = NONE;
    this.used = 0;
    this.total = 0;
  }

  /** A slot for a contact, not in a list yet. */
  open(queue: number, index: number, handleSeconds: number): number {
    const slot = this.free === NONE ? this.used++ : this.free;
    if (slot === this.free) this.free = this.next[slot];
    if (slot === this.waits.length) this.grow();
    this.queue[slot] = queue;
    this.index[slot] = index;
    this.handleSeconds[slot] = handleSeconds;
    this.attempt[slot] = 0;
    this.events[slot] = 0;
    this.waits[slot] = 0;
    return slot;
  }

  /** Puts a contact at the end of its queue. */
  enter(slot: number, now: number, interval: number): void {
    const queue = this.queue[slot];
    const last = this.tail[queue];
    this.arrivedAt[slot] = now;
    this.interval[slot] = interval;
    this.waits[slot] = 1;
    this.previous[slot] = last;
    this.next[slot] = NONE;
    this.tail[queue] = slot;
    if (last === NONE) this.head[queue] = slot;
    else this.next[last] = slot;
    this.total++;
  }

  /** Takes a contact out of its queue. */
  leave(slot: number): void {
    const queue = this.queue[slot];
    const before = this.previous[slot];
    const after = this.next[slot];
    if (before === NONE) this.head[queue] = after;
    else this.next[before] = after;
    if (after === NONE) this.tail[queue] = before;
    else this.previous[after] = before;
    this.waits[slot] = 0;
    this.total--;
    this.release(slot);
  }

  /** An event that names the contact will come. */
  expect(slot: number): void {
    this.events[slot]++;
  }

  /** It has come. */
  met(slot: number): void {
    this.events[slot]--;
    this.release(slot);
  }

  /** How many wait in a queue, counted one by one. */
  count(queue: number): number {
    let found = 0;
    for (let slot = this.head[queue]; slot !== NONE; slot = this.next[slot]) found++;
    return found;
  }

  private release(slot: number): void {
    if (this.waits[slot] === 1 || this.events[slot] > 0) return;
    this.next[slot] = this.free;
    this.free = slot;
  }

  private grow(): void {
    const wider = <T extends Float64Array | Int32Array | Uint8Array>(old: T, grown: T): T => {
      grown.set(old);
      return grown;
    };
    const size = this.waits.length * 2;
    this.arrivedAt = wider(this.arrivedAt, new Float64Array(size));
    this.handleSeconds = wider(this.handleSeconds, new Float64Array(size));
    this.queue = wider(this.queue, new Int32Array(size));
    this.interval = wider(this.interval, new Int32Array(size));
    this.index = wider(this.index, new Int32Array(size));
    this.attempt = wider(this.attempt, new Int32Array(size));
    this.next = wider(this.next, new Int32Array(size));
    this.previous = wider(this.previous, new Int32Array(size));
    this.events = wider(this.events, new Int32Array(size));
    this.waits = wider(this.waits, new Uint8Array(size));
  }
}
