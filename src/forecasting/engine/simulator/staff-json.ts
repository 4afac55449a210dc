import { type JsonObject, type JsonPlace } from '../../../json/json-place.js';
import { type Instant, MINUTE_MS, SECOND_MS } from '../../../time/instant.js';
import { adherenceFromJson } from './duration-json.js';
import { shiftsForCurve } from './staffing-curve.js';
import {
  SCENARIO_ACTIVITIES,
  type ScenarioActivity,
  type ScenarioAgent,
  type ScenarioShift,
  type SkillGroup,
} from './scenario.js';

const MOST_AGENTS = 50_000;
/** A year to either side of the start. */
const FURTHEST_MINUTES = 366 * 24 * 60;

/** What the agents of a file may refer to, and the clock of the file. */
export interface StaffFrame {
  readonly start: Instant | null;
  readonly intervals: number;
  readonly intervalSeconds: number;
  readonly groups: readonly SkillGroup[];
  readonly campaignIds: ReadonlySet<string>;
}

/**
 * Reads one entry of the file's agents: one agent, `count` of them alike, or as many as each interval wants (`perInterval`).
 * @throws JsonProblemError naming the place, the value and what is expected.
 * @example
 * (() => { try { agentsFromJson({ object() { throw new RangeError('no'); } }, 0, {}); } catch (error) { return error.message; } })() // => 'no'
 */
export function agentsFromJson(place: JsonPlace, entry: number, frame: StaffFrame): ScenarioAgent[] {
  const members = place.object(['groupId'], ['id', 'count', 'speeds', 'shifts', 'perInterval', 'adherence']);
  const group = groupOf(members.get('groupId'), frame);
  const id = members.optional('id', (each) => each.text(), `${group.id}.${entry + 1}`);
  const like = {
    groupId: group.id,
    speeds: members.optional('speeds', (each) => speedsFromJson(each, group), {}),
    adherence: members.optional('adherence', adherenceFromJson, null),
  };
  if (members.has('perInterval')) {
    if (members.has('shifts') || members.has('count')) {
      place.fail('has "perInterval" beside "shifts" or "count". Keep one of them.');
    }
    return numbered(id, curveFromJson(members.get('perInterval'), frame)).map((each) => ({
      ...like,
      ...each,
    }));
  }
  if (!members.has('shifts')) place.fail('has neither "shifts" nor "perInterval". Say when the agents work.');
  const shifts = shiftsFromJson(members.get('shifts'), group, frame);
  if (!members.has('count')) return [{ id, ...like, shifts }];
  const count = members.get('count').whole(0, MOST_AGENTS);
  return numbered(
    id,
    Array.from({ length: count }, () => shifts),
  ).map((each) => ({ ...like, ...each }));
}

function numbered(
  id: string,
  shifts: readonly (readonly ScenarioShift[])[],
): Pick<ScenarioAgent, 'id' | 'shifts'>[] {
  return shifts.map((each, at) => ({ id: `${id}-${at + 1}`, shifts: each }));
}

function groupOf(place: JsonPlace, { groups }: StaffFrame): SkillGroup {
  const id = place.text();
  return groups.find((group) => group.id === id) ?? place.fail(`"${id}" is not a group of this scenario.`);
}

function speedsFromJson(place: JsonPlace, { skills }: SkillGroup): Record<string, number> {
  return Object.fromEntries(
    place.entries().map(([queueId, speed]) => {
      if (!skills.some((skill) => skill.queueId === queueId))
        speed.fail('is for a queue that the group does not serve.');
      return [queueId, speed.number(0.01, 100)];
    }),
  );
}

function curveFromJson(place: JsonPlace, { intervals, intervalSeconds }: StaffFrame): ScenarioShift[][] {
  const counts = place.items().map((each) => each.whole(0, MOST_AGENTS));
  if (counts.length !== intervals) {
    place.fail(`has ${counts.length} values; the scenario has ${intervals} intervals. Give one for each.`);
  }
  return shiftsForCurve(counts, intervalSeconds);
}

function shiftsFromJson(place: JsonPlace, group: SkillGroup, frame: StaffFrame): ScenarioShift[] {
  const shifts = place.items().map((each) => ({ each, shift: shiftFromJson(each, group, frame) }));
  shifts.sort((one, other) => one.shift.startSeconds - other.shift.startSeconds);
  shifts.slice(1).forEach(({ each, shift }, at) => {
    if (shift.startSeconds < shifts[at].shift.endSeconds) {
      each.fail('begins before another shift of the same agent ends. Shifts of an agent may not overlap.');
    }
  });
  return shifts.map(({ shift }) => shift);
}

function shiftFromJson(place: JsonPlace, group: SkillGroup, frame: StaffFrame): ScenarioShift {
  const members = place.object(['start', 'end'], ['activities']);
  const span = spanOf(members, place, frame);
  const items = members.optional('activities', (each) => each.items(), []);
  const activities = items.map((each) => ({ each, activity: activityFromJson(each, group, frame) }));
  activities.sort((one, other) => one.activity.startSeconds - other.activity.startSeconds);
  let before = span.startSeconds;
  for (const { each, activity } of activities) {
    if (activity.startSeconds < before)
      each.fail('begins before its shift, or before the activity ahead of it ends.');
    if (activity.endSeconds > span.endSeconds) each.fail('ends after its shift.');
    before = activity.endSeconds;
  }
  return { ...span, activities: activities.map(({ activity }) => activity) };
}

function activityFromJson(place: JsonPlace, group: SkillGroup, frame: StaffFrame): ScenarioActivity {
  const members = place.object(['kind', 'start', 'end'], ['queueIds', 'campaignId']);
  const kind = members.get('kind').oneOf(SCENARIO_ACTIVITIES);
  if (kind !== 'inbound' && members.has('queueIds'))
    members.get('queueIds').fail('belong to inbound activities.');
  if (kind !== 'outbound' && members.has('campaignId'))
    members.get('campaignId').fail('belongs to outbound activities.');
  if (kind === 'outbound' && !members.has('campaignId')) place.fail('is outbound and has no "campaignId".');
  const served = new Set(group.skills.map(({ queueId }) => queueId));
  return {
    kind,
    ...spanOf(members, place, frame),
    queueIds: members.optional(
      'queueIds',
      (each) => each.items().map((queue) => queue.reference(served, 'a queue of the group')),
      null,
    ),
    campaignId:
      kind === 'outbound'
        ? members.get('campaignId').reference(frame.campaignIds, 'a campaign of this scenario')
        : null,
  };
}

function spanOf(
  members: JsonObject,
  place: JsonPlace,
  frame: StaffFrame,
): { startSeconds: number; endSeconds: number } {
  const startSeconds = momentOf(members.get('start'), frame);
  const endSeconds = momentOf(members.get('end'), frame);
  if (endSeconds <= startSeconds) place.fail('must end after it starts.');
  return { startSeconds, endSeconds };
}

/** Minutes from the start of the scenario, or an instant. */
function momentOf(place: JsonPlace, { start }: StaffFrame): number {
  if (place.isNumber()) {
    const minutes = place.number(-FURTHEST_MINUTES, FURTHEST_MINUTES);
    return Math.round(minutes * MINUTE_MS) / SECOND_MS;
  }
  const at = place.instant();
  if (start === null) {
    return place.fail(
      'is an instant, but the scenario has no "start". Give it one, or write minutes from its start.',
    );
  }
  return (at - start) / SECOND_MS;
}
