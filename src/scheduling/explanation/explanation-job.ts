import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { type JobContext } from '../../jobs/job.js';
import { JobsService } from '../../jobs/jobs.service.js';
import { DraftLoader } from '../editing/draft-loader.js';
import { type SchedulingProblem } from '../engine/problem.js';
import { type Roster } from '../engine/roster.js';
import {
  type ExplanationRow,
  RosterExplanationRepository,
} from '../persistence/roster-explanation.repository.js';
import { PlanningComputer } from '../solver/planning-computer.js';
import { toConflictAnswer, toRelaxationAnswer } from './explanation-mapping.js';
import { EXPLANATION_JOB, type ExplanationAnswer } from './roster-explanation.js';

/** The work behind an explanation: rows -> problem -> worker thread -> answer. */
@Injectable()
export class ExplanationJob implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobsService,
    private readonly explanations: RosterExplanationRepository,
    private readonly drafts: DraftLoader,
    private readonly computer: PlanningComputer,
  ) {}

  onModuleInit(): void {
    this.jobs.register(EXPLANATION_JOB, (context) => this.run(context));
  }

  private async run(context: JobContext): Promise<{ readonly explanationId: number }> {
    const { job } = context;
    context.report({ phase: 'load', progress: 0 });
    const { row, problem, roster } = await this.unitOfWork.read(async (manager) => {
      const found = await this.explanations.findOfJob(manager, job.id);
      if (found === null) throw new Error(`Job ${job.id} has no explanation.`);
      return { row: found, ...(await this.drafts.problem(manager, found)) };
    });
    context.report({ phase: row.question.kind, progress: 0.1 });
    const answer = await this.answer(row, problem, roster);
    await this.unitOfWork.run((manager) => this.explanations.setAnswer(manager, row.id, answer));
    return { explanationId: row.id };
  }

  private async answer(
    { question }: ExplanationRow,
    problem: SchedulingProblem,
    roster: Roster | null,
  ): Promise<ExplanationAnswer> {
    return question.kind === 'relaxations'
      ? toRelaxationAnswer(await this.computer.answer('relaxations', { problem, roster }))
      : toConflictAnswer(await this.computer.answer('conflicts', { problem, hardOnly: false }));
  }
}
