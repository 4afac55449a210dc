import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, requireReach } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { type AdviceOrder, type IntradayAdvice } from '../scheduling/intraday/intraday-advice.js';
import { IntradayAdviceService } from '../scheduling/intraday/intraday-advice.service.js';
import { Clock } from '../time/clock.js';
import { type Instant } from '../time/instant.js';
import { WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import { BoardLoader } from './board-loader.service.js';
import { boardRow, type BoardRow } from './board-row.js';

/** What to do for the rest of today, with those only who have come. */
@Injectable()
export class IntradayActionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directory: WorkforceDirectory,
    private readonly boards: BoardLoader,
    private readonly advice: IntradayAdviceService,
    private readonly clock: Clock,
  ) {}

  async advise(actor: Actor, order: AdviceOrder): Promise<IntradayAdvice> {
    requireReach(actor, 'adherence.read');
    const now = this.clock.now();
    const atWork = await this.advice.atWork(actor, order.scheduleId, now);
    const agentIds = await this.unitOfWork.read((manager) => this.absent(manager, atWork, now));
    return this.advice.advise(actor, order, { agentIds }, now);
  }

  private async absent(manager: EntityManager, agentIds: readonly number[], now: Instant): Promise<number[]> {
    const agents = await this.directory.agentsByIds(manager, agentIds);
    const subjects = await this.boards.subjects(manager, agents, now);
    return subjects
      .map((subject) => boardRow(subject, now))
      .filter(isMissing)
      .map(({ agent }) => agent.id)
      .sort((a, b) => a - b);
  }
}

/** Logged out for longer than the alarm waits. A silent feed says nothing about anybody. */
function isMissing({ alarm, actual, planned }: BoardRow): boolean {
  return alarm && planned !== null && actual.state === 'offline';
}
