import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { type JobContext, type JobProgress } from '../../jobs/job.js';
import { JobsService } from '../../jobs/jobs.service.js';
import { Clock } from '../../time/clock.js';
import { type RunRow, ScheduleRepository } from '../persistence/schedule.repository.js';
import { SCHEDULE_JOB, type ScheduleJobInput, type ScheduleJobResult } from '../schedule-run.js';
import { toEvaluation } from './evaluation-mapping.js';
import { ProblemLoader } from './problem-loader.js';
import { toNewShifts } from './roster-mapping.js';
import { RosterSolver, type SolvedRoster } from './solver-pool.js';
import { type SchedulingProblem } from '../engine/problem.js';

/** The work behind a run: rows -> problem -> worker thread -> draft. */
@Injectable()
export class ScheduleJob implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly jobs: JobsService,
    private readonly schedules: ScheduleRepository,
    private readonly loader: ProblemLoader,
    private readonly solver: RosterSolver,
  ) {}

  onModuleInit(): void {
    this.jobs.register(SCHEDULE_JOB, (context) => this.make(context));
  }

  /** May run again after a crash: a run that has its draft already is done. */
  private async make(context: JobContext): Promise<ScheduleJobResult> {
    const { job, signal } = context;
    const onProgress = (progress: JobProgress) => context.report(progress);
    const { periodId, steps } = job.input as ScheduleJobInput;
    onProgress({ phase: 'load', progress: 0 });
    const { run, draft } = await this.find(job.id);
    if (draft !== null) return { scheduleId: draft };
    const problem = await this.problem(run, periodId);
    const { seed, budgetSeconds } = job;
    const solved = await this.solver.solveInWorker(
      problem,
      { seed, budgetSeconds, steps },
      { onProgress, signal },
    );
    if (solved === null) return { scheduleId: null };
    onProgress({ phase: 'save', progress: 0.99 });
    return { scheduleId: await this.save(run, problem, solved) };
  }

  private find(jobId: number): Promise<{ readonly run: RunRow; readonly draft: number | null }> {
    return this.unitOfWork.read(async (manager) => {
      const run = await this.schedules.findRunOfJob(manager, jobId);
      if (run === null) throw new Error(`Job ${jobId} has no schedule run.`);
      const [draft] = await this.schedules.findByRuns(manager, [run.id]);
      return { run, draft: draft?.id ?? null };
    });
  }

  private problem(run: RunRow, periodId: number): Promise<SchedulingProblem> {
    return this.unitOfWork.run(async (manager) => {
      const { problem, inputs } = await this.loader.load(manager, periodId);
      await this.schedules.setInputs(manager, run.id, inputs);
      return problem;
    });
  }

  private save(run: RunRow, problem: SchedulingProblem, solved: SolvedRoster): Promise<number> {
    const evaluation = toEvaluation(problem, solved);
    const shifts = toNewShifts(problem, solved.roster);
    return this.unitOfWork.run(async (manager) => {
      const { id: runId, periodId, createdBy } = run;
      const draft = { periodId, runId, createdBy, createdAt: this.clock.now() };
      return (await this.schedules.insertDraft(manager, draft, evaluation, shifts)).id;
    });
  }
}
