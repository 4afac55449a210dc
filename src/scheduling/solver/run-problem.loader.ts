import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { DraftLoader } from '../editing/draft-loader.js';
import { pinRest } from '../engine/editing/pin-rest.js';
import { type Pin, type SchedulingProblem } from '../engine/problem.js';
import { type Roster } from '../engine/roster.js';
import { type RunRow, ScheduleRepository } from '../persistence/schedule.repository.js';
import { type ScheduleJobInput } from '../schedule-run.js';
import { scheduleNotFound } from '../scheduling.errors.js';
import { ProblemLoader } from './problem-loader.js';

/** What a run solves; `warmStart` is the roster that it begins with. */
export interface RunProblem {
  readonly problem: SchedulingProblem;
  readonly warmStart?: Roster;
}

/** Rows -> the problem of a run: of a period made anew, or of the open part of a roster. */
@Injectable()
export class RunProblemLoader {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly problems: ProblemLoader,
    private readonly drafts: DraftLoader,
    private readonly schedules: ScheduleRepository,
  ) {}

  /** Keeps with the run what its problem was made from. */
  load(run: RunRow, { periodId, reoptimise }: ScheduleJobInput): Promise<RunProblem> {
    return this.unitOfWork.run(async (manager) => {
      const { problem, inputs } = await this.problems.load(manager, periodId);
      await this.schedules.setInputs(manager, run.id, inputs);
      if (reoptimise === undefined) return { problem };
      const schedule = await this.schedules.find(manager, reoptimise.scheduleId);
      if (schedule === null) throw scheduleNotFound(reoptimise.scheduleId);
      const { roster, pins } = await this.drafts.roster(manager, schedule.id);
      const rest = pinRest(problem, roster, openPart(reoptimise));
      return { problem: { ...problem, pins: withoutTwins([...rest, ...pins]) }, warmStart: roster };
    });
  }
}

function openPart({ openAgentIds, from, to }: NonNullable<ScheduleJobInput['reoptimise']>) {
  const agentIds = openAgentIds === undefined ? undefined : new Set(openAgentIds.map(String));
  return { agentIds, from, to };
}

function withoutTwins(pins: readonly Pin[]): Pin[] {
  const key = (pin: Pin) =>
    pin.kind === 'shift' ? `${pin.agentId} ${pin.shift.start}` : `${pin.agentId} ${pin.date}`;
  return [...new Map(pins.map((pin) => [key(pin), pin])).values()];
}
