import { aContract, anAgent, aProblem, aQueue, on } from '../../../../test/builders/roster.js';
import { type SchedulingProblem } from '../problem.js';
import { Draft } from './draft.js';
import { type Candidate } from './duty-days.js';
import { toSlots } from './slot-problem.js';

const target = Array.from({ length: 7 * 96 }, () => 1);
const base = aProblem({ queues: [aQueue({ target })] });

/** A draft of one agent with eight-hour shifts at some hours of some days, and whether one more fits. */
function fits(
  worked: readonly [day: number, hour: number][],
  next: [day: number, hour: number],
  problem: SchedulingProblem = base,
) {
  const slots = toSlots(problem);
  const [agent] = slots.agents;
  const draft = new Draft(slots);
  const candidate = ([day, hour]: readonly [number, number]): Candidate => {
    const found = agent.duties
      .flatMap(({ candidates }) => candidates)
      .find(({ start, form }) => start === day * 96 + hour * 4 && form.slots === 32);
    if (found === undefined) throw new Error(`No shift starts on day ${day} at ${hour}.`);
    return found;
  };
  for (const shift of worked) draft.add({ agent, candidate: candidate(shift), pauses: [], calls: [] });
  return draft.fits(agent, candidate(next));
}

describe('a draft takes a shift only', () => {
  it('after and before enough rest', () => {
    expect(fits([[0, 13]], [1, 8])).toBe(true);
    expect(fits([[0, 14]], [1, 8])).toBe(false);
    expect(fits([[1, 8]], [0, 14])).toBe(false);
  });

  it('once a day', () => {
    expect(fits([[0, 6]], [0, 20])).toBe(false);
  });

  it('within days off and paid time of the week', () => {
    const four: [number, number][] = [0, 1, 2, 3].map((day) => [day, 8]);
    expect(fits(four, [5, 8])).toBe(true);
    expect(fits([...four, [4, 8]], [6, 8])).toBe(false);
    const part = { ...base, contracts: [aContract({ paidMinutesPerWeek: { min: 0, max: 1440 } })] };
    expect(
      fits(
        [
          [0, 8],
          [2, 8],
          [4, 8],
        ],
        [6, 8],
        part,
      ),
    ).toBe(false);
  });

  it('without a run of days that is too long, on either side or from before', () => {
    const contracts = [
      aContract({ maxConsecutiveDays: 3, minDaysOffPerWeek: 1, paidMinutesPerWeek: { min: 0, max: 4800 } }),
    ];
    const problem = { ...base, contracts };
    expect(
      fits(
        [
          [0, 8],
          [1, 8],
          [3, 8],
        ],
        [2, 8],
        problem,
      ),
    ).toBe(false);
    expect(
      fits(
        [
          [0, 8],
          [1, 8],
          [4, 8],
        ],
        [2, 8],
        problem,
      ),
    ).toBe(true);
    const history = { lastShiftEnd: on(-1, '16:00'), consecutiveDaysWorked: 2 };
    const tired = { ...problem, agents: [anAgent({ history })] };
    expect(fits([[0, 8]], [1, 8], tired)).toBe(false);
    expect(fits([[1, 8]], [2, 8], tired)).toBe(true);
  });

  it('after the rest due from the previous period', () => {
    const history = { lastShiftEnd: on(-1, '23:00'), consecutiveDaysWorked: 1 };
    const problem = { ...base, agents: [anAgent({ history })] };
    expect(fits([], [0, 8], problem)).toBe(false);
    expect(fits([], [0, 10], problem)).toBe(true);
  });
});
