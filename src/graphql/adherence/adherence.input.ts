import { ArgsType, Field, ID } from '@nestjs/graphql';
import { type Instant } from '../../time/instant.js';
import { type LocalDate, type TimeZone } from '../../time/zoned-time.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';
import { TimeZoneScalar } from '../scalars/time-zone.scalar.js';
import { AsOfInput } from './as-of.input.js';

@ArgsType()
export class AgentTimelineArgs {
  @Field(() => ID)
  agentId!: string;

  @Field(() => InstantScalar)
  from!: Instant;

  @Field(() => InstantScalar, { description: 'Eight days later at most; what is not yet is left out.' })
  to!: Instant;

  @Field(() => AsOfInput, { nullable: true })
  asOf?: AsOfInput | null;
}

@ArgsType()
export class AdherenceHistoryArgs {
  @Field(() => ID)
  agentId!: string;

  @Field(() => LocalDateScalar)
  fromDate!: LocalDate;

  @Field(() => LocalDateScalar, { description: 'The last day; 93 days at most.' })
  toDate!: LocalDate;

  @Field(() => TimeZoneScalar, {
    nullable: true,
    description: 'Whose days; the agent’s own zone without one.',
  })
  zone?: TimeZone | null;

  @Field(() => AsOfInput, { nullable: true })
  asOf?: AsOfInput | null;
}

@ArgsType()
export class TeamAdherenceArgs {
  @Field(() => ID)
  teamId!: string;

  @Field(() => LocalDateScalar)
  date!: LocalDate;

  @Field(() => TimeZoneScalar, {
    nullable: true,
    description: 'Whose days; the agent’s own zone without one.',
  })
  zone?: TimeZone | null;

  @Field(() => AsOfInput, { nullable: true })
  asOf?: AsOfInput | null;
}
