import { Lane, type LaneEnds, meetHere } from './lane.js';

const goesOn: LaneEnds = { shouldStop: () => false, abandoned: () => false };

describe('lanes', () => {
  it('tell each other everything, in the order of lanes, whoever comes first', async () => {
    const [first, second] = meetHere(2).map((meeting) => new Lane(meeting, goesOn));
    const late = second.exchange(Float64Array.of(3, 4));
    const all = await first.exchange(Float64Array.of(1, 2));
    expect(all.map((each) => [...each])).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect((await late).map((each) => [...each])).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('meet again and again', async () => {
    const lanes = meetHere(2).map((meeting) => new Lane(meeting, goesOn));
    const sums = lanes.map(async (lane) => {
      let sum = 0;
      for (let round = 1; round <= 5; round++) sum = await lane.sum(sum + lane.number + round);
      return sum;
    });
    const [first, second] = await Promise.all(sums);
    expect(first).toBe(second);
    expect(first).toBe(145);
  });

  it.each([
    ['stopped', { shouldStop: () => true, abandoned: () => false }, true, false],
    ['abandoned', { shouldStop: () => true, abandoned: () => true }, true, true],
  ])('are %s together, at their next meeting', async (_, ends, stopped, abandoned) => {
    const [here, there] = meetHere(2);
    const [first, second] = [new Lane(here, goesOn), new Lane(there, ends)];
    expect(second.stopped).toBe(false);
    await Promise.all([first.sum(0), second.sum(0)]);
    for (const lane of [first, second]) expect([lane.stopped, lane.abandoned]).toEqual([stopped, abandoned]);
  });

  it('end at once where there is one', async () => {
    const [only] = meetHere(1);
    const lane = new Lane(only, { shouldStop: () => true, abandoned: () => false });
    expect(lane.stopped).toBe(true);
    expect(await lane.sum(7)).toBe(7);
  });
});
