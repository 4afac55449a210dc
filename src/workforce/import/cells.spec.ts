import { formatInstant } from '../../time/instant.js';
import { timeZone } from '../../time/zoned-time.js';
import { momentOf, readWrittenTime } from './absence-times.js';
import { readWeekdays } from './availability-layout.js';

describe('weekdays in a cell', () => {
  it.each([
    ['1-5', [1, 2, 3, 4, 5]],
    ['Mon-Fri', [1, 2, 3, 4, 5]],
    ['Sat Sun', [6, 7]],
    ['sunday', [7]],
    ['1 3 5', [1, 3, 5]],
    ['fri-mon', [1, 5, 6, 7]],
    ['1,2/3;4+5', [1, 2, 3, 4, 5]],
  ])('%s is %j', (text, days) => {
    expect(readWeekdays(text)).toEqual(days);
  });

  it.each(['0', '8', 'weekend', '1-', '1-2-3', '-'])('%j is refused with advice', (text) => {
    expect(() => readWeekdays(text)).toThrow('1 is Monday');
  });
});

describe('times of absences', () => {
  const london = timeZone('Europe/London');
  const at = (text: string, side: 'start' | 'end') =>
    formatInstant(momentOf(readWrittenTime(text, side), london, side));

  it('a day starts at its first moment and ends after its last (London, 25 October 2026, clocks back)', () => {
    expect([at('2026-10-25', 'start'), at('2026-10-25', 'end')]).toEqual([
      '2026-10-24T23:00:00.000Z',
      '2026-10-26T00:00:00.000Z',
    ]);
  });

  it('a wall time that happens twice leaves nothing out', () => {
    expect([at('2026-10-25 01:30', 'start'), at('2026-10-25T01:30', 'end')]).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-25T01:30:00.000Z',
    ]);
  });

  it('a wall time that clocks skip is refused (London, 29 March 2026, clocks forward)', () => {
    expect(() => at('2026-03-29 01:30', 'start')).toThrow('Clocks in Europe/London skip 2026-03-29 01:30');
  });

  it('an instant is taken as it is', () => {
    expect(at('2026-03-29 01:30:00Z', 'start')).toBe('2026-03-29T01:30:00.000Z');
  });

  it.each(['29.03.2026', '2026-02-30', '2026-03-29 25:00', 'tomorrow', '2026-03-29 1:30 pm'])(
    '%j is refused',
    (text) => {
      expect(() => readWrittenTime(text, 'start')).toThrow('is not a time');
    },
  );
});
