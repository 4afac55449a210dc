import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { ShiftTypesService } from '../../scheduling/terms/shift-kinds.service.js';
import { type ShiftTypeRow } from '../../scheduling/terms/terms.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { parseId } from '../scalars/ids.js';
import {
  ChangeShiftTypeInput,
  CreateShiftTypeInput,
  toShiftType,
  toShiftTypeChange,
} from './planning-rule.input.js';
import { ShiftTypeType } from './planning-rule.type.js';

@Resolver()
export class ShiftTypeResolver {
  constructor(private readonly types: ShiftTypesService) {}

  @Query(() => [ShiftTypeType], { description: 'A shift is of the first of them that it fits.' })
  shiftTypes(@CurrentActor() actor: Actor): Promise<ShiftTypeRow[]> {
    return this.types.list(actor);
  }

  @Mutation(() => ShiftTypeType)
  createShiftType(
    @CurrentActor() actor: Actor,
    @Args('input') input: CreateShiftTypeInput,
  ): Promise<ShiftTypeRow> {
    return this.types.create(actor, toShiftType(input));
  }

  @Mutation(() => ShiftTypeType)
  changeShiftType(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
    @Args('input') input: ChangeShiftTypeInput,
  ): Promise<ShiftTypeRow> {
    return this.types.change(actor, parseId(id), toShiftTypeChange(input));
  }

  @Mutation(() => ShiftTypeType)
  removeShiftType(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<ShiftTypeRow> {
    return this.types.remove(actor, parseId(id));
  }
}
