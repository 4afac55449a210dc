import { Field, Float, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { ORDINARY_ASSUMPTIONS, type SimulationOrder } from '../../scheduling/simulation/roster-simulation.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { parseId } from '../scalars/ids.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';

type Assumptions = SimulationOrder['assumptions'];

export const SimulatedRoutingEnum = {
  ROSTERED: 'rostered',
  ENTITLED: 'entitled',
} as const satisfies Record<string, Assumptions['routing']>;
registerEnumType(SimulatedRoutingEnum, {
  name: 'SimulatedRouting',
  description:
    'ROSTERED: agents take the queue that they are rostered on; ENTITLED: every queue they may take.',
});

export const ServiceLevelFormulaEnum = {
  CREDIT: 'sl.credit',
  ANSWERED: 'sl.answered',
  OFFERED: 'sl.offered',
  IGNORE_SHORT: 'sl.ignore-short',
  SHORT_CREDIT: 'sl.short-credit',
} as const satisfies Record<string, Assumptions['serviceLevel']>;
registerEnumType(ServiceLevelFormulaEnum, {
  name: 'ServiceLevelFormula',
  description: 'How contacts that callers abandoned count.',
});

@InputType({ description: 'What a roster does not say; percentages are changes, 10 is a tenth more.' })
export class SimulationAssumptionsInput {
  @Field(() => ServiceLevelFormulaEnum, { defaultValue: ORDINARY_ASSUMPTIONS.serviceLevel })
  serviceLevel!: Assumptions['serviceLevel'];

  @Field(() => SimulatedRoutingEnum, { defaultValue: ORDINARY_ASSUMPTIONS.routing })
  routing!: Assumptions['routing'];

  @Field(() => Float, { defaultValue: 0 })
  volumePercent!: number;

  @Field(() => Float, { defaultValue: 0 })
  handleTimePercent!: number;

  @Field(() => Float, { defaultValue: 0 })
  patiencePercent!: number;

  @Field(() => Float, { defaultValue: 1, description: 'Deviation / mean: 1 exponential, others lognormal.' })
  handleTimeVariation!: number;

  @Field(() => Float, { defaultValue: 0, description: 'Deviation / mean of the whole day’s contacts.' })
  dayVariation!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Shifts that nobody comes to; without it the out-of-office shrinkage no roster places.',
  })
  absentShare?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Time away that is in no plan; without it the in-office shrinkage no roster places.',
  })
  unavailableShare?: number | null;

  @Field(() => Float, { defaultValue: 0, description: 'Mean of late starts and of overrun breaks.' })
  lateMinutes!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Agents in outbound blocks take contacts that have waited this long; without it, none.',
  })
  yieldsAfterSeconds?: number | null;
}

@InputType()
export class SimulateRosterInput {
  @Field(() => ID)
  scheduleId!: string;

  @Field(() => LocalDateScalar, { description: 'In the zone of the planning period.' })
  from!: LocalDate;

  @Field(() => Int, { defaultValue: 1, description: '1 to 7.' })
  days!: number;

  @Field(() => Int, { defaultValue: 1 })
  seed!: number;

  @Field(() => Int, { defaultValue: 100, description: 'Most replications, 2 to 2000.' })
  replications!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Stop once every service level is known this well, 0.01 for a point either way.',
  })
  halfWidth?: number | null;

  @Field(() => Int, { defaultValue: 0, description: 'Find so many hours of one agent that help most.' })
  agentHours!: number;

  @Field(() => SimulationAssumptionsInput, { defaultValue: ORDINARY_ASSUMPTIONS })
  assumptions!: SimulationAssumptionsInput;
}

export function simulationOrder({ scheduleId, halfWidth, assumptions, ...order }: SimulateRosterInput) {
  return {
    ...order,
    scheduleId: parseId(scheduleId, 'scheduleId'),
    halfWidth: halfWidth ?? null,
    assumptions: {
      ...assumptions,
      absentShare: assumptions.absentShare ?? null,
      unavailableShare: assumptions.unavailableShare ?? null,
      yieldsAfterSeconds: assumptions.yieldsAfterSeconds ?? null,
    },
  } satisfies SimulationOrder;
}
