import { Injectable } from '@nestjs/common';
import { EventEmitter } from 'node:events';
import { Subscription } from './subscription.js';
import { Topics } from './topics.js';

/** Fan-out inside this process. */
@Injectable()
export class InProcessTopics extends Topics {
  private readonly emitter = new EventEmitter().setMaxListeners(0);
  private readonly open = new Set<Subscription<unknown>>();

  publish(topic: string, payload: unknown): Promise<void> {
    // Through JSON, so that a consumer meets the same plain data as from Redis and cannot change another's.
    if (this.emitter.listenerCount(topic) > 0) this.emitter.emit(topic, JSON.stringify(payload ?? null));
    return Promise.resolve();
  }

  subscribe<T>(topic: string): AsyncIterableIterator<T> {
    const onMessage = (text: string): void => subscription.push(JSON.parse(text));
    const subscription = new Subscription<unknown>(() => {
      this.emitter.off(topic, onMessage);
      this.open.delete(subscription);
    });
    this.emitter.on(topic, onMessage);
    this.open.add(subscription);
    return subscription as AsyncIterableIterator<T>;
  }

  async close(): Promise<void> {
    await Promise.all([...this.open].map((subscription) => subscription.return()));
  }
}
