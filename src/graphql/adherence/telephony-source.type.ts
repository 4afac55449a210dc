import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { type ReasonMap, type ReasonState } from '../../adherence/engine/agent-state.js';
import { type KeyedSource } from '../../adherence/telephony-source.service.js';
import { type TelephonySource } from '../../adherence/telephony-source.js';
import { type Instant } from '../../time/instant.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { ReasonStateEnum } from './state.enum.js';

@ObjectType('Reason', {
  description: 'A reason code or label of a platform, in any case, and what it means.',
})
export class ReasonType {
  @Field(() => String)
  reason!: string;

  @Field(() => ReasonStateEnum)
  state!: ReasonState;
}

@ObjectType('TelephonySource', { description: 'Where agent events come from.' })
export class TelephonySourceType {
  @Field(() => ID)
  id!: number;

  @Field(() => String)
  code!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  connector!: string;

  @Field(() => [ReasonType])
  reasons!: ReasonType[];

  @Field(() => Int, { nullable: true, description: 'A state not confirmed for so long is unknown.' })
  freshnessSeconds!: number | null;

  @Field(() => Int, { description: 'How late events may come: younger figures are provisional.' })
  latenessSeconds!: number;

  @Field(() => InstantScalar)
  keyCreatedAt!: Instant;

  @Field(() => Boolean, { description: 'The key before the current one still signs.' })
  hasPreviousKey!: boolean;
}

@ObjectType('TelephonySourceWithKey')
export class TelephonySourceWithKeyType {
  @Field(() => TelephonySourceType)
  source!: TelephonySourceType;

  @Field(() => String, {
    nullable: true,
    description: 'Signs deliveries. It is shown only now; null where the platform has made it.',
  })
  key!: string | null;
}

@ObjectType('AgentIdentity', { description: 'Whom a login belongs to, and when.' })
export class AgentIdentityType {
  @Field(() => ID)
  id!: number;

  @Field(() => ID)
  sourceId!: number;

  @Field(() => String)
  agentKey!: string;

  @Field(() => ID)
  agentId!: number;

  @Field(() => InstantScalar)
  validFrom!: Instant;

  @Field(() => InstantScalar, { nullable: true })
  validTo!: Instant | null;
}

@ObjectType('UnmappedAgentKey', { description: 'A login that sends events and belongs to nobody.' })
export class UnmappedAgentKeyType {
  @Field(() => String)
  agentKey!: string;

  @Field(() => Int)
  events!: number;

  @Field(() => InstantScalar, { description: 'When its latest event counts.' })
  lastEventAt!: Instant;
}

export function toTelephonySource({ reasonMap, ...source }: TelephonySource): TelephonySourceType {
  return { ...source, reasons: toReasons(reasonMap) };
}

export function toSourceWithKey({ source, key }: KeyedSource): TelephonySourceWithKeyType {
  return { source: toTelephonySource(source), key };
}

function toReasons(reasonMap: ReasonMap): ReasonType[] {
  return Object.entries(reasonMap).map(([reason, state]) => ({ reason, state }));
}
