import { Logger } from '@nestjs/common';
import { Redis } from 'ioredis';
import { Subscription } from './subscription.js';
import { Topics } from './topics.js';

/** Fan-out to every process on one Redis. */
export class RedisTopics extends Topics {
  private readonly logger = new Logger('Topics');
  private readonly publisher: Redis;
  private readonly subscriber: Redis;
  private readonly consumers = new Map<string, Set<Subscription<unknown>>>();

  constructor(
    url: string,
    private readonly prefix: string,
  ) {
    super();
    this.publisher = this.connect(url);
    this.subscriber = this.connect(url);
    this.subscriber.on('message', (channel: string, text: string) => {
      for (const consumer of this.consumers.get(channel) ?? []) consumer.push(JSON.parse(text));
    });
  }

  async publish(topic: string, payload: unknown): Promise<void> {
    await this.publisher.publish(this.channelOf(topic), JSON.stringify(payload ?? null));
  }

  subscribe<T>(topic: string): AsyncIterableIterator<T> {
    const channel = this.channelOf(topic);
    const consumers = this.consumers.get(channel) ?? new Set();
    const consumer = new Subscription<unknown>(() => this.leave(channel, consumer));
    this.consumers.set(channel, consumers.add(consumer));
    if (consumers.size === 1) this.subscriber.subscribe(channel).catch((error: unknown) => this.log(error));
    return consumer as AsyncIterableIterator<T>;
  }

  async close(): Promise<void> {
    const open = [...this.consumers.values()].flatMap((consumers) => [...consumers]);
    this.consumers.clear();
    await Promise.all(open.map((consumer) => consumer.return()));
    this.publisher.disconnect();
    this.subscriber.disconnect();
  }

  private channelOf(topic: string): string {
    return `${this.prefix}.topic.${topic}`;
  }

  private leave(channel: string, consumer: Subscription<unknown>): void {
    const consumers = this.consumers.get(channel);
    consumers?.delete(consumer);
    if (consumers?.size !== 0) return;
    this.consumers.delete(channel);
    this.subscriber.unsubscribe(channel).catch((error: unknown) => this.log(error));
  }

  private connect(url: string): Redis {
    return new Redis(url).on('error', (error) => this.log(error));
  }

  private log(error: unknown): void {
    this.logger.warn(`Redis: ${error instanceof Error ? error.message : String(error)}`);
  }
}
