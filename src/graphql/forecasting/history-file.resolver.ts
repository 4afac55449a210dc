import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { HistoryFileImportService } from '../../forecasting/history-file-import.service.js';
import { type ImportHistoryFileOutcome } from '../../forecasting/history-file-import.js';
import { HistoryMappingsService } from '../../forecasting/history-mappings.service.js';
import { type SavedMapping } from '../../forecasting/layouts/mapping.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { historyFileOrder, ImportHistoryFileInput, mappingDefinition } from './history-file.input.js';
import { HistoryMappingType, ImportHistoryFileResult } from './history-file.type.js';

@Resolver(() => HistoryMappingType)
export class HistoryFileResolver {
  constructor(
    private readonly files: HistoryFileImportService,
    private readonly mappings: HistoryMappingsService,
  ) {}

  @Query(() => [HistoryMappingType], { description: 'By name.' })
  async historyMappings(@CurrentActor() actor: Actor): Promise<HistoryMappingType[]> {
    return (await this.mappings.list(actor)).map(shown);
  }

  @Mutation(() => ImportHistoryFileResult, { description: 'A file of any layout, of one or many queues.' })
  importHistoryFile(
    @CurrentActor() actor: Actor,
    @Args('input') input: ImportHistoryFileInput,
  ): Promise<ImportHistoryFileOutcome> {
    return this.files.import(actor, historyFileOrder(input));
  }

  @Mutation(() => HistoryMappingType, { description: 'Over one of the same name.' })
  async saveHistoryMapping(
    @CurrentActor() actor: Actor,
    @Args('name') name: string,
    @Args('definition', { description: 'JSON; see docs/imports.md.' }) definition: string,
  ): Promise<HistoryMappingType> {
    return shown(await this.mappings.save(actor, name, mappingDefinition(definition)));
  }

  @Mutation(() => HistoryMappingType)
  async removeHistoryMapping(
    @CurrentActor() actor: Actor,
    @Args('name') name: string,
  ): Promise<HistoryMappingType> {
    return shown(await this.mappings.remove(actor, name));
  }
}

function shown({ mapping, ...saved }: SavedMapping): HistoryMappingType {
  return { ...saved, definition: JSON.stringify(mapping) };
}
