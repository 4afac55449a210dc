import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, requireEverywhere, requireReach } from '../../access/actor.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { Clock } from '../../time/clock.js';
import { WorkforceDirectory } from '../../workforce/workforce-directory.service.js';
import { queueNotFound } from '../../workforce/workforce.errors.js';
import { minimumCovers } from '../persistence/terms-tables.js';
import { termInvalid, termNotFound } from './terms.errors.js';
import { checkDates, checkMeant } from './terms-checks.js';
import { type MinimumCoverRow, type New } from './terms.js';

const MOST_AGENTS = 10_000;

/** Agents that a queue always has, whatever its forecast says. Queues are everybody's, so limited planners only read it. */
@Injectable()
export class MinimumCoverService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: WorkforceDirectory,
  ) {}

  /** Of the queues in reach, by queue and first day. */
  list(actor: Actor): Promise<MinimumCoverRow[]> {
    const reach = requireReach(actor, 'roster.draft');
    return this.unitOfWork.read(async (manager) => {
      const visible = await this.directory.visibleQueueIds(manager, reach);
      const rows = await minimumCovers.all(manager);
      return rows
        .filter(({ queueId }) => visible === 'all' || visible.includes(queueId))
        .sort((a, b) => a.queueId - b.queueId || (a.validFrom < b.validFrom ? -1 : 1));
    });
  }

  set(actor: Actor, order: New<MinimumCoverRow>): Promise<MinimumCoverRow> {
    requireEverywhere(actor, 'roster.write');
    check(order);
    const row = { ...order, createdBy: actor.accountId, createdAt: this.clock.now() };
    return this.unitOfWork.run(async (manager) => {
      await this.requireQueue(manager, order.queueId);
      const others = await minimumCovers.all(manager, { queueId: order.queueId });
      const same = others.find(({ validFrom }) => validFrom === order.validFrom);
      if (same === undefined) return { ...row, id: await minimumCovers.insert(manager, row) };
      await minimumCovers.update(manager, same.id, row);
      return { ...row, id: same.id };
    });
  }

  remove(actor: Actor, id: number): Promise<MinimumCoverRow> {
    requireEverywhere(actor, 'roster.write');
    return this.unitOfWork.run(async (manager) => {
      const row = await minimumCovers.byId(manager, id);
      if (row === null) throw termNotFound('minimum cover', id);
      await minimumCovers.remove(manager, id);
      return row;
    });
  }

  private async requireQueue(manager: EntityManager, queueId: number): Promise<void> {
    if ((await this.directory.queue(manager, queueId)) === null) throw queueNotFound(queueId);
  }
}

function check({ hours, validFrom, validTo, ...meant }: New<MinimumCoverRow>): void {
  checkMeant(meant);
  checkDates(validFrom, validTo);
  if (hours.length === 0)
    throw termInvalid('hours', '', 'Name hours and how many agents they need at least.');
  for (const [at, { weekdays, agents }] of hours.entries()) {
    if (weekdays.length === 0 || weekdays.some((day) => day < 1 || day > 7)) {
      const message = 'Name days of the week: 1 is Monday, 7 is Sunday.';
      throw termInvalid(`hours[${at}].weekdays`, weekdays.join(' '), message);
    }
    if (!(agents > 0 && agents <= MOST_AGENTS)) {
      const message = `A queue has more than 0 and at most ${MOST_AGENTS} agents at least (got ${agents}).`;
      throw termInvalid(`hours[${at}].agents`, agents, message);
    }
  }
}
