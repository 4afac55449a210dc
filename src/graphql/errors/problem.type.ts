import { Field, InterfaceType } from '@nestjs/graphql';

@InterfaceType({ description: 'An outcome that was to be expected and is not the wished one.' })
export abstract class Problem {
  @Field(() => String, { description: 'Fixed; every code is explained in docs/errors.md.' })
  code!: string;

  @Field(() => String, { description: 'For people: what is wrong, with the values, and what to do.' })
  message!: string;
}
