import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { type AbandonLedger, type DiallerLimit } from '../../scheduling/abandon-ledger.js';
import { AbandonLedgerService } from '../../scheduling/abandon-ledger.service.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { type ImportRejected, type ImportReport } from '../../workforce/import/import-report.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { parseId } from '../scalars/ids.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';
import { ImportResult } from '../workforce/import.type.js';
import {
  diallerFile,
  diallerOrder,
  DiallerPaceArgs,
  ImportDiallerDaysInput,
  RecordDiallerDaysInput,
} from './abandon-ledger.input.js';
import { AbandonLedgerType, DiallerPaceType } from './abandon-ledger.type.js';

@Resolver(() => AbandonLedgerType)
export class AbandonLedgerResolver {
  constructor(private readonly ledgers: AbandonLedgerService) {}

  @Query(() => AbandonLedgerType, {
    description: 'As it stands on a day of the campaign, that day included.',
  })
  abandonLedger(
    @CurrentActor() actor: Actor,
    @Args('campaignId', { type: () => ID }) campaignId: string,
    @Args('on', { type: () => LocalDateScalar }) on: LocalDate,
  ): Promise<AbandonLedger> {
    return this.ledgers.ledger(actor, parseId(campaignId, 'campaignId'), on);
  }

  @Mutation(() => AbandonLedgerType, { description: 'The ledger as it stands on the last of the days.' })
  recordDiallerDays(
    @CurrentActor() actor: Actor,
    @Args('input') input: RecordDiallerDaysInput,
  ): Promise<AbandonLedger> {
    return this.ledgers.record(actor, diallerOrder(input));
  }

  @Mutation(() => ImportResult, { description: 'The same file again changes nothing.' })
  importDiallerDays(
    @CurrentActor() actor: Actor,
    @Args('input') input: ImportDiallerDaysInput,
  ): Promise<ImportReport | ImportRejected> {
    return this.ledgers.importFile(actor, diallerFile(input));
  }

  @ResolveField(() => DiallerPaceType, {
    nullable: true,
    description: 'The fastest pace for the rest of the day under these assumptions; null without a rule.',
  })
  pace(@Parent() ledger: AbandonLedger, @Args() order: DiallerPaceArgs): DiallerLimit | null {
    return this.ledgers.pace(ledger, order);
  }
}
