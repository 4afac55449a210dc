import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor } from '../../access/actor.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { ScheduleRepository } from '../persistence/schedule.repository.js';
import { ScheduleAccess } from '../schedule-access.js';
import { type LabourCost, type TermLine } from '../schedule.js';
import { ProblemLoader } from '../solver/problem-loader.js';

/** What has changed since a roster was made; `null` where it was not kept then. */
export interface TermChanges {
  readonly added: readonly TermLine[];
  readonly removed: readonly TermLine[];
}

export interface RosterCost extends LabourCost {
  /** ISO 4217. */
  readonly currency: string | null;
}

/** All that a period's rosters are held to, and what has changed since one was made. */
@Injectable()
export class PlanningTermsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly access: ScheduleAccess,
    private readonly schedules: ScheduleRepository,
    private readonly problems: ProblemLoader,
  ) {}

  ofPeriod(actor: Actor, periodId: number): Promise<readonly TermLine[]> {
    return this.unitOfWork.read(async (manager) => {
      await this.access.plannedPeriod(manager, actor, 'roster.draft', periodId);
      return this.problems.termsInForce(manager, periodId);
    });
  }

  /** As they were when the roster was made. */
  ofSchedule(actor: Actor, scheduleId: number): Promise<readonly TermLine[] | null> {
    return this.unitOfWork.read(async (manager) => (await this.kept(manager, actor, scheduleId)).terms);
  }

  changesSince(actor: Actor, scheduleId: number): Promise<TermChanges | null> {
    return this.unitOfWork.read(async (manager) => {
      const { terms, periodId } = await this.kept(manager, actor, scheduleId);
      if (terms === null) return null;
      const now = await this.problems.termsInForce(manager, periodId);
      return { added: without(now, terms), removed: without(terms, now) };
    });
  }

  /** What the roster's paid time costs, and in which currency; `null` where no pay is known. */
  cost(actor: Actor, scheduleId: number): Promise<RosterCost | null> {
    return this.unitOfWork.read(async (manager) => {
      const { schedule } = await this.access.plannedSchedule(manager, actor, scheduleId);
      const cost = (await this.schedules.evaluation(manager, schedule.id))?.labourCost;
      if (cost === undefined) return null;
      const run = await this.schedules.findRun(manager, schedule.runId);
      return { ...cost, currency: run?.inputs?.currency ?? null };
    });
  }

  private async kept(manager: EntityManager, actor: Actor, scheduleId: number) {
    const { schedule } = await this.access.plannedSchedule(manager, actor, scheduleId);
    const run = await this.schedules.findRun(manager, schedule.runId);
    return { periodId: schedule.periodId, terms: run?.inputs?.terms ?? null };
  }
}

function without(lines: readonly TermLine[], others: readonly TermLine[]): TermLine[] {
  const keyOf = ({ kind, siteId, content }: TermLine) => `${kind} ${siteId ?? ''} ${content}`;
  const known = new Set(others.map(keyOf));
  return lines.filter((line) => !known.has(keyOf(line)));
}
