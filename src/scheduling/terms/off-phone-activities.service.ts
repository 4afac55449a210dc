import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, requireReach } from '../../access/actor.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { Clock } from '../../time/clock.js';
import { minuteOfDay } from '../../time/zoned-time.js';
import { WorkforceDirectory } from '../../workforce/workforce-directory.service.js';
import { agentNotFound, teamNotFound } from '../../workforce/workforce.errors.js';
import { offPhoneActivities } from '../persistence/terms-tables.js';
import { type PlanningPeriod } from '../planning-period.js';
import { ScheduleAccess } from '../schedule-access.js';
import { lastDateOf } from './period-terms.js';
import { termInvalid, termNotFound } from './terms.errors.js';
import { checkMeant, readText } from './terms-checks.js';
import { type New, type OffPhoneActivityRow } from './terms.js';

export type NewOffPhoneActivity = Omit<New<OffPhoneActivityRow>, 'cancelledAt'>;

const DAY_MINUTES = 24 * 60;
const GRID = 15;

/** Meetings, coaching and training that rosters of a period have to place. */
@Injectable()
export class OffPhoneActivitiesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: WorkforceDirectory,
    private readonly access: ScheduleAccess,
  ) {}

  /** Those that are wanted. */
  list(actor: Actor, periodId: number): Promise<OffPhoneActivityRow[]> {
    return this.unitOfWork.read(async (manager) => {
      await this.access.plannedPeriod(manager, actor, 'roster.draft', periodId);
      const rows = await offPhoneActivities.all(manager, { periodId });
      return rows.filter(({ cancelledAt }) => cancelledAt === null);
    });
  }

  /** For names in rosters, whoever may read these: cancelled ones too. */
  byIds(actor: Actor, ids: readonly number[]): Promise<OffPhoneActivityRow[]> {
    requireReach(actor, 'roster.read');
    return this.unitOfWork.read((manager) => offPhoneActivities.byIds(manager, ids));
  }

  order(actor: Actor, activity: NewOffPhoneActivity): Promise<OffPhoneActivityRow> {
    return this.unitOfWork.run(async (manager) => {
      const row = {
        ...(await this.checked(manager, actor, activity)),
        cancelledAt: null,
        createdBy: actor.accountId,
        createdAt: this.clock.now(),
      };
      return { ...row, id: await offPhoneActivities.insert(manager, row) };
    });
  }

  change(
    actor: Actor,
    id: number,
    activity: Omit<NewOffPhoneActivity, 'periodId'>,
  ): Promise<OffPhoneActivityRow> {
    return this.unitOfWork.run(async (manager) => {
      const known = await this.find(manager, actor, id);
      const checked = await this.checked(manager, actor, { ...activity, periodId: known.periodId });
      const row = { ...known, ...checked };
      await offPhoneActivities.update(manager, id, row);
      return row;
    });
  }

  /** Rosters that hold it say that it was cancelled; later ones leave it out. */
  cancel(actor: Actor, id: number): Promise<OffPhoneActivityRow> {
    return this.unitOfWork.run(async (manager) => {
      const cancelled = { ...(await this.find(manager, actor, id)), cancelledAt: this.clock.now() };
      await offPhoneActivities.update(manager, id, cancelled);
      return cancelled;
    });
  }

  private async find(manager: EntityManager, actor: Actor, id: number): Promise<OffPhoneActivityRow> {
    requireReach(actor, 'roster.write');
    const known = await offPhoneActivities.byId(manager, id);
    if (known === null || known.cancelledAt !== null) throw termNotFound('off-phone activity', id);
    await this.access.plannedPeriod(manager, actor, 'roster.write', known.periodId);
    return known;
  }

  private async checked(
    manager: EntityManager,
    actor: Actor,
    activity: NewOffPhoneActivity,
  ): Promise<NewOffPhoneActivity> {
    const period = await this.access.plannedPeriod(manager, actor, 'roster.write', activity.periodId);
    const name = readText(activity.name, 'name', 120);
    checkMeant(activity);
    checkTimes(activity, period);
    const size = await this.participants(manager, actor, activity);
    const { atLeast } = activity;
    if (atLeast !== null && (atLeast < 1 || atLeast > size)) {
      throw termInvalid(
        'atLeast',
        atLeast,
        `Of ${size} participants at least ${atLeast} cannot take part. Write 1 to ${size}.`,
      );
    }
    return { ...activity, name };
  }

  /** How many they are. */
  private async participants(
    manager: EntityManager,
    actor: Actor,
    { teamId, agentIds }: NewOffPhoneActivity,
  ): Promise<number> {
    const reach = requireReach(actor, 'roster.write');
    if ((teamId === null) === (agentIds.length === 0)) {
      const message = 'A team takes part, or agents who are named. Give a teamId or agentIds, not both.';
      throw termInvalid('teamId', teamId ?? '', message);
    }
    if (teamId !== null) {
      if ((await this.directory.teamInReach(manager, reach, teamId)) === null) throw teamNotFound(teamId);
      return (await this.directory.agentsOfTeam(manager, teamId)).length;
    }
    if (new Set(agentIds).size < agentIds.length) {
      throw termInvalid('agentIds', agentIds.length, 'Somebody is named twice. Name everybody once.');
    }
    for (const agentId of agentIds) {
      const agent = await this.directory.agentInReach(manager, reach, agentId);
      if (agent === null) throw agentNotFound(agentId);
    }
    return agentIds.length;
  }
}

function checkTimes(activity: NewOffPhoneActivity, period: PlanningPeriod): void {
  const { minutes, firstDate, lastDate, weekdays, from, to, inboundFloor } = activity;
  if (!Number.isInteger(minutes) || minutes < GRID || minutes > DAY_MINUTES || minutes % GRID !== 0) {
    throw termInvalid(
      'minutes',
      minutes,
      `It must last ${GRID} to ${DAY_MINUTES} min, in steps of ${GRID} (got ${minutes}).`,
    );
  }
  const last = lastDateOf(period);
  if (firstDate < period.firstDate || lastDate > last || lastDate < firstDate) {
    const message = `${firstDate} to ${lastDate} are not days of the period in their order. Choose days from ${period.firstDate} to ${last}.`;
    throw termInvalid('firstDate', firstDate, message);
  }
  if (weekdays.length === 0 || weekdays.some((day) => day < 1 || day > 7)) {
    throw termInvalid('weekdays', weekdays.join(' '), 'Name days of the week: 1 is Monday, 7 is Sunday.');
  }
  const room = (minuteOfDay(to) - minuteOfDay(from) + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
  if (room < minutes) {
    throw termInvalid(
      'to',
      to,
      `From ${from} to ${to} there are ${room} min, and it lasts ${minutes}. Make room for it.`,
    );
  }
  if (inboundFloor !== null && (inboundFloor < 0 || inboundFloor > 1)) {
    throw termInvalid(
      'inboundFloor',
      inboundFloor,
      `The inbound floor is a share from 0 to 1 (got ${inboundFloor}).`,
    );
  }
}
