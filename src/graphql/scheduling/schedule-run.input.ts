import { Field, ID, InputType, Int } from '@nestjs/graphql';

@InputType()
export class GenerateScheduleInput {
  @Field(() => ID)
  periodId!: string;

  @Field(() => Int, {
    defaultValue: 1,
    description: 'The same seed on the same input gives the same roster.',
  })
  seed!: number;

  @Field(() => Int, { defaultValue: 30, description: 'How long the search may take, 1 to 3600.' })
  budgetSeconds!: number;
}
