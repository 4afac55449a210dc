import { Field, InputType, Int } from '@nestjs/graphql';
import { type AsOfRequest } from '../../adherence/as-of.js';
import { asOfInvalid } from '../../adherence/explanation.errors.js';
import { type Instant } from '../../time/instant.js';
import { InstantScalar } from '../scalars/instant.scalar.js';

@InputType({
  description:
    'As of when figures are made. What is left out is as of `at`, and without that as of now. The parts of a passport’s `asOf` give its figure again.',
})
export class AsOfInput {
  @Field(() => InstantScalar, { nullable: true, description: 'Everything as it was known at that moment.' })
  at?: Instant | null;

  @Field(() => Int, { nullable: true, description: 'Adherence maps, each as it was at this version of any.' })
  mapVersion?: number | null;

  @Field(() => Int, { nullable: true, description: 'Reason maps, each as it was at this version of any.' })
  reasonMapVersion?: number | null;

  @Field(() => InstantScalar, { nullable: true, description: 'The plan as it was published by then.' })
  publishedBy?: Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Events that were stored by then.' })
  storedBy?: Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Whom logins belong to, as it was known then.' })
  mappedBy?: Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Explanations and decisions by then.' })
  decidedBy?: Instant | null;
}

/** @throws UserError ADHERENCE_AS_OF_INVALID naming the version that cannot be. */
export function toAsOf(input: AsOfInput | null | undefined): AsOfRequest {
  for (const field of ['mapVersion', 'reasonMapVersion'] as const) {
    const version = input?.[field] ?? 0;
    if (version < 0) throw asOfInvalid(field, version);
  }
  return Object.fromEntries(Object.entries(input ?? {}).filter(([, value]) => value !== null));
}
