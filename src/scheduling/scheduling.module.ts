import { Module } from '@nestjs/common';
import { ForecastingModule } from '../forecasting/forecasting.module.js';
import { WorkforceModule } from '../workforce/workforce.module.js';
import { CallingHoursService } from './calling-hours.service.js';
import { CallingWindowService } from './calling-window.service.js';
import { CoverageService } from './coverage.service.js';
import { PlanningPeriodRepository } from './persistence/planning-period.repository.js';
import { ScheduleRepository } from './persistence/schedule.repository.js';
import { ShiftRepository } from './persistence/shift.repository.js';
import { PlanningPeriodService } from './planning-period.service.js';
import { PublishingService } from './publishing.service.js';
import { RosterExportService } from './roster-export.service.js';
import { RosterNamesService } from './roster-names.service.js';
import { RosterService } from './roster.service.js';
import { ScheduleAccess } from './schedule-access.js';
import { ScheduleRunsService } from './schedule-runs.service.js';
import { SchedulingService } from './scheduling.service.js';
import { ProblemLoader } from './solver/problem-loader.js';
import { ScheduleJob } from './solver/schedule-job.js';
import { RosterSolver, rosterSolver } from './solver/solver-pool.js';

const services = [
  CallingWindowService,
  CoverageService,
  PlanningPeriodService,
  PublishingService,
  RosterExportService,
  RosterNamesService,
  RosterService,
  ScheduleRunsService,
  SchedulingService,
];

@Module({
  imports: [WorkforceModule, ForecastingModule],
  providers: [
    ...services,
    CallingHoursService,
    PlanningPeriodRepository,
    ProblemLoader,
    ScheduleAccess,
    ScheduleJob,
    ScheduleRepository,
    ShiftRepository,
    { provide: RosterSolver, useFactory: () => rosterSolver() },
  ],
  exports: services,
})
export class SchedulingModule {}
