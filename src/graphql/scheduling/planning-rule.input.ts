import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { type RuleOrder, type RuleOwner } from '../../scheduling/terms/planning-rules.service.js';
import { type New, type PlanningRuleKind, type ShiftTypeRow } from '../../scheduling/terms/terms.js';
import { type LocalDate, type LocalTime } from '../../time/zoned-time.js';
import { badUserInput } from '../graphql.errors.js';
import { parseId } from '../scalars/ids.js';
import { JsonScalar } from '../scalars/json.scalar.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';
import { LocalTimeScalar } from '../scalars/local-time.scalar.js';
import { PlanningRuleKindEnum } from './planning-rule.type.js';

@InputType({ description: 'Exactly one of both.' })
export class RuleOwnerInput {
  @Field(() => ID, { nullable: true })
  siteId?: string | null;

  @Field(() => ID, { nullable: true })
  periodId?: string | null;
}

@InputType()
export class ChangePlanningRuleInput {
  @Field(() => JsonScalar, {
    description: 'As in docs/scheduling-rules.md: `{ rule: "working-weekends", max: 2, weeks: 4 }`.',
  })
  content!: unknown;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Of a rule of a site.' })
  validFrom?: LocalDate | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The last day; leave out for no end.' })
  validTo?: LocalDate | null;
}

@InputType()
export class AddPlanningRuleInput extends ChangePlanningRuleInput {
  @Field(() => RuleOwnerInput)
  owner!: RuleOwnerInput;

  @Field(() => PlanningRuleKindEnum, { defaultValue: 'rule' })
  kind!: PlanningRuleKind;
}

@InputType()
export class ChangeShiftTypeInput {
  @Field(() => String)
  name!: string;

  @Field(() => LocalTimeScalar)
  earliest!: LocalTime;

  @Field(() => LocalTimeScalar, { description: 'Before `earliest`: after midnight.' })
  latest!: LocalTime;

  @Field(() => [Int], { nullable: true })
  lengthsMinutes?: number[] | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'Fixed pauses: `[{ kind: "meal", afterStartMinutes: 240, minutes: 30, paid: false }]`.',
  })
  pauses?: unknown;
}

@InputType()
export class CreateShiftTypeInput extends ChangeShiftTypeInput {
  @Field(() => String)
  code!: string;
}

/** @throws UserError BAD_USER_INPUT unless it is exactly one. */
export function toRuleOwner({ siteId, periodId }: RuleOwnerInput): RuleOwner {
  if (siteId && !periodId) return { siteId: parseId(siteId, 'siteId') };
  if (periodId && !siteId) return { periodId: parseId(periodId, 'periodId') };
  throw badUserInput('A rule is of a site or of a period. Give exactly one of them.', 'owner', '');
}

export function toRuleOrder({ owner, kind, ...change }: AddPlanningRuleInput): RuleOrder {
  return { owner: toRuleOwner(owner), kind, ...toRuleChange(change) };
}

export function toRuleChange({ content, validFrom, validTo }: ChangePlanningRuleInput) {
  return { content, validFrom: validFrom ?? null, validTo: validTo ?? null };
}

export function toShiftTypeChange(input: ChangeShiftTypeInput): Omit<New<ShiftTypeRow>, 'code'> {
  const { name, earliest, latest, lengthsMinutes, pauses } = input;
  return {
    name,
    earliest,
    latest,
    lengthsMinutes: lengthsMinutes ?? null,
    // The service holds it against the reader of problems.
    pauses: (pauses ?? null) as ShiftTypeRow['pauses'],
  };
}

export function toShiftType(input: CreateShiftTypeInput): New<ShiftTypeRow> {
  return { ...toShiftTypeChange(input), code: input.code };
}
