import { DiallerDayEntity } from './dialler-day.entity.js';
import {
  LabourFlagEntity,
  LabourPackChoiceEntity,
  PlanningRuleEntity,
  ShiftTypeEntity,
} from './labour-terms.entity.js';
import { LabourBudgetEntity, PayRateEntity, PeriodMoneyEntity } from './money-terms.entity.js';
import { PlanningPeriodEntity, PlanningPeriodSiteEntity } from './planning-period.entity.js';
import { PublishedChangeEntity } from './published-change.entity.js';
import { RosterEditEntity } from './roster-edit.entity.js';
import { RosterExplanationEntity } from './roster-explanation.entity.js';
import { RosterPinEntity } from './roster-pin.entity.js';
import { RosterSimulationEntity } from './roster-simulation.entity.js';
import { ScheduleEntity, ScheduleRunEntity } from './schedule.entity.js';
import { ActivityEntity, ShiftEntity } from './shift.entity.js';
import { MinimumCoverEntity, OffPhoneActivityEntity, ShiftRequestEntity } from './wishes.entity.js';

/** Entities of this feature, for ormconfig.ts. */
export const schedulingEntities: readonly (new () => object)[] = [
  PlanningPeriodEntity,
  PlanningPeriodSiteEntity,
  ScheduleRunEntity,
  ScheduleEntity,
  ShiftEntity,
  ActivityEntity,
  DiallerDayEntity,
  RosterSimulationEntity,
  PublishedChangeEntity,
  RosterEditEntity,
  RosterPinEntity,
  RosterExplanationEntity,
  LabourPackChoiceEntity,
  LabourFlagEntity,
  PlanningRuleEntity,
  ShiftTypeEntity,
  PayRateEntity,
  PeriodMoneyEntity,
  LabourBudgetEntity,
  ShiftRequestEntity,
  OffPhoneActivityEntity,
  MinimumCoverEntity,
];
