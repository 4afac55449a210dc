import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import { type DateOrder } from '../../forecasting/engine/wall-text.js';
import { type HistoryFileOrder } from '../../forecasting/history-file-import.js';
import { type HistoryLayout } from '../../forecasting/layouts/open-layout.js';
import { type TimeZone } from '../../time/zoned-time.js';
import { badUserInput } from '../graphql.errors.js';
import { parseId } from '../scalars/ids.js';
import { TimeZoneScalar } from '../scalars/time-zone.scalar.js';
import { given } from '../workforce/given.js';
import { HistoryLayoutEnum } from './history-file.type.js';
import { DateOrderEnum } from './history.type.js';
import { readInterval } from './read-interval.js';

@InputType()
export class QueueOfFileInput {
  @Field(() => String, { nullable: true, description: 'As the file names it; left out for the whole file.' })
  name?: string | null;

  @Field(() => ID)
  queueId!: string;
}

@InputType()
export class ImportHistoryFileInput {
  @Field(() => String, { description: 'For the report and the list of imports.' })
  fileName!: string;

  @Field(() => String)
  content!: string;

  @Field(() => TimeZoneScalar, { description: 'Of wall times, where the layout does not fix it.' })
  zone!: TimeZone;

  @Field(() => HistoryLayoutEnum, { defaultValue: 'plain' })
  layout!: HistoryLayout;

  @Field(() => String, { nullable: true, description: 'The name of a saved mapping, instead of a layout.' })
  mapping?: string | null;

  @Field(() => [QueueOfFileInput], {
    defaultValue: [],
    description: 'Others are left out; by code or name of the queue when empty.',
  })
  queues!: QueueOfFileInput[];

  @Field(() => Int, { nullable: true, description: '5, 15, 30 or 60.' })
  intervalMinutes?: number | null;

  @Field(() => DateOrderEnum, { nullable: true })
  dateOrder?: DateOrder | null;

  @Field(() => Float, { nullable: true, description: 'Of a queue_log: added to the talk time of each call.' })
  wrapUpSeconds?: number | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Of a queue_log: leaving by a key is abandoning.',
  })
  keyIsAbandon!: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'Looks and reports, and writes nothing.' })
  dryRun!: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'Takes the good rows although others are bad.' })
  keepGood!: boolean;
}

export function historyFileOrder(input: ImportHistoryFileInput): HistoryFileOrder {
  const { queues, intervalMinutes, mapping, dateOrder, wrapUpSeconds, ...order } = input;
  return {
    ...order,
    ...given({ mapping, dateOrder, wrapUpSeconds }),
    ...(typeof intervalMinutes === 'number' ? { intervalMinutes: readInterval(intervalMinutes) } : {}),
    queues: queues.map(({ name = null, queueId }) => ({ name, queueId: parseId(queueId, 'queueId') })),
  };
}

/** @throws UserError BAD_USER_INPUT when the text is not JSON. */
export function mappingDefinition(definition: string): unknown {
  try {
    return JSON.parse(definition);
  } catch {
    throw badUserInput('The definition is not JSON.', 'definition', definition.slice(0, 60));
  }
}
