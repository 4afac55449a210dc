import { Args, Float, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { RosterNamesService } from '../../scheduling/roster-names.service.js';
import { ShiftRequestsService } from '../../scheduling/terms/shift-requests.service.js';
import { type ShiftRequestRow } from '../../scheduling/terms/terms.js';
import { type Agent } from '../../workforce/workforce.js';
import { type ConnectionOf, pageRequest, toConnection } from '../connection.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { Loaders } from '../loaders/loaders.js';
import { parseId } from '../scalars/ids.js';
import {
  AskForShiftInput,
  ShiftRequestArgs,
  ShiftRequestConnection,
  ShiftRequestType,
  toRequestsWanted,
  toShiftRequest,
} from './shift-request.type.js';
import { RosterAgent } from './shift.type.js';

@Resolver(() => ShiftRequestType)
export class ShiftRequestResolver {
  constructor(
    private readonly requests: ShiftRequestsService,
    private readonly names: RosterNamesService,
  ) {}

  @Query(() => ShiftRequestConnection, {
    description: 'Agents have their own; planners and team leads theirs.',
  })
  async shiftRequests(
    @CurrentActor() actor: Actor,
    @Args() args: ShiftRequestArgs,
  ): Promise<ConnectionOf<ShiftRequestRow>> {
    return toConnection(await this.requests.page(actor, toRequestsWanted(args), pageRequest(args)));
  }

  @Mutation(() => ShiftRequestType)
  askForShift(
    @CurrentActor() actor: Actor,
    @Args('input') input: AskForShiftInput,
  ): Promise<ShiftRequestRow> {
    return this.requests.ask(actor, toShiftRequest(input));
  }

  @Mutation(() => ShiftRequestType)
  withdrawShiftRequest(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<ShiftRequestRow> {
    return this.requests.withdraw(actor, parseId(id));
  }

  @Mutation(() => ShiftRequestType, { description: 'For planners.' })
  weighShiftRequest(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
    @Args('weight', { type: () => Float }) weight: number,
  ): Promise<ShiftRequestRow> {
    return this.requests.weigh(actor, parseId(id), weight);
  }

  @ResolveField(() => RosterAgent, { nullable: true })
  agent(
    @CurrentActor() actor: Actor,
    @Loaders() loaders: Loaders,
    @Parent() { agentId }: ShiftRequestRow,
  ): Promise<Agent | null> {
    return loaders.by('rosterAgent', (ids) => this.names.agents(actor, ids)).load(agentId);
  }
}
