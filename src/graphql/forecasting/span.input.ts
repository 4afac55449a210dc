import { ArgsType, Field } from '@nestjs/graphql';
import { type Instant } from '../../time/instant.js';
import { type Interval } from '../../time/interval.js';
import { InstantScalar } from '../scalars/instant.scalar.js';

@ArgsType()
export class ForecastSpanArgs {
  @Field(() => InstantScalar)
  from!: Instant;

  @Field(() => InstantScalar, { description: 'The first moment after it; at most 370 days later.' })
  to!: Instant;
}

@ArgsType()
export class PartArgs {
  @Field(() => InstantScalar, { nullable: true, description: 'Only from then on.' })
  from?: Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Only before then.' })
  to?: Instant | null;
}

export function spanOf({ from, to }: ForecastSpanArgs): Interval {
  return { start: from, end: to };
}

export function partOf({ from, to }: PartArgs): Partial<Interval> {
  return { ...(from ? { start: from } : {}), ...(to ? { end: to } : {}) };
}
