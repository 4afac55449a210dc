import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AccountsService } from '../../access/accounts.service.js';
import { type Actor } from '../../access/actor.js';
import { type ConnectionOf, mapPage, PageArgs, pageRequest, toConnection } from '../connection.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { parseId } from '../scalars/ids.js';
import { CreateAccountInput, GrantInput, toGrants } from './account.input.js';
import { AccountConnection, AccountType, toAccount } from './account.type.js';

@Resolver(() => AccountType)
export class AccountResolver {
  constructor(private readonly service: AccountsService) {}

  @Query(() => AccountType, { description: 'The account that is signed in.' })
  async me(@CurrentActor() actor: Actor): Promise<AccountType> {
    return toAccount(await this.service.me(actor));
  }

  @Query(() => AccountConnection)
  async accounts(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<ConnectionOf<AccountType>> {
    return toConnection(mapPage(await this.service.accounts(actor, pageRequest(page)), toAccount));
  }

  @Query(() => AccountType)
  async account(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<AccountType> {
    return toAccount(await this.service.account(actor, parseId(id)));
  }

  @Mutation(() => AccountType)
  async createAccount(
    @CurrentActor() actor: Actor,
    @Args('input') input: CreateAccountInput,
  ): Promise<AccountType> {
    const account = { ...input, grants: toGrants(input.grants) };
    return toAccount(await this.service.createAccount(actor, account));
  }

  @Mutation(() => AccountType, { description: 'Replaces all grants, from the next request on.' })
  async setGrants(
    @CurrentActor() actor: Actor,
    @Args('accountId', { type: () => ID }) accountId: string,
    @Args('grants', { type: () => [GrantInput] }) grants: GrantInput[],
  ): Promise<AccountType> {
    const id = parseId(accountId, 'accountId');
    return toAccount(await this.service.setGrants(actor, id, toGrants(grants)));
  }

  @Mutation(() => AccountType, { description: 'Its sessions and tokens stop at once; its data stays.' })
  async disableAccount(
    @CurrentActor() actor: Actor,
    @Args('accountId', { type: () => ID }) accountId: string,
  ): Promise<AccountType> {
    return toAccount(await this.service.setDisabled(actor, parseId(accountId, 'accountId'), true));
  }

  @Mutation(() => AccountType)
  async enableAccount(
    @CurrentActor() actor: Actor,
    @Args('accountId', { type: () => ID }) accountId: string,
  ): Promise<AccountType> {
    return toAccount(await this.service.setDisabled(actor, parseId(accountId, 'accountId'), false));
  }

  @Mutation(() => AccountType)
  async setPassword(
    @CurrentActor() actor: Actor,
    @Args('accountId', { type: () => ID }) accountId: string,
    @Args('password') password: string,
  ): Promise<AccountType> {
    return toAccount(await this.service.setPassword(actor, parseId(accountId, 'accountId'), password));
  }

  @Mutation(() => AccountType)
  async changeOwnPassword(
    @CurrentActor() actor: Actor,
    @Args('currentPassword') currentPassword: string,
    @Args('password') password: string,
  ): Promise<AccountType> {
    return toAccount(await this.service.changeOwnPassword(actor, currentPassword, password));
  }
}
