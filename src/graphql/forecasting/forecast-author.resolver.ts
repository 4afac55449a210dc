import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AccountsService } from '../../access/accounts.service.js';
import { type ForecastLayer } from '../../forecasting/forecast-layer.js';
import { type ForecastVersion } from '../../forecasting/forecast-version.js';
import { type UnusualDayMark } from '../../forecasting/unusual-day.js';
import { AUTHOR, authorName } from '../author-name.js';
import { Loaders } from '../loaders/loaders.js';
import { ForecastLayerType } from './forecast-layer.type.js';
import { ForecastVersionType } from './forecast.type.js';
import { UnusualDayMarkType } from './unusual-day.type.js';

@Resolver(() => ForecastVersionType)
export class ForecastAuthorResolver {
  constructor(private readonly accounts: AccountsService) {}

  @ResolveField(() => String, AUTHOR)
  author(@Loaders() loaders: Loaders, @Parent() { createdBy }: ForecastVersion): Promise<string | null> {
    return authorName(loaders, this.accounts, createdBy);
  }
}

@Resolver(() => ForecastLayerType)
export class LayerAuthorResolver {
  constructor(private readonly accounts: AccountsService) {}

  @ResolveField(() => String, AUTHOR)
  author(@Loaders() loaders: Loaders, @Parent() { createdBy }: ForecastLayer): Promise<string | null> {
    return authorName(loaders, this.accounts, createdBy);
  }
}

@Resolver(() => UnusualDayMarkType)
export class UnusualDayMarkAuthorResolver {
  constructor(private readonly accounts: AccountsService) {}

  @ResolveField(() => String, AUTHOR)
  author(@Loaders() loaders: Loaders, @Parent() { createdBy }: UnusualDayMark): Promise<string | null> {
    return authorName(loaders, this.accounts, createdBy);
  }
}
