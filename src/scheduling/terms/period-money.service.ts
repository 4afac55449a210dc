import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor } from '../../access/actor.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { Clock } from '../../time/clock.js';
import { WorkforceDirectory } from '../../workforce/workforce-directory.service.js';
import { siteNotFound } from '../../workforce/workforce.errors.js';
import { labourBudgets, periodMoney } from '../persistence/terms-tables.js';
import { ScheduleAccess } from '../schedule-access.js';
import { decimalOf, isExchangeRate } from './money.js';
import { termInvalid, termNotFound } from './terms.errors.js';
import { checkCurrency, checkMeant, checkWeight, readCents } from './terms-checks.js';
import { type LabourBudget, type New, type PeriodMoney } from './terms.js';

/** Ten thousand million units: as many as a decimal here has digits for. */
const MOST_CENTS = 999_999_999_999;

/** In which currency a period counts, and what its paid time may cost. */
@Injectable()
export class PeriodMoneyService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: WorkforceDirectory,
    private readonly access: ScheduleAccess,
  ) {}

  money(actor: Actor, periodId: number): Promise<PeriodMoney | null> {
    return this.unitOfWork.read(async (manager) => {
      await this.access.plannedPeriod(manager, actor, 'roster.draft', periodId);
      return (await periodMoney.all(manager, { periodId })).at(0) ?? null;
    });
  }

  setMoney(actor: Actor, money: New<PeriodMoney>): Promise<PeriodMoney> {
    checkMoney(money);
    const row = { ...money, createdBy: actor.accountId, createdAt: this.clock.now() };
    return this.unitOfWork.run(async (manager) => {
      await this.access.plannedPeriod(manager, actor, 'roster.write', money.periodId);
      const known = (await periodMoney.all(manager, { periodId: money.periodId })).at(0);
      if (known === undefined) return { ...row, id: await periodMoney.insert(manager, row) };
      await periodMoney.update(manager, known.id, row);
      return { ...row, id: known.id };
    });
  }

  budgets(actor: Actor, periodId: number): Promise<LabourBudget[]> {
    return this.unitOfWork.read(async (manager) => {
      await this.access.plannedPeriod(manager, actor, 'roster.draft', periodId);
      return labourBudgets.all(manager, { periodId });
    });
  }

  /** One for each site of the period, and one for everybody: a second takes the place of the first. */
  setBudget(actor: Actor, budget: New<LabourBudget>): Promise<LabourBudget> {
    checkMeant(budget);
    const amount = decimalOf(readCents(budget.amount, 'amount', MOST_CENTS));
    const row = { ...budget, amount, createdBy: actor.accountId, createdAt: this.clock.now() };
    return this.unitOfWork.run(async (manager) => {
      await this.requireSite(manager, actor, budget);
      const others = await labourBudgets.all(manager, { periodId: budget.periodId });
      const known = others.find(({ siteId }) => siteId === budget.siteId);
      if (known === undefined) return { ...row, id: await labourBudgets.insert(manager, row) };
      await labourBudgets.update(manager, known.id, row);
      return { ...row, id: known.id };
    });
  }

  removeBudget(actor: Actor, id: number): Promise<LabourBudget> {
    return this.unitOfWork.run(async (manager) => {
      const budget = await labourBudgets.byId(manager, id);
      if (budget === null) throw termNotFound('budget', id);
      await this.access.plannedPeriod(manager, actor, 'roster.write', budget.periodId);
      await labourBudgets.remove(manager, id);
      return budget;
    });
  }

  private async requireSite(
    manager: EntityManager,
    actor: Actor,
    { periodId, siteId }: New<LabourBudget>,
  ): Promise<void> {
    const period = await this.access.plannedPeriod(manager, actor, 'roster.write', periodId);
    if (siteId === null) return;
    const site = await this.directory.site(manager, siteId);
    if (site === null || (period.siteIds !== null && !period.siteIds.includes(siteId))) {
      throw siteNotFound(siteId);
    }
  }
}

function checkMoney({ currency, exchangeRates, costWeight }: New<PeriodMoney>): void {
  checkCurrency(currency);
  for (const [at, each] of exchangeRates.entries()) {
    const field = `exchangeRates[${at}]`;
    checkCurrency(each.currency, `${field}.currency`);
    if (each.currency === currency || exchangeRates.findIndex((o) => o.currency === each.currency) !== at) {
      const message = `${each.currency} is the period's own currency, or is there twice. Leave it out.`;
      throw termInvalid(`${field}.currency`, each.currency, message);
    }
    if (!isExchangeRate(each.rate)) {
      const message = `"${each.rate}" is not a rate. Write how much one ${each.currency} is in ${currency}, such as 0.0157.`;
      throw termInvalid(`${field}.rate`, each.rate, message);
    }
  }
  if (costWeight !== null) checkWeight(costWeight, 'costWeight');
}
