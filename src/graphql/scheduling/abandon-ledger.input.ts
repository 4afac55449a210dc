import { ArgsType, Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import {
  type DiallerFile,
  type DiallerOrder,
  type DiallerPaceOrder,
} from '../../scheduling/abandon-ledger.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { parseId } from '../scalars/ids.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';

@InputType({ description: 'What the dialler did on one day of the campaign.' })
export class DiallerDayInput {
  @Field(() => LocalDateScalar)
  date!: LocalDate;

  @Field(() => Int, { description: 'Calls that a person answered, the abandoned ones too.' })
  liveAnswers!: number;

  @Field(() => Int, { description: 'Of these, those to which no agent spoke in time.' })
  abandoned!: number;
}

@InputType()
export class RecordDiallerDaysInput {
  @Field(() => ID)
  campaignId!: string;

  @Field(() => [DiallerDayInput], { description: 'Of a day that is there already these count from now on.' })
  days!: DiallerDayInput[];
}

@InputType()
export class ImportDiallerDaysInput {
  @Field(() => ID)
  campaignId!: string;

  @Field(() => String)
  fileName!: string;

  @Field(() => String, { description: 'CSV with the columns date, live_answers, abandoned.' })
  content!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Takes the good rows although others are bad.' })
  keepGood!: boolean;
}

@ArgsType()
export class DiallerPaceArgs implements DiallerPaceOrder {
  @Field(() => Int)
  agents!: number;

  @Field(() => Float, { description: 'Talk and after-call work of a call that a person answers.' })
  averageHandleTimeSeconds!: number;

  @Field(() => Float, {
    description: 'Of the calls dialled, those that a person answers: an assumption, 0.25 for a quarter.',
  })
  liveAnswerShare!: number;

  @Field(() => Float, { description: 'In the rest of the day.' })
  expectedLiveAnswers!: number;

  @Field(() => Float, {
    defaultValue: 0.95,
    description: 'How sure it has to be that chance alone does not break the cap.',
  })
  confidence!: number;
}

export function diallerOrder({ campaignId, days }: RecordDiallerDaysInput): DiallerOrder {
  return { campaignId: parseId(campaignId, 'campaignId'), days };
}

export function diallerFile({ campaignId, ...file }: ImportDiallerDaysInput): DiallerFile {
  return { ...file, campaignId: parseId(campaignId, 'campaignId') };
}
