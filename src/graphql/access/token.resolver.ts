import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type AccessToken } from '../../access/account.js';
import { type Actor } from '../../access/actor.js';
import { TokensService } from '../../access/tokens.service.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { parseId } from '../scalars/ids.js';
import { AccessTokenType, CreatedTokenType } from './account.type.js';

@Resolver(() => AccessTokenType)
export class TokenResolver {
  constructor(private readonly service: TokensService) {}

  @Query(() => [AccessTokenType], { description: 'Your own tokens and sessions.' })
  tokens(@CurrentActor() actor: Actor): Promise<AccessToken[]> {
    return this.service.tokens(actor);
  }

  @Mutation(() => CreatedTokenType, { description: 'A token for scripts that acts as you do.' })
  createPersonalToken(
    @CurrentActor() actor: Actor,
    @Args('label') label: string,
    @Args('expiresInDays', { type: () => Int, nullable: true, description: '90 unless given.' })
    expiresInDays?: number | null,
  ): Promise<CreatedTokenType> {
    return this.service.createPersonalToken(actor, { label, expiresInDays: expiresInDays ?? undefined });
  }

  @Mutation(() => AccessTokenType)
  revokeToken(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<AccessToken> {
    return this.service.revokeToken(actor, parseId(id));
  }
}
