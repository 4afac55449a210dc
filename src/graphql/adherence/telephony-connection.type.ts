import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import { type ConnectionWithHealth } from '../../adherence/telephony-connection.service.js';
import { type FeedStatus } from '../../adherence/telephony/feed/feed-health.js';
import { type Instant } from '../../time/instant.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { FeedStatusEnum } from './state.enum.js';

@ObjectType('TelephonyConnection', { description: 'How a platform is reached that is followed live.' })
export class TelephonyConnectionType {
  @Field(() => Boolean)
  enabled!: boolean;

  @Field(() => String, { description: 'A JSON object of everything that is not secret.' })
  settings!: string;

  @Field(() => [String], { description: 'Secrets that are kept; they are never shown.' })
  secretNames!: readonly string[];

  @Field(() => Int, { description: 'Grows with every change.' })
  revision!: number;

  @Field(() => InstantScalar)
  changedAt!: Instant;
}

@ObjectType('TelephonyPartHealth', { description: 'Of one connection of a source, or one shard.' })
export class TelephonyPartHealthType {
  @Field(() => String)
  part!: string;

  @Field(() => FeedStatusEnum)
  status!: FeedStatus;

  @Field(() => InstantScalar, { nullable: true })
  lastHeardAt!: Instant | null;

  @Field(() => InstantScalar, { nullable: true })
  connectedSince!: Instant | null;

  @Field(() => String, { nullable: true })
  lastError!: string | null;

  @Field(() => Float, { nullable: true })
  skewSeconds!: number | null;
}

@ObjectType('TelephonySourceHealth', { description: 'Each value is that of the part which is worst off.' })
export class TelephonySourceHealthType {
  @Field(() => FeedStatusEnum)
  status!: FeedStatus;

  @Field(() => InstantScalar, { nullable: true })
  lastHeardAt!: Instant | null;

  @Field(() => InstantScalar, { nullable: true })
  connectedSince!: Instant | null;

  @Field(() => String, { nullable: true })
  lastError!: string | null;

  @Field(() => Float, {
    nullable: true,
    description: "How far the source's clock is ahead of ours, negative behind, over the last five minutes.",
  })
  skewSeconds!: number | null;

  @Field(() => [TelephonyPartHealthType])
  parts!: readonly TelephonyPartHealthType[];
}

@InputType()
export class TelephonyConnectionInput {
  @Field(() => String, {
    description:
      'A JSON object; docs/adherence.md lists the settings of each connector. Secrets that are left out stay as they are.',
  })
  settings!: string;

  @Field(() => Boolean, { defaultValue: true })
  enabled!: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Forget how far reading had come: another server stands behind the settings now.',
  })
  startOver!: boolean;
}

export function toConnection({ connection }: ConnectionWithHealth): TelephonyConnectionType {
  const { enabled, settings, secretNames, revision, changedAt } = connection;
  return { enabled, settings: JSON.stringify(settings), secretNames, revision, changedAt };
}
