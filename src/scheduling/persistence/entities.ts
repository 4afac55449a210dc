import { PlanningPeriodEntity, PlanningPeriodSiteEntity } from './planning-period.entity.js';
import { ScheduleEntity, ScheduleRunEntity } from './schedule.entity.js';
import { ActivityEntity, ShiftEntity } from './shift.entity.js';

/** Entities of this feature, for ormconfig.ts. */
export const schedulingEntities: readonly (new () => object)[] = [
  PlanningPeriodEntity,
  PlanningPeriodSiteEntity,
  ScheduleRunEntity,
  ScheduleEntity,
  ShiftEntity,
  ActivityEntity,
];
