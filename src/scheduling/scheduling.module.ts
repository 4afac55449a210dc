import { Module } from '@nestjs/common';
import { ForecastingModule } from '../forecasting/forecasting.module.js';
import { WorkforceModule } from '../workforce/workforce.module.js';
import { AbandonLedgerService } from './abandon-ledger.service.js';
import { BlendedDemandService } from './blended-demand.service.js';
import { CallingHoursService } from './calling-hours.service.js';
import { CallingWindowService } from './calling-window.service.js';
import { CoverageService } from './coverage.service.js';
import { OutboundRequirementService } from './outbound-requirement.service.js';
import { PeriodProblems } from './period-problems.js';
import { DiallerDayRepository } from './persistence/dialler-day.repository.js';
import { PlanningPeriodRepository } from './persistence/planning-period.repository.js';
import { ScheduleRepository } from './persistence/schedule.repository.js';
import { ShiftRepository } from './persistence/shift.repository.js';
import { PlanningPeriodService } from './planning-period.service.js';
import { PublishingService } from './publishing.service.js';
import { RosterExportService } from './roster-export.service.js';
import { RosterNamesService } from './roster-names.service.js';
import { RosterService } from './roster.service.js';
import { ScenariosService } from './scenarios.service.js';
import { ScheduleAccess } from './schedule-access.js';
import { ScheduleRunsService } from './schedule-runs.service.js';
import { SchedulingService } from './scheduling.service.js';
import { DraftEditor } from './editing/draft-editor.js';
import { DraftLoader } from './editing/draft-loader.js';
import { RosterEditsService } from './editing/roster-edits.service.js';
import { RosterPinsService } from './editing/roster-pins.service.js';
import { IntradayAdviceService } from './intraday/intraday-advice.service.js';
import { ExplanationJob } from './explanation/explanation-job.js';
import { ExplanationsService } from './explanation/explanations.service.js';
import { WhyNotService } from './explanation/why-not.service.js';
import { RosterEditRepository } from './persistence/roster-edit.repository.js';
import { RosterExplanationRepository } from './persistence/roster-explanation.repository.js';
import { RosterPinRepository } from './persistence/roster-pin.repository.js';
import { RosterSimulationRepository } from './persistence/roster-simulation.repository.js';
import { RosterSimulationsService } from './simulation/roster-simulations.service.js';
import { RosterSimulator, rosterSimulator } from './simulation/roster-simulator.js';
import { ScenarioLoader } from './simulation/scenario-loader.js';
import { SimulationJob } from './simulation/simulation-job.js';
import { SkillsService } from './skills.service.js';
import { PlanningComputer, planningComputer } from './solver/planning-computer.js';
import { ElsewhereLoader } from './solver/elsewhere-loader.js';
import { HistoryLoader } from './solver/history-loader.js';
import { ProblemLoader } from './solver/problem-loader.js';
import { RunKeeper } from './solver/run-keeper.js';
import { RunProblemLoader } from './solver/run-problem.loader.js';
import { ScheduleJob } from './solver/schedule-job.js';
import { RosterSolver, rosterSolver } from './solver/solver-pool.js';
import { TermsLoader } from './solver/terms-loader.js';
import { LabourPackLibrary } from './terms/labour-pack-library.js';
import { LabourPacksService } from './terms/labour-packs.service.js';
import { MinimumCoverService } from './terms/minimum-cover.service.js';
import { OffPhoneActivitiesService } from './terms/off-phone-activities.service.js';
import { PayService } from './terms/pay.service.js';
import { PeriodMoneyService } from './terms/period-money.service.js';
import { PlanningRulesService } from './terms/planning-rules.service.js';
import { PlanningTermsService } from './terms/planning-terms.service.js';
import { ShiftRequestsService } from './terms/shift-requests.service.js';
import { ShiftTypesService } from './terms/shift-kinds.service.js';

const services = [
  AbandonLedgerService,
  BlendedDemandService,
  CallingWindowService,
  CoverageService,
  ExplanationsService,
  IntradayAdviceService,
  LabourPacksService,
  MinimumCoverService,
  OffPhoneActivitiesService,
  OutboundRequirementService,
  PayService,
  PeriodMoneyService,
  PlanningPeriodService,
  PlanningRulesService,
  PlanningTermsService,
  PublishingService,
  RosterEditsService,
  RosterExportService,
  RosterNamesService,
  RosterPinsService,
  RosterService,
  RosterSimulationsService,
  ScenariosService,
  ScheduleRunsService,
  SchedulingService,
  ShiftRequestsService,
  ShiftTypesService,
  SkillsService,
  WhyNotService,
];

@Module({
  imports: [WorkforceModule, ForecastingModule],
  providers: [
    ...services,
    CallingHoursService,
    DiallerDayRepository,
    DraftEditor,
    DraftLoader,
    ElsewhereLoader,
    ExplanationJob,
    HistoryLoader,
    LabourPackLibrary,
    PeriodProblems,
    PlanningPeriodRepository,
    ProblemLoader,
    RosterEditRepository,
    RosterExplanationRepository,
    RosterPinRepository,
    RosterSimulationRepository,
    RunKeeper,
    RunProblemLoader,
    ScenarioLoader,
    ScheduleAccess,
    ScheduleJob,
    ScheduleRepository,
    ShiftRepository,
    SimulationJob,
    TermsLoader,
    { provide: RosterSimulator, useFactory: () => rosterSimulator() },
    { provide: PlanningComputer, useFactory: () => planningComputer() },
    { provide: RosterSolver, useFactory: () => rosterSolver() },
  ],
  exports: services,
})
export class SchedulingModule {}
