import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { type DateOrder } from '../../forecasting/engine/wall-text.js';
import { type HistoryOrder } from '../../forecasting/history-import.service.js';
import { type TimeZone } from '../../time/zoned-time.js';
import { readInterval } from './read-interval.js';
import { DateOrderEnum } from './history.type.js';
import { parseId } from '../scalars/ids.js';
import { TimeZoneScalar } from '../scalars/time-zone.scalar.js';

@InputType()
export class ImportHistoryInput {
  @Field(() => ID)
  queueId!: string;

  @Field(() => String, { description: 'For the report and the list of imports.' })
  fileName!: string;

  @Field(() => String, {
    description:
      'CSV with date,start,calls or timestamp,calls; handled, abandoned, aht_s when there. Calls are the total of the client.',
  })
  content!: string;

  @Field(() => TimeZoneScalar, { description: 'Of the wall times in the file.' })
  zone!: TimeZone;

  @Field(() => Int, { nullable: true, description: '5, 15, 30 or 60; found from the rows when left out.' })
  intervalMinutes?: number | null;

  @Field(() => DateOrderEnum, { nullable: true })
  dateOrder?: DateOrder | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Looks and reports, and writes nothing.' })
  dryRun!: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'Takes the good rows although others are bad.' })
  keepGood!: boolean;
}

export function historyOrder(input: ImportHistoryInput): HistoryOrder {
  const { queueId, intervalMinutes, dateOrder, ...order } = input;
  return {
    ...order,
    queueId: parseId(queueId, 'queueId'),
    ...(typeof intervalMinutes === 'number' ? { intervalMinutes: readInterval(intervalMinutes) } : {}),
    ...(dateOrder ? { dateOrder } : {}),
  };
}
