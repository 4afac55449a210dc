import { Module } from '@nestjs/common';
import { SchedulingModule } from '../../scheduling/scheduling.module.js';
import { CallingWindowResolver } from './calling-window.resolver.js';
import { CoverageResolver } from './coverage.resolver.js';
import { PlanningPeriodResolver } from './planning-period.resolver.js';
import { ScheduleRunResolver } from './schedule-run.resolver.js';
import { ScheduleResolver } from './schedule.resolver.js';
import { ShiftActivityResolver } from './shift-activity.resolver.js';
import { ShiftResolver } from './shift.resolver.js';

@Module({
  imports: [SchedulingModule],
  providers: [
    CallingWindowResolver,
    CoverageResolver,
    PlanningPeriodResolver,
    ScheduleRunResolver,
    ScheduleResolver,
    ShiftActivityResolver,
    ShiftResolver,
  ],
})
export class SchedulingGraphqlModule {}
