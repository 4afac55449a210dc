import { createUnionType, Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type ImportHistoryFileOutcome } from '../../forecasting/history-file-import.js';
import { type HistoryLayout } from '../../forecasting/layouts/open-layout.js';
import { type Instant } from '../../time/instant.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import {
  HistoryImportType,
  HistoryIntervalDiffersType,
  HistoryRejectedType,
  HistoryRowProblemType,
} from './history.type.js';

export const HistoryLayoutEnum = {
  PLAIN: 'plain',
  AMAZON_CONNECT: 'amazon-connect',
  GENESYS_CLOUD: 'genesys-cloud',
  GENESYS_ANALYTICS: 'genesys-analytics',
  TELEOPTI: 'teleopti',
  QUEUE_LOG: 'queue-log',
} as const satisfies Record<string, HistoryLayout>;
registerEnumType(HistoryLayoutEnum, { name: 'HistoryLayout', description: 'See docs/imports.md.' });

@ObjectType('HistoryFileReport')
export class HistoryFileReportType {
  @Field(() => [HistoryImportType], { description: 'One for each queue; none after a dry run.' })
  imports!: readonly HistoryImportType[];

  @Field(() => Boolean)
  dryRun!: boolean;

  @Field(() => Int)
  intervalMinutes!: number;

  @Field(() => Float, { description: 'Rows, lines or groups that were looked at.' })
  rowsRead!: number;

  @Field(() => Float, { description: 'Taken, or that would be.' })
  intervals!: number;

  @Field(() => Float)
  blankRows!: number;

  @Field(() => Float, { description: 'Of other channels, or of queues that were not asked for.' })
  skippedRows!: number;

  @Field(() => Float)
  badRows!: number;

  @Field(() => Float, { description: 'Intervals with more handled than offered; they are kept.' })
  handledAboveOffered!: number;

  @Field(() => [String], { description: 'Queues of the file that were not asked for.' })
  leftOut!: readonly string[];

  @Field(() => [HistoryRowProblemType], { description: 'The first 200; errors before warnings.' })
  problems!: readonly HistoryRowProblemType[];
}

const OUTCOMES = {
  HistoryFileReport: HistoryFileReportType,
  HistoryRejected: HistoryRejectedType,
  HistoryIntervalDiffers: HistoryIntervalDiffersType,
} as const satisfies Record<ImportHistoryFileOutcome['kind'], unknown>;

export const ImportHistoryFileResult = createUnionType({
  name: 'ImportHistoryFileResult',
  types: () => [HistoryFileReportType, HistoryRejectedType, HistoryIntervalDiffersType] as const,
  resolveType: ({ kind }: ImportHistoryFileOutcome) => OUTCOMES[kind],
});

@ObjectType('HistoryMapping', { description: 'How a table is read as history, saved by name.' })
export class HistoryMappingType {
  @Field(() => ID)
  id!: number;

  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'JSON; see docs/imports.md.' })
  definition!: string;

  @Field(() => InstantScalar)
  savedAt!: Instant;
}
