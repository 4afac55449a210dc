import { Field, Float, InputType } from '@nestjs/graphql';
import { type StaffingModel, type Workload } from '../../forecasting/engine/staffing.js';
import { type StaffingQuestion } from '../../forecasting/staffing-questions.service.js';
import { given } from '../workforce/given.js';
import { StaffingTargetsInput, toTargets } from './requirement.input.js';
import { StaffingModelEnum } from './requirement.type.js';

@InputType()
export class StaffingQuestionInput {
  @Field(() => StaffingModelEnum, { defaultValue: 'C' })
  model!: StaffingModel;

  @Field(() => Float, { description: 'Of the interval.' })
  contacts!: number;

  @Field(() => Float, { defaultValue: 1800 })
  intervalSeconds!: number;

  @Field(() => Float)
  averageHandleTimeSeconds!: number;

  @Field(() => Float, { nullable: true, description: 'Mean patience of callers; model A needs it.' })
  patienceSeconds?: number | null;

  @Field(() => StaffingTargetsInput)
  targets!: StaffingTargetsInput;
}

export function staffingQuestion({ model, targets, ...input }: StaffingQuestionInput): StaffingQuestion {
  const { contacts, intervalSeconds, averageHandleTimeSeconds, patienceSeconds } = input;
  const work: Workload = {
    contacts,
    intervalSeconds,
    averageHandleTimeSeconds,
    ...given({ patienceSeconds }),
  };
  return { model, work, targets: toTargets(targets) };
}
