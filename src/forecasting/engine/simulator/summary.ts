import { type CompiledScenario } from './compile.js';
import { QuotientSums } from './estimates.js';
import { CELL_WIDTH, type Measure, MEASURES, type ReplicationFigures } from './figures.js';
import { certain, namedFigures } from './named-figures.js';
import {
  type Estimate,
  type SimulatedCampaign,
  type SimulatedFigures,
  type SimulatedQueue,
  type SimulatedSeries,
} from './simulation.js';
import { studentT } from './student-t.js';

const ROUNDING = 1e-12;

/** Puts replications together. They must be added in their order, whatever thread they come from. */
export class Summary {
  private readonly cells: QuotientSums;
  private readonly minutes: QuotientSums;
  private readonly goalsMet: Int32Array;
  private readonly rows: number;
  private readonly columns: number;

  constructor(
    private readonly compiled: CompiledScenario,
    private readonly level: number,
  ) {
    const { queues, campaigns, intervals } = compiled.scenario;
    this.rows = queues.length + 1;
    this.columns = intervals + 1;
    this.cells = new QuotientSums(this.rows * this.columns * MEASURES.length);
    this.minutes = new QuotientSums(campaigns.length * this.columns);
    this.goalsMet = new Int32Array(queues.length);
  }

  get replications(): number {
    return this.cells.replications;
  }

  add({ cells, minutes }: ReplicationFigures): void {
    this.cells.add(cells);
    const overOne = new Float64Array(minutes.length * 2).fill(1);
    minutes.forEach((count, at) => (overOne[2 * at] = count));
    this.minutes.add(overOne);
    this.countGoals(cells);
  }

  /** Widest half-width of the scenario's service level over the whole time, among the queues and all together. */
  widestHalfWidth(): number | null {
    const errors = this.errors();
    if (errors === 0) return null;
    const totals = Array.from({ length: this.rows }, (_, row) =>
      this.estimate(row, this.columns - 1, this.compiled.scenario.serviceLevel, errors),
    );
    const widths = totals.flatMap((each) => each?.halfWidth ?? []);
    return widths.length === 0 ? null : Math.max(...widths);
  }

  queues(): SimulatedQueue[] {
    return this.compiled.scenario.queues.map((queue, row) => ({
      queueId: queue.id,
      name: queue.name,
      answerThresholdSeconds: queue.answerThresholdSeconds,
      goal:
        queue.serviceLevelGoal === null
          ? null
          : { share: queue.serviceLevelGoal, metInShareOfRuns: this.goalsMet[row] / this.replications },
      ...this.series(row),
    }));
  }

  all(): SimulatedSeries {
    return this.series(this.rows - 1);
  }

  campaigns(): SimulatedCampaign[] {
    const errors = this.errors();
    const last = this.columns - 1;
    return this.compiled.scenario.campaigns.map(({ id, name }, row) => {
      const minutes = Array.from({ length: this.columns }, (_, column) =>
        certain(this.minutes.estimate(row * this.columns + column, errors)),
      );
      return { campaignId: id, name, minutes: minutes[last], minutesByInterval: minutes.slice(0, last) };
    });
  }

  private series(row: number): SimulatedSeries {
    const errors = this.errors();
    const last = this.columns - 1;
    const intervals = Array.from({ length: last }, (_, column) => this.figures(row, column, errors));
    return { total: this.figures(row, last, errors), intervals };
  }

  private figures(row: number, column: number, errors: number): SimulatedFigures {
    return namedFigures((measure) => this.estimate(row, column, measure, errors));
  }

  private estimate(row: number, column: number, measure: Measure, errors: number): Estimate | null {
    return this.cells.estimate(
      (row * this.columns + column) * MEASURES.length + MEASURES.indexOf(measure),
      errors,
    );
  }

  /** Standard errors to either side; 0 while nothing can be said. */
  private errors(): number {
    return this.replications < 2 ? 0 : studentT(this.level, this.replications - 1);
  }

  private countGoals(cells: Float64Array): void {
    const { queues, serviceLevel } = this.compiled.scenario;
    queues.forEach(({ serviceLevelGoal }, row) => {
      const first = ((row + 1) * this.columns - 1) * CELL_WIDTH + 2 * MEASURES.indexOf(serviceLevel);
      const [part, whole] = cells.subarray(first, first + 2);
      if (serviceLevelGoal !== null && part >= serviceLevelGoal * whole - ROUNDING * whole)
        this.goalsMet[row]++;
    });
  }
}
