import { type Topics } from '../../src/topics/topics.js';

/** What every fan-out must do. `make` gives one end of the same fan-out each time: another process. */
export function describeTopics(
  name: string,
  make: () => { readonly here: Topics; readonly there: Topics },
): void {
  describe(`${name} as a fan-out`, () => {
    let here: Topics;
    let there: Topics;
    beforeEach(() => {
      ({ here, there } = make());
    });
    afterEach(async () => {
      await here.close();
      await there.close();
    });

    it('brings a message to every consumer of its topic, as plain data', async () => {
      const consumers = [here.subscribe('a'), there.subscribe('a'), there.subscribe('a')];
      const payload = { id: 7, list: [1, 2], nothing: null };

      const received = await publishUntilReceived(here, 'a', payload, consumers);

      expect(received).toEqual([payload, payload, payload]);
    });

    it('keeps topics apart', async () => {
      const a = there.subscribe('a');
      const b = there.subscribe('b');
      await publishUntilReceived(here, 'b', 'for b', [b]);

      expect(await publishUntilReceived(here, 'a', 'for a', [a])).toEqual(['for a']);
    });

    it('keeps the order of messages', async () => {
      const consumer = there.subscribe<number>('a');
      await publishUntilReceived(here, 'a', 0, [consumer]);
      for (const n of [1, 2, 3, 4, 5]) await here.publish('a', n);

      const received: number[] = [];
      while (received.at(-1) !== 5) received.push((await consumer.next()).value as number);

      expect(received.filter((n) => n > 0)).toEqual([1, 2, 3, 4, 5]);
    });

    it('ends for a consumer that has had enough, also one that waits', async () => {
      const consumer = there.subscribe('a');
      const waiting = consumer.next();

      await consumer.return?.();

      expect(await waiting).toEqual({ value: undefined, done: true });
      await here.publish('a', 1);
      expect(await consumer.next()).toEqual({ value: undefined, done: true });
    });

    it('ends for all consumers when it closes', async () => {
      const waiting = there.subscribe('a').next();

      await there.close();

      expect(await waiting).toEqual({ value: undefined, done: true });
    });

    it('publishes to nobody without complaint', async () => {
      await expect(here.publish('nobody', { id: 1 })).resolves.toBeUndefined();
    });
  });
}

/** Subscribing takes effect a moment later where it goes over a network, so the message is sent until all have it. */
async function publishUntilReceived(
  topics: Topics,
  topic: string,
  payload: unknown,
  consumers: readonly AsyncIterator<unknown>[],
): Promise<unknown[]> {
  const all = Promise.all(consumers.map(async (consumer) => (await consumer.next()).value as unknown));
  await topics.publish(topic, payload);
  const published: Promise<void>[] = [];
  const again = setInterval(() => published.push(topics.publish(topic, payload)), 20);
  const received = await all.finally(() => clearInterval(again));
  // What is on its way when the topics are closed would fail.
  await Promise.all(published);
  return received;
}
