import { Field, ID, InputType } from '@nestjs/graphql';
import { type LabourFlag, type LabourPackChoice, type New } from '../../scheduling/terms/terms.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { parseId } from '../scalars/ids.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';

@InputType()
export class ChooseLabourPackInput {
  @Field(() => ID)
  siteId!: string;

  @Field(() => String)
  packId!: string;

  @Field(() => LocalDateScalar)
  validFrom!: LocalDate;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The last day; leave out for no end.' })
  validTo?: LocalDate | null;
}

@InputType()
export class AddLabourFlagInput {
  @Field(() => ID)
  agentId!: string;

  @Field(() => String, { description: 'One of `labourFlagNames`.' })
  flag!: string;

  @Field(() => LocalDateScalar)
  validFrom!: LocalDate;

  @Field(() => LocalDateScalar, { nullable: true })
  validTo?: LocalDate | null;
}

export function toLabourPackChoice(input: ChooseLabourPackInput): New<LabourPackChoice> {
  return { ...input, siteId: parseId(input.siteId, 'siteId'), validTo: input.validTo ?? null };
}

export function toLabourFlag(input: AddLabourFlagInput): New<LabourFlag> {
  return { ...input, agentId: parseId(input.agentId, 'agentId'), validTo: input.validTo ?? null };
}
