import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { type Instant } from '../../time/instant.js';
import { AbsencesService } from '../../workforce/absences.service.js';
import { type Absence, type Agent } from '../../workforce/workforce.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { Loaders } from '../loaders/loaders.js';
import { parseId } from '../scalars/ids.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { CreateAbsenceInput, UpdateAbsenceInput } from './agent.input.js';
import { AbsenceType, AgentType, toAbsence } from './agent.type.js';
import { given } from './given.js';

@Resolver(() => AgentType)
export class AbsenceResolver {
  constructor(private readonly service: AbsencesService) {}

  @Mutation(() => AbsenceType)
  async createAbsence(
    @CurrentActor() actor: Actor,
    @Args('input') { agentId, start, end, reason }: CreateAbsenceInput,
  ): Promise<AbsenceType> {
    const absence = { agentId: parseId(agentId, 'agentId'), span: { start, end }, reason };
    return toAbsence(await this.service.createAbsence(actor, absence));
  }

  @Mutation(() => AbsenceType)
  async updateAbsence(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
    @Args('input') input: UpdateAbsenceInput,
  ): Promise<AbsenceType> {
    return toAbsence(await this.service.updateAbsence(actor, parseId(id), given(input)));
  }

  @Mutation(() => AbsenceType)
  async removeAbsence(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<AbsenceType> {
    return toAbsence(await this.service.removeAbsence(actor, parseId(id)));
  }

  @ResolveField(() => [AbsenceType], { description: 'Those that share time with the span.' })
  async absences(
    @CurrentActor() actor: Actor,
    @Loaders() loaders: Loaders,
    @Parent() agent: Agent,
    @Args('from', { type: () => InstantScalar }) start: Instant,
    @Args('to', { type: () => InstantScalar }) end: Instant,
  ): Promise<AbsenceType[]> {
    const fetch = (ids: readonly number[]): Promise<Absence[]> =>
      this.service.absencesOfAgents(actor, ids, { start, end });
    const loader = loaders.many(`absencesByAgent ${start} ${end}`, fetch, (absence) => absence.agentId);
    return (await loader.load(agent.id)).map(toAbsence);
  }
}
