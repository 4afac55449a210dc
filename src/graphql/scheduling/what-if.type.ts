import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { type Instant } from '../../time/instant.js';
import { InstantScalar } from '../scalars/instant.scalar.js';

@ObjectType('WhatIfTotals', {
  description: 'Sums over the intervals; service levels are weighted by contacts.',
})
export class WhatIfTotalsType {
  @Field(() => Float)
  contacts!: number;

  @Field(() => Float, { description: 'Of required agents, before shrinkage.' })
  requiredHours!: number;

  @Field(() => Float, { description: 'Paid, after all shrinkage.' })
  scheduledHours!: number;

  @Field(() => Float, { description: 'Of the roster’s target.' })
  rosterHours!: number;

  @Field(() => Float, { description: 'Of all queues at one time.' })
  peakRequiredAgents!: number;

  @Field(() => Float)
  peakScheduledAgents!: number;

  @Field(() => Float, { nullable: true, description: 'With the required agents.' })
  serviceLevel!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'With the agents now planned. null: nobody is rostered, or it is not known everywhere.',
  })
  plannedServiceLevel!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Of the agents now planned, below the roster’s target.',
  })
  understaffedHours!: number | null;

  @Field(() => Float, { nullable: true })
  overstaffedHours!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Scheduled hours x cost of an hour; null without a cost.',
  })
  cost!: number | null;
}

@ObjectType('WhatIfInterval')
export class WhatIfIntervalType {
  @Field(() => Float)
  offered!: number;

  @Field(() => Float)
  averageHandleTimeSeconds!: number;

  @Field(() => Int)
  requiredAgents!: number;

  @Field(() => Float)
  scheduledAgents!: number;

  @Field(() => Float)
  rosterTarget!: number;

  @Field(() => Float, { nullable: true })
  serviceLevel!: number | null;

  @Field(() => Float, { nullable: true })
  occupancy!: number | null;

  @Field(() => Float, { nullable: true, description: 'With the agents now planned.' })
  plannedServiceLevel!: number | null;

  @Field(() => Float, { nullable: true })
  understaffedAgents!: number | null;

  @Field(() => Float, { nullable: true })
  overstaffedAgents!: number | null;
}

@ObjectType('WhatIfRow')
export class WhatIfRowType {
  @Field(() => InstantScalar)
  start!: Instant;

  @Field(() => [WhatIfIntervalType], { description: 'In the order of the scenarios.' })
  scenarios!: readonly WhatIfIntervalType[];
}

@ObjectType('WhatIfQueue')
export class WhatIfQueueType {
  @Field(() => ID)
  queueId!: number;

  @Field(() => ID, { nullable: true })
  requirementId!: number | null;

  @Field(() => ID)
  forecastVersionId!: number;

  @Field(() => Int)
  intervalMinutes!: number;

  @Field(() => [WhatIfTotalsType], { description: 'In the order of the scenarios.' })
  totals!: readonly WhatIfTotalsType[];

  @Field(() => [WhatIfRowType])
  rows!: readonly WhatIfRowType[];
}

@ObjectType('WhatIf', { description: 'Scenarios side by side. Nothing of it is stored.' })
export class WhatIfType {
  @Field(() => [String], { description: 'The plan as it is first.' })
  scenarios!: readonly string[];

  @Field(() => [WhatIfTotalsType], { description: 'Of all queues, in the order of the scenarios.' })
  totals!: readonly WhatIfTotalsType[];

  @Field(() => [WhatIfQueueType])
  queues!: readonly WhatIfQueueType[];
}
