import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import {
  type HistoryImport,
  type HistoryInterval,
  type ImportHistoryOutcome,
} from '../../forecasting/history.js';
import { HistoryImportService } from '../../forecasting/history-import.service.js';
import { type ConnectionOf, PageArgs, pageRequest, toConnection } from '../connection.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { parseId } from '../scalars/ids.js';
import { historyOrder, ImportHistoryInput } from './history.input.js';
import {
  HistoryImportConnection,
  HistoryImportType,
  HistoryIntervalType,
  ImportHistoryResult,
} from './history.type.js';
import { ForecastSpanArgs, spanOf } from './span.input.js';

@Resolver(() => HistoryImportType)
export class HistoryResolver {
  constructor(private readonly history: HistoryImportService) {}

  @Query(() => HistoryImportConnection)
  async historyImports(
    @CurrentActor() actor: Actor,
    @Args('queueId', { type: () => ID }) queueId: string,
    @Args() page: PageArgs,
  ): Promise<ConnectionOf<HistoryImport>> {
    return toConnection(await this.history.imports(actor, parseId(queueId, 'queueId'), pageRequest(page)));
  }

  @Query(() => [HistoryIntervalType])
  callHistory(
    @CurrentActor() actor: Actor,
    @Args('queueId', { type: () => ID }) queueId: string,
    @Args() span: ForecastSpanArgs,
  ): Promise<HistoryInterval[]> {
    return this.history.intervals(actor, parseId(queueId, 'queueId'), spanOf(span));
  }

  @Mutation(() => ImportHistoryResult, { description: 'The last upload of an interval wins.' })
  importHistory(
    @CurrentActor() actor: Actor,
    @Args('input') input: ImportHistoryInput,
  ): Promise<ImportHistoryOutcome> {
    return this.history.import(actor, historyOrder(input));
  }

  @Mutation(() => HistoryImportType, { description: 'What the file had covered counts again.' })
  undoHistoryImport(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<HistoryImport> {
    return this.history.undo(actor, parseId(id));
  }
}
