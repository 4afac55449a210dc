import { aQueue } from '../../../../test/builders/scenario.js';
import { ContactSource } from './contact-source.js';
import { type ScenarioQueue } from './scenario.js';

const HOUR = 3600;

interface Drawn {
  readonly time: number;
  readonly interval: number;
  readonly work: number;
  readonly patience: number;
}

function contactsOf(queue: ScenarioQueue, replication = 0): Drawn[] {
  const source = new ContactSource(queue, HOUR);
  source.begin(7, replication);
  const drawn: Drawn[] = [];
  while (source.time < Infinity) {
    const { time, interval } = source;
    drawn.push({
      time,
      interval,
      work: source.drawHandleSeconds(),
      patience: source.patienceAt(source.drawPatience()),
    });
    source.advance();
  }
  return drawn;
}

const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;
const variance = (values: readonly number[]) => mean(values.map((each) => (each - mean(values)) ** 2));
const counts = (queue: ScenarioQueue, runs: number) =>
  Array.from({ length: runs }, (_, run) => contactsOf(queue, run).length);

describe('the contacts of a queue', () => {
  it('arrive in order, in the interval they are counted in, and not while it is closed', () => {
    const drawn = contactsOf(aQueue({ contacts: [50, 0, 120, 3] }));
    expect(drawn.map(({ time }) => time)).toEqual(drawn.map(({ time }) => time).sort((a, b) => a - b));
    expect(drawn.every(({ time, interval }) => Math.floor(time / HOUR) === interval)).toBe(true);
    expect(drawn.filter(({ interval }) => interval === 1)).toEqual([]);
  });

  it('are as many as expected, with the spread of a Poisson process', () => {
    const found = counts(aQueue({ contacts: [40, 60] }), 2000);
    expect(Math.abs(mean(found) - 100)).toBeLessThan(0.7);
    expect(variance(found) / 100).toBeGreaterThan(0.9);
    expect(variance(found) / 100).toBeLessThan(1.1);
  });

  it('spread further from day to day when the level of the day varies, around the same mean', () => {
    const found = counts(aQueue({ contacts: [400], dayVariation: 0.1 }), 2000);
    expect(Math.abs(mean(found) - 400)).toBeLessThan(3.5);
    expect(variance(found) / (400 + 40 ** 2)).toBeGreaterThan(0.88);
    expect(variance(found) / (400 + 40 ** 2)).toBeLessThan(1.12);
  });

  it('have a level of their own on every day', () => {
    const queue = aQueue({ contacts: Array.from({ length: 48 }, () => 100), dayVariation: 0.3 });
    const onDay = (day: number, run: number) =>
      contactsOf(queue, run).filter(({ interval }) => Math.floor(interval / 24) === day).length;
    const apart = Array.from({ length: 20 }, (_, run) => onDay(0, run) - onDay(1, run));
    expect(Math.sqrt(variance(apart))).toBeGreaterThan(500);
    expect(Math.sqrt(variance(apart))).toBeLessThan(1700);
  });

  it('bring the same work and patience, call by call, whatever else a scenario changes', () => {
    const plain = contactsOf(aQueue({ contacts: [100, 100] }));
    const more = contactsOf(
      aQueue({ contacts: [130, 130], afterCall: { kind: 'exponential', meanSeconds: 9 } }),
    );
    const patient = contactsOf(aQueue({ contacts: [100, 100], patience: null }));
    expect(more.length).toBeGreaterThan(plain.length);
    expect(more.slice(0, plain.length).map(({ patience }) => patience)).toEqual(
      plain.map(({ patience }) => patience),
    );
    expect(plain.every(({ work }, at) => more[at].work > work)).toBe(true);
    expect(patient.map(({ time, work }) => [time, work])).toEqual(
      plain.map(({ time, work }) => [time, work]),
    );
  });

  it('last longer by the factor of their interval', () => {
    const talk = { kind: 'constant', seconds: 100 } as const;
    const drawn = contactsOf(aQueue({ contacts: [50, 50], talk, handleTimeFactors: [1, 1.5] }));
    expect(drawn.every(({ work, interval }) => work === (interval === 0 ? 100 : 150))).toBe(true);
  });

  it('call again in the share that does, each caller with numbers of his own', () => {
    const retrial = { share: 0.4, delay: { kind: 'exponential', meanSeconds: 60 } } as const;
    const source = new ContactSource(aQueue({ retrial }), HOUR);
    source.begin(1, 0);
    const delays = Array.from({ length: 5000 }, (_, index) => source.retrialAfter(index, 0));
    const again = delays.filter((delay) => delay < Infinity);
    expect(Math.abs(again.length / 5000 - 0.4)).toBeLessThan(0.02);
    expect(Math.abs(mean(again) - 60)).toBeLessThan(4);
    expect(source.retrialAfter(17, 0)).toBe(delays[17]);
    expect(source.retrialPatience(17, 0)).not.toBe(source.retrialPatience(17, 1));
  });
});
