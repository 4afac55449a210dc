import { ArgsType, Field, ID } from '@nestjs/graphql';
import { type WhoseShifts } from '../../scheduling/roster.service.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { LARGEST_PAGE, PageArgs } from '../connection.js';
import { badUserInput } from '../graphql.errors.js';
import { parseId, parseIds } from '../scalars/ids.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';

@ArgsType()
export class ShiftFilterArgs extends PageArgs {
  @Field(() => ID, { nullable: true })
  siteId?: string | null;

  @Field(() => ID, { nullable: true })
  teamId?: string | null;

  @Field(() => ID, { nullable: true })
  agentId?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Of these agents alone, at most 200.' })
  agentIds?: string[] | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'First day that a shift starts on.' })
  from?: LocalDate | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day that a shift starts on.' })
  to?: LocalDate | null;
}

/** Shifts that are not of one schedule need bounds. */
@ArgsType()
export class DaysArgs extends PageArgs {
  @Field(() => LocalDateScalar, { description: 'First day that a shift starts on.' })
  from!: LocalDate;

  @Field(() => LocalDateScalar, { description: 'Last day that a shift starts on.' })
  to!: LocalDate;
}

@ArgsType()
export class PublishedShiftsArgs extends DaysArgs {
  @Field(() => ID, { nullable: true })
  siteId?: string | null;

  @Field(() => ID, { nullable: true })
  teamId?: string | null;

  @Field(() => ID, { nullable: true })
  agentId?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Of these agents alone, at most 200.' })
  agentIds?: string[] | null;
}

export function toWhoseShifts<T extends Partial<ShiftFilterArgs>>(args: T): WhoseShifts {
  const { siteId, teamId, agentId, agentIds, from, to } = args;
  if (agentIds && agentIds.length > LARGEST_PAGE) throw tooMany(agentIds.length);
  return {
    ...(siteId ? { siteId: parseId(siteId, 'siteId') } : {}),
    ...(teamId ? { teamId: parseId(teamId, 'teamId') } : {}),
    ...(agentId ? { agentId: parseId(agentId, 'agentId') } : {}),
    ...(agentIds ? { agentIds: parseIds(agentIds, 'agentIds') } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  };
}

const tooMany = (count: number) =>
  badUserInput(
    `"agentIds" has ${count} agents; ask for at most ${LARGEST_PAGE} of them at a time.`,
    'agentIds',
    count,
  );
