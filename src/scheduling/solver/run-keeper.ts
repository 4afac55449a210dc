import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { Clock } from '../../time/clock.js';
import { type RosterPin } from '../editing/roster-pin.js';
import { type SchedulingProblem } from '../engine/problem.js';
import { RosterPinRepository } from '../persistence/roster-pin.repository.js';
import { type RunRow, ScheduleRepository } from '../persistence/schedule.repository.js';
import { type RunImprovement, type ScheduleEvaluation } from '../schedule.js';
import { toNewShifts } from './roster-mapping.js';
import { type SolvedRoster } from './solver-pool.js';

/** The rows of a run: what it is, how it comes on, and the draft that it leaves. */
@Injectable()
export class RunKeeper {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly schedules: ScheduleRepository,
    private readonly pins: RosterPinRepository,
  ) {}

  find(jobId: number): Promise<{ readonly run: RunRow; readonly draft: number | null }> {
    return this.unitOfWork.read(async (manager) => {
      const run = await this.schedules.findRunOfJob(manager, jobId);
      if (run === null) throw new Error(`Job ${jobId} has no schedule run.`);
      const [draft] = await this.schedules.findByRuns(manager, [run.id]);
      return { run, draft: draft?.id ?? null };
    });
  }

  keepImprovements(runId: number, improvements: readonly RunImprovement[]): Promise<void> {
    return this.unitOfWork.run((manager) => this.schedules.setImprovements(manager, runId, improvements));
  }

  /** The draft; what was pinned in the roster that the run began with is pinned in it too. */
  save(
    { id: runId, periodId, createdBy, reoptimise }: RunRow,
    problem: SchedulingProblem,
    { roster }: Pick<SolvedRoster, 'roster'>,
    evaluation: ScheduleEvaluation,
  ): Promise<number> {
    const shifts = toNewShifts(problem, roster);
    return this.unitOfWork.run(async (manager) => {
      const draft = { periodId, runId, createdBy, createdAt: this.clock.now() };
      const { id } = await this.schedules.insertDraft(manager, draft, evaluation, shifts);
      if (reoptimise !== null) {
        const pins = await this.pins.ofSchedule(manager, reoptimise.scheduleId);
        await this.pins.insert(
          manager,
          pins.map((pin) => ({ ...withoutId(pin), scheduleId: id })),
        );
      }
      return id;
    });
  }
}

function withoutId({
  scheduleId,
  agentId,
  date,
  kind,
  createdBy,
  createdAt,
}: RosterPin): Omit<RosterPin, 'id'> {
  return { scheduleId, agentId, date, kind, createdBy, createdAt };
}
