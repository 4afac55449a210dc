import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { EVERYWHERE } from '../../access/actor.js';
import { type RequirementRow } from '../../forecasting/requirement.js';
import { StaffingService } from '../../forecasting/staffing.service.js';
import { WorkforceDirectory } from '../../workforce/workforce-directory.service.js';
import { type PlanningWorkforce } from '../../workforce/workforce.js';
import { CallingHoursService } from '../calling-hours.service.js';
import { type SchedulingProblem } from '../engine/problem.js';
import { PlanningPeriodRepository } from '../persistence/planning-period.repository.js';
import { type PlanningPeriod } from '../planning-period.js';
import { type RunInputs, type TermLine } from '../schedule.js';
import { planningPeriodNotFound } from '../scheduling.errors.js';
import { termsInWords } from '../terms/terms-in-words.js';
import { ElsewhereLoader, MARGIN_DAYS, near, widened } from './elsewhere-loader.js';
import { currencyOf } from './pay-mapping.js';
import { toSchedulingProblem } from './problem-mapping.js';
import { TermsLoader } from './terms-loader.js';

/** The people and the requirement that a period is planned with. */
export interface PlanningInputs {
  readonly workforce: PlanningWorkforce;
  readonly requirement: readonly RequirementRow[];
}

export interface LoadedProblem {
  readonly problem: SchedulingProblem;
  readonly inputs: RunInputs;
}

@Injectable()
export class ProblemLoader {
  constructor(
    private readonly directory: WorkforceDirectory,
    private readonly staffing: StaffingService,
    private readonly callingHours: CallingHoursService,
    private readonly periods: PlanningPeriodRepository,
    private readonly elsewhere: ElsewhereLoader,
    private readonly terms: TermsLoader,
  ) {}

  async inputs(manager: EntityManager, period: PlanningPeriod): Promise<PlanningInputs> {
    const siteIds = period.siteIds ?? (await this.everySite(manager));
    const workforce = inOrder(
      await this.directory.planningWorkforce(manager, {
        siteIds,
        span: widened(period.span, 0, MARGIN_DAYS),
      }),
    );
    const queueIds = workforce.queues.map((queue) => queue.id);
    const requirement = await this.staffing.publishedRequirement(manager, queueIds, period.span);
    return { workforce, requirement };
  }

  async load(manager: EntityManager, periodId: number): Promise<LoadedProblem> {
    const period = await this.periods.find(manager, periodId);
    if (period === null) throw planningPeriodNotFound(periodId);
    const { workforce, requirement } = await this.inputs(manager, period);
    const jurisdictions = workforce.campaigns.flatMap(({ zones }) => zones.map((zone) => zone.jurisdiction));
    const workElsewhere = await this.elsewhere.workOn(manager, period, workforce);
    const terms = await this.terms.load(manager, period, workforce);
    const bare = toSchedulingProblem({
      period,
      workforce,
      requirement,
      shiftsElsewhere: await this.elsewhere.shiftsOf(manager, period, workforce),
      workElsewhere,
      callingHours: this.callingHours.packs,
      calledHolidays: this.callingHours.holidays(jurisdictions, near(period)),
    });
    const problem = await this.terms.hold(manager, bare, { terms, workforce, workElsewhere });
    return {
      problem,
      inputs: {
        requirementIds: [...new Set(requirement.map((row) => row.requirementId))].sort((a, b) => a - b),
        workforceStamp: stampOf(workforce),
        problemStamp: stampOf(problem),
        terms: termsInWords(terms),
        currency: terms.payRates.length === 0 ? null : currencyOf(terms),
      },
    };
  }

  /** What the period's rosters would be held to now. */
  async termsInForce(manager: EntityManager, periodId: number): Promise<readonly TermLine[]> {
    const period = await this.periods.find(manager, periodId);
    if (period === null) throw planningPeriodNotFound(periodId);
    const { workforce } = await this.inputs(manager, period);
    return termsInWords(await this.terms.load(manager, period, workforce));
  }

  private async everySite(manager: EntityManager): Promise<number[]> {
    const agents = await this.directory.agentsInReach(manager, EVERYWHERE);
    return [...new Set(agents.map((agent) => agent.siteId))].sort((a, b) => a - b);
  }
}

/** Databases give rows in any order; the same rows must make the same roster. */
function inOrder(workforce: PlanningWorkforce): PlanningWorkforce {
  const byId = <T extends { readonly id: number }>(rows: readonly T[]): T[] =>
    [...rows].sort((a, b) => a.id - b.id);
  return {
    sites: byId(workforce.sites),
    contracts: byId(workforce.contracts),
    agents: byId(workforce.agents),
    entitlements: byId(workforce.entitlements),
    certificates: byId(workforce.certificates),
    availability: byId(workforce.availability),
    absences: byId(workforce.absences),
    queues: byId(workforce.queues),
    campaigns: byId(workforce.campaigns),
  };
}

function stampOf(input: unknown): string {
  return createHash('sha256').update(JSON.stringify(input)).digest('hex').slice(0, 32);
}
