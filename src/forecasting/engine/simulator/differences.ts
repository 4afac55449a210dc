import { DifferenceSums } from './estimates.js';
import { CELL_WIDTH, type Measure, MEASURES } from './figures.js';
import { namedFigures } from './named-figures.js';
import { type Scenario } from './scenario.js';
import { type Estimate, type ScenarioDifference } from './simulation.js';
import { studentT } from './student-t.js';

/** What two scenarios have in common, as rows of their figures. */
interface SharedRow {
  readonly queueId: string | null;
  readonly one: number;
  readonly other: number;
}

/** Holds a scenario against the first one, replication by replication. */
export class Differences {
  private readonly rows: readonly SharedRow[];
  private readonly sums: readonly DifferenceSums[];
  private replications = 0;

  constructor(
    one: Scenario,
    private readonly other: Scenario,
    private readonly level: number,
  ) {
    const shared = one.queues.map(({ id }, row) => ({
      queueId: id,
      one: row,
      other: other.queues.findIndex((queue) => queue.id === id),
    }));
    this.rows = [
      ...shared.filter((row) => row.other >= 0),
      { queueId: null, one: one.queues.length, other: other.queues.length },
    ];
    this.sums = this.rows.map(() => new DifferenceSums(MEASURES.length));
  }

  /** Totals of the same replication of both. */
  add(one: Float64Array, other: Float64Array): void {
    this.replications++;
    this.rows.forEach((row, at) => this.sums[at].add(rowOf(one, row.one), rowOf(other, row.other)));
  }

  result(): ScenarioDifference {
    const errors = this.replications < 2 ? 0 : studentT(this.level, this.replications - 1);
    const figures = this.sums.map((sums) =>
      namedFigures((measure) => sums.estimate(MEASURES.indexOf(measure), errors)),
    );
    return {
      scenario: this.other.name,
      total: figures[figures.length - 1],
      queues: this.rows.flatMap(({ queueId }, at) =>
        queueId === null ? [] : [{ queueId, total: figures[at] }],
      ),
    };
  }

  /** One figure of a queue, or of all together. */
  of(queueId: string | null, measure: Measure): Estimate | null {
    const errors = this.replications < 2 ? 0 : studentT(this.level, this.replications - 1);
    const row = this.rows.findIndex((each) => each.queueId === queueId);
    return this.sums[row].estimate(MEASURES.indexOf(measure), errors);
  }
}

function rowOf(totals: Float64Array, row: number): Float64Array {
  return totals.subarray(row * CELL_WIDTH, (row + 1) * CELL_WIDTH);
}
