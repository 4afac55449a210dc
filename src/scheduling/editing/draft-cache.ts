import { type Evaluation } from '../engine/check.js';
import { type Pin, type SchedulingProblem } from '../engine/problem.js';
import { type Roster } from '../engine/roster.js';
import { type ScheduledShift } from '../schedule.js';

/** What is known of a draft at one revision. */
export interface KnownDraft {
  readonly revision: number;
  readonly roster: Roster;
  readonly shifts: readonly ScheduledShift[];
  readonly judged: JudgedRoster | null;
}

/** The roster held against a problem; it counts for that problem and those pins alone. */
export interface JudgedRoster {
  readonly problemStamp: string;
  readonly problem: SchedulingProblem;
  readonly pinStamp: string;
  readonly evaluation: Evaluation;
}

/** More planners than that who edit at once read their rosters again. */
const MOST_KEPT = 4;

/** Rosters that planners are at work on, as last read or written here; the revision says whether they still are so. */
export class DraftCache {
  private readonly drafts = new Map<number, KnownDraft>();

  get(scheduleId: number, revision: number): KnownDraft | null {
    const known = this.drafts.get(scheduleId);
    return known?.revision === revision ? known : null;
  }

  keep(scheduleId: number, draft: KnownDraft): void {
    this.drafts.delete(scheduleId);
    this.drafts.set(scheduleId, draft);
    const [oldest] = this.drafts.keys();
    if (this.drafts.size > MOST_KEPT && oldest !== undefined) this.drafts.delete(oldest);
  }
}

export function stampOfPins(pins: readonly Pin[]): string {
  return JSON.stringify(pins);
}
