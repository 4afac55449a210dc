import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { type AgentDay, type DayEvent, type DayException } from '../../adherence/agent-day.js';
import { type PlannedKind } from '../../adherence/engine/adherence-map.js';
import { type Figure, type Passport } from '../../adherence/engine/adherence.js';
import { type AgentState } from '../../adherence/engine/agent-state.js';
import { type ExceptionKind } from '../../adherence/engine/exceptions.js';
import { type Instant } from '../../time/instant.js';
import { type LocalDate, type TimeZone } from '../../time/zoned-time.js';
import { ActivityKindEnum } from '../scheduling/shift.type.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';
import { TimeZoneScalar } from '../scalars/time-zone.scalar.js';
import { AgentStateIntervalType, toStateInterval } from './agent-timeline.type.js';
import { AdherenceExplanationType, toExplanation } from './explanation.type.js';
import { AgentStateEnum, ExceptionKindEnum } from './state.enum.js';

@ObjectType('AsOf', { description: 'As of when a figure was made.' })
export class AsOfType {
  @Field(() => Int)
  mapVersion!: number;

  @Field(() => Int)
  reasonMapVersion!: number;

  @Field(() => InstantScalar)
  publishedBy!: Instant;

  @Field(() => InstantScalar)
  storedBy!: Instant;

  @Field(() => InstantScalar)
  mappedBy!: Instant;

  @Field(() => InstantScalar)
  decidedBy!: Instant;
}

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

  @Field(() => [String], {
    description: 'Published schedules, as id:version, and +n where they had been changed n times since.',
  })
  planVersions!: readonly string[];

  @Field(() => Int, { description: 'The newest version of any adherence map that was looked at.' })
  mapVersion!: number;

  @Field(() => [Int], { description: 'The versions of the adherence maps that judged.' })
  mapVersions!: readonly number[];

  @Field(() => [Int], { description: 'The versions of the reason maps that read the events.' })
  reasonMapVersions!: readonly number[];

  @Field(() => AsOfType, { description: 'Asked with it, the same figure comes again.' })
  asOf!: AsOfType;

  @Field(() => [ID], { description: 'Approved explanations that were counted in.' })
  approvals!: readonly number[];

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

@ObjectType('AdherenceEvent', { description: 'A stored event that a deviation was seen by.' })
export class AdherenceEventType {
  @Field(() => ID)
  id!: number;

  @Field(() => InstantScalar)
  eventTime!: Instant;

  @Field(() => InstantScalar)
  receivedTime!: Instant;

  @Field(() => String, { description: 'The login.' })
  agentKey!: string;

  @Field(() => String, { description: 'With `sourceEventId`, its name at the source.' })
  origin!: string;

  @Field(() => String)
  sourceEventId!: string;
}

@ObjectType('PlannedActivity')
export class PlannedActivityType {
  @Field(() => ActivityKindEnum)
  kind!: PlannedKind;

  @Field(() => InstantScalar)
  start!: Instant;

  @Field(() => InstantScalar)
  end!: Instant;
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

  @Field(() => AdherenceExplanationType, { nullable: true })
  explanation!: AdherenceExplanationType | null;

  @Field(() => [AdherenceEventType], { description: 'What it was seen by.' })
  events!: AdherenceEventType[];
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

  @Field(() => [AdherenceFigureType], { description: 'As it happened.' })
  figures!: AdherenceFigureType[];

  @Field(() => [AdherenceFigureType], { description: 'The same, with approved explanations counted in.' })
  figuresWithApprovals!: AdherenceFigureType[];

  @Field(() => [PlannedActivityType], { description: 'Of every shift that touches the day.' })
  planned!: readonly PlannedActivityType[];

  @Field(() => [AgentStateIntervalType], { description: 'What he did, up to now.' })
  actual!: AgentStateIntervalType[];

  @Field(() => [AdherenceExplanationType], {
    description: 'His own, and those for everybody of his team or site.',
  })
  explanations!: readonly AdherenceExplanationType[];

  @Field(() => [AdherenceExceptionType])
  exceptions!: readonly AdherenceExceptionType[];
}

export function toAgentDay(day: AgentDay): AgentAdherenceDayType {
  const { agent, date, zone, figures, approvedFigures, exceptions, shifts, timeline, explanations } = day;
  return {
    agentId: agent.id,
    agentCode: agent.code,
    agentName: agent.name,
    ...{ date, zone },
    figures: figures.map(toFigure),
    figuresWithApprovals: approvedFigures.map(toFigure),
    exceptions: exceptions.map(toException),
    planned: shifts.flatMap(({ activities }) => activities),
    // Only worked out where a query names it.
    get actual() {
      return timeline.map(toStateInterval);
    },
    explanations: explanations.map(toExplanation),
  };
}

function toException({ explanation, ...exception }: DayException): AdherenceExceptionType {
  return {
    ...exception,
    explanation: explanation === null ? null : toExplanation(explanation),
    get events() {
      return exception.events().map(toEvent);
    },
  };
}

function toEvent({ storedId, id, ...event }: DayEvent): AdherenceEventType {
  return { ...event, id: storedId, sourceEventId: id };
}

function toFigure({ value, numeratorSeconds, denominatorSeconds, passport }: Figure): AdherenceFigureType {
  return {
    formula: passport.formula,
    ...{ value, numeratorSeconds, denominatorSeconds },
    passport: toPassport(passport),
  };
}

/** Figures of the database always say as of when they are. */
function toPassport({ span, asOf, ...rest }: Passport): FigurePassportType {
  if (asOf === null) throw new Error(`The figure ${rest.formula} has no versions.`);
  return { ...rest, asOf, mapVersion: asOf.mapVersion, start: span.start, end: span.end };
}
