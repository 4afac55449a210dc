import { DutyIndex } from '../duty-index.js';
import { type DutyProblem } from '../problem.js';
import { ColumnLane } from './column-lane.js';
import { type Highses } from './column-master.js';
import { type LaneKind, type LaneOrder, type LaneReport, type LaneRoster } from './lane.js';
import { RecreateLane } from './recreate-lane.js';
import { RosterState } from './roster-state.js';
import { SearchTools } from './search-tools.js';

/** What a lane begins with: plain data, so that it can go to another thread. */
export interface LaneStart {
  readonly kind: LaneKind;
  readonly problem: DutyProblem;
  readonly seed: number;
  readonly best: LaneRoster;
}

/** A lane's search in the thread that calls it. */
export class LocalLane {
  private readonly lane: ColumnLane | RecreateLane;

  constructor({ kind, problem, seed, best }: LaneStart, highs: Highses) {
    const index = new DutyIndex(problem);
    const tools = new SearchTools(index, highs);
    const state = new RosterState(index, best.types);
    this.lane =
      kind === 'columns' ? new ColumnLane(tools, state, seed) : new RecreateLane(tools, state, seed);
  }

  advance(order: LaneOrder, shouldStop: () => boolean): LaneReport {
    return this.lane.advance(order, shouldStop);
  }
}
