import { Field, Float, ID, ObjectType } from '@nestjs/graphql';
import { type Instant } from '../../time/instant.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';
import { RuleLevelEnum } from './schedule.type.js';

@ObjectType('LabourRule')
export class LabourRuleType {
  @Field(() => String, { description: 'Which rule: see docs/scheduling-rules.md.' })
  rule!: string;

  @Field(() => String, { description: 'What it asks for.' })
  text!: string;

  @Field(() => RuleLevelEnum)
  level!: 'hard' | 'soft';

  @Field(() => Float, { nullable: true, description: 'Of a soft one: points for each unit.' })
  weight!: number | null;

  @Field(() => String, { description: 'Law and article.' })
  source!: string;
}

@ObjectType('LabourPack', { description: 'Labour rules of one jurisdiction as dated, sourced data.' })
export class LabourPackType {
  @Field(() => String)
  id!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String, { description: 'ISO 3166: `GB`, `US-CA`.' })
  jurisdiction!: string;

  @Field(() => LocalDateScalar)
  validFrom!: LocalDate;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day in force.' })
  validTo!: LocalDate | null;

  @Field(() => String)
  source!: string;

  @Field(() => Boolean, { description: 'Whether counsel has confirmed it. None of this is legal advice.' })
  verified!: boolean;

  @Field(() => [LabourRuleType])
  rules!: readonly LabourRuleType[];

  @Field(() => [String], { description: 'What the law adds to every rate, in words.' })
  premiums!: readonly string[];

  @Field(() => [String], { description: 'Opt-outs and consents that its rules look at.' })
  flags!: readonly string[];
}

@ObjectType('LabourPackChoice', { description: 'A pack that a site keeps to.' })
export class LabourPackChoiceType {
  @Field(() => ID)
  id!: number;

  @Field(() => ID)
  siteId!: number;

  @Field(() => String)
  packId!: string;

  @Field(() => LocalDateScalar)
  validFrom!: LocalDate;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Included.' })
  validTo!: LocalDate | null;

  @Field(() => InstantScalar)
  createdAt!: Instant;
}

@ObjectType('LabourFlag', { description: 'An opt-out or a consent of an agent that packs look at.' })
export class LabourFlagType {
  @Field(() => ID)
  id!: number;

  @Field(() => ID)
  agentId!: number;

  @Field(() => String)
  flag!: string;

  @Field(() => LocalDateScalar)
  validFrom!: LocalDate;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Included.' })
  validTo!: LocalDate | null;
}
