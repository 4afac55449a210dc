import { createUnionType, Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type DateOrder } from '../../forecasting/engine/wall-text.js';
import { type ImportHistoryOutcome } from '../../forecasting/history.js';
import { type Instant } from '../../time/instant.js';
import { type TimeZone } from '../../time/zoned-time.js';
import { Connection } from '../connection.js';
import { Problem } from '../errors/problem.type.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { TimeZoneScalar } from '../scalars/time-zone.scalar.js';

export const DateOrderEnum = { DAY_FIRST: 'day-first', MONTH_FIRST: 'month-first' } as const satisfies Record<
  string,
  DateOrder
>;
registerEnumType(DateOrderEnum, { name: 'DateOrder', description: 'Of dates that end with the year.' });

export const RowSeverityEnum = { ERROR: 'error', WARNING: 'warning' } as const;
registerEnumType(RowSeverityEnum, {
  name: 'RowSeverity',
  description: 'An error leaves the row out; a warning says how a doubtful row was taken.',
});

@ObjectType('HistoryImport', { description: 'A file of interval history. Undone, it counts no more.' })
export class HistoryImportType {
  @Field(() => ID)
  id!: number;

  @Field(() => ID)
  queueId!: number;

  @Field(() => String)
  fileName!: string;

  @Field(() => TimeZoneScalar, { description: 'That its wall times were read in.' })
  zone!: TimeZone;

  @Field(() => Int)
  intervalMinutes!: number;

  @Field(() => Int)
  rowCount!: number;

  @Field(() => InstantScalar)
  startsAt!: Instant;

  @Field(() => InstantScalar)
  endsAt!: Instant;

  @Field(() => InstantScalar)
  importedAt!: Instant;

  @Field(() => InstantScalar, { nullable: true })
  undoneAt!: Instant | null;
}

@ObjectType('HistoryImportConnection')
export class HistoryImportConnection extends Connection(HistoryImportType, 'HistoryImport') {}

@ObjectType('HistoryInterval', {
  description: "The client's total contacts, by the last upload that is not undone.",
})
export class HistoryIntervalType {
  @Field(() => InstantScalar)
  start!: Instant;

  @Field(() => Float)
  offered!: number;

  @Field(() => Float, { nullable: true })
  handled!: number | null;

  @Field(() => Float, { nullable: true })
  abandoned!: number | null;

  @Field(() => Float, { nullable: true })
  averageHandleTimeSeconds!: number | null;

  @Field(() => Float, { nullable: true, description: 'Of all contacts together, answered or not.' })
  waitSeconds!: number | null;

  @Field(() => ID)
  importId!: number;
}

@ObjectType('HistoryRowProblem')
export class HistoryRowProblemType {
  @Field(() => RowSeverityEnum)
  severity!: 'error' | 'warning';

  @Field(() => Int, { description: 'The line of the file; the header is 1.' })
  row!: number;

  @Field(() => String, { description: 'Empty for the whole row.' })
  column!: string;

  @Field(() => String)
  value!: string;

  @Field(() => String)
  advice!: string;
}

@ObjectType('HistoryReport')
export class HistoryReportType {
  @Field(() => HistoryImportType, { nullable: true, description: 'Missing after a dry run.' })
  import!: HistoryImportType | null;

  @Field(() => Boolean)
  dryRun!: boolean;

  @Field(() => Int, { description: 'Given, or found from the rows.' })
  intervalMinutes!: number;

  @Field(() => Int, { description: 'Taken, or that would be.' })
  rows!: number;

  @Field(() => Int, { description: 'Rows without a count stay gaps.' })
  blankRows!: number;

  @Field(() => [HistoryRowProblemType])
  problems!: readonly HistoryRowProblemType[];
}

@ObjectType('HistoryRejected', { implements: () => Problem, description: 'Nothing was taken.' })
export class HistoryRejectedType extends Problem {
  @Field(() => [HistoryRowProblemType])
  problems!: readonly HistoryRowProblemType[];
}

@ObjectType('HistoryIntervalDiffers', { implements: () => Problem, description: 'Nothing was taken.' })
export class HistoryIntervalDiffersType extends Problem {
  @Field(() => Int)
  intervalMinutes!: number;

  @Field(() => Int)
  queueIntervalMinutes!: number;
}

const OUTCOMES = {
  HistoryReport: HistoryReportType,
  HistoryRejected: HistoryRejectedType,
  HistoryIntervalDiffers: HistoryIntervalDiffersType,
} as const satisfies Record<ImportHistoryOutcome['kind'], unknown>;

export const ImportHistoryResult = createUnionType({
  name: 'ImportHistoryResult',
  types: () => [HistoryReportType, HistoryRejectedType, HistoryIntervalDiffersType] as const,
  resolveType: ({ kind }: ImportHistoryOutcome) => OUTCOMES[kind],
});
