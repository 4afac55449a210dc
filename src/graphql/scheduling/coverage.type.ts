import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { type Instant } from '../../time/instant.js';
import { InstantScalar } from '../scalars/instant.scalar.js';

@ObjectType({ description: 'Planned against required in one interval.' })
export class CoverageRow {
  @Field(() => InstantScalar)
  start!: Instant;

  @Field(() => Int)
  intervalMinutes!: number;

  @Field(() => Float, { description: 'Contacts expected.' })
  offered!: number;

  @Field(() => Float)
  averageHandleTimeSeconds!: number;

  @Field(() => Float, { description: 'Before shrinkage.' })
  requiredAgents!: number;

  @Field(() => Float, { description: 'How many the roster should put there.' })
  rosterTarget!: number;

  @Field(() => Float, { description: 'Heads, on average over the interval.' })
  plannedAgents!: number;

  @Field(() => Float, { description: 'Heads weighted by speed.' })
  effectiveAgents!: number;

  @Field(() => Float)
  understaffedAgents!: number;

  @Field(() => Float)
  overstaffedAgents!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Erlang C, with shrinkage taken off the planned agents. null: no contacts expected.',
  })
  projectedServiceLevel!: number | null;

  @Field(() => Float, { nullable: true })
  projectedOccupancy!: number | null;
}

@ObjectType('Coverage')
export class CoverageType {
  @Field(() => ID)
  queueId!: number;

  @Field(() => [CoverageRow])
  rows!: readonly CoverageRow[];

  @Field(() => Float, { description: 'Agent-minutes below target.' })
  understaffedMinutes!: number;

  @Field(() => Float, { description: 'Agent-minutes above target.' })
  overstaffedMinutes!: number;
}
