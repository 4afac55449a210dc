import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { addDays } from '../../time/zoned-time.js';
import { WorkforceDirectory } from '../../workforce/workforce-directory.service.js';
import { type Holiday, type PlanningWorkforce, type Site } from '../../workforce/workforce.js';
import {
  labourBudgets,
  labourFlags,
  labourPackChoices,
  minimumCovers,
  offPhoneActivities,
  payRates,
  periodMoney,
  planningRules,
  shiftRequests,
  shiftTypes,
} from '../persistence/terms-tables.js';
import { type PlanningPeriod } from '../planning-period.js';
import { type SchedulingProblem } from '../engine/problem.js';
import { LabourPackLibrary } from '../terms/labour-pack-library.js';
import { isInForce, lastDateOf, type PeriodTerms } from '../terms/period-terms.js';
import { HistoryLoader } from './history-loader.js';
import { type WorkElsewhere } from './problem-mapping.js';
import { withTerms } from './terms-mapping.js';

interface HeldTo {
  readonly terms: PeriodTerms;
  readonly workforce: Pick<PlanningWorkforce, 'agents'>;
  readonly workElsewhere: readonly WorkElsewhere[];
}

/** Rows -> what a period's rosters are held to. */
@Injectable()
export class TermsLoader {
  constructor(
    private readonly directory: WorkforceDirectory,
    private readonly library: LabourPackLibrary,
    private readonly history: HistoryLoader,
  ) {}

  /** A problem of people and work alone, held to these terms, with as much of the past as they look at. */
  hold(
    manager: EntityManager,
    problem: SchedulingProblem,
    { terms, workforce, workElsewhere }: HeldTo,
  ): Promise<SchedulingProblem> {
    return this.history.extended(manager, terms.period, workforce, withTerms(problem, terms, workElsewhere));
  }

  async load(
    manager: EntityManager,
    period: PlanningPeriod,
    { sites, contracts, agents, queues }: PlanningWorkforce,
  ): Promise<PeriodTerms> {
    const idsOf = (rows: readonly { readonly id: number }[]) => rows.map(({ id }) => id);
    const [first, last] = [period.firstDate, lastDateOf(period)];
    const dated = <T extends Parameters<typeof isInForce>[0]>(rows: readonly T[]): T[] =>
      rows.filter((row) => isInForce(row, first, last));
    const siteIds = idsOf(sites);
    const agentIds = idsOf(agents);
    return {
      period,
      sites,
      holidays: await this.holidays(manager, sites, period),
      packs: this.library.packs,
      choices: dated(await labourPackChoices.among(manager, 'siteId', siteIds)),
      flags: dated(await labourFlags.among(manager, 'agentId', agentIds)),
      rules: dated([
        ...(await planningRules.among(manager, 'siteId', siteIds)),
        ...(await planningRules.all(manager, { periodId: period.id })),
      ]),
      shiftTypes: await shiftTypes.all(manager),
      payRates: dated([
        ...(await payRates.among(manager, 'contractId', idsOf(contracts))),
        ...(await payRates.among(manager, 'agentId', agentIds)),
      ]),
      money: (await periodMoney.all(manager, { periodId: period.id })).at(0) ?? null,
      budgets: await labourBudgets.all(manager, { periodId: period.id }),
      requests: await shiftRequests.among(manager, 'agentId', agentIds, {
        // An agent far away from the planner has another date when the period begins and ends.
        date: In(datesNear(period)),
      }),
      activities: await offPhoneActivities.all(manager, { periodId: period.id }),
      minimumCovers: (await minimumCovers.among(manager, 'queueId', idsOf(queues))).filter((row) =>
        // A queue far away from the planner has another date when the period begins and ends.
        isInForce(row, addDays(first, -2), addDays(last, 1)),
      ),
      agents,
      contracts,
      queues,
    };
  }

  private async holidays(
    manager: EntityManager,
    sites: readonly Site[],
    period: PlanningPeriod,
  ): Promise<Map<number, readonly Holiday[]>> {
    const [from, to] = [addDays(period.firstDate, -2), addDays(lastDateOf(period), 2)];
    const holidays = new Map<number, readonly Holiday[]>();
    for (const { id } of sites) {
      holidays.set(id, await this.directory.holidays(manager, { siteId: id }, from, to));
    }
    return holidays;
  }
}

function datesNear({ firstDate, days }: PlanningPeriod) {
  return Array.from({ length: days + 2 }, (_, day) => addDays(firstDate, day - 1));
}
