import { abandonedShare, allowedAbandonShare, diallerPace } from './dialler-pace.js';
import { erlangB } from './erlang-b.js';

const calls = { agents: 20, averageHandleTimeSeconds: 180, connectWithinSeconds: 2 };

/** A repeatable stream of numbers in [0, 1). */
function stream(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Answers one by one: an agent who is free within the patience takes it, else it is lost. */
function simulated(n: number, handle: number, patience: number, perSecond: number, count: number): number {
  const random = stream(7);
  const free = new Array<number>(n).fill(0);
  let now = 0;
  let lost = 0;
  for (let i = 0; i < count; i++) {
    now += -Math.log(1 - random()) / perSecond;
    const duration = -Math.log(1 - random()) * handle;
    const first = free.indexOf(Math.min(...free));
    if (free[first] > now + patience) lost++;
    else free[first] = Math.max(now, free[first]) + duration;
  }
  return lost / count;
}

describe('the share of answered calls that is abandoned', () => {
  it('is Erlang B when nobody waits', () => {
    const share = abandonedShare({ ...calls, connectWithinSeconds: 0 }, 0.1);
    expect(share).toBeCloseTo(erlangB(18, 20), 14);
  });

  it.each([
    [5, 60, 2, 0.06],
    [5, 60, 20, 0.06],
    [20, 180, 2, 0.12],
    [3, 30, 10, 0.1],
  ])(
    'agrees with calls played one by one: %d agents, %d s, %d s patience, %d a second',
    (agents, averageHandleTimeSeconds, connectWithinSeconds, rate) => {
      const share = abandonedShare({ agents, averageHandleTimeSeconds, connectWithinSeconds }, rate);
      const played = simulated(agents, averageHandleTimeSeconds, connectWithinSeconds, rate, 200_000);
      expect(Math.abs(share - played)).toBeLessThan(0.006);
    },
  );

  it('is smooth where the rate is what the agents can take', () => {
    const full = 20 / 180;
    const [below, at, above] = [full * (1 - 1e-7), full, full * (1 + 1e-7)].map((rate) =>
      abandonedShare(calls, rate),
    );
    expect(below).toBeLessThan(at);
    expect(at).toBeLessThan(above);
    expect(above - below).toBeLessThan(1e-6);
  });
});

describe('the pace of a dialler', () => {
  it('is the fastest that keeps the share, and one line abandons nobody', () => {
    const pace = diallerPace({ ...calls, liveAnswerShare: 0.25, abandonShare: 0.03 });
    const perSecond = pace.liveAnswersPerHour / 3_600;
    expect(abandonedShare(calls, perSecond)).toBeCloseTo(0.03, 9);
    expect(abandonedShare(calls, perSecond * 1.01)).toBeGreaterThan(0.03);
    expect(pace.dialledCallsPerHour).toBeCloseTo(pace.liveAnswersPerHour / 0.25, 9);
    expect(pace.linesPerFreeAgent).toBe(1);
    expect(diallerPace({ ...calls, liveAnswerShare: 0.02, abandonShare: 0.03 }).linesPerFreeAgent).toBe(4);
  });

  it('dials more lines for one free agent the fewer people answer', () => {
    const lines = [0.01, 0.02, 0.05, 0.1, 0.5].map(
      (liveAnswerShare) => diallerPace({ ...calls, liveAnswerShare, abandonShare: 0.03 }).linesPerFreeAgent,
    );
    expect(lines).toEqual([...lines].sort((a, b) => b - a));
    expect(lines[0]).toBeGreaterThan(4);
    expect(lines[4]).toBe(1);
  });

  it('lets a large group dial faster for each agent than a small one', () => {
    const perAgent = [5, 20, 100].map(
      (agents) =>
        diallerPace({ ...calls, agents, liveAnswerShare: 0.3, abandonShare: 0.03 }).liveAnswersPerHour /
        agents,
    );
    expect(perAgent[0]).toBeLessThan(perAgent[1]);
    expect(perAgent[1]).toBeLessThan(perAgent[2]);
    expect(perAgent[2]).toBeLessThan(20);
  });

  it('never sends more people than agents can take', () => {
    const pace = diallerPace({ ...calls, liveAnswerShare: 1, abandonShare: 1 });
    expect(pace.liveAnswersPerHour).toBeCloseTo((20 / 180) * 3_600, 9);
  });

  it.each([
    [{ agents: 2.5 }, 'agents (2.5)'],
    [{ agents: 0 }, 'agents (0)'],
    [{ liveAnswerShare: 0 }, 'liveAnswerShare (0)'],
    [{ averageHandleTimeSeconds: NaN }, 'averageHandleTimeSeconds (NaN)'],
  ])('refuses %j', (more, message) => {
    expect(() => diallerPace({ ...calls, liveAnswerShare: 0.3, abandonShare: 0.03, ...more })).toThrow(
      message,
    );
  });
});

describe('the share that may still be abandoned', () => {
  const ask = (allowance: number, expectedLiveAnswers = 1_000) =>
    allowedAbandonShare({ allowance, expectedLiveAnswers, maxShare: 0.03, confidence: 0.95 });

  it('is never above the cap, whatever credit there is', () => {
    expect(ask(10_000)).toBe(0.03);
  });

  it('leaves room for chance when little is left', () => {
    expect(ask(30)).toBeLessThan(0.03);
    expect(ask(30)).toBeGreaterThan(0.02);
    // The mean of a Poisson count that is 0 with 95 %, and at most 3 with 95 %.
    expect(ask(0) * 1_000).toBeCloseTo(-Math.log(0.95), 9);
    expect(ask(3) * 1_000).toBeCloseTo(1.366, 3);
  });

  it('is nothing once the cap is broken', () => {
    expect(ask(-1)).toBe(0);
  });

  it('grows with the allowance, for millions of answers too', () => {
    const shares = [0, 1, 10, 1_000, 29_000, 29_900, 30_300].map((allowance) => ask(allowance, 1_000_000));
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares[5]).toBeGreaterThan(0.0295);
    expect(shares[6]).toBe(0.03);
  });
});
