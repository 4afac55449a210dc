import { Args, Int, Query, Resolver, Subscription } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { BoardService } from '../../adherence/board.service.js';
import { type BoardUpdate } from '../../adherence/board-stream.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { BoardArgs, boardOf, boardPage } from './board.input.js';
import { BoardRowType, BoardUpdateType, toBoardRow, toBoardUpdate } from './board.type.js';

@Resolver(() => BoardRowType)
export class BoardResolver {
  constructor(private readonly boards: BoardService) {}

  @Query(() => [BoardRowType], {
    description: 'A team, a site, or all agents that the caller may see, now; in the order of their codes.',
  })
  async board(
    @CurrentActor() actor: Actor,
    @Args() who: BoardArgs,
    @Args('first', { type: () => Int, nullable: true }) first: number | null = null,
    @Args('after', { type: () => String, nullable: true, description: 'The code of an agent.' })
    after: string | null = null,
  ): Promise<BoardRowType[]> {
    return (await this.boards.board(actor, boardOf(who), boardPage(first, after))).map(toBoardRow);
  }

  @Subscription(() => BoardUpdateType, {
    name: 'board',
    description: 'The whole board first, in parts where it is large, then the rows that change.',
    resolve: toBoardUpdate,
  })
  watchBoard(
    @CurrentActor() actor: Actor,
    @Args() who: BoardArgs,
  ): Promise<AsyncIterableIterator<BoardUpdate>> {
    return this.boards.watch(actor, boardOf(who));
  }
}
