import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import { type CapacityOrder } from '../../forecasting/capacity-plan.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { parseId } from '../scalars/ids.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';
import { given } from '../workforce/given.js';

@InputType()
export class HiringClassInput {
  @Field(() => LocalDateScalar)
  startsOn!: LocalDate;

  @Field(() => Float)
  heads!: number;

  @Field(() => Int, { defaultValue: 4, description: 'Before they take a contact.' })
  trainingWeeks!: number;

  @Field(() => [Float], {
    defaultValue: [0.5, 0.6, 0.7, 0.8, 0.9],
    description: 'Share of a practised agent’s work in each week after the training.',
  })
  rampUp!: number[];
}

@InputType()
export class MakeCapacityPlanInput {
  @Field(() => ID)
  queueId!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Int, { defaultValue: 18, description: '1 to 18, from the next Monday on.' })
  months!: number;

  @Field(() => Float, { nullable: true, description: 'Of the last quarter, or of the queue, when left out.' })
  averageHandleTimeSeconds?: number | null;

  @Field(() => Float, { nullable: true, description: 'The queue’s when left out.' })
  routedShare?: number | null;

  @Field(() => Float, {
    defaultValue: 0.85,
    description: 'Share of the time at the phones that is contacts.',
  })
  occupancy!: number;

  @Field(() => Float, { defaultValue: 0.3, description: 'Share of paid time that is not at the phones.' })
  shrinkage!: number;

  @Field(() => Float, { defaultValue: 40, description: 'Paid hours of a full-time equivalent in a week.' })
  hoursPerFte!: number;

  @Field(() => Float, { defaultValue: 1, description: 'Below 1 where many work part time.' })
  ftePerHead!: number;

  @Field(() => Float)
  headsAtStart!: number;

  @Field(() => Float, { defaultValue: 0, description: '0.03 for 3 % a month.' })
  monthlyAttrition!: number;

  @Field(() => [HiringClassInput], { defaultValue: [] })
  classes!: HiringClassInput[];
}

export function capacityOrder(input: MakeCapacityPlanInput): CapacityOrder {
  const { queueId, averageHandleTimeSeconds, routedShare, ...order } = input;
  return {
    ...order,
    ...given({ averageHandleTimeSeconds, routedShare }),
    queueId: parseId(queueId, 'queueId'),
  };
}
