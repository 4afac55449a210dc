import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { LabourPacksService } from '../../scheduling/terms/labour-packs.service.js';
import { type PackView, packView } from '../../scheduling/terms/pack-view.js';
import { type LabourFlag, type LabourPackChoice } from '../../scheduling/terms/terms.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { parseId, parseIdOrNull } from '../scalars/ids.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';
import {
  AddLabourFlagInput,
  ChooseLabourPackInput,
  toLabourFlag,
  toLabourPackChoice,
} from './labour-pack.input.js';
import { LabourFlagType, LabourPackChoiceType, LabourPackType } from './labour-pack.type.js';

@Resolver()
export class LabourPackResolver {
  constructor(private readonly packs: LabourPacksService) {}

  @Query(() => [LabourPackType], { description: 'All packs that a site can keep to.' })
  labourPacks(@CurrentActor() actor: Actor): PackView[] {
    return this.packs.packs(actor).map(packView);
  }

  @Query(() => [LabourPackChoiceType], { description: 'What the site keeps to, past and future too.' })
  siteLabourPacks(
    @CurrentActor() actor: Actor,
    @Args('siteId', { type: () => ID }) siteId: string,
  ): Promise<LabourPackChoice[]> {
    return this.packs.choices(actor, parseId(siteId, 'siteId'));
  }

  @Mutation(() => LabourPackChoiceType)
  chooseLabourPack(
    @CurrentActor() actor: Actor,
    @Args('input') input: ChooseLabourPackInput,
  ): Promise<LabourPackChoice> {
    return this.packs.choose(actor, toLabourPackChoice(input));
  }

  @Mutation(() => LabourPackChoiceType, { description: 'The site keeps to it up to this day, included.' })
  endLabourPack(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
    @Args('lastDate', { type: () => LocalDateScalar }) lastDate: LocalDate,
  ): Promise<LabourPackChoice> {
    return this.packs.end(actor, parseId(id), lastDate);
  }

  @Mutation(() => LabourPackChoiceType, {
    description: 'As if it had never been chosen; runs keep what they were held to.',
  })
  removeLabourPack(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<LabourPackChoice> {
    return this.packs.remove(actor, parseId(id));
  }

  @Query(() => [String], { description: 'Every opt-out and consent that some pack looks at.' })
  labourFlagNames(@CurrentActor() actor: Actor): readonly string[] {
    return this.packs.knownFlags(actor);
  }

  @Query(() => [LabourFlagType], { description: 'Of one agent, or of everybody within one’s reach.' })
  labourFlags(
    @CurrentActor() actor: Actor,
    @Args('agentId', { type: () => ID, nullable: true }) agentId?: string | null,
    @Args('siteId', { type: () => ID, nullable: true }) siteId?: string | null,
  ): Promise<LabourFlag[]> {
    return this.packs.flags(actor, {
      agentId: parseIdOrNull(agentId, 'agentId'),
      siteId: parseIdOrNull(siteId, 'siteId'),
    });
  }

  @Mutation(() => LabourFlagType, { description: 'Counts in periods in which it holds on every day.' })
  addLabourFlag(@CurrentActor() actor: Actor, @Args('input') input: AddLabourFlagInput): Promise<LabourFlag> {
    return this.packs.addFlag(actor, toLabourFlag(input));
  }

  @Mutation(() => LabourFlagType)
  removeLabourFlag(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<LabourFlag> {
    return this.packs.removeFlag(actor, parseId(id));
  }
}
