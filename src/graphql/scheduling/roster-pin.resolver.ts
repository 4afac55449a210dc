import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { type PinOrder, type RosterPin } from '../../scheduling/editing/roster-pin.js';
import { RosterPinsService } from '../../scheduling/editing/roster-pins.service.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { parseId } from '../scalars/ids.js';
import { AgentDayInput, RosterPinType } from './roster-pin.type.js';

@Resolver(() => RosterPinType)
export class RosterPinResolver {
  constructor(private readonly pins: RosterPinsService) {}

  @Mutation(() => [RosterPinType], {
    description: 'Holds days as they are: with their shifts, or off. Gives all pins of the schedule.',
  })
  pinRosterDays(
    @CurrentActor() actor: Actor,
    @Args('scheduleId', { type: () => ID }) scheduleId: string,
    @Args('days', { type: () => [AgentDayInput] }) days: AgentDayInput[],
  ): Promise<RosterPin[]> {
    return this.pins.pin(actor, parseId(scheduleId, 'scheduleId'), days.map(pinOrder));
  }

  @Mutation(() => [RosterPinType], { description: 'Gives the pins that are left.' })
  unpinRosterDays(
    @CurrentActor() actor: Actor,
    @Args('scheduleId', { type: () => ID }) scheduleId: string,
    @Args('days', { type: () => [AgentDayInput] }) days: AgentDayInput[],
  ): Promise<RosterPin[]> {
    return this.pins.unpin(actor, parseId(scheduleId, 'scheduleId'), days.map(pinOrder));
  }

  @Query(() => [RosterPinType], { description: 'Of one schedule, in the order in which they were set.' })
  rosterPins(
    @CurrentActor() actor: Actor,
    @Args('scheduleId', { type: () => ID }) scheduleId: string,
  ): Promise<RosterPin[]> {
    return this.pins.pinsOf(actor, parseId(scheduleId, 'scheduleId'));
  }
}

function pinOrder({ agentId, date }: AgentDayInput): PinOrder {
  return { agentId: parseId(agentId, 'agentId'), date };
}
