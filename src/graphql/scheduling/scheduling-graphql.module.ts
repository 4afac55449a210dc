import { Module } from '@nestjs/common';
import { SchedulingModule } from '../../scheduling/scheduling.module.js';
import { AbandonLedgerResolver } from './abandon-ledger.resolver.js';
import { BlendedDemandResolver } from './blended-demand.resolver.js';
import { CallingWindowResolver } from './calling-window.resolver.js';
import { CoverageResolver } from './coverage.resolver.js';
import { LabourPackResolver } from './labour-pack.resolver.js';
import { MinimumCoverResolver } from './minimum-cover.resolver.js';
import { OffPhoneActivityResolver } from './off-phone-activity.resolver.js';
import { OutboundRequirementResolver } from './outbound-requirement.resolver.js';
import { PayResolver } from './pay.resolver.js';
import { PlanningPeriodResolver } from './planning-period.resolver.js';
import { PlanningRuleResolver } from './planning-rule.resolver.js';
import { PeriodTermsResolver, ScheduleTermsResolver } from './planning-terms.resolver.js';
import { RosterEditResolver } from './roster-edit.resolver.js';
import { RosterExplanationResolver } from './roster-explanation.resolver.js';
import { RosterPinResolver } from './roster-pin.resolver.js';
import { RosterSimulationResolver } from './roster-simulation.resolver.js';
import { ScheduleRunResolver } from './schedule-run.resolver.js';
import { ScheduleResolver } from './schedule.resolver.js';
import { ShiftActivityResolver } from './shift-activity.resolver.js';
import { ShiftRequestResolver } from './shift-request.resolver.js';
import { ShiftTypeResolver } from './shift-type.resolver.js';
import { ShiftResolver } from './shift.resolver.js';
import { SkillsResolver } from './skills.resolver.js';
import { WhatIfResolver } from './what-if.resolver.js';

@Module({
  imports: [SchedulingModule],
  providers: [
    AbandonLedgerResolver,
    BlendedDemandResolver,
    CallingWindowResolver,
    CoverageResolver,
    LabourPackResolver,
    MinimumCoverResolver,
    OffPhoneActivityResolver,
    OutboundRequirementResolver,
    PayResolver,
    PeriodTermsResolver,
    PlanningPeriodResolver,
    PlanningRuleResolver,
    RosterEditResolver,
    RosterExplanationResolver,
    RosterPinResolver,
    RosterSimulationResolver,
    ScheduleResolver,
    ScheduleRunResolver,
    ScheduleTermsResolver,
    ShiftActivityResolver,
    ShiftRequestResolver,
    ShiftResolver,
    ShiftTypeResolver,
    SkillsResolver,
    WhatIfResolver,
  ],
})
export class SchedulingGraphqlModule {}
