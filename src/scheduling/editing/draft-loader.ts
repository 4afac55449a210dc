import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { check } from '../engine/check.js';
import { type Pin, type SchedulingProblem } from '../engine/problem.js';
import { type Roster } from '../engine/roster.js';
import { RosterPinRepository } from '../persistence/roster-pin.repository.js';
import { ScheduleRepository } from '../persistence/schedule.repository.js';
import { ShiftRepository } from '../persistence/shift.repository.js';
import { type Schedule, type ScheduledShift } from '../schedule.js';
import { ProblemLoader } from '../solver/problem-loader.js';
import { DraftCache, type JudgedRoster, type KnownDraft, stampOfPins } from './draft-cache.js';
import { toEnginePins, toRoster } from './edit-mapping.js';
import { type RosterPin } from './roster-pin.js';

/** A roster of the database with what the planner holds fixed in it. */
export interface LoadedRoster {
  readonly roster: Roster;
  readonly shifts: readonly ScheduledShift[];
  readonly pins: readonly Pin[];
  readonly pinRows: readonly RosterPin[];
}

/** The same beside the problem it answers, pins and all. */
export interface LoadedDraft extends LoadedRoster {
  readonly problem: SchedulingProblem;
  readonly judged: JudgedRoster;
  /** Of the solver; `null` when it did not get so far. */
  readonly bound: number | null;
}

/** Rows -> problem and roster, for whatever is done to a roster after it was made. */
@Injectable()
export class DraftLoader {
  private readonly cache = new DraftCache();

  constructor(
    private readonly problems: ProblemLoader,
    private readonly schedules: ScheduleRepository,
    private readonly shifts: ShiftRepository,
    private readonly pins: RosterPinRepository,
  ) {}

  async roster(manager: EntityManager, scheduleId: number): Promise<LoadedRoster> {
    const { roster, shifts } = await this.rows(manager, scheduleId);
    const pinRows = await this.pins.ofSchedule(manager, scheduleId);
    return { roster, shifts, pinRows, pins: toEnginePins(pinRows, roster) };
  }

  /** The problem that a roster answers, pins and all, and the roster; without one the problem of the period. */
  async problem(
    manager: EntityManager,
    { periodId, scheduleId }: { readonly periodId: number; readonly scheduleId: number | null },
  ): Promise<{ readonly problem: SchedulingProblem; readonly roster: Roster | null }> {
    const { problem } = await this.problems.load(manager, periodId);
    if (scheduleId === null) return { problem, roster: null };
    const { roster, pins } = await this.roster(manager, scheduleId);
    return { problem: withPins(problem, pins), roster };
  }

  async load(manager: EntityManager, { id, periodId, revision }: Schedule): Promise<LoadedDraft> {
    const { problem, inputs } = await this.problems.load(manager, periodId);
    const known = this.cache.get(id, revision);
    const { roster, shifts } = known ?? (await this.rows(manager, id));
    const pinRows = await this.pins.ofSchedule(manager, id);
    const pins = toEnginePins(pinRows, roster);
    const stamps = { problemStamp: inputs.problemStamp, pinStamp: stampOfPins(pins) };
    const judged = judgedAs(known, stamps) ?? judge(withPins(problem, pins), roster, stamps);
    this.cache.keep(id, { revision, roster, shifts, judged });
    const bound = (await this.schedules.evaluation(manager, id))?.bound ?? null;
    return { roster, shifts, pins, pinRows, judged, bound, problem: judged.problem };
  }

  /** What a draft has become, so that the next change of it need not read it again. */
  remember(id: number, draft: KnownDraft): void {
    this.cache.keep(id, draft);
  }

  private async rows(manager: EntityManager, scheduleId: number) {
    const shifts = await this.shifts.list(manager, { scheduleIds: [scheduleId] });
    return { shifts, roster: toRoster(shifts) };
  }
}

function judgedAs(
  known: KnownDraft | null,
  { problemStamp, pinStamp }: Pick<JudgedRoster, 'problemStamp' | 'pinStamp'>,
): JudgedRoster | null {
  const judged = known?.judged ?? null;
  return judged?.problemStamp === problemStamp && judged.pinStamp === pinStamp ? judged : null;
}

function judge(
  problem: SchedulingProblem,
  roster: Roster,
  stamps: Pick<JudgedRoster, 'problemStamp' | 'pinStamp'>,
): JudgedRoster {
  return { ...stamps, problem, evaluation: check(problem, roster) };
}

/** The problem with these pins only. */
export function withPins(problem: SchedulingProblem, pins: readonly Pin[]): SchedulingProblem {
  return pins.length === 0 ? problem : { ...problem, pins };
}
