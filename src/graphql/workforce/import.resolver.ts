import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { type ImportRejected, type ImportReport } from '../../workforce/import/import-report.js';
import { WorkforceImportService } from '../../workforce/workforce-import.service.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { ImportArgs, ImportResult } from './import.type.js';

@Resolver()
export class ImportResolver {
  constructor(private readonly imports: WorkforceImportService) {}

  @Mutation(() => ImportResult, {
    description: 'Takes a CSV file of agents, entitlements, certificates, absences or availability.',
  })
  importWorkforce(
    @CurrentActor() actor: Actor,
    @Args() order: ImportArgs,
  ): Promise<ImportReport | ImportRejected> {
    return this.imports.import(actor, order);
  }
}
