import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { type JobContext, type JobProgress } from '../../jobs/job.js';
import { JobsService } from '../../jobs/jobs.service.js';
import { RosterSimulationRepository } from '../persistence/roster-simulation.repository.js';
import { ScheduleRepository } from '../persistence/schedule.repository.js';
import { scheduleNotFound } from '../scheduling.errors.js';
import { SIMULATION_JOB } from './roster-simulation.js';
import { RosterSimulator } from './roster-simulator.js';
import { ScenarioLoader } from './scenario-loader.js';
import { toOutcome } from './simulation-outcome.js';

/** The work behind a simulation: rows -> scenario -> worker thread -> outcome. Cancelled, it keeps what it has. */
@Injectable()
export class SimulationJob implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobsService,
    private readonly simulations: RosterSimulationRepository,
    private readonly schedules: ScheduleRepository,
    private readonly loader: ScenarioLoader,
    private readonly simulator: RosterSimulator,
  ) {}

  onModuleInit(): void {
    this.jobs.register(SIMULATION_JOB, (context) => this.run(context));
  }

  private async run(context: JobContext): Promise<{ readonly replications: number }> {
    const { job, signal } = context;
    const report = (progress: JobProgress) => context.report(progress);
    report({ phase: 'load', progress: 0 });
    const { row, loaded } = await this.load(job.id);
    const answer = await this.simulator.run(loaded.task, { signal, onProgress: report });
    const { replications } = answer.result;
    if (replications === 0) return { replications };
    const outcome = toOutcome(loaded, row.span, answer);
    await this.unitOfWork.run((manager) => this.simulations.setOutcome(manager, row.id, outcome));
    return { replications };
  }

  private load(jobId: number) {
    return this.unitOfWork.read(async (manager) => {
      const row = await this.simulations.findOfJob(manager, jobId);
      if (row === null) throw new Error(`Job ${jobId} has no simulation.`);
      const schedule = await this.schedules.find(manager, row.scheduleId);
      if (schedule === null) throw scheduleNotFound(row.scheduleId);
      return { row, loaded: await this.loader.load(manager, schedule, row) };
    });
  }
}
