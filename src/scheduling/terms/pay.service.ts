import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, requireEverywhere, requireReach } from '../../access/actor.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { Clock } from '../../time/clock.js';
import { addDays } from '../../time/zoned-time.js';
import { WorkforceDirectory } from '../../workforce/workforce-directory.service.js';
import { agentNotFound, contractNotFound } from '../../workforce/workforce.errors.js';
import { payRates } from '../persistence/terms-tables.js';
import { decimalOf } from './money.js';
import { termInvalid, termNotFound } from './terms.errors.js';
import { checkCurrency, checkDates, readCents, readPremiums } from './terms-checks.js';
import { type New, type PayRate } from './terms.js';

export type NewPayRate = Omit<New<PayRate>, 'premiums'> & { readonly premiums: unknown };

const MOST_CENTS_PER_HOUR = 100_000_000;

/** What an hour of a contract, or of one agent, costs from when to when. For planners alone. */
@Injectable()
export class PayService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: WorkforceDirectory,
  ) {}

  /** Of all contracts, and of agents in reach. */
  rates(actor: Actor): Promise<PayRate[]> {
    const reach = requireReach(actor, 'roster.write');
    return this.unitOfWork.read(async (manager) => {
      const all = await payRates.all(manager);
      const agents = await this.directory.agentsInReach(manager, reach);
      const visible = new Set(agents.map(({ id }) => id));
      return all.filter(({ agentId }) => agentId === null || visible.has(agentId));
    });
  }

  /** A rate that is in force without an end is ended on the day before the new one begins. */
  setRate(actor: Actor, order: NewPayRate): Promise<PayRate> {
    const row = {
      ...checkedRate(order),
      createdBy: actor.accountId,
      createdAt: this.clock.now(),
    };
    return this.unitOfWork.run(async (manager) => {
      await this.require(manager, actor, row);
      await endBefore(manager, row);
      return { ...row, id: await payRates.insert(manager, row) };
    });
  }

  removeRate(actor: Actor, id: number): Promise<PayRate> {
    requireReach(actor, 'roster.write');
    return this.unitOfWork.run(async (manager) => {
      const rate = await payRates.byId(manager, id);
      if (rate === null) throw termNotFound('pay rate', id);
      await this.require(manager, actor, rate);
      await payRates.remove(manager, id);
      return rate;
    });
  }

  private async require(
    manager: EntityManager,
    actor: Actor,
    { contractId, agentId }: Pick<PayRate, 'contractId' | 'agentId'>,
  ): Promise<void> {
    if (agentId !== null) {
      const reach = requireReach(actor, 'roster.write');
      const agent = await this.directory.agentInReach(manager, reach, agentId);
      if (agent === null) throw agentNotFound(agentId);
      return;
    }
    requireEverywhere(actor, 'roster.write');
    const found = await this.directory.contracts(manager, [contractId ?? 0]);
    if (found.length === 0) throw contractNotFound(contractId ?? 0);
  }
}

function checkedRate({ contractId, agentId, currency, perHour, premiums, validFrom, validTo }: NewPayRate) {
  if ((contractId === null) === (agentId === null)) {
    const message = 'A rate is of a contract or of an agent. Give exactly one of contractId and agentId.';
    throw termInvalid('contractId', contractId ?? '', message);
  }
  checkCurrency(currency);
  checkDates(validFrom, validTo);
  const cents = readCents(perHour, 'perHour', MOST_CENTS_PER_HOUR);
  return {
    contractId,
    agentId,
    currency,
    perHour: decimalOf(cents),
    premiums: readPremiums(premiums),
    validFrom,
    validTo,
  };
}

/** @throws UserError TERM_INVALID where another rate begins on that day or later. */
async function endBefore(
  manager: EntityManager,
  { contractId, agentId, validFrom, validTo }: New<PayRate>,
): Promise<void> {
  const whose = contractId === null ? { agentId: agentId ?? 0 } : { contractId };
  for (const other of await payRates.all(manager, whose)) {
    const isBefore = other.validTo !== null && other.validTo < validFrom;
    const isAfter = validTo !== null && validTo < other.validFrom;
    if (isBefore || isAfter) continue;
    if (other.validFrom >= validFrom) {
      const advice = 'Take it away, or end this one before it.';
      throw termInvalid('validFrom', validFrom, `Another rate begins on ${other.validFrom}. ${advice}`);
    }
    await payRates.update(manager, other.id, { ...other, validTo: addDays(validFrom, -1) });
  }
}
