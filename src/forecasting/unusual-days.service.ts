import { Injectable } from '@nestjs/common';
import { type Actor } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../time/clock.js';
import { localDateOf, type LocalDate } from '../time/zoned-time.js';
import { WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import { checkReason } from './check-reason.js';
import { checkDates, MOST_DAYS } from './check-span.js';
import { clientReach, reachedQueue } from './client-reach.js';
import { DaysToJudge } from './days-to-judge.js';
import { forecastingInvalid } from './forecasting.errors.js';
import { UnusualDayRepository } from './persistence/unusual-day.repository.js';
import { type DayToJudge, type MarkOrder, type UnusualDayMark } from './unusual-day.js';

/** Days of a queue's history that planners tell the models to learn nothing from. */
@Injectable()
export class UnusualDaysService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: WorkforceDirectory,
    private readonly days: DaysToJudge,
    private readonly marks: UnusualDayRepository,
  ) {}

  /** Local days of the queue that ask for a decision or have one; both ends included, the oldest first. */
  list(actor: Actor, queueId: number, from: LocalDate, to: LocalDate): Promise<DayToJudge[]> {
    const reach = clientReach(actor, 'forecast.read');
    checkDates(from, to);
    return this.unitOfWork.read(async (manager) => {
      const queue = await reachedQueue(manager, this.directory, reach, queueId);
      const today = localDateOf(this.clock.now(), queue.zone);
      return this.days.between(manager, queue, { from, to, today });
    });
  }

  /** A day that is marked already keeps its mark. Gives the marks that count on the days. */
  mark(actor: Actor, { queueId, dates, reason }: MarkOrder): Promise<UnusualDayMark[]> {
    const reach = clientReach(actor, 'forecast.write');
    checkReason(reason);
    const wanted = requireDates(dates);
    return this.unitOfWork.run(async (manager) => {
      await reachedQueue(manager, this.directory, reach, queueId);
      const marked = new Set((await this.marks.onDates(manager, queueId, wanted)).filter(counts).map(dateOf));
      const made = {
        queueId,
        reason: reason.trim(),
        createdBy: actor.accountId,
        createdAt: this.clock.now(),
      };
      const fresh = wanted.filter((date) => !marked.has(date)).map((date) => ({ ...made, date }));
      await this.marks.insert(manager, fresh);
      return (await this.marks.onDates(manager, queueId, wanted)).filter(counts);
    });
  }

  /** The marks stay on record. Unmarking twice changes nothing. Gives all marks there ever were on the days. */
  unmark(actor: Actor, queueId: number, dates: readonly LocalDate[]): Promise<UnusualDayMark[]> {
    const reach = clientReach(actor, 'forecast.write');
    const wanted = requireDates(dates);
    return this.unitOfWork.run(async (manager) => {
      await reachedQueue(manager, this.directory, reach, queueId);
      await this.marks.undo(manager, queueId, wanted, actor.accountId, this.clock.now());
      return this.marks.onDates(manager, queueId, wanted);
    });
  }
}

const dateOf = ({ date }: UnusualDayMark): LocalDate => date;
const counts = ({ undoneAt }: UnusualDayMark): boolean => undoneAt === null;

function requireDates(dates: readonly LocalDate[]): LocalDate[] {
  const wanted = [...new Set(dates)];
  if (wanted.length === 0 || wanted.length > MOST_DAYS) {
    throw forecastingInvalid(`Name 1 to ${MOST_DAYS} days (got ${wanted.length}).`, { field: 'dates' });
  }
  return wanted;
}
