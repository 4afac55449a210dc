import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { type EditOrder, type PlannersEdit } from '../../scheduling/editing/roster-edit.js';
import { type ActivityKind, type ScheduledActivity } from '../../scheduling/schedule.js';
import { type Instant } from '../../time/instant.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { badUserInput } from '../graphql.errors.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { parseId } from '../scalars/ids.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';
import { ActivityKindEnum } from './shift.type.js';

@InputType({
  description: 'What an agent does; a queue or a campaign with its called zone when on the phone.',
})
export class ActivityContentInput {
  @Field(() => ActivityKindEnum)
  kind!: ActivityKind;

  @Field(() => Boolean, { defaultValue: true })
  paid!: boolean;

  @Field(() => ID, { nullable: true })
  queueId?: string | null;

  @Field(() => ID, { nullable: true })
  campaignId?: string | null;

  @Field(() => String, { nullable: true })
  calledZoneId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The meeting, coaching or training that OFF_PHONE is.' })
  offPhoneActivityId?: string | null;
}

@InputType()
export class ShiftActivityInput extends ActivityContentInput {
  @Field(() => InstantScalar)
  start!: Instant;

  @Field(() => InstantScalar)
  end!: Instant;
}

@InputType()
export class AddShiftInput {
  @Field(() => ID)
  agentId!: string;

  @Field(() => InstantScalar)
  start!: Instant;

  @Field(() => Int, { description: 'Elapsed, unpaid meal included.' })
  minutes!: number;

  @Field(() => ActivityContentInput, {
    nullable: true,
    description: "But for the contract's pauses; when left out, the queue that lacks most agents then.",
  })
  content?: ActivityContentInput | null;
}

@InputType()
export class MoveShiftInput {
  @Field(() => ID)
  shiftId!: string;

  @Field(() => InstantScalar, { description: 'The new start; the length stays.' })
  start!: Instant;

  @Field(() => ID, { nullable: true, description: 'Gives it to another agent.' })
  toAgentId?: string | null;
}

@InputType()
export class ResizeShiftInput {
  @Field(() => ID)
  shiftId!: string;

  @Field(() => InstantScalar)
  start!: Instant;

  @Field(() => InstantScalar)
  end!: Instant;
}

@InputType()
export class ReplaceShiftInput {
  @Field(() => ID)
  shiftId!: string;

  @Field(() => [ShiftActivityInput], { description: 'In order; they make the shift.' })
  activities!: ShiftActivityInput[];
}

@InputType()
export class SetActivityInput {
  @Field(() => ID)
  shiftId!: string;

  @Field(() => ShiftActivityInput, { description: 'Takes the place of what was there.' })
  activity!: ShiftActivityInput;
}

@InputType()
export class MoveActivityInput {
  @Field(() => ID)
  shiftId!: string;

  @Field(() => InstantScalar, { description: 'When the activity starts now.' })
  activityStart!: Instant;

  @Field(() => InstantScalar)
  start!: Instant;
}

@InputType()
export class SwapAgentsInput {
  @Field(() => ID)
  agentId!: string;

  @Field(() => ID)
  otherAgentId!: string;

  @Field(() => LocalDateScalar, { description: 'First day that a shift starts on.' })
  from!: LocalDate;

  @Field(() => LocalDateScalar, { description: 'Last day that a shift starts on.' })
  to!: LocalDate;
}

@InputType({ description: 'Exactly one of the fields.' })
export class RosterEditInput {
  @Field(() => AddShiftInput, { nullable: true })
  addShift?: AddShiftInput | null;

  @Field(() => ID, { nullable: true, description: 'The shift.' })
  deleteShift?: string | null;

  @Field(() => MoveShiftInput, { nullable: true })
  moveShift?: MoveShiftInput | null;

  @Field(() => ResizeShiftInput, { nullable: true })
  resizeShift?: ResizeShiftInput | null;

  @Field(() => ReplaceShiftInput, { nullable: true })
  replaceShift?: ReplaceShiftInput | null;

  @Field(() => SetActivityInput, { nullable: true })
  setActivity?: SetActivityInput | null;

  @Field(() => MoveActivityInput, { nullable: true })
  moveActivity?: MoveActivityInput | null;

  @Field(() => SwapAgentsInput, { nullable: true })
  swapAgents?: SwapAgentsInput | null;
}

@InputType()
export class PreviewScheduleEditInput {
  @Field(() => ID)
  scheduleId!: string;

  @Field(() => RosterEditInput)
  edit!: RosterEditInput;
}

@InputType()
export class EditScheduleInput extends PreviewScheduleEditInput {
  @Field(() => Int, { description: 'Of the schedule as you saw it.' })
  revision!: number;

  @Field(() => Boolean, { defaultValue: false, description: 'Break hard rules knowingly.' })
  force!: boolean;

  @Field(() => String, { nullable: true, description: 'Why, 1 to 500 characters; kept with a forced edit.' })
  reason?: string | null;
}

export function previewOrder({
  scheduleId,
  edit,
}: PreviewScheduleEditInput): Pick<EditOrder, 'scheduleId' | 'edit'> {
  return { scheduleId: parseId(scheduleId, 'scheduleId'), edit: plannersEdit(edit) };
}

export function editOrder({ revision, force, reason, ...input }: EditScheduleInput): EditOrder {
  return { ...previewOrder(input), revision, force, reason: reason ?? null };
}

/** @throws UserError BAD_USER_INPUT unless exactly one edit is given. */
function plannersEdit(input: RosterEditInput): PlannersEdit {
  const edits = [...wholeShiftEdits(input), ...activityEdits(input)];
  if (edits.length !== 1) {
    const names =
      'addShift, deleteShift, moveShift, resizeShift, replaceShift, setActivity, moveActivity and swapAgents';
    throw badUserInput(`Give exactly one of ${names} (got ${edits.length}).`, 'edit', edits.length);
  }
  return edits[0];
}

function wholeShiftEdits({ addShift, deleteShift, moveShift, swapAgents }: RosterEditInput): PlannersEdit[] {
  const edits: PlannersEdit[] = [];
  if (addShift) {
    const { agentId, start, minutes, content } = addShift;
    const what = content ? contentOf(content) : null;
    edits.push({ kind: 'add-shift', agentId: parseId(agentId, 'agentId'), start, minutes, content: what });
  }
  if (typeof deleteShift === 'string') {
    edits.push({ kind: 'delete-shift', shiftId: parseId(deleteShift, 'deleteShift') });
  }
  if (moveShift) {
    const { shiftId, start, toAgentId } = moveShift;
    const to = toAgentId ? parseId(toAgentId, 'toAgentId') : null;
    edits.push({ kind: 'move-shift', shiftId: parseId(shiftId, 'shiftId'), start, toAgentId: to });
  }
  if (swapAgents) {
    const { agentId, otherAgentId, from, to } = swapAgents;
    const [one, other] = [parseId(agentId, 'agentId'), parseId(otherAgentId, 'otherAgentId')];
    edits.push({ kind: 'swap-agents', agentId: one, otherAgentId: other, from, to });
  }
  return edits;
}

function activityEdits(input: RosterEditInput): PlannersEdit[] {
  const { resizeShift, replaceShift, setActivity, moveActivity } = input;
  const edits: PlannersEdit[] = [];
  if (resizeShift) {
    const { shiftId, start, end } = resizeShift;
    edits.push({ kind: 'resize-shift', shiftId: parseId(shiftId, 'shiftId'), start, end });
  }
  if (replaceShift) {
    const activities = replaceShift.activities.map(activityOf);
    edits.push({ kind: 'replace-shift', shiftId: parseId(replaceShift.shiftId, 'shiftId'), activities });
  }
  if (setActivity) {
    const activity = activityOf(setActivity.activity);
    edits.push({ kind: 'set-activity', shiftId: parseId(setActivity.shiftId, 'shiftId'), activity });
  }
  if (moveActivity) {
    const { shiftId, activityStart, start } = moveActivity;
    edits.push({ kind: 'move-activity', shiftId: parseId(shiftId, 'shiftId'), activityStart, start });
  }
  return edits;
}

function activityOf({ start, end, ...content }: ShiftActivityInput): ScheduledActivity {
  return { ...contentOf(content), start, end };
}

/** @throws UserError BAD_USER_INPUT when the kind and the work do not belong together. */
function contentOf(input: ActivityContentInput) {
  const { kind, paid, queueId, campaignId, calledZoneId, offPhoneActivityId } = input;
  const given = { queueId: Boolean(queueId), campaignId: Boolean(campaignId), zone: Boolean(calledZoneId) };
  const outbound = kind === 'outbound';
  if (given.queueId !== (kind === 'inbound') || given.campaignId !== outbound || given.zone !== outbound) {
    const message =
      'INBOUND needs a queueId and nothing else, OUTBOUND a campaignId and a calledZoneId, other kinds none of them.';
    throw badUserInput(message, 'kind', kind);
  }
  if (offPhoneActivityId && kind !== 'off-phone') {
    throw badUserInput('Only OFF_PHONE is an off-phone activity.', 'offPhoneActivityId', offPhoneActivityId);
  }
  return {
    kind,
    paid,
    queueId: queueId ? parseId(queueId, 'queueId') : null,
    campaignId: campaignId ? parseId(campaignId, 'campaignId') : null,
    calledZoneId: calledZoneId ?? null,
    ...(offPhoneActivityId ? { offPhoneActivityId: parseId(offPhoneActivityId, 'offPhoneActivityId') } : {}),
  };
}
