import { type JsonPlace } from '../../json/json-place.js';
import { localDate } from '../../time/zoned-time.js';
import { optionalMember } from './optional-json.js';
import { weekdaysFromJson } from './pay-json.js';
import {
  type CoverStep,
  type FairnessGoal,
  type FairnessMemory,
  type MinimumCover,
  type OffPhoneActivity,
  type PublishedPlan,
  type ShiftRequest,
  type ShiftTypeCover,
} from './roster-goals.js';
import { shiftFromJson } from './roster-json.js';
import { spanFromJson } from './span-json.js';
import { boundsFromJson, levelFromJson, nightFromJson, windowFromJson } from './work-rules-json.js';

const DAY_MINUTES = 24 * 60;

/** Ids that goals may refer to. */
export interface GoalIds {
  readonly agents: ReadonlySet<string>;
  readonly sites: ReadonlySet<string>;
  readonly shiftTypes: ReadonlySet<string>;
}

/**
 * Reads a request of an agent.
 * @throws JsonProblemError naming the path.
 * @example
 * (() => { try { requestFromJson({ entries() { throw new RangeError('no'); }, object() { throw new RangeError('no'); } }, {}); } catch (error) { return error.message; } })() // => 'no'
 */
export function requestFromJson(place: JsonPlace, known: GoalIds): ShiftRequest {
  const request = place.object(['agentId', 'date', 'wish', 'weight'], ['shiftType']);
  return {
    agentId: request.get('agentId').reference(known.agents, 'an agent'),
    date: request.get('date').read(localDate),
    wish: request.get('wish').oneOf(['for', 'against']),
    ...optionalMember(request, 'shiftType', (each) => each.reference(known.shiftTypes, 'a shift type')),
    weight: request.get('weight').number(0),
  };
}

/**
 * Reads an activity off the phone.
 * @throws JsonProblemError naming the path.
 * @example
 * (() => { try { offPhoneActivityFromJson({ entries() { throw new RangeError('no'); }, object() { throw new RangeError('no'); } }, {}); } catch (error) { return error.message; } })() // => 'no'
 */
export function offPhoneActivityFromJson(place: JsonPlace, known: GoalIds): OffPhoneActivity {
  const activity = place.object(
    ['id', 'name', 'kind', 'minutes', 'participants', 'together', 'windows'],
    ['atLeast', 'inboundFloor', 'level', 'weight'],
  );
  const participants = activity
    .get('participants')
    .items()
    .map((each) => each.reference(known.agents, 'an agent'));
  if (new Set(participants).size < participants.length)
    activity.get('participants').fail('name somebody twice.');
  return {
    id: activity.get('id').text(),
    name: activity.get('name').text(),
    kind: activity.get('kind').oneOf(['meeting', 'coaching', 'training']),
    minutes: activity.get('minutes').whole(1, DAY_MINUTES),
    participants,
    ...optionalMember(activity, 'atLeast', (each) => each.whole(0, participants.length)),
    together: activity.get('together').boolean(),
    windows: activity.get('windows').items().map(spanFromJson),
    ...optionalMember(activity, 'inboundFloor', (each) => each.number(0, 1)),
    ...levelFromJson(activity),
  };
}

/**
 * Reads how many shifts of a type are wanted.
 * @throws JsonProblemError naming the path.
 * @example
 * (() => { try { shiftTypeCoverFromJson({ entries() { throw new RangeError('no'); }, object() { throw new RangeError('no'); } }, {}); } catch (error) { return error.message; } })() // => 'no'
 */
export function shiftTypeCoverFromJson(place: JsonPlace, known: GoalIds): ShiftTypeCover {
  const cover = place.object(['shiftType'], ['siteId', 'dates', 'weekdays', 'min', 'max', 'level', 'weight']);
  return {
    shiftType: cover.get('shiftType').reference(known.shiftTypes, 'a shift type'),
    ...optionalMember(cover, 'siteId', (each) => each.reference(known.sites, 'the site of an agent')),
    ...optionalMember(cover, 'dates', (each) => each.items().map((date) => date.read(localDate))),
    ...optionalMember(cover, 'weekdays', weekdaysFromJson),
    ...boundsFromJson(cover),
    ...levelFromJson(cover),
  };
}

/**
 * Reads what is to be shared out evenly.
 * @throws JsonProblemError naming the path.
 * @example
 * (() => { try { fairnessGoalFromJson({ entries() { throw new RangeError('no'); }, object() { throw new RangeError('no'); } }); } catch (error) { return error.message; } })() // => 'no'
 */
export function fairnessGoalFromJson(place: JsonPlace): FairnessGoal {
  const named = place.entries().find(([name]) => name === 'of');
  if (named === undefined) return place.fail('has no "of".');
  const of = named[1].oneOf(['nights', 'weekends', 'unpopular-starts']);
  const members = { nights: ['night', 'nightMinutes'], weekends: [], 'unpopular-starts': ['starts'] }[of];
  const goal = place.object(['of', 'among', 'weight', ...members], ['tolerance']);
  const shared = {
    among: goal.get('among').oneOf(['site', 'contract', 'everybody']),
    ...optionalMember(goal, 'tolerance', (each) => each.number(0)),
    weight: goal.get('weight').number(0),
  };
  if (of === 'nights') return { of, ...shared, ...nightFromJson(goal) };
  return of === 'weekends'
    ? { of, ...shared }
    : { of, ...shared, starts: windowFromJson(goal.get('starts')) };
}

/**
 * Reads what was counted in past periods.
 * @throws JsonProblemError naming the path.
 * @example
 * (() => { try { fairnessMemoryFromJson({ entries() { throw new RangeError('no'); }, object() { throw new RangeError('no'); } }); } catch (error) { return error.message; } })() // => 'no'
 */
export function fairnessMemoryFromJson(place: JsonPlace): FairnessMemory {
  const memory = place.object(['days', 'nights', 'weekends', 'unpopularStarts']);
  return {
    days: memory.get('days').whole(0),
    nights: memory.get('nights').number(0),
    weekends: memory.get('weekends').number(0),
    unpopularStarts: memory.get('unpopularStarts').number(0),
  };
}

/**
 * Reads the published plan; its shifts are written as in a roster.
 * @throws JsonProblemError naming the path.
 * @example
 * (() => { try { publishedFromJson({ entries() { throw new RangeError('no'); }, object() { throw new RangeError('no'); } }, {}); } catch (error) { return error.message; } })() // => 'no'
 */
export function publishedFromJson(place: JsonPlace, known: GoalIds): PublishedPlan {
  const plan = place.object(['shifts', 'perShift', 'perMinute'], ['perActivityMinute']);
  return {
    shifts: plan
      .get('shifts')
      .items()
      .map((each) => {
        const shift = shiftFromJson(each);
        if (!known.agents.has(shift.agentId)) each.fail(`is of "${shift.agentId}", which is not an agent.`);
        return shift;
      }),
    perShift: plan.get('perShift').number(0),
    perMinute: plan.get('perMinute').number(0),
    ...optionalMember(plan, 'perActivityMinute', (each) => each.number(0)),
  };
}

/**
 * Reads the agents that a queue must have in every interval.
 * @throws JsonProblemError naming the path.
 * @example
 * (() => { try { minimumFromJson({ entries() { throw new RangeError('no'); }, object() { throw new RangeError('no'); } }, 1); } catch (error) { return error.message; } })() // => 'no'
 */
export function minimumFromJson(place: JsonPlace, intervals: number): MinimumCover {
  const minimum = place.object(['agents'], ['level', 'weight']);
  const agents = minimum.get('agents').items();
  if (agents.length !== intervals) {
    minimum.get('agents').fail(`has ${agents.length} values; the period has ${intervals} intervals.`);
  }
  return { agents: agents.map((each) => each.number(0)), ...levelFromJson(minimum) };
}

/**
 * Reads steps of cost, which rise; only the last may go on without a number of agents.
 * @throws JsonProblemError naming the path.
 * @example
 * stepsFromJson({ items: () => [], fail: () => [] }) // => []
 */
export function stepsFromJson(place: JsonPlace): CoverStep[] {
  const items = place.items();
  if (items.length === 0) place.fail('is empty: name at least one step.');
  let before = 0;
  return items.map((each, at) => {
    const step = each.object(at < items.length - 1 ? ['agents', 'cost'] : ['cost'], ['agents']);
    const cost = step.get('cost').number(0);
    if (cost < before) step.get('cost').fail(`must be ${before} (the step before) or more (got ${cost}).`);
    before = cost;
    return { ...optionalMember(step, 'agents', (agents) => agents.number(0)), cost };
  });
}
