import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PLANNING_RULE_KINDS, type PlanningRuleKind } from '../../scheduling/terms/terms.js';
import { type Instant } from '../../time/instant.js';
import { type LocalDate, type LocalTime } from '../../time/zoned-time.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { JsonScalar } from '../scalars/json.scalar.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';
import { LocalTimeScalar } from '../scalars/local-time.scalar.js';

export const PlanningRuleKindEnum = Object.fromEntries(
  PLANNING_RULE_KINDS.map((kind) => [kind.toUpperCase().replaceAll('-', '_'), kind]),
);
registerEnumType(PlanningRuleKindEnum, {
  name: 'PlanningRuleKind',
  description:
    'RULE: of one agent’s shifts. FAIRNESS: shared out evenly. SHIFT_TYPE_COVER: shifts of a type.',
});

@ObjectType('PlanningRule', { description: 'A rule of a site from day to day, or of one planning period.' })
export class PlanningRuleType {
  @Field(() => ID)
  id!: number;

  @Field(() => ID, { nullable: true })
  siteId!: number | null;

  @Field(() => ID, { nullable: true })
  periodId!: number | null;

  @Field(() => PlanningRuleKindEnum)
  kind!: PlanningRuleKind;

  @Field(() => JsonScalar, { description: 'As in docs/scheduling-rules.md.' })
  content!: unknown;

  @Field(() => LocalDateScalar, { nullable: true })
  validFrom!: LocalDate | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Included.' })
  validTo!: LocalDate | null;

  @Field(() => InstantScalar)
  createdAt!: Instant;
}

@ObjectType('RuleParameter')
export class RuleParameterType {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  label!: string;

  @Field(() => String, {
    description: 'minutes, count, window, shift-types, shift-type, band, date, rotation or choice.',
  })
  kind!: string;

  @Field(() => Boolean)
  isRequired!: boolean;

  @Field(() => [String])
  choices!: readonly string[];
}

@ObjectType('RuleDescription', { description: 'A rule that a planner can choose, for forms.' })
export class RuleDescriptionType {
  @Field(() => String)
  id!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String, { description: 'What a soft rule’s weight is the price of.' })
  unit!: string;

  @Field(() => [RuleParameterType])
  parameters!: readonly RuleParameterType[];
}

@ObjectType('ShiftType', { description: 'A kind of shift that rules and requests name.' })
export class ShiftTypeType {
  @Field(() => ID)
  id!: number;

  @Field(() => String, { description: 'What rules call it.' })
  code!: string;

  @Field(() => String)
  name!: string;

  @Field(() => LocalTimeScalar, { description: 'First local start.' })
  earliest!: LocalTime;

  @Field(() => LocalTimeScalar, { description: 'Last one, included; before the first is after midnight.' })
  latest!: LocalTime;

  @Field(() => [Int], { nullable: true, description: 'Elapsed; null for any.' })
  lengthsMinutes!: readonly number[] | null;

  @Field(() => JsonScalar, { nullable: true, description: 'Fixed pauses; null for those of the contract.' })
  pauses!: unknown;
}
