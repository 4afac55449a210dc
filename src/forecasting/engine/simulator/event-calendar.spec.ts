import fc from 'fast-check';
import { EventCalendar } from './event-calendar.js';

/** A number adds an event at that time, null takes the next one. */
const steps = fc.array(fc.option(fc.double({ min: 0, max: 1000, noNaN: true }), { freq: 3 }), {
  maxLength: 3000,
});

describe('the calendar of events', () => {
  it('always hands out the earliest', () => {
    fc.assert(
      fc.property(steps, (actions) => {
        const calendar = new EventCalendar();
        const open = new Map<number, number>();
        actions.forEach((time, event) => {
          if (time !== null) {
            open.set(event, time);
            calendar.add(time, event);
            return;
          }
          const earliest = Math.min(Infinity, ...open.values());
          expect(calendar.nextTime()).toBe(earliest);
          if (open.size === 0) return;
          const taken = calendar.take();
          expect(open.get(taken)).toBe(earliest);
          open.delete(taken);
        });
      }),
      { numRuns: 100, seed: 2 },
    );
  });

  it('has nothing left when it was cleared', () => {
    const calendar = new EventCalendar();
    calendar.add(3, 1);
    calendar.take();
    calendar.clear();
    expect(calendar.nextTime()).toBe(Infinity);
    calendar.add(5, 2);
    expect([calendar.nextTime(), calendar.take(), calendar.nextTime()]).toEqual([5, 2, Infinity]);
  });
});
