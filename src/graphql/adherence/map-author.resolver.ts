import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AccountsService } from '../../access/accounts.service.js';
import { AUTHOR, authorName } from '../author-name.js';
import { Loaders } from '../loaders/loaders.js';
import { AdherenceMapType } from './adherence-map.type.js';
import { ReasonMapVersionType } from './reason-map.type.js';

@Resolver(() => AdherenceMapType)
export class AdherenceMapAuthorResolver {
  constructor(private readonly accounts: AccountsService) {}

  @ResolveField(() => String, AUTHOR)
  author(@Loaders() loaders: Loaders, @Parent() { createdBy }: AdherenceMapType): Promise<string | null> {
    return authorName(loaders, this.accounts, createdBy);
  }
}

@Resolver(() => ReasonMapVersionType)
export class ReasonMapAuthorResolver {
  constructor(private readonly accounts: AccountsService) {}

  @ResolveField(() => String, AUTHOR)
  author(@Loaders() loaders: Loaders, @Parent() { createdBy }: ReasonMapVersionType): Promise<string | null> {
    return authorName(loaders, this.accounts, createdBy);
  }
}
