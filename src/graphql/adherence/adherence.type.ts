import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { type AgentDay } from '../../adherence/agent-day.js';
import { type PlannedKind } from '../../adherence/engine/adherence-map.js';
import { type Figure } from '../../adherence/engine/adherence.js';
import { type AgentState } from '../../adherence/engine/agent-state.js';
import { type ExceptionKind } from '../../adherence/engine/exceptions.js';
import { type Instant } from '../../time/instant.js';
import { type LocalDate, type TimeZone } from '../../time/zoned-time.js';
import { ActivityKindEnum } from '../scheduling/shift.type.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';
import { TimeZoneScalar } from '../scalars/time-zone.scalar.js';
import { AgentStateEnum, ExceptionKindEnum } from './state.enum.js';

@ObjectType('FigurePassport', {
  description: 'What a figure was made from: the same passport, the same figure.',
})
export class FigurePassportType {
  @Field(() => String)
  formula!: string;

  @Field(() => TimeZoneScalar)
  zone!: TimeZone;

  @Field(() => InstantScalar)
  start!: Instant;

  @Field(() => InstantScalar)
  end!: Instant;

  @Field(() => [String], { description: 'Published schedules, as id:version.' })
  planVersions!: readonly string[];

  @Field(() => Int)
  mapVersion!: number;

  @Field(() => ID, { nullable: true, description: 'The newest stored event that it was made from.' })
  lastEventId!: number | null;

  @Field(() => Int, { description: 'How many stored events it was made from; late ones make it grow.' })
  timelineRevision!: number;

  @Field(() => Boolean, { description: 'Late events may still change it.' })
  provisional!: boolean;
}

@ObjectType('AdherenceFigure')
export class AdherenceFigureType {
  @Field(() => String, { description: 'For example adherence.standard; docs/adherence.md has them all.' })
  formula!: string;

  @Field(() => Float, { nullable: true, description: '1 is 100 %. Null when nothing was scheduled.' })
  value!: number | null;

  @Field(() => Float)
  numeratorSeconds!: number;

  @Field(() => Float)
  denominatorSeconds!: number;

  @Field(() => FigurePassportType)
  passport!: FigurePassportType;
}

@ObjectType('AdherenceException', {
  description: 'A stretch in which an agent did something else than planned.',
})
export class AdherenceExceptionType {
  @Field(() => ExceptionKindEnum)
  kind!: ExceptionKind;

  @Field(() => InstantScalar)
  start!: Instant;

  @Field(() => InstantScalar)
  end!: Instant;

  @Field(() => Float)
  seconds!: number;

  @Field(() => ActivityKindEnum, { nullable: true })
  planned!: PlannedKind | null;

  @Field(() => AgentStateEnum)
  actual!: AgentState;
}

@ObjectType('AgentAdherenceDay', { description: 'One agent on one day of his zone.' })
export class AgentAdherenceDayType {
  @Field(() => ID)
  agentId!: number;

  @Field(() => String)
  agentCode!: string;

  @Field(() => String)
  agentName!: string;

  @Field(() => LocalDateScalar)
  date!: LocalDate;

  @Field(() => TimeZoneScalar)
  zone!: TimeZone;

  @Field(() => [AdherenceFigureType])
  figures!: AdherenceFigureType[];

  @Field(() => [AdherenceExceptionType])
  exceptions!: readonly AdherenceExceptionType[];
}

export function toAgentDay({ agent, date, zone, figures, exceptions }: AgentDay): AgentAdherenceDayType {
  return {
    agentId: agent.id,
    agentCode: agent.code,
    agentName: agent.name,
    date,
    zone,
    figures: figures.map(toFigure),
    exceptions,
  };
}

function toFigure({ value, numeratorSeconds, denominatorSeconds, passport }: Figure): AdherenceFigureType {
  const { span, ...rest } = passport;
  return {
    formula: passport.formula,
    value,
    numeratorSeconds,
    denominatorSeconds,
    passport: { ...rest, start: span.start, end: span.end },
  };
}
