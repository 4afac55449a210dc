import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { type BindingTarget, type QueueFigures } from '../../forecasting/engine/staffing-targets.js';
import { BindingTargetEnum } from './requirement.type.js';

@ObjectType('QueueFigures', { description: 'What callers meet; missing where there is no such figure.' })
export class QueueFiguresType {
  @Field(() => Float, { nullable: true, description: 'In the reading of the target.' })
  serviceLevel!: number | undefined;

  @Field(() => Float, { nullable: true, description: 'Of the answered.' })
  averageSpeedOfAnswerSeconds!: number | undefined;

  @Field(() => Float, { nullable: true })
  waitProbability!: number | undefined;

  @Field(() => Float, { nullable: true })
  occupancy!: number | undefined;

  @Field(() => Float, { nullable: true })
  abandonProbability!: number | undefined;
}

@ObjectType('AgentsNeeded')
export class AgentsNeededType {
  @Field(() => Int, { description: 'Before shrinkage.' })
  requiredAgents!: number;

  @Field(() => BindingTargetEnum, { description: 'What one agent less would miss.' })
  bindingTarget!: BindingTarget;

  @Field(() => Float, { description: 'Erlangs.' })
  offeredLoad!: number;

  @Field(() => QueueFiguresType)
  figures!: QueueFigures;
}

@ObjectType('AgentsReach', { description: 'What a number of agents reaches, and how much it can take.' })
export class AgentsReachType {
  @Field(() => QueueFiguresType)
  figures!: QueueFigures;

  @Field(() => BindingTargetEnum, { nullable: true, description: 'The first that is not met.' })
  missedTarget!: BindingTarget | undefined;

  @Field(() => Float, {
    nullable: true,
    description: 'With which all targets are met; missing where nothing is too much.',
  })
  mostContacts!: number | undefined;

  @Field(() => Float, { nullable: true, description: 'With which all targets are met at these contacts.' })
  longestAverageHandleTimeSeconds!: number | undefined;

  @Field(() => Float, {
    nullable: true,
    description: 'In which the share of the service level is answered; missing where it never is.',
  })
  secondsToAnswer!: number | undefined;
}
