import { placePauses, workSlots } from './pause-placement.js';

describe('pauses', () => {
  const form = {
    pauses: [
      { slots: 1, earliest: 2, latest: 8 },
      { slots: 2, earliest: 4, latest: 10 },
    ],
  };

  it('go where work is worth least', () => {
    const value = [9, 9, 9, 1, 9, 9, 9, 9, 2, 2, 9, 9, 9];
    expect(placePauses(form as never, 0, value, 15)).toEqual({ pauses: [3, 8], lost: 5 });
  });

  it('keep a distance where the windows leave room for it', () => {
    const value = [9, 9, 9, 9, 1, 1, 1, 9, 9, 9, 9, 9, 9];
    expect(placePauses(form as never, 0, value, 15).pauses).toEqual([4, 8]);
  });

  it('follow each other directly where there is no room', () => {
    const tight = {
      pauses: [
        { slots: 1, earliest: 2, latest: 3 },
        { slots: 1, earliest: 2, latest: 3 },
      ],
    };
    expect(placePauses(tight as never, 10, new Float64Array(20), 15).pauses).toEqual([12, 13]);
  });

  it('are not work', () => {
    expect(workSlots({ slots: 6, pauses: [{ slots: 2 }] }, 4, [6])).toEqual([4, 5, 8, 9]);
  });
});
