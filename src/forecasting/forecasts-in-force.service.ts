import { Injectable } from '@nestjs/common';
import { type Actor } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { daysBetween, type LocalDate } from '../time/zoned-time.js';
import { WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import { checkDates } from './check-span.js';
import { clientReach, reachedQueue } from './client-reach.js';
import { type CurrentDay, CurrentForecasts } from './current-forecasts.js';

const MOST_DAYS = 42;

/** Which version holds on which day, with its layers. */
@Injectable()
export class ForecastsInForceService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directory: WorkforceDirectory,
    private readonly current: CurrentForecasts,
  ) {}

  /** Local days of the queue, both ends included; days without a forecast are left out. */
  days(actor: Actor, queueId: number, from: LocalDate, to: LocalDate): Promise<CurrentDay[]> {
    const reach = clientReach(actor, 'forecast.read');
    checkDates(from, to, MOST_DAYS);
    return this.unitOfWork.read(async (manager) => {
      const queue = await reachedQueue(manager, this.directory, reach, queueId);
      return this.current.ofDays(manager, queue, from, daysBetween(from, to) + 1);
    });
  }
}
