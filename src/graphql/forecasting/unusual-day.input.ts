import { Field, ID, InputType } from '@nestjs/graphql';
import { type MarkOrder } from '../../forecasting/unusual-day.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { parseId } from '../scalars/ids.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';

@InputType()
export class MarkUnusualDaysInput {
  @Field(() => ID)
  queueId!: string;

  @Field(() => [LocalDateScalar], { description: 'Days of the queue’s zone, 1 to 370.' })
  dates!: LocalDate[];

  @Field(() => String, { description: 'Why: 1 to 500 characters.' })
  reason!: string;
}

export function markOrder({ queueId, dates, reason }: MarkUnusualDaysInput): MarkOrder {
  return { queueId: parseId(queueId, 'queueId'), dates, reason };
}
