import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { type LocalDate } from '../../time/zoned-time.js';
import { type CefrLevel } from '../../workforce/workforce.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';
import { CefrLevelEnum } from './client-work.type.js';

@ObjectType('CoverLapse', { description: 'An agent who may do this work up to `lastDay` and not after.' })
export class CoverLapseType {
  @Field(() => ID)
  agentId!: number;

  @Field(() => ID, { nullable: true })
  queueId!: number | null;

  @Field(() => ID, { nullable: true })
  campaignId!: number | null;

  @Field(() => String)
  language!: string;

  @Field(() => CefrLevelEnum, { description: 'The level that the work asks for.' })
  level!: CefrLevel;

  @Field(() => LocalDateScalar)
  lastDay!: LocalDate;
}

@ObjectType('CoverOfWork')
export class CoverOfWorkType {
  @Field(() => ID, { nullable: true })
  queueId!: number | null;

  @Field(() => ID, { nullable: true })
  campaignId!: number | null;

  @Field(() => Int, { description: 'Entitled agents with a valid certificate today.' })
  agentsToday!: number;

  @Field(() => Int, { description: 'Of these, those who lose it within the days asked for.' })
  agentsLost!: number;
}

@ObjectType('LapsingCertificates')
export class LapsingCertificatesType {
  @Field(() => [CoverLapseType], { description: 'Earliest first.' })
  lapses!: readonly CoverLapseType[];

  @Field(() => [CoverOfWorkType], { description: 'Queues and campaigns that lose somebody.' })
  work!: readonly CoverOfWorkType[];
}
