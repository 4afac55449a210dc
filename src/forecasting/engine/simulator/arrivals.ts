import { NEVER } from './arithmetic.js';
import { ContactSource } from './contact-source.js';
import { type Scenario } from './scenario.js';

/** The contacts of all queues in the order of their arrival. */
export class Arrivals {
  /** When the next contact arrives, infinity when there are no more; and on which queue. */
  nextTime = NEVER;
  nextQueue = 0;
  readonly sources: readonly ContactSource[];

  constructor({ queues, intervalSeconds }: Scenario) {
    this.sources = queues.map((queue) => new ContactSource(queue, intervalSeconds));
  }

  begin(seed: number, replication: number): void {
    for (const source of this.sources) source.begin(seed, replication);
    this.findNext();
  }

  /** Goes on to the contact after the next one. */
  advance(): void {
    this.sources[this.nextQueue].advance();
    this.findNext();
  }

  private findNext(): void {
    const { sources } = this;
    this.nextTime = NEVER;
    for (let queue = 0; queue < sources.length; queue++) {
      const { time } = sources[queue];
      if (time >= this.nextTime) continue;
      this.nextTime = time;
      this.nextQueue = queue;
    }
  }
}
