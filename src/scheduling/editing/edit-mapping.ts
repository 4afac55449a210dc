import { type Violation } from '../engine/constraints/rule.js';
import { type RosterEdit, type ShiftRef } from '../engine/editing/roster-edit.js';
import { type RosterChange as EngineChange } from '../engine/editing/compare-rosters.js';
import { type Pin } from '../engine/problem.js';
import { type Activity, type Roster, type Shift } from '../engine/roster.js';
import { type ScheduledActivity, type ScheduledShift, type ScheduleViolation } from '../schedule.js';
import { type RosterChange } from '../schedule.js';
import { offPhoneWork, rowOfWork, workOfRow } from '../solver/work-ids.js';
import { type ActivityContent, type PlannersEdit } from './roster-edit.js';
import { type RosterPin } from './roster-pin.js';

/** Rows as the engine's roster, in its order. */
export function toRoster(shifts: readonly ScheduledShift[]): Roster {
  const roster = shifts.map(({ agentId, date, start, end, activities }): Shift => ({
    agentId: String(agentId),
    date,
    start,
    end,
    activities: activities.map(toEngineActivity),
  }));
  return { shifts: roster.sort((a, b) => Number(a.agentId) - Number(b.agentId) || a.start - b.start) };
}

/** Planners' pins as the engine has them: a pinned shift is what the roster has on that day, if it has one. */
export function toEnginePins(pins: readonly RosterPin[], roster: Roster): Pin[] {
  return pins.flatMap(({ agentId, date, kind }): Pin[] => {
    const id = String(agentId);
    if (kind === 'DAY_OFF') return [{ kind: 'day-off', agentId: id, date }];
    return roster.shifts
      .filter((shift) => shift.agentId === id && shift.date === date)
      .map((shift) => ({ kind: 'shift', agentId: id, shift }));
  });
}

/** A planner's edit in the engine's ids; `shiftOf` finds a shift by its row id. */
export function toEngineEdit(edit: PlannersEdit, shiftOf: (id: number) => ShiftRef): RosterEdit {
  switch (edit.kind) {
    case 'add-shift': {
      const { agentId, content } = edit;
      return {
        ...edit,
        agentId: String(agentId),
        content: content === null ? null : toEngineContent(content),
      };
    }
    case 'swap-agents':
      return { ...edit, agentId: String(edit.agentId), otherAgentId: String(edit.otherAgentId) };
    case 'move-shift': {
      const toAgentId = edit.toAgentId === null ? null : String(edit.toAgentId);
      return { kind: edit.kind, shift: shiftOf(edit.shiftId), start: edit.start, toAgentId };
    }
    case 'replace-shift': {
      const activities = edit.activities.map(toEngineActivity);
      return { kind: edit.kind, shift: shiftOf(edit.shiftId), activities };
    }
    case 'set-activity': {
      const activity = toEngineActivity(edit.activity);
      return { kind: edit.kind, shift: shiftOf(edit.shiftId), activity };
    }
    default: {
      const { shiftId, ...rest } = edit;
      return { ...rest, shift: shiftOf(shiftId) };
    }
  }
}

export function toRosterChange({ before, after, introduced, resolved }: EngineChange): RosterChange {
  const rated = ({ level, ...violation }: EngineChange['introduced'][number]) => ({
    ...toScheduleViolation(violation),
    level,
  });
  return { before, after, introduced: introduced.map(rated), resolved: resolved.map(rated) };
}

export function toScheduleViolation(violation: Violation): ScheduleViolation {
  const { ruleId, agentId, workId, start, end, amount, message } = violation;
  return {
    ruleId,
    agentId: agentId === undefined ? null : Number(agentId),
    ...rowOfWork(workId),
    start: start ?? null,
    end: end ?? null,
    amount,
    message,
  };
}

function toEngineContent({
  kind,
  paid,
  queueId,
  campaignId,
  calledZoneId,
}: ActivityContent): Omit<Activity, 'start' | 'end'> {
  return { kind, paid, workId: workOfRow({ queueId, campaignId }), calledZoneId };
}

/** An activity of a row as the engine has it. */
export function toEngineActivity({
  start,
  end,
  offPhoneActivityId,
  ...content
}: ScheduledActivity): Activity {
  const activity = { ...toEngineContent(content), start, end };
  return typeof offPhoneActivityId === 'number'
    ? { ...activity, workId: offPhoneWork(offPhoneActivityId) }
    : activity;
}
