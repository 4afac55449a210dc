import fc from 'fast-check';
import { type Instant, parseInstant } from '../../time/instant.js';
import { type GridMinutes } from '../../time/interval-grid.js';
import { addDays, localDate, localDay, timeZone } from '../../time/zoned-time.js';
import { applyLayers, type Layer, type LayerEdit, requireLayer } from './layers.js';
import { sheetCells, type SheetDays, type SheetRow } from './sheet.js';

const utc: SheetDays = {
  zone: timeZone('UTC'),
  intervalMinutes: 60,
  fromDate: localDate('2026-06-01'),
  days: 3,
};
const at = (text: string): Instant => parseInstant(`2026-06-${text}:00Z`);
/** 09:00 to 12:00 of each day: 10, 20, 30. */
const rows: SheetRow[] = [1, 2, 3].flatMap((day) =>
  [9, 10, 11].map((hour, i) => ({
    start: at(`0${day}T${String(hour).padStart(2, '0')}`),
    offered: 10 * (i + 1),
  })),
);
const layer = (from: string, to: string, edit: LayerEdit): Layer => ({
  span: { start: at(from), end: at(to) },
  edit,
});
const offered = (...layers: Layer[]): number[] => applyLayers(utc, rows, layers).map((row) => row.offered);

describe('layers on a forecast', () => {
  it('raise a range by percent and leave the rest', () => {
    expect(offered(layer('01T10', '01T12', { kind: 'percent', percent: 10 }))).toEqual([
      10, 22, 33, 10, 20, 30, 10, 20, 30,
    ]);
  });

  it('add to each interval that is open, or to the range as a whole in its shape', () => {
    expect(
      offered(layer('01T00', '02T00', { kind: 'add', contacts: 5, scope: 'interval' })).slice(0, 4),
    ).toEqual([15, 25, 35, 10]);
    expect(
      offered(layer('01T00', '02T00', { kind: 'add', contacts: 60, scope: 'range' })).slice(0, 4),
    ).toEqual([20, 40, 60, 10]);
  });

  it('set each interval, or the total of the range in its shape', () => {
    expect(
      offered(layer('01T00', '02T00', { kind: 'set', contacts: 7, scope: 'interval' })).slice(0, 4),
    ).toEqual([7, 7, 7, 10]);
    expect(
      offered(layer('01T00', '02T00', { kind: 'set', contacts: 6, scope: 'range' })).slice(0, 4),
    ).toEqual([1, 2, 3, 10]);
  });

  it('open times at which the forecast has no figure, when the whole range has none', () => {
    const opened = applyLayers(utc, rows, [
      layer('01T20', '01T22', { kind: 'set', contacts: 4, scope: 'interval' }),
    ]);
    expect(opened.filter(({ start }) => start >= at('01T12') && start < at('02T00'))).toEqual([
      { start: at('01T20'), offered: 4 },
      { start: at('01T21'), offered: 4 },
    ]);
  });

  it('move contacts to the same times of another day', () => {
    expect(
      offered(layer('01T10', '01T12', { kind: 'move', toDate: localDate('2026-06-03'), share: 0.5 })),
    ).toEqual([10, 10, 15, 10, 20, 30, 10, 30, 45]);
  });

  it('keep the total of a day and give it the shape of another', () => {
    const flat = layer('02T00', '03T00', { kind: 'set', contacts: 40, scope: 'interval' });
    const shaped = layer('02T00', '03T00', { kind: 'copy-shape', fromDate: localDate('2026-06-01') });
    expect(offered(flat, shaped).slice(3, 6)).toEqual([20, 40, 60]);
  });

  it('add the contacts of a mailing over its days in the shape of each', () => {
    const mailing: LayerEdit = {
      kind: 'driver',
      driver: 'mailing',
      pieces: 6_000,
      responseRate: 0.02,
      dailyShares: [2, 1],
    };
    expect(offered(layer('02T00', '04T00', mailing)).slice(3)).toEqual([
      10 + 80 / 6,
      20 + 160 / 6,
      30 + 240 / 6,
      10 + 40 / 6,
      20 + 80 / 6,
      30 + 120 / 6,
    ]);
  });

  it('apply in their order, and none falls below zero', () => {
    const add = layer('01T09', '01T10', { kind: 'add', contacts: 10, scope: 'interval' });
    const double = layer('01T09', '01T10', { kind: 'percent', percent: 100 });
    expect(offered(add, double)[0]).toBe(40);
    expect(offered(double, add)[0]).toBe(30);
    expect(offered(layer('01T09', '01T10', { kind: 'add', contacts: -99, scope: 'interval' }))[0]).toBe(0);
  });

  it.each([
    [
      'a range outside the forecast',
      layer('03T00', '04T01', { kind: 'percent', percent: 1 }),
      'must lie in the forecast',
    ],
    ['less than nothing', layer('01T09', '01T10', { kind: 'percent', percent: -101 }), 'percent (-101)'],
    ['a negative figure', layer('01T09', '01T10', { kind: 'set', contacts: -1, scope: 'range' }), 'set (-1)'],
    [
      'a move out of the forecast',
      layer('01T00', '03T00', { kind: 'move', toDate: localDate('2026-06-03'), share: 1 }),
      'toDate (2026-06-04)',
    ],
    [
      'a move to the same day',
      layer('01T00', '02T00', { kind: 'move', toDate: localDate('2026-06-01'), share: 1 }),
      'already',
    ],
    [
      'the shape of a day that is not there',
      layer('01T00', '02T00', { kind: 'copy-shape', fromDate: localDate('2026-05-31') }),
      'fromDate (2026-05-31)',
    ],
    [
      'more shares than days',
      layer('01T00', '02T00', {
        kind: 'driver',
        driver: 'email',
        pieces: 1,
        responseRate: 1,
        dailyShares: [1, 1],
      }),
      '2 dailyShares for 1 days',
    ],
  ])('refuse %s', (_what, wrong, message) => {
    expect(() => requireLayer(utc, wrong)).toThrow(message);
  });
});

describe('layers on days when clocks change', () => {
  /** London, 25 October 2026, clocks back; 29 March 2026, clocks forward. */
  const sheet = (fromDate: string, intervalMinutes: GridMinutes): SheetDays => ({
    zone: timeZone('Europe/London'),
    intervalMinutes,
    fromDate: localDate(fromDate),
    days: 3,
  });
  const total = (all: readonly SheetRow[]): number => all.reduce((sum, row) => sum + row.offered, 0);

  it.each(['2026-03-28', '2026-10-24'])('lose no contact by moving the days from %s', (fromDate) => {
    fc.assert(
      fc.property(
        fc.constantFrom(15 as const, 30 as const, 60 as const),
        fc.nat(2),
        fc.nat(2),
        (minutes, from, to) => {
          fc.pre(from !== to);
          const days = sheet(fromDate, minutes);
          const all = sheetCells(days).map(({ start }, i) => ({ start, offered: 1 + (i % 7) }));
          const span = localDay(addDays(days.fromDate, from), days.zone);
          const toDate = addDays(days.fromDate, to);
          const moved = applyLayers(days, all, [{ span, edit: { kind: 'move', toDate, share: 1 } }]);
          expect(total(moved)).toBeCloseTo(total(all), 6);
          const copied = applyLayers(days, all, [{ span, edit: { kind: 'copy-shape', fromDate: toDate } }]);
          expect(total(copied)).toBeCloseTo(total(all), 6);
        },
      ),
    );
  });
});
