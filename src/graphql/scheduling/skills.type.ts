import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { type AllocationRow, type ShortageView } from '../../scheduling/skills.js';
import { type Instant } from '../../time/instant.js';
import { InstantScalar } from '../scalars/instant.scalar.js';

@ObjectType('QueueSkill')
export class QueueSkillType {
  @Field(() => ID)
  queueId!: number;

  @Field(() => Float, { description: '1 is the norm; 0.8 handles four fifths of it.' })
  speed!: number;
}

@ObjectType('SkillGroup', { description: 'People who can do the same.' })
export class SkillGroupType {
  @Field(() => ID, { description: 'Within the answer.' })
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => [QueueSkillType])
  skills!: readonly QueueSkillType[];
}

@ObjectType('SkillShortage')
export class SkillShortageType {
  @Field(() => InstantScalar)
  start!: Instant;

  @Field(() => InstantScalar, { description: 'The first moment after it.' })
  end!: Instant;

  @Field(() => ID)
  queueId!: number;

  @Field(() => Float, { description: 'Of speed 1.' })
  agents!: number;

  @Field(() => String, { description: 'Which queue, how many, and why.' })
  message!: string;
}

@ObjectType('AllocatedQueue')
export class AllocatedQueueType {
  @Field(() => ID)
  queueId!: number;

  @Field(() => Float)
  required!: number;

  @Field(() => Float, { description: 'Heads weighted by speed.' })
  covered!: number;

  @Field(() => Float)
  short!: number;
}

@ObjectType('AllocatedGroup')
export class AllocatedGroupType {
  @Field(() => ID)
  groupId!: string;

  @Field(() => Float)
  heads!: number;

  @Field(() => Float, { description: 'On no queue.' })
  idle!: number;
}

@ObjectType('SkillAssignment')
export class SkillAssignmentType {
  @Field(() => ID)
  groupId!: string;

  @Field(() => ID)
  queueId!: number;

  @Field(() => Float, { description: 'Heads; a part is somebody for a part of the interval.' })
  agents!: number;
}

@ObjectType('SkillAllocationRow')
export class SkillAllocationRowType {
  @Field(() => InstantScalar)
  start!: Instant;

  @Field(() => [AllocatedQueueType])
  queues!: readonly AllocatedQueueType[];

  @Field(() => [AllocatedGroupType])
  groups!: readonly AllocatedGroupType[];

  @Field(() => [SkillAssignmentType])
  assignments!: readonly SkillAssignmentType[];
}

@ObjectType('SkillAllocation', { description: 'Multi-skilled agents on the queues of every interval.' })
export class SkillAllocationType {
  @Field(() => ID)
  periodId!: number;

  @Field(() => ID, { nullable: true })
  scheduleId!: number | null;

  @Field(() => [SkillGroupType])
  groups!: readonly SkillGroupType[];

  @Field(() => Float)
  shortHours!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'What the roster itself leaves short with the same people; null without one.',
  })
  rosteredShortHours!: number | null;

  @Field(() => [SkillShortageType])
  shortages!: readonly ShortageView[];

  @Field(() => [SkillAllocationRowType], { description: 'Intervals that need or have anybody.' })
  rows!: readonly AllocationRow[];
}

@ObjectType('SkillMixGroup')
export class SkillMixGroupType extends SkillGroupType {
  @Field(() => Int, { description: 'At work in every interval.' })
  heads!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Agents of the period who form it; null for groups that were given.',
  })
  today!: number | null;

  @Field(() => Float)
  cost!: number;
}

@ObjectType('SkillMix', {
  description: 'The cheapest numbers of agents by skill group that cover every queue in every interval.',
})
export class SkillMixType {
  @Field(() => ID)
  periodId!: number;

  @Field(() => [SkillMixGroupType])
  groups!: readonly SkillMixGroupType[];

  @Field(() => Float)
  cost!: number;

  @Field(() => Float, { description: 'No mix costs less, not even with parts of people.' })
  bound!: number;

  @Field(() => [SkillShortageType], { description: 'What even these groups cannot cover.' })
  shortages!: readonly ShortageView[];

  @Field(() => [SkillAllocationRowType], { description: 'Whom of the mix each interval needs, and where.' })
  rows!: readonly AllocationRow[];
}
