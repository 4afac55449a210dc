/** What one searcher knows of the other. */
export interface LaneOrder {
  /** Effort since the start at which the lane reports. */
  readonly untilSteps: number;
  /** The best roster of all lanes, and its cost; null before there is one. */
  readonly best: LaneRoster | null;
}

export interface LaneRoster {
  readonly types: Int16Array;
  readonly cost: number;
}

export interface LaneReport {
  readonly best: LaneRoster | null;
  /** No roster costs less; -Infinity when nothing is known. */
  readonly bound: number;
  readonly steps: number;
}

/** A searcher that works until some effort is spent and then reports, in this thread or another. */
export interface Lane {
  advance(order: LaneOrder): Promise<LaneReport>;
}

/** Which search a lane does. */
export type LaneKind = 'columns' | 'recreate';
