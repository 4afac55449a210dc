import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { addMinutes } from '../../time/instant.js';
import { WorkforceDirectory } from '../../workforce/workforce-directory.service.js';
import { type PlanningWorkforce } from '../../workforce/workforce.js';
import { type SchedulingProblem } from '../engine/problem.js';
import { pastShifts } from '../persistence/past-shifts.js';
import { type PlanningPeriod } from '../planning-period.js';
import { withPast } from './history-mapping.js';
import { lookBackDays, looksBack } from './look-back.js';

const DAY_MINUTES = 24 * 60;
/** Agents' calendars begin up to a day before and after the planner's. */
const MARGIN_DAYS = 2;

/** The time before a period, as far back as its rules look. */
@Injectable()
export class HistoryLoader {
  constructor(private readonly directory: WorkforceDirectory) {}

  async extended(
    manager: EntityManager,
    period: PlanningPeriod,
    { agents: people }: Pick<PlanningWorkforce, 'agents'>,
    problem: SchedulingProblem,
  ): Promise<SchedulingProblem> {
    if (!looksBack(problem)) return problem;
    const agentIds = problem.agents.map(({ id }) => Number(id));
    const days = lookBackDays(problem) + MARGIN_DAYS;
    const span = { start: addMinutes(period.span.start, -days * DAY_MINUTES), end: period.span.start };
    const shifts = await pastShifts(manager, agentIds, span, period.id);
    const absences = await this.directory.absences(manager, agentIds, span);
    return withPast(problem, { shifts, absences, people });
  }
}
