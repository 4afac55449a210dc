import { regroup } from './channel-groups.js';

describe('users of channels', () => {
  it('fill one channel after the other', () => {
    expect(regroup([], ['a', 'b', 'c', 'd', 'e'], 2)).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  });

  it('have one channel at the least, also when there are none', () => {
    expect(regroup([], [])).toEqual([[]]);
  });

  it('stay where they are, and those who are new take the places of those who went', () => {
    expect(regroup([['a', 'b'], ['c']], ['c', 'b', 'x', 'y', 'z'], 2)).toEqual([
      ['b', 'x'],
      ['c', 'y'],
      ['z'],
    ]);
  });

  it('are there once, though they are named twice', () => {
    expect(regroup([['a']], ['a', 'b', 'b'], 2)).toEqual([['a', 'b']]);
  });

  it('are as many in a channel as it has topics', () => {
    const users = Array.from({ length: 2_001 }, (_, at) => `u-${at}`);
    expect(regroup([], users).map((group) => group.length)).toEqual([1_000, 1_000, 1]);
  });
});
