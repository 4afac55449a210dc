import { Field, Float, ObjectType } from '@nestjs/graphql';

@ObjectType('PredictionInterval')
export class PredictionIntervalType {
  @Field(() => Float, { description: '0.8 for the range that should hold 80 % of what comes.' })
  level!: number;

  @Field(() => Float)
  low!: number;

  @Field(() => Float)
  high!: number;
}
