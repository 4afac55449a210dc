import { erlangA } from './erlang-a.js';
import { erlangC } from './erlang-c.js';
import { transientQueue } from './transient-queue.js';

const interval = {
  contacts: 75,
  seconds: 1800,
  averageHandleTimeSeconds: 240,
  agents: 13,
  answerThresholdSeconds: 20,
};
const load = { ...interval, offeredLoad: 10 };

describe('the queue as it really is', () => {
  it('comes to Erlang C when nothing changes any more', () => {
    const last = transientQueue(Array.from({ length: 14 }, () => interval)).at(-1);
    const c = erlangC(load);
    expect(last?.waitProbability).toBeCloseTo(c?.waitProbability ?? NaN, 9);
    expect(last?.serviceLevel).toBeCloseTo(c?.serviceLevel ?? NaN, 9);
    expect(last?.occupancy).toBeCloseTo(c?.occupancy ?? NaN, 9);
    expect(last?.averageQueue).toBeCloseTo(((c?.averageSpeedOfAnswerSeconds ?? NaN) * 75) / 1800, 8);
  });

  it('comes to Erlang A when callers give up, under overload too', () => {
    for (const agents of [9, 13]) {
      const impatient = { ...interval, agents, patienceSeconds: 120 };
      const last = transientQueue(Array.from({ length: 6 }, () => impatient)).at(-1);
      const a = erlangA({ ...load, agents, patienceSeconds: 120 });
      expect(last?.serviceLevel).toBeCloseTo(a.serviceLevels.offered, 9);
      expect(last?.abandonProbability).toBeCloseTo(a.abandonProbability, 9);
      expect(last?.waitProbability).toBeCloseTo(a.waitProbability, 9);
    }
  });

  it('fills an empty queue with an agent for everybody as the modified offered load says', () => {
    const [first] = transientQueue([{ ...interval, agents: 60 }]);
    expect(first.inSystemAtEnd).toBeCloseTo(10 * (1 - Math.exp(-7.5)), 9);
    expect(first.occupancy * 60).toBeCloseTo(10 * (1 - (1 - Math.exp(-7.5)) / 7.5), 9);
  });

  it('loses nobody: who has come and is not there any more was answered', () => {
    const rush = [interval, { ...interval, contacts: 150 }, { ...interval, agents: 0 }, interval];
    const figures = transientQueue(rush);
    let came = 0;
    let answered = 0;
    figures.forEach(({ occupancy, inSystemAtEnd }, i) => {
      came += rush[i].contacts;
      answered += (occupancy * rush[i].agents * 1800) / 240;
      expect(inSystemAtEnd).toBeCloseTo(came - answered, 7);
    });
  });

  it('refuses what cannot be, and queues without end', () => {
    expect(() => transientQueue([{ ...interval, seconds: 0 }])).toThrow('seconds (0) must be above zero');
    expect(() => transientQueue([{ ...interval, contacts: NaN }])).toThrow('contacts (NaN)');
    expect(() => transientQueue([{ ...interval, contacts: 30_000, agents: 0 }])).toThrow('grows beyond');
  });
});
