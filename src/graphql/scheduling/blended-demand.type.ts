import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import {
  type BlendedCampaign,
  type BlendedQueueView,
  type BlendedRow,
  type BlendedZoneView,
} from '../../scheduling/blended-view.js';
import { type MissingRequirement } from '../../scheduling/schedule-run.js';
import { type OutboundShortfall } from '../../scheduling/schedule.js';
import { type Instant } from '../../time/instant.js';
import { type TimeZone } from '../../time/zoned-time.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { TimeZoneScalar } from '../scalars/time-zone.scalar.js';
import { MissingRequirementType } from './schedule-run.type.js';
import { OutboundShortfallType } from './schedule.type.js';

@ObjectType('BlendedZone')
export class BlendedZoneType {
  @Field(() => String)
  calledZoneId!: string;

  @Field(() => String)
  jurisdiction!: string;

  @Field(() => TimeZoneScalar)
  zone!: TimeZone;

  @Field(() => Float)
  wantedHours!: number;

  @Field(() => Float)
  carriedHours!: number;

  @Field(() => [OutboundShortfallType])
  shortfalls!: readonly OutboundShortfall[];
}

@ObjectType('BlendedCampaign')
export class BlendedCampaignType {
  @Field(() => ID)
  campaignId!: number;

  @Field(() => String)
  name!: string;

  @Field(() => Float)
  wantedHours!: number;

  @Field(() => Float, {
    description: 'The most that a roster could carry: shifts, breaks and blocks take their part.',
  })
  carriedHours!: number;

  @Field(() => [OutboundShortfallType], { description: 'Adds up to what is wanted and not carried.' })
  shortfalls!: readonly OutboundShortfall[];

  @Field(() => [BlendedZoneType])
  zones!: readonly BlendedZoneView[];
}

@ObjectType('BlendedQueue')
export class BlendedQueueType {
  @Field(() => ID)
  queueId!: number;

  @Field(() => String)
  name!: string;

  @Field(() => Float, { description: 'Up to the inbound floor.' })
  requiredHours!: number;

  @Field(() => Float, { description: 'Of them, hours for which there is nobody.' })
  shortHours!: number;
}

@ObjectType('BlendedRow')
export class BlendedRowType {
  @Field(() => InstantScalar)
  start!: Instant;

  @Field(() => [Float], { description: 'In the order of the queues, weighted by speed.' })
  inboundAgents!: readonly number[];

  @Field(() => [Float], { description: 'In the order of the queues: agents missing.' })
  shortAgents!: readonly number[];

  @Field(() => [Float], { description: 'In the order of the campaigns.' })
  outboundAgents!: readonly number[];
}

@ObjectType('BlendedDemand', {
  description:
    'Inbound first, then as much calling as windows, agents and their hours allow. Nothing is stored.',
})
export class BlendedDemandType {
  @Field(() => ID)
  periodId!: number;

  @Field(() => ID, { nullable: true })
  scheduleId!: number | null;

  @Field(() => Int, { description: 'As fine as the number of agents and days lets it be.' })
  intervalMinutes!: number;

  @Field(() => [BlendedCampaignType])
  campaigns!: readonly BlendedCampaign[];

  @Field(() => [BlendedQueueType])
  queues!: readonly BlendedQueueView[];

  @Field(() => Float, { description: 'Of people who could call, beyond all work that is wanted.' })
  spareHours!: number;

  @Field(() => [BlendedRowType])
  rows!: readonly BlendedRow[];

  @Field(() => [MissingRequirementType], {
    description: 'Open days without a published requirement: nobody is kept on inbound there.',
  })
  missing!: readonly MissingRequirement[];
}
