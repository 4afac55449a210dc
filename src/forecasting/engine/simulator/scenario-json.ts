import { JsonPlace } from '../../../json/json-place.js';
import { adherenceFromJson, durationFromJson } from './duration-json.js';
import {
  type GroupSkill,
  PERFECT_ADHERENCE,
  type Retrial,
  type Scenario,
  type ScenarioCampaign,
  type ScenarioQueue,
  type SkillGroup,
} from './scenario.js';
import { SERVICE_LEVEL_IDS } from './service-level.js';
import { agentsFromJson } from './staff-json.js';

/** The name of the format, kept in the file's `format`. */
export const SCENARIO_FORMAT = 'shiftwright.scenario/1';

const SECONDS_PER_MINUTE = 60;
const DAY_MINUTES = 1440;
const MOST_INTERVALS = 50_000;
const MOST_CONTACTS = 10_000_000;
const DAY_SECONDS = 86_400;
const SHORT_ABANDON_SECONDS = 5;

/**
 * Reads a scenario from parsed JSON, strictly: unknown members, wrong values and references that lead nowhere are refused with their place.
 * @throws JsonProblemError naming the place, the value and what is expected.
 * @example
 * (() => { try { scenarioFromJson({ format: 'x' }); } catch (error) { return error.message; } })() // => 'The file has no "name".'
 */
export function scenarioFromJson(json: unknown): Scenario {
  const file = new JsonPlace(json).object(
    ['format', 'name', 'intervalMinutes', 'queues', 'groups', 'agents'],
    ['start', 'warmUpIntervals', 'serviceLevel', 'campaigns', 'adherence'],
  );
  file.get('format').oneOf([SCENARIO_FORMAT]);
  const start = file.optional('start', (each) => each.instant(), null);
  const intervalSeconds = file.get('intervalMinutes').number(1, DAY_MINUTES) * SECONDS_PER_MINUTE;
  const queues = unique(file.get('queues'), queueFromJson);
  const intervals = intervalsOf(file.get('queues'), queues);
  const queueIds = new Set(queues.map(({ id }) => id));
  const groups = unique(file.get('groups'), (place) => groupFromJson(place, queueIds));
  const campaigns = file.optional('campaigns', (each) => unique(each, campaignFromJson), []);
  const campaignIds = new Set(campaigns.map(({ id }) => id));
  const frame = { start, intervals, intervalSeconds, groups, campaignIds };
  return {
    name: file.get('name').text(),
    start,
    intervalSeconds,
    intervals,
    warmUpIntervals: file.optional('warmUpIntervals', (each) => each.whole(0, intervals - 1), 0),
    serviceLevel: file.optional('serviceLevel', (each) => each.oneOf(SERVICE_LEVEL_IDS), 'sl.offered'),
    queues,
    campaigns,
    groups,
    agents: unalike(
      file.get('agents'),
      file
        .get('agents')
        .items()
        .flatMap((each, entry) => agentsFromJson(each, entry, frame)),
    ),
    adherence: file.optional('adherence', adherenceFromJson, PERFECT_ADHERENCE),
  };
}

function intervalsOf(place: JsonPlace, queues: readonly ScenarioQueue[]): number {
  if (queues.length === 0) return place.fail('is empty. Describe at least one queue.');
  const [first] = queues;
  const other = queues.find(({ contacts }) => contacts.length !== first.contacts.length);
  if (other !== undefined) {
    place.fail(
      `differ in length: "${first.id}" has contacts for ${first.contacts.length} intervals, "${other.id}" for ${other.contacts.length}.`,
    );
  }
  return first.contacts.length;
}

function queueFromJson(place: JsonPlace): ScenarioQueue {
  const queue = place.object(
    ['id', 'contacts', 'answerThresholdSeconds', 'talk'],
    [
      'name',
      'handleTimeFactors',
      'dayVariation',
      'shortAbandonSeconds',
      'serviceLevelGoal',
      'afterCall',
      'patience',
      'retrial',
    ],
  );
  const id = queue.get('id').text();
  const contacts = contactsFromJson(queue.get('contacts'));
  return {
    id,
    name: queue.optional('name', (each) => each.text(), id),
    contacts,
    handleTimeFactors: queue.optional('handleTimeFactors', (each) => factorsFromJson(each, contacts), null),
    dayVariation: queue.optional('dayVariation', (each) => each.number(0, 3), 0),
    answerThresholdSeconds: queue.get('answerThresholdSeconds').number(0, DAY_SECONDS),
    shortAbandonSeconds: queue.optional(
      'shortAbandonSeconds',
      (each) => each.number(0, DAY_SECONDS),
      SHORT_ABANDON_SECONDS,
    ),
    serviceLevelGoal: queue.optional('serviceLevelGoal', (each) => each.number(0, 1), null),
    talk: durationFromJson(queue.get('talk')),
    afterCall: queue.optional('afterCall', durationFromJson, null),
    patience: queue.optional('patience', durationFromJson, null),
    retrial: queue.optional('retrial', retrialFromJson, null),
  };
}

function contactsFromJson(place: JsonPlace): number[] {
  const contacts = place.items().map((each) => each.number(0, MOST_CONTACTS));
  if (contacts.length === 0 || contacts.length > MOST_INTERVALS) {
    place.fail(
      `must have from 1 to ${MOST_INTERVALS} values, one for each interval (got ${contacts.length}).`,
    );
  }
  return contacts;
}

function factorsFromJson(place: JsonPlace, contacts: readonly number[]): number[] {
  const factors = place.items().map((each) => each.number(0, 100));
  if (factors.length !== contacts.length) {
    place.fail(`has ${factors.length} values for ${contacts.length} intervals. Give one for each.`);
  }
  return factors;
}

function retrialFromJson(place: JsonPlace): Retrial {
  const retrial = place.object(['share', 'delay']);
  return { share: retrial.get('share').number(0, 0.99), delay: durationFromJson(retrial.get('delay')) };
}

function campaignFromJson(place: JsonPlace): ScenarioCampaign {
  const campaign = place.object(['id'], ['name', 'handleTime', 'yieldsAfterSeconds']);
  const id = campaign.get('id').text();
  return {
    id,
    name: campaign.optional('name', (each) => each.text(), id),
    handleTime: campaign.optional('handleTime', durationFromJson, null),
    yieldsAfterSeconds: campaign.optional('yieldsAfterSeconds', (each) => each.number(0, DAY_SECONDS), null),
  };
}

function groupFromJson(place: JsonPlace, queueIds: ReadonlySet<string>): SkillGroup {
  const group = place.object(['id', 'skills'], ['name']);
  const id = group.get('id').text();
  const skills = group.get('skills').items();
  const seen = new Set<string>();
  return {
    id,
    name: group.optional('name', (each) => each.text(), id),
    skills: skills.map((each): GroupSkill => {
      const skill = each.object(['queueId'], ['priority', 'afterSeconds']);
      const queueId = skill.get('queueId').reference(queueIds, 'a queue of this scenario');
      if (seen.has(queueId)) each.fail(`names the queue "${queueId}" again.`);
      seen.add(queueId);
      return {
        queueId,
        priority: skill.optional('priority', (priority) => priority.whole(1, 1000), 1),
        afterSeconds: skill.optional('afterSeconds', (after) => after.number(0, DAY_SECONDS), 0),
      };
    }),
  };
}

function unique<T extends { readonly id: string }>(place: JsonPlace, read: (item: JsonPlace) => T): T[] {
  return unalike(
    place,
    place.items().map((item) => read(item)),
  );
}

function unalike<T extends { readonly id: string }>(place: JsonPlace, values: T[]): T[] {
  const seen = new Set<string>();
  for (const { id } of values) {
    if (seen.has(id)) place.fail(`have the id "${id}" twice. Ids must differ.`);
    seen.add(id);
  }
  return values;
}
