import { Field, Float, ID, InputType } from '@nestjs/graphql';
import { type StaffingModel } from '../../forecasting/engine/staffing.js';
import {
  type Change,
  type Changeable,
  type WhatIfScenario,
} from '../../forecasting/engine/what-if-scenario.js';
import { type ScenarioRequest } from '../../scheduling/scenarios.service.js';
import { type Instant } from '../../time/instant.js';
import { StaffingModelEnum } from '../forecasting/requirement.type.js';
import { badUserInput } from '../graphql.errors.js';
import { parseId, parseIds } from '../scalars/ids.js';
import { InstantScalar } from '../scalars/instant.scalar.js';

@InputType({ description: 'Exactly one of the fields.' })
export class ChangeInput {
  @Field(() => Float, { nullable: true, description: 'Of the figure: 10 for a tenth more.' })
  percent?: number | null;

  @Field(() => Float, { nullable: true })
  by?: number | null;

  @Field(() => Float, { nullable: true })
  to?: number | null;
}

@InputType({ description: 'What changes for one queue, or for all.' })
export class WhatIfChangeInput implements Partial<Record<Changeable, ChangeInput | null>> {
  @Field(() => ID, { nullable: true, description: 'Every queue when left out.' })
  queueId?: string | null;

  @Field(() => StaffingModelEnum, { nullable: true })
  model?: StaffingModel | null;

  @Field(() => ChangeInput, { nullable: true, description: 'Contacts.' })
  volume?: ChangeInput | null;

  @Field(() => ChangeInput, { nullable: true })
  averageHandleTimeSeconds?: ChangeInput | null;

  @Field(() => ChangeInput, { nullable: true, description: 'Counts with model A.' })
  patienceSeconds?: ChangeInput | null;

  @Field(() => ChangeInput, {
    nullable: true,
    description: 'The sum of all components, a share: 0.3 for 30 %.',
  })
  shrinkage?: ChangeInput | null;

  @Field(() => ChangeInput, { nullable: true, description: 'A share: 0.8 for 80 %.' })
  serviceLevel?: ChangeInput | null;

  @Field(() => ChangeInput, { nullable: true })
  answerThresholdSeconds?: ChangeInput | null;

  @Field(() => ChangeInput, { nullable: true })
  averageSpeedOfAnswerSeconds?: ChangeInput | null;

  @Field(() => ChangeInput, { nullable: true })
  maxOccupancy?: ChangeInput | null;

  @Field(() => ChangeInput, { nullable: true, description: 'Needs model A.' })
  maxAbandonment?: ChangeInput | null;

  @Field(() => ChangeInput, { nullable: true })
  minAgents?: ChangeInput | null;
}

@InputType()
export class WhatIfScenarioInput {
  @Field(() => String)
  name!: string;

  @Field(() => [WhatIfChangeInput], {
    description: 'Made in their order, each on what the ones before it left.',
  })
  changes!: WhatIfChangeInput[];
}

@InputType({ description: 'At most one requirement or forecast of each queue.' })
export class WhatIfInput {
  @Field(() => [ID], { defaultValue: [] })
  requirementIds!: string[];

  @Field(() => [ID], { defaultValue: [], description: 'Staffed by the queue’s own goal.' })
  forecastIds!: string[];

  @Field(() => [WhatIfScenarioInput], { description: 'At most 20; the plan as it is comes first by itself.' })
  scenarios!: WhatIfScenarioInput[];

  @Field(() => InstantScalar, { nullable: true })
  from?: Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: 'The first moment after it.' })
  to?: Instant | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Whose agents are the ones now planned; those of the published rosters when left out.',
  })
  scheduleId?: string | null;

  @Field(() => Float, { nullable: true, description: 'Of a paid hour.' })
  costPerHour?: number | null;
}

export function scenarioRequest(input: WhatIfInput): ScenarioRequest {
  return {
    requirementIds: parseIds(input.requirementIds, 'requirementIds'),
    forecastVersionIds: parseIds(input.forecastIds, 'forecastIds'),
    scenarios: input.scenarios.map(toScenario),
    span: { ...(input.from ? { start: input.from } : {}), ...(input.to ? { end: input.to } : {}) },
    scheduleId: input.scheduleId ? parseId(input.scheduleId, 'scheduleId') : null,
    costPerHour: input.costPerHour ?? null,
  };
}

function toScenario({ name, changes }: WhatIfScenarioInput): WhatIfScenario {
  return {
    name,
    changes: changes.map(({ queueId, model, ...figures }) => ({
      queue: queueId ? String(parseId(queueId, 'queueId')) : null,
      ...(model ? { model } : {}),
      changes: Object.fromEntries(
        Object.entries(figures).flatMap(([figure, change]: [string, ChangeInput | null | undefined]) =>
          change ? [[figure, toChange(figure, change)]] : [],
        ),
      ),
    })),
  };
}

function toChange(figure: string, { percent, by, to }: ChangeInput): Change {
  const given = [percent, by, to].filter((value) => typeof value === 'number');
  if (given.length !== 1) {
    throw badUserInput(`A change of ${figure} is exactly one of percent, by and to.`, figure, given.length);
  }
  if (typeof percent === 'number') return { percent };
  return typeof by === 'number' ? { by } : { to: given[0] };
}
