import { createUnionType, Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type ServiceLevelReading } from '../../forecasting/engine/erlang-a.js';
import { type LoadModel } from '../../forecasting/engine/load-model.js';
import { type ShrinkageComponent } from '../../forecasting/engine/shrinkage.js';
import { type StaffingModel } from '../../forecasting/engine/staffing.js';
import { type BindingTarget } from '../../forecasting/engine/staffing-targets.js';
import {
  type FigureSource,
  type PublishRequirementOutcome,
  type RequirementStatus,
} from '../../forecasting/requirement.js';
import { type Instant } from '../../time/instant.js';
import { type LocalTime, type Weekday } from '../../time/zoned-time.js';
import { Connection } from '../connection.js';
import { Problem } from '../errors/problem.type.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { LocalTimeScalar } from '../scalars/local-time.scalar.js';

export const RequirementStatusEnum = {
  DRAFT: 'DRAFT',
  PUBLISHED: 'PUBLISHED',
  SUPERSEDED: 'SUPERSEDED',
} as const satisfies Record<RequirementStatus, RequirementStatus>;
registerEnumType(RequirementStatusEnum, { name: 'RequirementStatus' });

export const FigureSourceEnum = {
  ORDER: 'order',
  FORECAST: 'forecast',
  QUEUE: 'queue',
} as const satisfies Record<string, FigureSource>;
registerEnumType(FigureSourceEnum, {
  name: 'FigureSource',
  description: "Who gave a figure: the planner's order, the forecast or the queue.",
});

export const StaffingModelEnum = { C: 'C', A: 'A' } as const satisfies Record<StaffingModel, StaffingModel>;
registerEnumType(StaffingModelEnum, {
  name: 'StaffingModel',
  description: 'Erlang C: callers wait as long as it takes. Erlang A: they give up.',
});

export const LoadModelEnum = {
  STATIONARY: 'stationary',
  MODIFIED_OFFERED_LOAD: 'modified-offered-load',
  FLUID_FLOW: 'fluid-flow',
} as const satisfies Record<string, LoadModel>;
registerEnumType(LoadModelEnum, {
  name: 'LoadModel',
  description: 'How work spreads over time before a formula for steady queues is asked.',
  valuesMap: {
    STATIONARY: { description: 'Every interval alone, as if it had gone on for ever.' },
    MODIFIED_OFFERED_LOAD: { description: 'Calls keep agents busy beyond the interval they come in.' },
    FLUID_FLOW: { description: 'The same, and a queue that is left behind is worked off later.' },
  },
});

export const ShrinkagePlaceEnum = {
  OUT_OF_OFFICE: 'out-of-office',
  IN_OFFICE: 'in-office',
} as const satisfies Record<string, ShrinkageComponent['place']>;
registerEnumType(ShrinkagePlaceEnum, { name: 'ShrinkagePlace' });

export const ServiceLevelReadingEnum = {
  VIRTUAL: 'virtual',
  OFFERED: 'offered',
  ANSWERED: 'answered',
  EXCLUDING_SHORT_ABANDONS: 'excluding-short-abandons',
} as const satisfies Record<string, ServiceLevelReading>;
registerEnumType(ServiceLevelReadingEnum, {
  name: 'ServiceLevelReading',
  description: 'Which calls the share is of, once callers give up.',
});

export const BindingTargetEnum = {
  SERVICE_LEVEL: 'service-level',
  AVERAGE_SPEED_OF_ANSWER: 'average-speed-of-answer',
  MAX_OCCUPANCY: 'max-occupancy',
  MAX_ABANDONMENT: 'max-abandonment',
  MIN_AGENTS: 'min-agents',
  STABILITY: 'stability',
  NOTHING: 'nothing',
} as const satisfies Record<string, BindingTarget>;
registerEnumType(BindingTargetEnum, {
  name: 'BindingTarget',
  description: 'What one agent less would miss. STABILITY: the queue would grow without end.',
});

@ObjectType('ServiceLevelTarget')
export class ServiceLevelTargetType {
  @Field(() => Float)
  share!: number;

  @Field(() => Float)
  answerThresholdSeconds!: number;

  @Field(() => ServiceLevelReadingEnum, { nullable: true })
  reading?: ServiceLevelReading;
}

@ObjectType('StaffingTargets')
export class StaffingTargetsType {
  @Field(() => ServiceLevelTargetType, { nullable: true })
  serviceLevel?: ServiceLevelTargetType;

  @Field(() => Float, { nullable: true })
  averageSpeedOfAnswerSeconds?: number;

  @Field(() => Float, { nullable: true })
  maxOccupancy?: number;

  @Field(() => Float, { nullable: true })
  maxAbandonment?: number;

  @Field(() => Int, { nullable: true })
  minAgents?: number;
}

@ObjectType('ShrinkageComponent')
export class ShrinkageComponentType {
  @Field(() => String)
  name!: string;

  @Field(() => ShrinkagePlaceEnum)
  place!: ShrinkageComponent['place'];

  @Field(() => Float, { description: 'Of paid time.' })
  share!: number;

  @Field(() => Boolean, { description: 'The roster places it itself, so its target leaves it out.' })
  scheduledByRoster!: boolean;
}

@ObjectType('StaffingProfile', { description: 'What differs at certain times of the week.' })
export class StaffingProfileType {
  @Field(() => [Int], { description: '1 is Monday.' })
  weekdays!: readonly Weekday[];

  @Field(() => LocalTimeScalar)
  from!: LocalTime;

  @Field(() => LocalTimeScalar, { description: '00:00 is the end of the day.' })
  to!: LocalTime;

  @Field(() => [ShrinkageComponentType], { nullable: true })
  shrinkage?: readonly ShrinkageComponentType[];

  @Field(() => Int, { nullable: true })
  minAgents?: number;

  @Field(() => StaffingTargetsType, { nullable: true })
  targets?: StaffingTargetsType;
}

@ObjectType('StaffingPlan')
export class StaffingPlanType {
  @Field(() => StaffingModelEnum)
  model!: StaffingModel;

  @Field(() => Float)
  averageHandleTimeSeconds!: number;

  @Field(() => Float, { nullable: true })
  patienceSeconds!: number | null;

  @Field(() => LoadModelEnum)
  loadModel!: LoadModel;

  @Field(() => Float, {
    nullable: true,
    description: 'Standard deviation of handle times over their mean; exponential when missing.',
  })
  handleTimeVariation?: number;

  @Field(() => StaffingTargetsType)
  targets!: StaffingTargetsType;

  @Field(() => [ShrinkageComponentType])
  shrinkage!: readonly ShrinkageComponentType[];

  @Field(() => [StaffingProfileType])
  profiles!: readonly StaffingProfileType[];
}

@ObjectType('Requirement', { description: 'Agents needed on a queue over the span of a forecast.' })
export class RequirementType {
  @Field(() => ID)
  id!: number;

  @Field(() => ID)
  queueId!: number;

  @Field(() => ID)
  forecastVersionId!: number;

  @Field(() => [ID], { description: 'The layers of the forecast that were in it.' })
  layerIds!: readonly number[];

  @Field(() => RequirementStatusEnum)
  status!: RequirementStatus;

  @Field(() => InstantScalar)
  startsAt!: Instant;

  @Field(() => InstantScalar)
  endsAt!: Instant;

  @Field(() => Int)
  intervalMinutes!: number;

  @Field(() => Float, { description: 'Of the forecast contacts.' })
  routedShare!: number;

  @Field(() => StaffingPlanType)
  plan!: StaffingPlanType;

  @Field(() => Float, { description: 'Our contacts forecast for closed times: nobody is planned for them.' })
  closedContacts!: number;

  @Field(() => FigureSourceEnum, {
    nullable: true,
    description:
      "Who gave the handle times. Of a forecast each interval has its own, and the plan's without.",
  })
  handleTimeSource!: FigureSource | null;

  @Field(() => FigureSourceEnum, { nullable: true, description: 'Missing where nobody gave one.' })
  patienceSource!: FigureSource | null;

  @Field(() => InstantScalar)
  createdAt!: Instant;

  @Field(() => InstantScalar, { nullable: true })
  publishedAt!: Instant | null;
}

@ObjectType('RequirementConnection')
export class RequirementConnection extends Connection(RequirementType, 'Requirement') {}

@ObjectType('RequirementRow')
export class RequirementRowType {
  @Field(() => ID)
  requirementId!: number;

  @Field(() => InstantScalar)
  start!: Instant;

  @Field(() => Int)
  intervalMinutes!: number;

  @Field(() => Float, { description: 'Our contacts.' })
  offered!: number;

  @Field(() => Float)
  averageHandleTimeSeconds!: number;

  @Field(() => Float, { description: 'Erlangs on which the figures rest, by the load model.' })
  offeredLoad!: number;

  @Field(() => Int, { description: 'Before shrinkage.' })
  requiredAgents!: number;

  @Field(() => Int, { description: 'After all shrinkage.' })
  scheduledAgents!: number;

  @Field(() => Int, { description: 'After the shrinkage that the roster does not place itself.' })
  rosterTarget!: number;

  @Field(() => BindingTargetEnum)
  bindingTarget!: BindingTarget;

  @Field(() => Float, { nullable: true })
  serviceLevel!: number | null;

  @Field(() => Float, { nullable: true })
  averageSpeedOfAnswerSeconds!: number | null;

  @Field(() => Float, { nullable: true })
  occupancy!: number | null;

  @Field(() => Float, { nullable: true })
  abandonProbability!: number | null;
}

@ObjectType('RequirementNotDraft', { implements: () => Problem })
export class RequirementNotDraftType extends Problem {
  @Field(() => ID)
  requirementId!: number;

  @Field(() => RequirementStatusEnum)
  status!: RequirementStatus;
}

const OUTCOMES = {
  Requirement: RequirementType,
  RequirementNotDraft: RequirementNotDraftType,
} as const satisfies Record<PublishRequirementOutcome['kind'], unknown>;

export const PublishRequirementResult = createUnionType({
  name: 'PublishRequirementResult',
  types: () => [RequirementType, RequirementNotDraftType] as const,
  resolveType: ({ kind }: PublishRequirementOutcome) => OUTCOMES[kind],
});
