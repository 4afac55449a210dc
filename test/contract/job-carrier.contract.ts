import { randomInt } from 'node:crypto';
import { type JobCarrier } from '../../src/jobs/job-carrier.js';

/** What every carrier of jobs must do. `make` gives carriers that share their work, as processes do, and `null` after all. */
export function describeJobCarrier(name: string, make: () => JobCarrier): void {
  describe(`${name} as a job carrier`, () => {
    const carriers: JobCarrier[] = [];
    const carrier = (): JobCarrier => {
      carriers.push(make());
      return carriers[carriers.length - 1];
    };
    afterEach(async () => {
      await Promise.all(carriers.splice(0).map((each) => each.stop()));
    });

    it('brings a job to the process that works', async () => {
      const worked = new Worked();
      const one = carrier();
      one.start(worked.work, 1);
      const id = newId();

      await one.carry(id);

      await worked.until((ids) => ids.includes(id));
    });

    it('keeps what was carried before anyone worked', async () => {
      const worked = new Worked();
      const one = carrier();
      const ids = [newId(), newId(), newId()];
      for (const id of ids) await one.carry(id);

      one.start(worked.work, 1);

      await worked.until((done) => ids.every((id) => done.includes(id)));
    });

    it('works on no more than its concurrency at a time, and does use it', async () => {
      const worked = new Worked(20);
      const one = carrier();
      const ids = Array.from({ length: 7 }, newId);
      for (const id of ids) await one.carry(id);

      // Whatever time it takes to fetch the second, the first is still under way.
      worked.hold();
      one.start(worked.work, 2);
      await worked.atOnceAre(2);
      worked.letGo();

      await worked.until((done) => ids.every((id) => done.includes(id)));
      expect(worked.mostAtOnce).toBe(2);
    });

    it('brings a job that is carried twice while it waits at least once, and does not choke on it', async () => {
      const worked = new Worked();
      const one = carrier();
      const [id, last] = [newId(), newId()];
      await one.carry(id);
      await one.carry(id);
      await one.carry(last);

      one.start(worked.work, 1);

      await worked.until((done) => done.includes(id) && done.includes(last));
    });

    it('brings a job again that is carried again after its work', async () => {
      const worked = new Worked();
      const one = carrier();
      one.start(worked.work, 1);
      const id = newId();
      await one.carry(id);
      await worked.until((done) => done.includes(id));

      // Its own books may close a moment after the work: the sweep, too, comes again.
      const carried: Promise<void>[] = [];
      const again = setInterval(() => carried.push(one.carry(id)), 20);
      await worked
        .until((done) => done.filter((each) => each === id).length >= 2)
        .finally(() => clearInterval(again));
      // What is on its way when the carrier stops would fail.
      await Promise.all(carried);
    });

    it('stops only when the work under way is done, and takes none after', async () => {
      const worked = new Worked(50);
      const one = carrier();
      one.start(worked.work, 1);
      const id = newId();
      await one.carry(id);
      await worked.begun(id);

      await one.stop();

      expect(worked.done).toEqual([id]);
      carriers.splice(0);
    });
  });
}

const newId = (): number => randomInt(1, 2 ** 31 - 1);

/** Work that remembers what it did. */
class Worked {
  readonly done: number[] = [];
  mostAtOnce = 0;
  private atOnce = 0;
  private readonly started = new Set<number>();
  private waiting: (() => void)[] = [];
  private held: Promise<void> = Promise.resolve();
  letGo: () => void = () => undefined;

  constructor(private readonly milliseconds = 0) {}

  readonly work = async (jobId: number): Promise<void> => {
    this.started.add(jobId);
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.atOnce);
    this.tell();
    await this.held;
    await new Promise((resolve) => setTimeout(resolve, this.milliseconds));
    this.atOnce--;
    this.done.push(jobId);
    this.tell();
  };

  /** No work that begins from now on ends before it is let go. */
  hold(): void {
    this.held = new Promise((resolve) => (this.letGo = resolve));
  }

  async atOnceAre(count: number): Promise<void> {
    while (this.atOnce < count) await this.change();
  }

  async until(condition: (done: readonly number[]) => boolean): Promise<void> {
    while (!condition(this.done)) await this.change();
  }

  async begun(jobId: number): Promise<void> {
    while (!this.started.has(jobId)) await this.change();
  }

  private change(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private tell(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}
