import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { type AdherenceSummary, type SummaryRow } from '../../adherence/adherence-summary.js';
import { type ExceptionKind } from '../../adherence/engine/exceptions.js';
import { type Instant } from '../../time/instant.js';
import { type LocalDate, type TimeZone } from '../../time/zoned-time.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';
import { TimeZoneScalar } from '../scalars/time-zone.scalar.js';
import { AsOfType } from './adherence.type.js';
import { ExceptionKindEnum } from './state.enum.js';

@ObjectType('SummaryFigure', { description: 'A ratio of sums: percentages are never averaged.' })
export class SummaryFigureType {
  @Field(() => String, { description: 'The formula’s or variant’s id.' })
  formula!: string;

  @Field(() => Float, { nullable: true, description: 'Null where there is nothing to divide by.' })
  value!: number | null;

  @Field(() => Float)
  numerator!: number;

  @Field(() => Float)
  denominator!: number;
}

@ObjectType('ExceptionSeconds')
export class ExceptionSecondsType {
  @Field(() => ExceptionKindEnum)
  kind!: ExceptionKind;

  @Field(() => Float)
  seconds!: number;
}

@ObjectType('AdherenceSummaryRow')
export class AdherenceSummaryRowType {
  @Field(() => ID, { nullable: true, description: 'Null is work for no client.' })
  id!: number | null;

  @Field(() => String)
  code!: string;

  @Field(() => String)
  name!: string;

  @Field(() => TimeZoneScalar)
  zone!: TimeZone;

  @Field(() => LocalDateScalar)
  date!: LocalDate;

  @Field(() => InstantScalar)
  start!: Instant;

  @Field(() => InstantScalar)
  end!: Instant;

  @Field(() => Int)
  agents!: number;

  @Field(() => Boolean, { description: 'Late events may still change it.' })
  provisional!: boolean;

  @Field(() => [SummaryFigureType])
  figures!: readonly SummaryFigureType[];

  @Field(() => [SummaryFigureType], { description: 'With approved explanations counted in.' })
  figuresWithApprovals!: readonly SummaryFigureType[];

  @Field(() => [SummaryFigureType], {
    description: 'Service level, speed of answer and occupancy, as far as agents’ events tell.',
  })
  contactFigures!: readonly SummaryFigureType[];

  @Field(() => [ExceptionSecondsType])
  exceptions!: readonly ExceptionSecondsType[];
}

@ObjectType('SummaryVersions', { description: 'Of everything that the rows were made from.' })
export class SummaryVersionsType {
  @Field(() => [String])
  planVersions!: readonly string[];

  @Field(() => [Int])
  mapVersions!: readonly number[];

  @Field(() => [Int])
  reasonMapVersions!: readonly number[];

  @Field(() => [ID])
  approvals!: readonly number[];

  @Field(() => ID, { nullable: true })
  lastEventId!: number | null;

  @Field(() => Int)
  timelineRevision!: number;

  @Field(() => AsOfType, { nullable: true })
  asOf!: AsOfType | null;
}

@ObjectType('AdherenceSummary')
export class AdherenceSummaryType {
  @Field(() => [AdherenceSummaryRowType])
  rows!: AdherenceSummaryRowType[];

  @Field(() => SummaryVersionsType)
  versions!: SummaryVersionsType;
}

export function toSummary({ rows, versions }: AdherenceSummary): AdherenceSummaryType {
  return { rows: rows.map(toRow), versions };
}

function toRow({ bucket, approvedFigures, ...row }: SummaryRow): AdherenceSummaryRowType {
  return { ...row, ...bucket, figuresWithApprovals: approvedFigures };
}
