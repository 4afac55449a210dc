import { createUnionType, Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  type EditOutcome,
  ROSTER_EDIT_KINDS,
  type PlannersEdit,
  type RosterEditEntry,
  type RosterEditStatus,
} from '../../scheduling/editing/roster-edit.js';
import {
  type RatedScheduleViolation,
  type RosterChange,
  type Schedule,
  type ScheduledShift,
  type ScoreFigures,
} from '../../scheduling/schedule.js';
import { type Instant } from '../../time/instant.js';
import { Connection } from '../connection.js';
import { Problem } from '../errors/problem.type.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { PlanningPeriodClosedType } from './schedule-run.type.js';
import { RuleLevelEnum, ScheduleNotDraftType, ScheduleType } from './schedule.type.js';
import { ShiftType } from './shift.type.js';

/** The schema spells kinds as enum values: `MOVE_SHIFT` for `move-shift`. */
export const RosterEditKindEnum = Object.fromEntries(
  ROSTER_EDIT_KINDS.map((kind) => [kind.toUpperCase().replaceAll('-', '_'), kind]),
);
registerEnumType(RosterEditKindEnum, { name: 'RosterEditKind' });

export const RosterEditStatusEnum = {
  APPLIED: 'APPLIED',
  UNDONE: 'UNDONE',
  DROPPED: 'DROPPED',
} as const satisfies { readonly [S in RosterEditStatus]: S };
registerEnumType(RosterEditStatusEnum, {
  name: 'RosterEditStatus',
  description: 'DROPPED: undone, and another edit came instead.',
});

@ObjectType('ScoreFigures')
export class ScoreFiguresType {
  @Field(() => Int)
  hardViolations!: number;

  @Field(() => Float)
  cost!: number;
}

@ObjectType('RatedViolation', { description: 'A broken rule: hard ones must not be, soft ones cost.' })
export class RatedViolationType {
  @Field(() => RuleLevelEnum)
  level!: 'hard' | 'soft';

  @Field(() => String)
  ruleId!: string;

  @Field(() => ID, { nullable: true })
  agentId!: number | null;

  @Field(() => ID, { nullable: true })
  queueId!: number | null;

  @Field(() => ID, { nullable: true })
  campaignId!: number | null;

  @Field(() => InstantScalar, { nullable: true })
  start!: Instant | null;

  @Field(() => InstantScalar, { nullable: true })
  end!: Instant | null;

  @Field(() => Float)
  amount!: number;

  @Field(() => String)
  message!: string;
}

@ObjectType('RosterChange', { description: 'What a change made by hand does to the score and to the rules.' })
export class RosterChangeType {
  @Field(() => ScoreFiguresType)
  before!: ScoreFigures;

  @Field(() => ScoreFiguresType)
  after!: ScoreFigures;

  @Field(() => [RatedViolationType], { description: 'New or larger than before, hard ones first.' })
  introduced!: readonly RatedScheduleViolation[];

  @Field(() => [RatedViolationType], { description: 'Gone or smaller than before.' })
  resolved!: readonly RatedScheduleViolation[];
}

@ObjectType('RosterEdit', { description: 'A change made by hand, kept for good.' })
export class RosterEditType {
  @Field(() => ID)
  id!: number;

  @Field(() => ID)
  scheduleId!: number;

  @Field(() => RosterEditKindEnum)
  kind!: PlannersEdit['kind'];

  @Field(() => RosterEditStatusEnum)
  status!: RosterEditStatus;

  @Field(() => RosterChangeType)
  change!: RosterChange;

  @Field(() => String, { nullable: true, description: 'Why hard rules were broken knowingly.' })
  forcedBecause!: string | null;

  @Field(() => ID, { description: 'The account that made it.' })
  createdBy!: number;

  @Field(() => InstantScalar)
  createdAt!: Instant;

  @Field(() => ID, { nullable: true, description: 'The account that undid it or did it again last.' })
  switchedBy!: number | null;

  @Field(() => InstantScalar, { nullable: true })
  switchedAt!: Instant | null;
}

@ObjectType()
export class RosterEditConnection extends Connection(RosterEditType, 'RosterEdit') {}

@ObjectType('ScheduleEdited')
export class ScheduleEditedType {
  @Field(() => ScheduleType, { description: 'At its next revision.' })
  schedule!: Schedule;

  @Field(() => RosterEditType, { description: 'The edit that was made, undone or done again.' })
  entry!: RosterEditEntry;

  @Field(() => RosterChangeType)
  change!: RosterChange;

  @Field(() => [ID], { description: 'Shifts that are gone.' })
  removedShiftIds!: readonly number[];

  @Field(() => [ShiftType], { description: 'Shifts that are new or other than before.' })
  shifts!: readonly ScheduledShift[];
}

@ObjectType('EditRefused', {
  implements: () => Problem,
  description: 'Nothing was changed: the edit breaks hard rules. It can be forced, with a reason.',
})
export class EditRefusedType extends Problem {
  @Field(() => ID)
  scheduleId!: number;

  @Field(() => [RatedViolationType])
  violations!: readonly RatedScheduleViolation[];

  @Field(() => RosterChangeType)
  change!: RosterChange;
}

@ObjectType('ScheduleChanged', {
  implements: () => Problem,
  description: 'Nothing was changed: somebody else edited the schedule in the meantime.',
})
export class ScheduleChangedType extends Problem {
  @Field(() => ID)
  scheduleId!: number;

  @Field(() => Int, { description: 'As it is now.' })
  revision!: number;
}

@ObjectType('NothingToUndo', { implements: () => Problem })
export class NothingToUndoType extends Problem {
  @Field(() => ID)
  scheduleId!: number;
}

const EDIT_OUTCOMES = {
  ScheduleEdited: ScheduleEditedType,
  EditRefused: EditRefusedType,
  ScheduleChanged: ScheduleChangedType,
  NothingToUndo: NothingToUndoType,
  ScheduleNotDraft: ScheduleNotDraftType,
  PlanningPeriodClosed: PlanningPeriodClosedType,
} as const satisfies Record<EditOutcome['kind'], unknown>;

export const EditScheduleResult = createUnionType({
  name: 'EditScheduleResult',
  types: () =>
    [
      ScheduleEditedType,
      EditRefusedType,
      ScheduleChangedType,
      NothingToUndoType,
      ScheduleNotDraftType,
      PlanningPeriodClosedType,
    ] as const,
  resolveType: (outcome: EditOutcome) => EDIT_OUTCOMES[outcome.kind],
});
