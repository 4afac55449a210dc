import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { OrganisationService } from '../../workforce/organisation.service.js';
import { type Contract } from '../../workforce/workforce.js';
import { type ConnectionOf, PageArgs, pageRequest, toConnection } from '../connection.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { parseId } from '../scalars/ids.js';
import { given } from './given.js';
import { CreateContractInput, UpdateContractInput } from './organisation.input.js';
import { ContractConnection, ContractType } from './organisation.type.js';

@Resolver(() => ContractType)
export class ContractResolver {
  constructor(private readonly organisation: OrganisationService) {}

  @Query(() => ContractConnection)
  async contracts(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<ConnectionOf<Contract>> {
    return toConnection(await this.organisation.contracts(actor, pageRequest(page)));
  }

  @Query(() => ContractType)
  contract(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<Contract> {
    return this.organisation.contract(actor, parseId(id));
  }

  @Mutation(() => ContractType)
  createContract(@CurrentActor() actor: Actor, @Args('input') input: CreateContractInput): Promise<Contract> {
    return this.organisation.createContract(actor, input);
  }

  @Mutation(() => ContractType)
  updateContract(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
    @Args('input') input: UpdateContractInput,
  ): Promise<Contract> {
    return this.organisation.updateContract(actor, parseId(id), given(input));
  }
}
