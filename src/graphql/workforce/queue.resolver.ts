import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { ClientWorkService } from '../../workforce/client-work.service.js';
import { type Client, type Queue } from '../../workforce/workforce.js';
import { type ConnectionOf, PageArgs, pageRequest, toConnection } from '../connection.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { Loaders } from '../loaders/loaders.js';
import { parseId } from '../scalars/ids.js';
import { CreateQueueInput, UpdateQueueInput } from './client-work.input.js';
import { ClientType, QueueConnection, QueueType } from './client-work.type.js';
import { given } from './given.js';

@Resolver(() => QueueType)
export class QueueResolver {
  constructor(private readonly work: ClientWorkService) {}

  @Query(() => QueueConnection)
  async queues(
    @CurrentActor() actor: Actor,
    @Args() page: PageArgs,
    @Args('clientId', { type: () => ID, nullable: true }) clientId?: string | null,
  ): Promise<ConnectionOf<Queue>> {
    const client = clientId ? parseId(clientId, 'clientId') : null;
    return toConnection(await this.work.queues(actor, pageRequest(page), client));
  }

  @Query(() => QueueType)
  queue(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<Queue> {
    return this.work.queue(actor, parseId(id));
  }

  @Mutation(() => QueueType)
  createQueue(@CurrentActor() actor: Actor, @Args('input') input: CreateQueueInput): Promise<Queue> {
    const clientId = parseId(input.clientId, 'clientId');
    const patienceSeconds = input.patienceSeconds ?? null;
    const defaults = { country: input.country ?? null, routedShare: input.routedShare ?? 1 };
    return this.work.createQueue(actor, { ...input, ...defaults, clientId, patienceSeconds });
  }

  @Mutation(() => QueueType)
  updateQueue(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
    @Args('input') input: UpdateQueueInput,
  ): Promise<Queue> {
    return this.work.updateQueue(actor, parseId(id), given(input, ['patienceSeconds', 'country']));
  }

  @ResolveField(() => ClientType, { nullable: true })
  client(
    @CurrentActor() actor: Actor,
    @Loaders() loaders: Loaders,
    @Parent() queue: Queue,
  ): Promise<Client | null> {
    const fetch = (ids: readonly number[]) => this.work.clientsByIds(actor, ids);
    return loaders.by('clientById', fetch).load(queue.clientId);
  }
}
