import { type MessagePort, type Worker } from 'node:worker_threads';
import { type Meeting } from '../engine/search/lane.js';

/** Meetings of two lanes, one at either end of a port. */
export function meetingOver(port: Worker | MessagePort, lane: 0 | 1): Meeting {
  const letters = new Letters();
  port.on('message', (values: Float64Array) => letters.arrive(values));
  port.on('error', (error: Error) => letters.fail(error));
  return {
    lane,
    lanes: 2,
    exchange: async (values) => {
      port.postMessage(values);
      const told = await letters.next();
      return lane === 0 ? [values, told] : [told, values];
    },
  };
}

/** What has come, in order, for whoever waits for it: the other lane may be ahead. */
class Letters {
  private readonly arrived: Float64Array[] = [];
  private failure: Error | null = null;
  private wake: (() => void) | null = null;

  arrive(values: Float64Array): void {
    this.arrived.push(values);
    this.wake?.();
  }

  fail(error: Error): void {
    this.failure = error;
    this.wake?.();
  }

  async next(): Promise<Float64Array> {
    for (;;) {
      if (this.failure !== null) throw this.failure;
      const values = this.arrived.shift();
      if (values !== undefined) return values;
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }
}
