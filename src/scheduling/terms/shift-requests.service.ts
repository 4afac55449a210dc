import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, reachOf, requireReach, type Scope } from '../../access/actor.js';
import { type Page, type PageRequest } from '../../database/page.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { Clock } from '../../time/clock.js';
import { addDays, daysBetween, type LocalDate, localDateOf } from '../../time/zoned-time.js';
import { WorkforceDirectory } from '../../workforce/workforce-directory.service.js';
import { type Agent } from '../../workforce/workforce.js';
import { agentNotFound } from '../../workforce/workforce.errors.js';
import { shiftRequests, shiftTypes } from '../persistence/terms-tables.js';
import { requestsBetween } from '../persistence/requests-between.js';
import { termInvalid, termNotFound } from './terms.errors.js';
import { checkWeight, readText } from './terms-checks.js';
import { type New, type ShiftRequestRow } from './terms.js';

/** What an hour too many on a queue costs: a request is granted where that is all it takes. */
export const USUAL_REQUEST_WEIGHT = 60;
const LONGEST_AHEAD_DAYS = 366;
const LONGEST_SPAN_DAYS = 92;

export type NewShiftRequest = Omit<New<ShiftRequestRow>, 'weight'> & {
  /** For planners alone; `null`: the usual. */
  readonly weight: number | null;
};

export interface RequestsWanted {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly agentId: number | null;
  readonly siteId: number | null;
}

/** What agents ask for, and what planners and team leads ask for them. */
@Injectable()
export class ShiftRequestsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: WorkforceDirectory,
  ) {}

  /** Of agents whose requests the actor may write, by date. */
  page(actor: Actor, wanted: RequestsWanted, request: PageRequest): Promise<Page<ShiftRequestRow>> {
    const reach = requireReach(actor, 'request.write');
    const { from, to, agentId, siteId } = wanted;
    const days = daysBetween(from, to);
    if (days < 0 || days >= LONGEST_SPAN_DAYS) {
      throw termInvalid('to', to, `Ask for 1 to ${LONGEST_SPAN_DAYS} days at a time (got ${days + 1}).`);
    }
    return this.unitOfWork.read(async (manager) => {
      const agents = await this.agents(manager, reach, { agentId, siteId });
      return requestsBetween(manager, { agentIds: agents.map(({ id }) => id), from, to }, request);
    });
  }

  ask(actor: Actor, order: NewShiftRequest): Promise<ShiftRequestRow> {
    const reach = requireReach(actor, 'request.write');
    const note = order.note === null ? null : readText(order.note, 'note', 200);
    return this.unitOfWork.run(async (manager) => {
      const agent = await this.directory.agentInReach(manager, reach, order.agentId);
      if (agent === null) throw agentNotFound(order.agentId);
      this.checkDate(agent, order.date);
      const weight = this.weight(actor, order.weight);
      if (order.shiftTypeId !== null && (await shiftTypes.byId(manager, order.shiftTypeId)) === null) {
        throw termNotFound('shift type', order.shiftTypeId);
      }
      await refuseContradiction(manager, order);
      const row = { ...order, note, weight, createdBy: actor.accountId, createdAt: this.clock.now() };
      return { ...row, id: await shiftRequests.insert(manager, row) };
    });
  }

  withdraw(actor: Actor, id: number): Promise<ShiftRequestRow> {
    return this.unitOfWork.run(async (manager) => {
      const request = await this.find(manager, requireReach(actor, 'request.write'), id);
      await shiftRequests.remove(manager, id);
      return request;
    });
  }

  /** What planners let it count. */
  weigh(actor: Actor, id: number, weight: number): Promise<ShiftRequestRow> {
    checkWeight(weight);
    return this.unitOfWork.run(async (manager) => {
      const request = await this.find(manager, requireReach(actor, 'roster.write'), id);
      const weighed = { ...request, weight };
      await shiftRequests.update(manager, id, weighed);
      return weighed;
    });
  }

  private async agents(
    manager: EntityManager,
    reach: Scope,
    { agentId, siteId }: Pick<RequestsWanted, 'agentId' | 'siteId'>,
  ): Promise<Agent[]> {
    if (agentId === null) {
      return this.directory.agentsInReach(manager, reach, siteId === null ? {} : { siteId });
    }
    const agent = await this.directory.agentInReach(manager, reach, agentId);
    if (agent === null) throw agentNotFound(agentId);
    return [agent];
  }

  private async find(manager: EntityManager, reach: Scope, id: number): Promise<ShiftRequestRow> {
    const request = await shiftRequests.byId(manager, id);
    const agent = request && (await this.directory.agentInReach(manager, reach, request.agentId));
    if (request === null || agent === null) throw termNotFound('request', id);
    return request;
  }

  private weight(actor: Actor, weight: number | null): number {
    if (weight === null) return USUAL_REQUEST_WEIGHT;
    checkWeight(weight);
    if (reachOf(actor, 'roster.write') !== null) return weight;
    throw termInvalid('weight', weight, 'Planners say what a request counts. Leave the weight out.');
  }

  private checkDate({ zone }: Agent, date: LocalDate): void {
    const today = localDateOf(this.clock.now(), zone);
    if (date >= today && date <= addDays(today, LONGEST_AHEAD_DAYS)) return;
    const message = `${date} is past, or more than ${LONGEST_AHEAD_DAYS} days ahead. Ask for a day from ${today} on.`;
    throw termInvalid('date', date, message);
  }
}

async function refuseContradiction(
  manager: EntityManager,
  { agentId, date, wish, shiftTypeId }: NewShiftRequest,
): Promise<void> {
  const others = await shiftRequests.all(manager, { agentId, date });
  const same = others.find((other) => other.shiftTypeId === shiftTypeId);
  if (same === undefined) return;
  const what = same.wish === wish ? 'the same' : 'the opposite';
  throw termInvalid('date', date, `For ${date} ${what} has been asked already. Withdraw that request first.`);
}
