import {
  type Absence,
  type Availability,
  type Campaign,
  type Client,
  type Contract,
  type Entitlement,
  type HolidayOverride,
  type LanguageCertificate,
  type Queue,
  type Site,
  type Team,
} from '../workforce.js';
import {
  AbsenceEntity,
  AvailabilityEntity,
  EntitlementEntity,
  LanguageCertificateEntity,
} from './agent.entity.js';
import { MappedTable } from '../../database/mapped-table.js';
import {
  ClientEntity,
  ContractEntity,
  HolidayOverrideEntity,
  SiteEntity,
  TeamEntity,
} from './organisation.entity.js';
import { CampaignEntity, QueueEntity } from './work.entity.js';

/** Rows that look like the data already. */
const copied = { toData: <T extends object>(row: T): T => ({ ...row }), toRow: <T>(data: T): T => data };

export const clients = new MappedTable<ClientEntity, Client>(ClientEntity, copied);
export const sites = new MappedTable<SiteEntity, Site>(SiteEntity, copied);
export const teams = new MappedTable<TeamEntity, Team>(TeamEntity, copied);
export const queues = new MappedTable<QueueEntity, Queue>(QueueEntity, copied);
export const campaigns = new MappedTable<CampaignEntity, Campaign>(CampaignEntity, copied);
export const entitlements = new MappedTable<EntitlementEntity, Entitlement>(EntitlementEntity, copied);
export const certificates = new MappedTable<LanguageCertificateEntity, LanguageCertificate>(
  LanguageCertificateEntity,
  copied,
);
export const availability = new MappedTable<AvailabilityEntity, Availability>(AvailabilityEntity, copied);
export const holidayOverrides = new MappedTable<HolidayOverrideEntity, HolidayOverride>(
  HolidayOverrideEntity,
  copied,
);

export const absences = new MappedTable<AbsenceEntity, Absence>(AbsenceEntity, {
  toData: ({ id, agentId, startsAt, endsAt, reason }) => ({
    id,
    agentId,
    span: { start: startsAt, end: endsAt },
    reason,
  }),
  toRow: ({ agentId, span, reason }) => ({ agentId, startsAt: span.start, endsAt: span.end, reason }),
});

export const contracts = new MappedTable<ContractEntity, Contract>(ContractEntity, {
  toData: ({
    minPaidMinutesPerDay,
    maxPaidMinutesPerDay,
    minPaidMinutesPerWeek,
    maxPaidMinutesPerWeek,
    ...same
  }) => ({
    ...same,
    paidMinutesPerDay: { min: minPaidMinutesPerDay, max: maxPaidMinutesPerDay },
    paidMinutesPerWeek: { min: minPaidMinutesPerWeek, max: maxPaidMinutesPerWeek },
  }),
  toRow: ({ paidMinutesPerDay, paidMinutesPerWeek, ...same }) => ({
    ...same,
    minPaidMinutesPerDay: paidMinutesPerDay.min,
    maxPaidMinutesPerDay: paidMinutesPerDay.max,
    minPaidMinutesPerWeek: paidMinutesPerWeek.min,
    maxPaidMinutesPerWeek: paidMinutesPerWeek.max,
  }),
});
