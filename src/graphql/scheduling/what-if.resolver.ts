import { Args, Query, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { type WhatIfComparison } from '../../forecasting/what-if.js';
import { ScenariosService } from '../../scheduling/scenarios.service.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { scenarioRequest, WhatIfInput } from './what-if.input.js';
import { WhatIfType } from './what-if.type.js';

@Resolver(() => WhatIfType)
export class WhatIfResolver {
  constructor(private readonly scenarios: ScenariosService) {}

  @Query(() => WhatIfType, { description: 'Plans under other assumptions; the plans stay as they are.' })
  whatIf(@CurrentActor() actor: Actor, @Args('input') input: WhatIfInput): Promise<WhatIfComparison> {
    return this.scenarios.compare(actor, scenarioRequest(input));
  }
}
