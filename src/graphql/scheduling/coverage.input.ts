import { ArgsType, Field, ID } from '@nestjs/graphql';
import { type CoverageRequest } from '../../scheduling/coverage.service.js';
import { type Instant } from '../../time/instant.js';
import { parseId } from '../scalars/ids.js';
import { InstantScalar } from '../scalars/instant.scalar.js';

@ArgsType()
export class SpanArgs {
  @Field(() => InstantScalar)
  from!: Instant;

  @Field(() => InstantScalar, { description: 'The first moment after it; at most 42 days later.' })
  to!: Instant;
}

@ArgsType()
export class CoverageArgs extends SpanArgs {
  @Field(() => ID)
  queueId!: string;
}

export function toCoverageRequest(
  { queueId, from, to }: CoverageArgs,
  scheduleId: number | null,
): CoverageRequest {
  return { scheduleId, queueId: parseId(queueId, 'queueId'), span: { start: from, end: to } };
}
