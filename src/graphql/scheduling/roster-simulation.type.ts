import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { type JobStatus } from '../../jobs/job.js';
import {
  type RosterSimulation,
  type SimulationOutcome,
} from '../../scheduling/simulation/roster-simulation.js';
import { type Instant } from '../../time/instant.js';
import { Connection } from '../connection.js';
import { JobStatusEnum } from '../jobs/job.type.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { ServiceLevelFormulaEnum, SimulatedRoutingEnum } from './roster-simulation.input.js';

type Assumptions = SimulationOutcome['assumptions'];
type Service = SimulationOutcome['total'];
type EstimateOf = NonNullable<Service['serviceLevel']>;

@ObjectType('Estimate', {
  description: 'A mean over replications; its confidence interval is value +- halfWidth.',
})
export class EstimateType {
  @Field(() => Float)
  value!: number;

  @Field(() => Float, { nullable: true })
  halfWidth!: number | null;
}

@ObjectType({ isAbstract: true })
class SimulatedFiguresType {
  @Field(() => Float, { description: 'Mean number of contacts.' })
  offered!: number;

  @Field(() => EstimateType, { nullable: true, description: 'null: no contacts.' })
  serviceLevel!: EstimateOf | null;

  @Field(() => EstimateType, { nullable: true, description: 'Abandoned / offered.' })
  abandonment!: EstimateOf | null;

  @Field(() => EstimateType, { nullable: true, description: 'Mean wait of answered contacts.' })
  averageSpeedOfAnswerSeconds!: EstimateOf | null;

  @Field(() => EstimateType, { nullable: true, description: 'Of agents signed in.' })
  occupancy!: EstimateOf | null;

  @Field(() => Float, { description: 'Mean number signed in.' })
  agents!: number;
}

@ObjectType('SimulatedService')
export class SimulatedServiceType extends SimulatedFiguresType {}

@ObjectType('SimulatedInterval')
export class SimulatedIntervalType extends SimulatedFiguresType {
  @Field(() => InstantScalar)
  start!: Instant;

  @Field(() => Float, { description: 'Rostered, before absence and the like.' })
  plannedAgents!: number;

  @Field(() => Float, { nullable: true, description: 'What the requirement’s formula says of them.' })
  projectedServiceLevel!: number | null;
}

@ObjectType('SimulatedQueue')
export class SimulatedQueueType {
  @Field(() => ID)
  queueId!: number;

  @Field(() => String)
  name!: string;

  @Field(() => Float)
  answerThresholdSeconds!: number;

  @Field(() => Float, { nullable: true })
  goal!: number | null;

  @Field(() => Float, { nullable: true, description: 'Of the replications, those that met the goal.' })
  goalMetShare!: number | null;

  @Field(() => SimulatedServiceType)
  total!: Service;

  @Field(() => [SimulatedIntervalType])
  intervals!: SimulationOutcome['queues'][number]['intervals'];
}

@ObjectType('SimulatedCampaign')
export class SimulatedCampaignType {
  @Field(() => ID)
  campaignId!: number;

  @Field(() => String)
  name!: string;

  @Field(() => Float)
  rosteredMinutes!: number;

  @Field(() => EstimateType)
  deliveredMinutes!: EstimateOf;
}

@ObjectType('HelpfulHour', {
  description: 'An hour of one agent more, on top of those before it in the list.',
})
export class HelpfulHourType {
  @Field(() => String, { description: 'Site and queues.' })
  group!: string;

  @Field(() => InstantScalar)
  start!: Instant;

  @Field(() => Float, { description: 'More contacts answered in time.' })
  contactsInTime!: number;

  @Field(() => EstimateType, { nullable: true, description: 'Of the service level of all queues.' })
  gain!: EstimateOf | null;

  @Field(() => EstimateType, { nullable: true })
  serviceLevel!: EstimateOf | null;
}

@ObjectType('SimulationAssumptions', { description: 'As they were used.' })
export class SimulationAssumptionsType {
  @Field(() => ServiceLevelFormulaEnum)
  serviceLevel!: Assumptions['serviceLevel'];

  @Field(() => SimulatedRoutingEnum)
  routing!: Assumptions['routing'];

  @Field(() => Float)
  volumePercent!: number;

  @Field(() => Float)
  handleTimePercent!: number;

  @Field(() => Float)
  patiencePercent!: number;

  @Field(() => Float)
  handleTimeVariation!: number;

  @Field(() => Float)
  dayVariation!: number;

  @Field(() => Float)
  absentShare!: number;

  @Field(() => Float)
  unavailableShare!: number;

  @Field(() => Float)
  lateMinutes!: number;

  @Field(() => Float, { nullable: true })
  yieldsAfterSeconds!: number | null;
}

@ObjectType('SimulationOutcome')
export class SimulationOutcomeType {
  @Field(() => Int)
  replications!: number;

  @Field(() => Float, { description: 'Of the confidence intervals.' })
  level!: number;

  @Field(() => ServiceLevelFormulaEnum)
  serviceLevelId!: Assumptions['serviceLevel'];

  @Field(() => Float, { nullable: true })
  widestHalfWidth!: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the wanted half-width was reached.' })
  precise!: boolean | null;

  @Field(() => Int)
  intervalMinutes!: number;

  @Field(() => SimulationAssumptionsType)
  assumptions!: Assumptions;

  @Field(() => SimulatedServiceType, { description: 'All queues together.' })
  total!: Service;

  @Field(() => [SimulatedQueueType])
  queues!: SimulationOutcome['queues'];

  @Field(() => [SimulatedCampaignType])
  campaigns!: SimulationOutcome['campaigns'];

  @Field(() => [HelpfulHourType])
  agentHours!: SimulationOutcome['agentHours'];
}

@ObjectType('RosterSimulation', { description: 'Will this roster hold? Nothing of the plan is touched.' })
export class RosterSimulationType implements Omit<RosterSimulation, 'span' | 'order' | 'createdBy'> {
  @Field(() => ID)
  id!: number;

  @Field(() => ID)
  scheduleId!: number;

  @Field(() => ID)
  jobId!: number;

  @Field(() => JobStatusEnum)
  status!: JobStatus;

  @Field(() => String, { description: 'What it is doing; empty before it starts.' })
  phase!: string;

  @Field(() => Float, { description: '0 to 1.' })
  progress!: number;

  @Field(() => String, { nullable: true, description: 'Why it failed.' })
  error!: string | null;

  @Field(() => SimulationOutcomeType, {
    nullable: true,
    description: 'Once it has ended; of a cancelled one, what the finished replications say.',
  })
  outcome!: SimulationOutcome | null;

  @Field(() => InstantScalar)
  createdAt!: Instant;

  @Field(() => InstantScalar, { nullable: true })
  finishedAt!: Instant | null;
}

@ObjectType()
export class RosterSimulationConnection extends Connection(RosterSimulationType, 'RosterSimulation') {}
