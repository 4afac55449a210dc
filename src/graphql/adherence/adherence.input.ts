import { ArgsType, Field, ID } from '@nestjs/graphql';
import { type Instant } from '../../time/instant.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';

@ArgsType()
export class AgentTimelineArgs {
  @Field(() => ID)
  agentId!: string;

  @Field(() => InstantScalar)
  from!: Instant;

  @Field(() => InstantScalar, { description: 'Eight days later at most; what is not yet is left out.' })
  to!: Instant;
}

@ArgsType()
export class AdherenceHistoryArgs {
  @Field(() => ID)
  agentId!: string;

  @Field(() => LocalDateScalar)
  fromDate!: LocalDate;

  @Field(() => LocalDateScalar, { description: 'The last day; 93 days at most.' })
  toDate!: LocalDate;
}

@ArgsType()
export class TeamAdherenceArgs {
  @Field(() => ID)
  teamId!: string;

  @Field(() => LocalDateScalar)
  date!: LocalDate;
}
