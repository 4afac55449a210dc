import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  type CalledZoneRequirement,
  type CampaignRequirementRow,
  UNPLACED_CAUSES,
  type UnplacedCause,
  type UnplacedHours,
} from '../../scheduling/campaign-requirement.js';
import { type CalledZone } from '../../scheduling/engine/problem.js';
import { type Instant } from '../../time/instant.js';
import { type Interval } from '../../time/interval.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { CalledZoneType } from './calling-window.type.js';
import { TimeSpan } from './planning-period.type.js';

/** The schema spells causes as enum values: `WINDOW_CLOSED` for `window-closed`. */
export const UnplacedCauseEnum = Object.fromEntries(
  UNPLACED_CAUSES.map((cause) => [cause.toUpperCase().replaceAll('-', '_'), cause]),
);
registerEnumType(UnplacedCauseEnum, {
  name: 'UnplacedCause',
  description: 'PACE: the weights of the pace are 0 in all open hours.',
});

@ObjectType('UnplacedOutbound', {
  description:
    'Hours for which there is no time, and the rule that takes it away. Rules are data to be confirmed by counsel.',
})
export class UnplacedOutboundType {
  @Field(() => UnplacedCauseEnum)
  cause!: UnplacedCause;

  @Field(() => Float)
  hours!: number;

  @Field(() => String)
  ruleId!: string;

  @Field(() => String)
  source!: string;

  @Field(() => String)
  reason!: string;
}

@ObjectType('CalledZoneRequirement')
export class CalledZoneRequirementType {
  @Field(() => CalledZoneType)
  zone!: CalledZone;

  @Field(() => Float)
  wantedHours!: number;

  @Field(() => Float, { description: 'In open windows, under frequency caps.' })
  plannedHours!: number;

  @Field(() => Float, { description: 'In which people there may be called.' })
  openHours!: number;

  @Field(() => [UnplacedOutboundType], { description: 'Adds up to what is wanted and not planned.' })
  unplaced!: readonly UnplacedHours[];
}

@ObjectType('CalledZoneAgents')
export class CalledZoneAgentsType {
  @Field(() => String)
  zoneId!: string;

  @Field(() => Float)
  agents!: number;
}

@ObjectType('OutboundRequirementRow')
export class OutboundRequirementRowType {
  @Field(() => InstantScalar)
  start!: Instant;

  @Field(() => Float, { description: 'On average over the interval: half an agent is one for half of it.' })
  agents!: number;

  @Field(() => Float, { description: 'After shrinkage.' })
  scheduledAgents!: number;

  @Field(() => [CalledZoneAgentsType])
  byZone!: readonly CalledZoneAgentsType[];
}

@ObjectType('OutboundRequirement', {
  description: 'Agents who have to call for a campaign, in the open windows of its called zones.',
})
export class OutboundRequirementType {
  @Field(() => ID)
  campaignId!: number;

  @Field(() => TimeSpan)
  span!: Interval;

  @Field(() => Int)
  intervalMinutes!: number;

  @Field(() => Float, { description: 'The weekly volume in proportion to the days.' })
  wantedHours!: number;

  @Field(() => Float)
  plannedHours!: number;

  @Field(() => Float)
  peakAgents!: number;

  @Field(() => [CalledZoneRequirementType])
  zones!: readonly CalledZoneRequirement[];

  @Field(() => [OutboundRequirementRowType], { description: 'Every interval of the days.' })
  rows!: readonly CampaignRequirementRow[];
}
