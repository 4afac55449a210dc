import { ArgsType, Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import { type AllocationRequest, type MixRequest, type OwnGroup } from '../../scheduling/skills.js';
import { parseId } from '../scalars/ids.js';

@InputType()
export class QueueSkillInput {
  @Field(() => ID)
  queueId!: string;

  @Field(() => Float, { defaultValue: 1, description: '1 is the norm; 0.8 handles four fifths of it.' })
  speed!: number;
}

@InputType({ description: 'People who can do the same.' })
export class SkillGroupInput {
  @Field(() => String)
  name!: string;

  @Field(() => [QueueSkillInput])
  skills!: QueueSkillInput[];

  @Field(() => Int, {
    nullable: true,
    description: 'In an allocation: there all the time. In a mix: at most so many; no limit when left out.',
  })
  heads?: number | null;

  @Field(() => Float, { defaultValue: 1, description: 'Of one head; counts in a mix.' })
  cost!: number;
}

@ArgsType()
export class SkillAllocationArgs {
  @Field(() => ID)
  periodId!: string;

  @Field(() => ID, { nullable: true, description: 'Whose agents on inbound are there; or give groups.' })
  scheduleId?: string | null;

  @Field(() => [SkillGroupInput], { defaultValue: [] })
  groups!: SkillGroupInput[];
}

@ArgsType()
export class SkillMixArgs {
  @Field(() => ID)
  periodId!: string;

  @Field(() => [SkillGroupInput], {
    defaultValue: [],
    description: 'Those that the agents of the period form, at a cost of 1 each, when left out.',
  })
  groups!: SkillGroupInput[];

  @Field(() => Boolean, { defaultValue: false, description: 'No group may be larger than it is today.' })
  withinToday!: boolean;
}

export function allocationRequest({ periodId, scheduleId, groups }: SkillAllocationArgs): AllocationRequest {
  return {
    periodId: parseId(periodId, 'periodId'),
    scheduleId: scheduleId ? parseId(scheduleId, 'scheduleId') : null,
    groups: groups.map(toOwnGroup),
  };
}

export function mixRequest({ periodId, groups, withinToday }: SkillMixArgs): MixRequest {
  return { periodId: parseId(periodId, 'periodId'), groups: groups.map(toOwnGroup), withinToday };
}

function toOwnGroup({ name, skills, heads, cost }: SkillGroupInput): OwnGroup {
  return {
    name,
    speeds: skills.map(({ queueId, speed }) => ({ queueId: parseId(queueId, 'queueId'), speed })),
    heads: heads ?? null,
    cost,
  };
}
