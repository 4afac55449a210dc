import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { type ReasonMapVersion } from '../../adherence/telephony-source.js';
import { type Instant } from '../../time/instant.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { ReasonType } from './telephony-source.type.js';

@ObjectType('ReasonMapVersion', {
  description:
    'How the events of a source were read, as one version; those of all sources are counted together.',
})
export class ReasonMapVersionType {
  @Field(() => Int)
  version!: number;

  @Field(() => ID)
  sourceId!: number;

  @Field(() => [ReasonType])
  reasons!: ReasonType[];

  @Field(() => Int, { nullable: true })
  freshnessSeconds!: number | null;

  @Field(() => InstantScalar)
  createdAt!: Instant;

  /** Told by name. */
  createdBy!: number;
}

export function toReasonMapVersion({ reasonMap, ...version }: ReasonMapVersion): ReasonMapVersionType {
  const reasons = Object.entries(reasonMap).map(([reason, state]) => ({ reason, state }));
  return { ...version, reasons };
}
