import { createUnionType, Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type ImportForecastOutcome } from '../../forecasting/forecast-import.service.js';
import {
  type ComparedLayers,
  type GenerateForecastOutcome,
  type RowBasis,
} from '../../forecasting/forecast-version.js';
import { type Instant } from '../../time/instant.js';
import { type LocalDate, type TimeZone } from '../../time/zoned-time.js';
import { Connection } from '../connection.js';
import { Problem } from '../errors/problem.type.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';
import { TimeZoneScalar } from '../scalars/time-zone.scalar.js';
import { AccuracyType, BacktestType } from './accuracy.type.js';
import { ForecastChoiceType } from './forecast-choice.type.js';
import { HistoryRejectedType } from './history.type.js';
import { PredictionIntervalType } from './prediction-interval.type.js';

export const ForecastBasisEnum = {
  WEEKDAY_SLOT: 'weekday-slot',
  OTHER_WEEKDAYS: 'other-weekdays',
  PAST_HOLIDAYS: 'past-holidays',
  QUIETEST_WEEKDAY: 'quietest-weekday',
  NEW_HOURS: 'new-hours',
  CLOSED: 'closed',
  IMPORTED: 'imported',
  EDITED: 'edited',
} as const satisfies Record<string, RowBasis>;
export const ComparedLayersEnum = {
  WITHOUT: 'without',
  WITH: 'with',
  BOTH: 'both',
} as const satisfies Record<string, ComparedLayers>;
registerEnumType(ComparedLayersEnum, {
  name: 'ComparedLayers',
  description: 'Versions as they were made, with the layers that count, or both ways beside each other.',
});

registerEnumType(ForecastBasisEnum, { name: 'ForecastBasis', description: 'What a figure was made from.' });

@ObjectType('ModelParameter')
export class ModelParameterType {
  @Field(() => String)
  name!: string;

  @Field(() => Float)
  value!: number;
}

@ObjectType('ForecastModel')
export class ForecastModelType {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  title!: string;

  @Field(() => [ModelParameterType], { description: 'With the values taken when none are given.' })
  parameters!: readonly ModelParameterType[];
}

@ObjectType('ForecastFlag', { description: 'What to know before using the figures.' })
export class ForecastFlagType {
  @Field(() => String)
  kind!: string;

  @Field(() => String)
  message!: string;
}

@ObjectType('ForecastVersion', {
  description: "A forecast of the client's total contacts. It never changes; edits make new ones.",
})
export class ForecastVersionType {
  @Field(() => ID)
  id!: number;

  @Field(() => ID)
  queueId!: number;

  @Field(() => Int, { description: 'Counts up within the queue.' })
  version!: number;

  @Field(() => String)
  model!: string;

  @Field(() => [ModelParameterType])
  parameters!: readonly ModelParameterType[];

  @Field(() => TimeZoneScalar)
  zone!: TimeZone;

  @Field(() => Int)
  intervalMinutes!: number;

  @Field(() => LocalDateScalar)
  fromDate!: LocalDate;

  @Field(() => Int)
  days!: number;

  @Field(() => InstantScalar)
  startsAt!: Instant;

  @Field(() => InstantScalar)
  endsAt!: Instant;

  @Field(() => InstantScalar, { description: 'Nothing at or after it was used.' })
  cutOff!: Instant;

  @Field(() => [ID], { description: 'The imports that the history came from.' })
  importIds!: readonly number[];

  @Field(() => [LocalDateScalar], {
    description: 'Days of the history marked unusual: nothing was learned from them.',
  })
  leftOut!: readonly LocalDate[];

  @Field(() => Float, { description: 'Share of the contacts routed to us when it was made.' })
  routedShare!: number;

  @Field(() => [ForecastFlagType])
  flags!: readonly ForecastFlagType[];

  @Field(() => BacktestType, { nullable: true, description: 'Missing where the history is too short.' })
  accuracy!: BacktestType | null;

  @Field(() => ForecastChoiceType, { nullable: true, description: 'Missing unless the model is auto.' })
  choice!: ForecastChoiceType | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Mean patience of callers; missing where the history has too few waits and abandons.',
  })
  patienceSeconds!: number | null;

  @Field(() => InstantScalar)
  createdAt!: Instant;
}

@ObjectType('ForecastVersionConnection')
export class ForecastVersionConnection extends Connection(ForecastVersionType, 'ForecastVersion') {}

@ObjectType('ForecastRow')
export class ForecastRowType {
  @Field(() => InstantScalar)
  start!: Instant;

  @Field(() => Float)
  offered!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Before layers; missing where only they give a figure.',
  })
  modelled!: number | null;

  @Field(() => ForecastBasisEnum)
  basis!: RowBasis;

  @Field(() => [PredictionIntervalType], {
    description: '80 % and 95 %, with layers scaled as the figure; empty where nothing is known.',
  })
  intervals!: readonly PredictionIntervalType[];

  @Field(() => Float, { nullable: true, description: 'Talk, hold and after-call work.' })
  averageHandleTimeSeconds!: number | null;

  @Field(() => Float, { nullable: true, description: 'Of the contacts offered.' })
  abandonShare!: number | null;
}

@ObjectType('ComparedInterval')
export class ComparedIntervalType {
  @Field(() => InstantScalar)
  start!: Instant;

  @Field(() => Float, { nullable: true })
  actual!: number | null;

  @Field(() => [Float], { nullable: 'items', description: 'In the order of the versions.' })
  offered!: readonly (number | null)[];
}

@ObjectType('ForecastComparison')
export class ForecastComparisonType {
  @Field(() => [ForecastVersionType])
  versions!: readonly ForecastVersionType[];

  @Field(() => [[ID]], {
    nullable: 'items',
    description: 'In the order of the versions: the layers put over it; missing for one as it was made.',
  })
  layerIds!: readonly (readonly number[] | null)[];

  @Field(() => [AccuracyType], {
    description: 'In the order of the versions, over the intervals observed since.',
  })
  figures!: readonly AccuracyType[];

  @Field(() => [ComparedIntervalType])
  rows!: readonly ComparedIntervalType[];
}

@ObjectType('HistoryMissing', { implements: () => Problem })
export class HistoryMissingType extends Problem {
  @Field(() => ID)
  queueId!: number;

  @Field(() => InstantScalar)
  cutOff!: Instant;
}

const OUTCOMES = {
  ForecastVersion: ForecastVersionType,
  HistoryMissing: HistoryMissingType,
} as const satisfies Record<GenerateForecastOutcome['kind'], unknown>;

export const GenerateForecastResult = createUnionType({
  name: 'GenerateForecastResult',
  types: () => [ForecastVersionType, HistoryMissingType] as const,
  resolveType: ({ kind }: GenerateForecastOutcome) => OUTCOMES[kind],
});

const IMPORT_OUTCOMES = {
  ForecastVersion: ForecastVersionType,
  HistoryRejected: HistoryRejectedType,
} as const satisfies Record<ImportForecastOutcome['kind'], unknown>;

export const ImportForecastResult = createUnionType({
  name: 'ImportForecastResult',
  types: () => [ForecastVersionType, HistoryRejectedType] as const,
  resolveType: ({ kind }: ImportForecastOutcome) => IMPORT_OUTCOMES[kind],
});
