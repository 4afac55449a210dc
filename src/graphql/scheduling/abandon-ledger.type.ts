import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ABANDON_WINDOWS } from '../../scheduling/abandon-ledger.js';
import { type Instant } from '../../time/instant.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';

export const AbandonWindowEnum = Object.fromEntries(
  ABANDON_WINDOWS.map((kind) => [kind.toUpperCase(), kind]),
);
registerEnumType(AbandonWindowEnum, {
  name: 'AbandonWindowKind',
  description: 'ROLLING: the last days of the rule. SUCCESSIVE: since the campaign’s last full period.',
});

@ObjectType('AbandonmentRule', {
  description:
    'A cap on calls that people answer and no agent takes in time. Data to be confirmed by counsel.',
})
export class AbandonmentRuleType {
  @Field(() => String)
  id!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  jurisdiction!: string;

  @Field(() => Float, { description: 'Of the calls that a person answers.' })
  maxShare!: number;

  @Field(() => Int, { description: 'Counted together, for each campaign.' })
  days!: number;

  @Field(() => Float)
  connectWithinSeconds!: number;

  @Field(() => String)
  source!: string;

  @Field(() => Boolean, { description: 'By counsel.' })
  verified!: boolean;
}

@ObjectType('AbandonWindow')
export class AbandonWindowType {
  @Field(() => AbandonWindowEnum)
  kind!: (typeof ABANDON_WINDOWS)[number];

  @Field(() => LocalDateScalar)
  from!: LocalDate;

  @Field(() => LocalDateScalar, { description: 'Included.' })
  to!: LocalDate;

  @Field(() => Int)
  liveAnswers!: number;

  @Field(() => Int)
  abandoned!: number;

  @Field(() => Int, { description: 'Days of the window with a record.' })
  recordedDays!: number;

  @Field(() => Int, {
    description: 'That may still be abandoned if nobody else answers; below zero: broken.',
  })
  left!: number;

  @Field(() => Int, { description: 'Answers without an abandoned one that bring a broken cap back.' })
  cleanAnswersNeeded!: number;
}

@ObjectType('DiallerDay')
export class DiallerDayType {
  @Field(() => LocalDateScalar)
  date!: LocalDate;

  @Field(() => Int)
  liveAnswers!: number;

  @Field(() => Int)
  abandoned!: number;

  @Field(() => String, { nullable: true, description: 'null: typed in.' })
  fileName!: string | null;

  @Field(() => ID)
  recordedBy!: number;

  @Field(() => InstantScalar)
  recordedAt!: Instant;
}

@ObjectType('DiallerPace', { description: 'A limit, never a promise.' })
export class DiallerPaceType {
  @Field(() => Int, { description: 'Lines dialled at once for an agent who is free; one abandons nobody.' })
  linesPerFreeAgent!: number;

  @Field(() => Float, { description: 'When lines are dialled whether or not somebody is free.' })
  dialledCallsPerHour!: number;

  @Field(() => Float)
  liveAnswersPerHour!: number;

  @Field(() => Float, { description: 'Of answered calls, what to aim at: never above the cap.' })
  abandonShare!: number;

  @Field(() => Int, { description: 'Of the expected answers, how many may be abandoned.' })
  allowance!: number;

  @Field(() => String, { description: 'To be shown beside the figures.' })
  notice!: string;
}

@ObjectType('AbandonLedger', { description: 'Where a campaign stands under the cap on abandoned calls.' })
export class AbandonLedgerType {
  @Field(() => ID)
  campaignId!: number;

  @Field(() => LocalDateScalar)
  on!: LocalDate;

  @Field(() => AbandonmentRuleType, {
    nullable: true,
    description: 'null: no rule that is known here binds the places that are called.',
  })
  rule!: AbandonmentRuleType | null;

  @Field(() => [AbandonWindowType])
  windows!: readonly AbandonWindowType[];

  @Field(() => Int, { nullable: true, description: 'The least of all windows; null without a rule.' })
  left!: number | null;

  @Field(() => [DiallerDayType], { description: 'The record that counts of each day, newest first.' })
  days!: readonly DiallerDayType[];

  @Field(() => String, { description: 'To be shown beside the figures.' })
  notice!: string;
}
