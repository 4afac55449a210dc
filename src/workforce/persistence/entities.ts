import {
  AbsenceEntity,
  AgentEntity,
  AvailabilityEntity,
  EntitlementEntity,
  LanguageCertificateEntity,
} from './agent.entity.js';
import {
  ClientEntity,
  ContractEntity,
  HolidayOverrideEntity,
  SiteEntity,
  TeamEntity,
} from './organisation.entity.js';
import { CampaignEntity, QueueEntity } from './work.entity.js';

/** Entities of this feature, for ormconfig.ts. */
export const workforceEntities: readonly (new () => object)[] = [
  ClientEntity,
  SiteEntity,
  TeamEntity,
  ContractEntity,
  HolidayOverrideEntity,
  QueueEntity,
  CampaignEntity,
  AgentEntity,
  EntitlementEntity,
  LanguageCertificateEntity,
  AvailabilityEntity,
  AbsenceEntity,
];
