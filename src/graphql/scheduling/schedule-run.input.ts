import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { type ReoptimiseRequest } from '../../scheduling/schedule-run.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { parseId, parseIds } from '../scalars/ids.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';

@InputType()
export class GenerateScheduleInput {
  @Field(() => ID)
  periodId!: string;

  @Field(() => Int, {
    defaultValue: 1,
    description: 'The same seed on the same input gives the same roster.',
  })
  seed!: number;

  @Field(() => Int, { defaultValue: 30, description: 'How long the search may take, 1 to 3600.' })
  budgetSeconds!: number;
}

@InputType({
  description: 'Agents, teams and sites add up; without any, everybody. Days narrow all of them.',
})
export class RosterPartInput {
  @Field(() => [ID], { defaultValue: [] })
  agentIds!: string[];

  @Field(() => [ID], { defaultValue: [] })
  teamIds!: string[];

  @Field(() => [ID], { defaultValue: [] })
  siteIds!: string[];

  @Field(() => LocalDateScalar, { nullable: true, description: 'First day that a shift starts on.' })
  from?: LocalDate | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day that a shift starts on.' })
  to?: LocalDate | null;
}

@InputType()
export class ReoptimiseScheduleInput {
  @Field(() => ID, { description: 'The roster to begin with: a draft, or a published one.' })
  scheduleId!: string;

  @Field(() => RosterPartInput, {
    nullable: true,
    description: 'What is planned again; all of it when left out.',
  })
  part?: RosterPartInput | null;

  @Field(() => Int, { defaultValue: 1 })
  seed!: number;

  @Field(() => Int, { defaultValue: 30, description: 'How long the search may take, 1 to 3600.' })
  budgetSeconds!: number;
}

export function reoptimiseRequest({
  scheduleId,
  part,
  seed,
  budgetSeconds,
}: ReoptimiseScheduleInput): ReoptimiseRequest {
  const { agentIds = [], teamIds = [], siteIds = [], from, to } = part ?? {};
  return {
    scheduleId: parseId(scheduleId, 'scheduleId'),
    part: {
      agentIds: parseIds(agentIds, 'agentIds'),
      teamIds: parseIds(teamIds, 'teamIds'),
      siteIds: parseIds(siteIds, 'siteIds'),
      ...(from ? { from } : {}),
      ...(to ? { to } : {}),
    },
    seed,
    budgetSeconds,
  };
}
