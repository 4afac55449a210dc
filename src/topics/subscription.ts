/** Messages of this many are kept for a consumer that is slow; then the oldest go: "look again" once is enough. */
const MAX_WAITING = 1_000;

/** An async iterator that is fed by `push`, and tells its source when the consumer has had enough. */
export class Subscription<T> implements AsyncIterableIterator<T> {
  private readonly messages: T[] = [];
  private readonly readers: ((result: IteratorResult<T>) => void)[] = [];
  private ended = false;

  constructor(private readonly onEnd: () => void) {}

  push(message: T): void {
    if (this.ended) return;
    const reader = this.readers.shift();
    if (reader !== undefined) return reader({ value: message, done: false });
    this.messages.push(message);
    if (this.messages.length > MAX_WAITING) this.messages.shift();
  }

  next(): Promise<IteratorResult<T>> {
    if (this.messages.length > 0) return Promise.resolve({ value: this.messages.shift() as T, done: false });
    if (this.ended) return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve) => this.readers.push(resolve));
  }

  return(): Promise<IteratorResult<T>> {
    if (!this.ended) {
      this.ended = true;
      this.messages.length = 0;
      this.onEnd();
      for (const reader of this.readers.splice(0)) reader({ value: undefined, done: true });
    }
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
