import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import {
  type EditOutcome,
  type PlannersEdit,
  type RosterEditEntry,
} from '../../scheduling/editing/roster-edit.js';
import { RosterEditsService } from '../../scheduling/editing/roster-edits.service.js';
import { type RosterChange } from '../../scheduling/schedule.js';
import { type ConnectionOf, PageArgs, pageRequest, toConnection } from '../connection.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { parseId } from '../scalars/ids.js';
import { editOrder, EditScheduleInput, previewOrder, PreviewScheduleEditInput } from './roster-edit.input.js';
import {
  EditScheduleResult,
  RosterChangeType,
  RosterEditConnection,
  RosterEditKindEnum,
  RosterEditType,
} from './roster-edit.type.js';

@Resolver(() => RosterEditType)
export class RosterEditResolver {
  constructor(private readonly edits: RosterEditsService) {}

  @Mutation(() => EditScheduleResult, {
    description: 'Changes a draft by hand. Held against every rule: soft ones are told, hard ones refuse.',
  })
  editSchedule(@CurrentActor() actor: Actor, @Args('input') input: EditScheduleInput): Promise<EditOutcome> {
    return this.edits.edit(actor, editOrder(input));
  }

  @Query(() => RosterChangeType, { description: 'What an edit would do; nothing is changed.' })
  previewScheduleEdit(
    @CurrentActor() actor: Actor,
    @Args('input') input: PreviewScheduleEditInput,
  ): Promise<RosterChange> {
    return this.edits.preview(actor, previewOrder(input));
  }

  @Mutation(() => EditScheduleResult, { description: 'Takes the last edit back.' })
  undoScheduleEdit(
    @CurrentActor() actor: Actor,
    @Args('scheduleId', { type: () => ID }) scheduleId: string,
    @Args('revision', { type: () => Int }) revision: number,
  ): Promise<EditOutcome> {
    return this.edits.undo(actor, { scheduleId: parseId(scheduleId, 'scheduleId'), revision });
  }

  @Mutation(() => EditScheduleResult, { description: 'Does the edit again that was undone last.' })
  redoScheduleEdit(
    @CurrentActor() actor: Actor,
    @Args('scheduleId', { type: () => ID }) scheduleId: string,
    @Args('revision', { type: () => Int }) revision: number,
  ): Promise<EditOutcome> {
    return this.edits.redo(actor, { scheduleId: parseId(scheduleId, 'scheduleId'), revision });
  }

  @Query(() => RosterEditConnection, { description: 'Of one schedule, newest first, undone ones too.' })
  async scheduleEdits(
    @CurrentActor() actor: Actor,
    @Args('scheduleId', { type: () => ID }) scheduleId: string,
    @Args() page: PageArgs,
  ): Promise<ConnectionOf<RosterEditEntry>> {
    const id = parseId(scheduleId, 'scheduleId');
    return toConnection(await this.edits.editsOf(actor, id, pageRequest(page)));
  }

  @ResolveField(() => RosterEditKindEnum)
  kind(@Parent() { edit }: RosterEditEntry): PlannersEdit['kind'] {
    return edit.kind;
  }
}
