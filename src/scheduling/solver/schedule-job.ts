import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type JobContext, type JobProgress } from '../../jobs/job.js';
import { JobsService } from '../../jobs/jobs.service.js';
import { Clock } from '../../time/clock.js';
import { SCHEDULE_JOB, type ScheduleJobInput, type ScheduleJobResult } from '../schedule-run.js';
import { toEvaluation } from './evaluation-mapping.js';
import { ImprovementLog } from './improvement-log.js';
import { RunKeeper } from './run-keeper.js';
import { RunProblemLoader } from './run-problem.loader.js';
import { RosterSolver } from './solver-pool.js';
import { PlanningComputer } from './planning-computer.js';
import { type SchedulingProblem } from '../engine/problem.js';
import { type ScheduleEvaluation } from '../schedule.js';

/** The work behind a run: rows -> problem -> worker thread -> draft. */
@Injectable()
export class ScheduleJob implements OnModuleInit {
  constructor(
    private readonly clock: Clock,
    private readonly jobs: JobsService,
    private readonly keeper: RunKeeper,
    private readonly loader: RunProblemLoader,
    private readonly solver: RosterSolver,
    private readonly computer: PlanningComputer,
  ) {}

  onModuleInit(): void {
    this.jobs.register(SCHEDULE_JOB, (context) => this.make(context));
  }

  /** May run again after a crash: a run that has its draft already is done. */
  private async make(context: JobContext): Promise<ScheduleJobResult> {
    const { job, signal } = context;
    context.report({ phase: 'load', progress: 0 });
    const input = job.input as ScheduleJobInput;
    const { run, draft } = await this.keeper.find(job.id);
    if (draft !== null) return { scheduleId: draft };
    const { problem, warmStart } = await this.loader.load(run, input);
    const log = new ImprovementLog(this.clock, (found) => this.keeper.keepImprovements(run.id, found));
    const onProgress = (progress: JobProgress) => {
      log.note(progress);
      context.report(progress);
    };
    const budget = { seed: job.seed, budgetSeconds: job.budgetSeconds, steps: input.steps, warmStart };
    const solved = await this.solver.solveInWorker(problem, budget, { onProgress, signal });
    await log.close();
    if (solved === null) return { scheduleId: null };
    const { cost: bestScore } = solved.score;
    context.report({ phase: 'save', progress: 0.99, bestScore, bound: solved.bound });
    const evaluation = await this.withConflicts(problem, toEvaluation(problem, solved));
    return { scheduleId: await this.keeper.save(run, problem, solved, evaluation) };
  }

  /** A roster with broken hard rules says first, where that is known, why none without could be made. */
  private async withConflicts(
    problem: SchedulingProblem,
    evaluation: ScheduleEvaluation,
  ): Promise<ScheduleEvaluation> {
    if (evaluation.hardViolations === 0) return evaluation;
    const conflicts = await this.computer.answer('conflicts', { problem, hardOnly: true });
    return { ...evaluation, summary: [...conflicts.map(({ message }) => message), ...evaluation.summary] };
  }
}
