import { Args, ID, Query, Resolver, Subscription } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { type BoardRow, BoardService } from '../../adherence/board.service.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { parseId } from '../scalars/ids.js';
import { BoardRowType, BoardUpdateType, toBoardRow } from './board.type.js';

@Resolver(() => BoardRowType)
export class BoardResolver {
  constructor(private readonly boards: BoardService) {}

  @Query(() => [BoardRowType], { description: 'A team now.' })
  async board(
    @CurrentActor() actor: Actor,
    @Args('teamId', { type: () => ID }) teamId: string,
  ): Promise<BoardRowType[]> {
    return (await this.boards.board(actor, parseId(teamId, 'teamId'))).map(toBoardRow);
  }

  @Subscription(() => BoardUpdateType, {
    name: 'board',
    description: 'The whole board first, then the rows that change.',
    resolve: (rows: readonly BoardRow[]): BoardUpdateType => ({ rows: rows.map(toBoardRow) }),
  })
  watchBoard(
    @CurrentActor() actor: Actor,
    @Args('teamId', { type: () => ID }) teamId: string,
  ): Promise<AsyncIterableIterator<readonly BoardRow[]>> {
    return this.boards.watch(actor, parseId(teamId, 'teamId'));
  }
}
