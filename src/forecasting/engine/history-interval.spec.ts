import { parseInstant } from '../../time/instant.js';
import { timeZone } from '../../time/zoned-time.js';
import { coarsen } from './history-interval.js';

const utc = timeZone('UTC');
const at = (text: string, offered: number) => ({ start: parseInstant(`${text}Z`), offered });

describe('quarter-hours added up to half-hours', () => {
  it('sum, and leave out a half-hour of which a part is missing', () => {
    const { observations, incomplete } = coarsen(
      [at('2026-01-05T07:00', 3), at('2026-01-05T07:15', 4), at('2026-01-12T07:00', 3)],
      utc,
      15,
      30,
    );
    expect(observations).toEqual([at('2026-01-05T07:00', 7)]);
    expect(incomplete).toBe(1);
  });

  it('keep a half-hour that only ever has one part, as where opening is at quarter past', () => {
    const { observations } = coarsen([at('2026-01-05T07:15', 4), at('2026-01-12T07:15', 6)], utc, 15, 30);
    expect(observations).toEqual([at('2026-01-05T07:00', 4), at('2026-01-12T07:00', 6)]);
  });

  it('follow the wall clock of Kathmandu, at +05:45', () => {
    const hours = ['01:15', '01:30', '01:45', '02:00'].map((time) => at(`2026-01-05T${time}`, 1));
    const { observations } = coarsen(hours, timeZone('Asia/Kathmandu'), 15, 60);
    expect(observations).toEqual([at('2026-01-05T01:15', 4)]);
  });

  it('refuse to be split', () => {
    expect(() => coarsen([], utc, 30, 15)).toThrow('do not add up to 15');
  });
});
