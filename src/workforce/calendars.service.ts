import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, requireEverywhere, requireReach } from '../access/actor.js';
import { explainDuplicate } from '../database/duplicates.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { daysBetween, type LocalDate } from '../time/zoned-time.js';
import { readDate, readName } from './checks.js';
import { clientsWithin, queuesWithin, sitesSeenFrom } from './persistence/reach.js';
import { clients, holidayOverrides, queues, sites } from './persistence/tables.js';
import { type CalendarOf, WorkforceDirectory } from './workforce-directory.service.js';
import {
  clientNotFound,
  holidayExists,
  holidayNotFound,
  queueNotFound,
  siteNotFound,
  valueInvalid,
} from './workforce.errors.js';
import { type Holiday, type HolidayOverride } from './workforce.js';

export type NewHolidayOverride = Omit<HolidayOverride, 'id'>;

const LONGEST_CALENDAR_DAYS = 10 * 366;

/** Holidays of sites and clients: the public ones of their country, and own days added or taken out. */
@Injectable()
export class CalendarsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directory: WorkforceDirectory,
  ) {}

  /** From the first to the last day, both included. */
  holidays(actor: Actor, of: CalendarOf, from: LocalDate, to: LocalDate): Promise<Holiday[]> {
    checkCalendarSpan(from, to);
    return this.unitOfWork.read(async (manager) => {
      await requireOwner(manager, actor, of);
      return this.directory.holidays(manager, of, from, to);
    });
  }

  /** Own days of a site or a client, all of them. */
  overrides(
    actor: Actor,
    of: { readonly siteId: number } | { readonly clientId: number },
  ): Promise<HolidayOverride[]> {
    return this.unitOfWork.read(async (manager) => {
      await requireOwner(manager, actor, of);
      const where = 'siteId' in of ? { siteId: of.siteId } : { clientId: of.clientId };
      return holidayOverrides.all(manager, where);
    });
  }

  addOverride(actor: Actor, override: NewHolidayOverride): Promise<HolidayOverride> {
    requireEverywhere(actor, 'organisation.write');
    const { siteId, clientId } = override;
    if ((siteId === null) === (clientId === null)) {
      const message = 'An own day is of one site or of one client. Give exactly one of siteId and clientId.';
      throw valueInvalid('siteId', siteId ?? '', message);
    }
    const row = { ...override, date: readDate(override.date, 'date'), name: readName(override.name) };
    return this.unitOfWork.run(async (manager) => {
      await requireOwner(manager, actor, siteId === null ? { clientId: clientId! } : { siteId });
      const id = await explainDuplicate(
        () => holidayExists(row.date),
        () => holidayOverrides.insert(manager, row),
      );
      return { ...row, id };
    });
  }

  removeOverride(actor: Actor, id: number): Promise<HolidayOverride> {
    requireEverywhere(actor, 'organisation.write');
    return this.unitOfWork.run(async (manager) => {
      const found = await holidayOverrides.byId(manager, id);
      if (found === null) throw holidayNotFound(id);
      await holidayOverrides.remove(manager, id);
      return found;
    });
  }
}

async function requireOwner(manager: EntityManager, actor: Actor, of: CalendarOf): Promise<void> {
  if ('siteId' in of) {
    const reach = requireReach(actor, 'agent.read');
    const site = await sites.byId(manager, of.siteId, await sitesSeenFrom(manager, reach));
    if (site === null) throw siteNotFound(of.siteId);
  } else if ('clientId' in of) {
    const reach = requireReach(actor, 'client.read');
    const client = await clients.byId(manager, of.clientId, await clientsWithin(manager, reach));
    if (client === null) throw clientNotFound(of.clientId);
  } else if ('queueId' in of) {
    const reach = requireReach(actor, 'client.read');
    const queue = await queues.byId(manager, of.queueId, await queuesWithin(manager, reach));
    if (queue === null) throw queueNotFound(of.queueId);
  }
}

function checkCalendarSpan(from: LocalDate, to: LocalDate): void {
  const days = daysBetween(from, to);
  if (days < 0 || days > LONGEST_CALENDAR_DAYS) {
    const message = `The calendar from ${from} to ${to} has ${days + 1} days. Ask for 1 to ${LONGEST_CALENDAR_DAYS}.`;
    throw valueInvalid('to', to, message);
  }
}
