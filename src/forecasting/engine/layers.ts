import { formatInstant, type Instant } from '../../time/instant.js';
import { contains, type Interval } from '../../time/interval.js';
import { addDays, daysBetween, localDay, type LocalDate } from '../../time/zoned-time.js';
import { driverContacts, type DriverUplift, requireDriver } from './driver-uplift.js';
import { type SheetCell, sheetCells, type SheetDays, type SheetRow, spread } from './sheet.js';

/** Whether a number of contacts is for every interval of the range, or for the range as a whole. */
export type LayerScope = 'interval' | 'range';

/** What a planner does to a range of a forecast. */
export type LayerEdit =
  | { readonly kind: 'percent'; readonly percent: number }
  | { readonly kind: 'add'; readonly contacts: number; readonly scope: LayerScope }
  | { readonly kind: 'set'; readonly contacts: number; readonly scope: LayerScope }
  | { readonly kind: 'move'; readonly toDate: LocalDate; readonly share: number }
  | { readonly kind: 'copy-shape'; readonly fromDate: LocalDate }
  | ({ readonly kind: 'driver' } & DriverUplift);

export interface Layer {
  readonly span: Interval;
  readonly edit: LayerEdit;
}

/**
 * The rows of a forecast with layers put over it, the first layer first; in the order of time.
 * - `percent`: each figure of the range grows by so many percent.
 * - `add`, `set`: contacts of each interval, or of the range as a whole, which is then spread in proportion to the
 *   figures. Both touch the intervals that have a figure; a range without any (a special opening) gets figures throughout.
 * - `move`: a share of the contacts goes to the same wall-clock times, the first day of the range to `toDate`. No
 *   contact is lost: a time that the clocks skip moves forward.
 * - `copy-shape`: each day of the range keeps its total and takes the shape of `fromDate` at the same wall-clock times.
 * - `driver`: adds the contacts of a marketing driver, see `driverContacts`.
 *
 * No figure falls below zero.
 * @example
 * applyLayers({ zone: timeZone('UTC'), intervalMinutes: 60, fromDate: localDate('1970-01-01'), days: 1 }, [{ start: instant(0), offered: 10 }], [{ span: { start: instant(0), end: instant(3600000) }, edit: { kind: 'percent', percent: 50 } }]) // => [{ start: 0, offered: 15 }]
 */
export function applyLayers(
  days: SheetDays,
  rows: readonly SheetRow[],
  layers: readonly Layer[],
): SheetRow[] {
  const figures = new Map(rows.map(({ start, offered }) => [start, offered]));
  if (layers.length > 0) {
    const cells = sheetCells(days);
    for (const { span, edit } of layers) {
      const range = cells.filter(({ start }) => contains(span, start));
      new RangeEditor(figures, cells, range).apply(edit);
    }
  }
  return [...figures].map(([start, offered]) => ({ start, offered })).sort((a, b) => a.start - b.start);
}

class RangeEditor {
  private readonly targets: readonly SheetCell[];

  constructor(
    private readonly figures: Map<Instant, number>,
    private readonly cells: readonly SheetCell[],
    private readonly range: readonly SheetCell[],
  ) {
    const filled = range.filter(({ start }) => figures.has(start));
    this.targets = filled.length > 0 ? filled : range;
  }

  apply(edit: LayerEdit): void {
    switch (edit.kind) {
      case 'percent':
        return this.write(this.targets, (figure) => figure * (1 + edit.percent / 100));
      case 'add':
        return edit.scope === 'interval'
          ? this.write(this.targets, (figure) => figure + edit.contacts)
          : this.addSpread(edit.contacts);
      case 'set':
        return edit.scope === 'interval'
          ? this.write(this.targets, () => edit.contacts)
          : this.writeAll(this.targets, spread(edit.contacts, this.targets.map(this.figure)));
      case 'move':
        return this.move(edit.toDate, edit.share);
      case 'copy-shape':
        return this.copyShape(edit.fromDate);
      case 'driver':
        return this.addDriver(edit);
    }
  }

  private readonly figure = ({ start }: SheetCell): number => this.figures.get(start) ?? 0;

  private write(cells: readonly SheetCell[], change: (figure: number) => number): void {
    this.writeAll(
      cells,
      cells.map((cell) => change(this.figure(cell))),
    );
  }

  private writeAll(cells: readonly SheetCell[], figures: readonly number[]): void {
    cells.forEach(({ start }, i) => this.figures.set(start, Math.max(0, figures[i])));
  }

  private addSpread(contacts: number): void {
    const figures = this.targets.map(this.figure);
    const added = spread(contacts, figures);
    this.writeAll(
      this.targets,
      figures.map((figure, i) => figure + added[i]),
    );
  }

  private move(toDate: LocalDate, share: number): void {
    if (this.range.length === 0) return;
    const shift = daysBetween(this.range[0].date, toDate);
    const moved = this.targets.map((cell) => ({
      to: this.nearest(addDays(cell.date, shift), cell.index),
      contacts: this.figure(cell) * share,
    }));
    this.write(this.targets, (figure) => figure * (1 - share));
    for (const { to, contacts } of moved) {
      if (to !== undefined && (contacts > 0 || this.figures.has(to.start))) {
        this.figures.set(to.start, this.figure(to) + contacts);
      }
    }
  }

  /** The interval of that wall-clock time; the next one of the day where clocks skip it. */
  private nearest(date: LocalDate, index: number): SheetCell | undefined {
    const day = this.cells.filter((cell) => cell.date === date);
    return day.find((cell) => cell.index >= index) ?? day.at(-1);
  }

  private copyShape(fromDate: LocalDate): void {
    const shape = new Map<number, number>();
    for (const cell of this.cells.filter(({ date }) => date === fromDate)) {
      shape.set(cell.index, Math.max(shape.get(cell.index) ?? 0, this.figure(cell)));
    }
    for (const day of byDate(this.range)) {
      const weights = day.map(({ index }) => shape.get(index) ?? 0);
      if (weights.every((weight) => weight === 0)) continue;
      const total = day.reduce((sum, cell) => sum + this.figure(cell), 0);
      const figures = spread(total, weights);
      const changed = day.map((cell, i) => ({ cell, figure: figures[i] }));
      const kept = changed.filter(({ cell, figure }) => figure > 0 || this.figures.has(cell.start));
      this.writeAll(
        kept.map(({ cell }) => cell),
        kept.map(({ figure }) => figure),
      );
    }
  }

  private addDriver(uplift: DriverUplift): void {
    const dates = [...new Set(this.range.map(({ date }) => date))];
    const days = dates.map((date) => this.targets.filter((cell) => cell.date === date));
    const added = driverContacts(
      uplift,
      days.map((day) => day.map(this.figure)),
    );
    days.forEach((day, d) =>
      this.writeAll(
        day,
        day.map((cell, i) => this.figure(cell) + added[d][i]),
      ),
    );
  }
}

function byDate(cells: readonly SheetCell[]): SheetCell[][] {
  const days = new Map<LocalDate, SheetCell[]>();
  for (const cell of cells) {
    const day = days.get(cell.date);
    if (day === undefined) days.set(cell.date, [cell]);
    else day.push(cell);
  }
  return [...days.values()];
}

/**
 * Refuses a layer that does not fit the days of the forecast.
 * @throws RangeError with the value and what may stand there.
 * @example
 * requireLayer({ zone: timeZone('UTC'), intervalMinutes: 60, fromDate: localDate('1970-01-01'), days: 1 }, { span: { start: instant(0), end: instant(3600000) }, edit: { kind: 'percent', percent: 5 } }) // => undefined
 */
export function requireLayer(days: SheetDays, { span, edit }: Layer): void {
  const sheet = {
    start: localDay(days.fromDate, days.zone).start,
    end: localDay(addDays(days.fromDate, days.days), days.zone).start,
  };
  if (span.start >= span.end || span.start < sheet.start || span.end > sheet.end) {
    throw new RangeError(
      `The range from ${formatInstant(span.start)} to ${formatInstant(span.end)} must lie in the forecast, ${formatInstant(sheet.start)} to ${formatInstant(sheet.end)}, and end after it starts.`,
    );
  }
  const range = sheetCells(days).filter(({ start }) => contains(span, start));
  if (range.length === 0) {
    throw new RangeError(
      `No interval of ${days.intervalMinutes} minutes starts between ${formatInstant(span.start)} and ${formatInstant(span.end)}. Widen the range.`,
    );
  }
  requireEdit(days, edit, range);
}

function requireEdit(days: SheetDays, edit: LayerEdit, range: readonly SheetCell[]): void {
  const first = range[0].date;
  const covered = daysBetween(first, range[range.length - 1].date) + 1;
  switch (edit.kind) {
    case 'percent':
      return requireBetween('percent', edit.percent, -100, 1_000);
    case 'add':
      return requireBetween('add', edit.contacts, -1e9, 1e9);
    case 'set':
      return requireBetween('set', edit.contacts, 0, 1e9);
    case 'move':
      requireBetween('share', edit.share, Number.MIN_VALUE, 1);
      if (edit.toDate === first) {
        throw new RangeError(
          `toDate (${edit.toDate}) is the day that the contacts are on already. Choose another.`,
        );
      }
      requireDay(days, 'toDate', edit.toDate);
      return requireDay(days, 'toDate', addDays(edit.toDate, covered - 1));
    case 'copy-shape':
      return requireDay(days, 'fromDate', edit.fromDate);
    case 'driver':
      return requireDriver(edit, covered);
  }
}

function requireBetween(name: string, value: number, least: number, most: number): void {
  if (!(value >= least && value <= most)) {
    const low = least === Number.MIN_VALUE ? 'above 0' : `from ${least}`;
    throw new RangeError(`${name} (${value}) must be ${low} to ${most}.`);
  }
}

function requireDay({ fromDate, days, zone }: SheetDays, name: string, date: LocalDate): void {
  const last = addDays(fromDate, days - 1);
  if (date < fromDate || date > last) {
    throw new RangeError(
      `${name} (${date}) must be a day of the forecast, ${fromDate} to ${last} in ${zone}.`,
    );
  }
}
