import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { type RosterSimulation } from '../../scheduling/simulation/roster-simulation.js';
import { RosterSimulationsService } from '../../scheduling/simulation/roster-simulations.service.js';
import { type Instant } from '../../time/instant.js';
import { type ConnectionOf, PageArgs, pageRequest, toConnection } from '../connection.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { parseId } from '../scalars/ids.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { SimulateRosterInput, simulationOrder } from './roster-simulation.input.js';
import { RosterSimulationConnection, RosterSimulationType } from './roster-simulation.type.js';

@Resolver(() => RosterSimulationType)
export class RosterSimulationResolver {
  constructor(private readonly simulations: RosterSimulationsService) {}

  @Mutation(() => RosterSimulationType, { description: 'Starts one; follow it with the subscription.' })
  simulateRoster(
    @CurrentActor() actor: Actor,
    @Args('input') input: SimulateRosterInput,
  ): Promise<RosterSimulation> {
    return this.simulations.simulate(actor, simulationOrder(input));
  }

  @Query(() => RosterSimulationType)
  rosterSimulation(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<RosterSimulation> {
    return this.simulations.simulation(actor, parseId(id));
  }

  @Query(() => RosterSimulationConnection, { description: 'Of one schedule, newest first.' })
  async rosterSimulations(
    @CurrentActor() actor: Actor,
    @Args('scheduleId', { type: () => ID }) scheduleId: string,
    @Args() page: PageArgs,
  ): Promise<ConnectionOf<RosterSimulation>> {
    const id = parseId(scheduleId, 'scheduleId');
    return toConnection(await this.simulations.simulationsOf(actor, id, pageRequest(page)));
  }

  @Mutation(() => RosterSimulationType, { description: 'What the finished replications say is kept.' })
  cancelRosterSimulation(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<RosterSimulation> {
    return this.simulations.cancel(actor, parseId(id));
  }

  @Subscription(() => RosterSimulationType, {
    name: 'rosterSimulation',
    description: 'The simulation now and on every change, until it has ended.',
    resolve: (simulation: RosterSimulation) => simulation,
  })
  follow(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<AsyncIterableIterator<RosterSimulation>> {
    return this.simulations.follow(actor, parseId(id));
  }

  @ResolveField(() => InstantScalar)
  startsAt(@Parent() { span }: RosterSimulation): Instant {
    return span.start;
  }

  @ResolveField(() => InstantScalar)
  endsAt(@Parent() { span }: RosterSimulation): Instant {
    return span.end;
  }
}
