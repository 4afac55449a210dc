import { type SchedulingProblem } from '../../src/scheduling/engine/problem.js';
import { type Candidate } from '../../src/scheduling/engine/search/duty-days.js';
import { type LineClass, lineClasses } from '../../src/scheduling/engine/search/line-class.js';
import { LinearModel, LinearSolver } from '../../src/scheduling/engine/search/linear-model.js';
import { type FormPause, type ShiftForm } from '../../src/scheduling/engine/search/shift-form.js';
import { ShiftPay } from '../../src/scheduling/engine/search/shift-pay.js';
import { type SlotProblem, toSlots } from '../../src/scheduling/engine/search/slot-problem.js';
import { type WorkGrid, workGrid } from '../../src/scheduling/engine/search/work-grid.js';

/**
 * A problem as one integer programme for HiGHS: whole shifts and pauses of every class of agents (pauses by the
 * constraints of Bechtold and Jacobs, 1990), minutes flowing to queues and called zones. It is spared rest, runs of
 * days and blocks, so what it finds may be better than any roster.
 */
export async function solveWholeProgramme(
  problem: SchedulingProblem,
  seconds: number,
  elapsed: () => number,
): Promise<WholeProgrammeResult> {
  const slots = toSlots(problem);
  const { model } = new WholeProgramme(slots, workGrid(slots));
  const solver = await LinearSolver.load();
  const solution = solver.solve(model, {
    seed: 1,
    maxNodes: 2_000_000_000,
    absoluteGap: 0,
    timeLimitSeconds: LONGER_THAN_ANY,
    shouldStop: () => elapsed() >= seconds,
  });
  return { columns: model.columnCount, rows: model.rowCount, score: solution?.objective ?? null };
}

export interface WholeProgrammeResult {
  readonly columns: number;
  readonly rows: number;
  /** Of the best roster found; null for none. */
  readonly score: number | null;
}

/** The caller's clock ends a solve. */
const LONGER_THAN_ANY = 1_000_000;

class WholeProgramme {
  readonly model = new LinearModel();
  private readonly supplyRows = new Map<string, number>();
  private readonly queueRows = new Map<number, number>();
  private readonly zoneRows: number[];

  constructor(
    private readonly slots: SlotProblem,
    private readonly grid: WorkGrid,
  ) {
    const { model } = this;
    grid.target.forEach((wanted, cell) => {
      if (wanted === 0) return;
      const row = model.row(wanted, wanted);
      this.queueRows.set(cell, row);
      model.put(row, model.column(grid.under, 0, wanted), 1);
      model.put(row, model.column(grid.over, 0, Infinity), -1);
    });
    this.zoneRows = grid.zones.map(({ wanted, plannable }) => {
      const total = wanted / grid.slotMinutes;
      const row = model.row(total, total);
      model.put(row, model.column(grid.missedCall, total - plannable / grid.slotMinutes, total), 1);
      return row;
    });
    const pay = new ShiftPay(slots);
    for (const week of slots.weeks) {
      for (const line of lineClasses(slots, week, (agent, shift) => pay.of(agent, shift)))
        this.addClass(line);
    }
  }

  private addClass(line: LineClass): void {
    const { model, slots } = this;
    const { length: heads } = line.agents;
    const { states, owed } = line;
    const weekly = model.row(0, Math.max(...states.count) * heads);
    const most = model.row(0, Math.max(...states.paid) * heads);
    const least = model.row(owed * heads, Infinity);
    model.put(least, model.column(slots.problem.weights.contractShort, 0, Infinity), 1);
    for (const { candidates, pay } of line.days) {
      const daily = model.row(0, heads);
      const starts = candidates.map(({ form }, at) => {
        const column = model.column(pay[at], 0, heads, true);
        model.put(daily, column, 1);
        model.put(weekly, column, 1);
        model.put(most, column, form.paidMinutes);
        model.put(least, column, form.paidMinutes);
        return column;
      });
      this.addDay(line, candidates, starts);
    }
  }

  /** Who is there, by sums of starts and of pauses begun so far: a few numbers in each row, however long shifts are. */
  private addDay(line: LineClass, candidates: readonly Candidate[], starts: readonly number[]): void {
    const begun = new Map<ShiftForm, Sums>();
    for (const form of new Set(candidates.map((each) => each.form))) {
      const own = candidates.flatMap((each, at) =>
        each.form === form ? [{ slot: each.start, column: starts[at] }] : [],
      );
      const sums = this.sumsOf(own, line.agents.length);
      begun.set(form, sums);
      for (let slot = sums.first; slot < sums.last + form.slots; slot++)
        this.putThere(line, slot, sums, form.slots, -1);
    }
    const pauses = new Map<string, { readonly pause: FormPause; readonly forms: ShiftForm[] }>();
    for (const form of begun.keys()) {
      form.pauses.forEach((pause, at) => {
        const key = [at, pause.earliest, pause.latest, pause.slots].join('/');
        const known = pauses.get(key);
        if (known === undefined) pauses.set(key, { pause, forms: [form] });
        else known.forms.push(form);
      });
    }
    for (const { pause, forms } of pauses.values()) {
      this.addPauses(
        line,
        forms.flatMap((form) => begun.get(form) ?? []),
        pause,
      );
    }
  }

  /** Columns for how many have begun by each slot at which any may. */
  private sumsOf(starts: readonly { readonly slot: number; readonly column: number }[], heads: number): Sums {
    const { model } = this;
    const slots = [...new Set(starts.map(({ slot }) => slot))].sort((a, b) => a - b);
    const sums: Sums = { first: slots[0], last: slots[slots.length - 1], at: [] };
    let before: number | null = null;
    for (const slot of slots) {
      const column = model.column(0, 0, heads);
      const row = model.row(0, 0);
      model.put(row, column, 1);
      if (before !== null) model.put(row, before, -1);
      for (const start of starts) if (start.slot === slot) model.put(row, start.column, -1);
      sums.at.push({ slot, column });
      before = column;
    }
    return sums;
  }

  /** Enters those who have begun by a slot, less those who have ended, into the supply of the slot. */
  private putThere(line: LineClass, slot: number, sums: Sums, length: number, sign: 1 | -1): void {
    const [now, over] = [columnBy(sums, slot), columnBy(sums, slot - length)];
    if (now === over) return;
    const row = this.supply(line, slot);
    if (now !== null) this.model.put(row, now, sign);
    if (over !== null) this.model.put(row, over, -sign);
  }

  /** As many pauses as shifts, none before the windows of those that have them by then, none after. */
  private addPauses(line: LineClass, begun: readonly Sums[], { earliest, latest, slots }: FormPause): void {
    const { model } = this;
    const first = Math.min(...begun.map((each) => each.first)) + earliest;
    const last = Math.max(...begun.map((each) => each.last)) + latest;
    const columns = Array.from({ length: last - first + 1 }, (_, at) => ({
      slot: first + at,
      column: model.column(0, 0, line.agents.length, true),
    }));
    const sums = this.sumsOf(columns, line.agents.length);
    for (let slot = first; slot < last + slots; slot++) this.putThere(line, slot, sums, slots, 1);
    for (let slot = first; slot <= last; slot++) {
      const done = columnBy(sums, slot);
      if (done === null) continue;
      this.atLeast(done, begun, slot - latest, 1);
      this.atLeast(done, begun, slot - earliest, -1);
    }
  }

  /** Pauses begun are at least (or, with the other sign, at most) as many as the shifts begun by a slot. */
  private atLeast(pauses: number, begun: readonly Sums[], slot: number, sign: 1 | -1): void {
    const shifts = begun.flatMap((each) => columnBy(each, slot) ?? []);
    if (shifts.length === 0 && sign === 1) return;
    const row = this.model.row(0, Infinity);
    this.model.put(row, pauses, sign);
    for (const column of shifts) this.model.put(row, column, -sign);
  }

  /** The row of everybody there who may do the same work in a slot, made with what they may do. */
  private supply({ agents: [agent] }: LineClass, slot: number): number {
    const profile = agent.profileAt[slot];
    const key = `${profile}/${slot}`;
    let row = this.supplyRows.get(key);
    if (row !== undefined) return row;
    const { grid, model } = this;
    this.supplyRows.set(key, (row = model.row(0, 0)));
    const idle = slot < grid.slotsInSpan ? grid.over : 0;
    model.put(row, model.column(idle, 0, Infinity), 1);
    for (const queue of grid.queuesOf[profile]) {
      const to = this.queueRows.get(queue * grid.slots + slot);
      if (to === undefined) continue;
      const column = model.column(0, 0, Infinity);
      model.put(row, column, 1);
      model.put(to, column, 1);
    }
    for (const zone of grid.zonesOf[profile]) {
      if (grid.zones[zone].open[slot] === 0) continue;
      const column = model.column(0, 0, Infinity);
      model.put(row, column, 1);
      model.put(this.zoneRows[zone], column, 1);
    }
    return row;
  }
}

/** How many have begun by a slot, as columns by the slots at which they can. */
interface Sums {
  readonly first: number;
  readonly last: number;
  readonly at: { readonly slot: number; readonly column: number }[];
}

function columnBy({ at }: Sums, slot: number): number | null {
  return at.findLast((each) => each.slot <= slot)?.column ?? null;
}
