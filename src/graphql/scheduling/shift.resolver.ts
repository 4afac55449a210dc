import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { RosterNamesService } from '../../scheduling/roster-names.service.js';
import { RosterService } from '../../scheduling/roster.service.js';
import { type ScheduledShift } from '../../scheduling/schedule.js';
import { type Agent } from '../../workforce/workforce.js';
import { type ConnectionOf, pageRequest, toConnection } from '../connection.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { Loaders } from '../loaders/loaders.js';
import { parseId } from '../scalars/ids.js';
import { DaysArgs, PublishedShiftsArgs, toWhoseShifts } from './shift.input.js';
import { RosterAgent, ShiftConnection, ShiftType } from './shift.type.js';

@Resolver(() => ShiftType)
export class ShiftResolver {
  constructor(
    private readonly rosters: RosterService,
    private readonly names: RosterNamesService,
  ) {}

  @Query(() => ShiftConnection, { description: 'Published shifts of everybody you may see.' })
  async publishedShifts(
    @CurrentActor() actor: Actor,
    @Args() args: PublishedShiftsArgs,
  ): Promise<ConnectionOf<ScheduledShift>> {
    const whose = { ...toWhoseShifts(args), from: args.from, to: args.to };
    return toConnection(await this.rosters.publishedShifts(actor, whose, pageRequest(args)));
  }

  @Query(() => ShiftConnection, { description: 'The published shifts of one agent.' })
  async agentShifts(
    @CurrentActor() actor: Actor,
    @Args('agentId', { type: () => ID }) agentId: string,
    @Args() args: DaysArgs,
  ): Promise<ConnectionOf<ScheduledShift>> {
    const whose = { agentId: parseId(agentId, 'agentId'), from: args.from, to: args.to };
    return toConnection(await this.rosters.publishedShifts(actor, whose, pageRequest(args)));
  }

  @Query(() => ShiftConnection, { description: 'Your own published shifts.' })
  async myShifts(
    @CurrentActor() actor: Actor,
    @Args() args: DaysArgs,
  ): Promise<ConnectionOf<ScheduledShift>> {
    return toConnection(await this.rosters.ownShifts(actor, args, pageRequest(args)));
  }

  @ResolveField(() => RosterAgent, { nullable: true })
  agent(
    @CurrentActor() actor: Actor,
    @Loaders() loaders: Loaders,
    @Parent() shift: ScheduledShift,
  ): Promise<Agent | null> {
    return loaders.by('rosterAgent', (ids) => this.names.agents(actor, ids)).load(shift.agentId);
  }
}
