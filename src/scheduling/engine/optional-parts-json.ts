import { type JsonObject } from '../../json/json-place.js';
import { labourPackFromJson, siteFromJson } from './labour-pack-json.js';
import { optionalMember, unique } from './optional-json.js';
import { budgetFromJson } from './pay-json.js';
import { type Agent, type SchedulingProblem } from './problem.js';
import {
  fairnessGoalFromJson,
  offPhoneActivityFromJson,
  publishedFromJson,
  requestFromJson,
  shiftTypeCoverFromJson,
} from './roster-goals-json.js';
import { shiftToJson } from './roster-json.js';
import { spanToJson } from './span-json.js';
import { workRuleFromJson } from './work-rules-json.js';

/** Members of a problem that say what labour costs and what is law. */
export const LABOUR_PARTS = ['sites', 'labourPacks', 'rules', 'labourBudgets'] as const;
/** Members of a problem that say what is wanted beside cover and hours. */
export const GOAL_PARTS = [
  'requests',
  'offPhoneActivities',
  'shiftTypeCover',
  'fairness',
  'published',
] as const;

/**
 * Reads sites, labour packs, rules and budgets, as far as the file has them.
 * @throws JsonProblemError naming the path.
 * @example
 * labourFromJson({ has: () => false }, [], new Set()) // => {}
 */
export function labourFromJson(
  file: JsonObject,
  agents: readonly Agent[],
  shiftTypes: ReadonlySet<string>,
): Pick<SchedulingProblem, (typeof LABOUR_PARTS)[number]> {
  const labourPacks = optionalMember(file, 'labourPacks', (place) => unique(place, labourPackFromJson));
  const packs = new Set(labourPacks.labourPacks?.map(({ id }) => id) ?? []);
  return {
    ...optionalMember(file, 'sites', (place) => unique(place, (each) => siteFromJson(each, packs))),
    ...labourPacks,
    ...optionalMember(file, 'rules', (place) =>
      place.items().map((each) => workRuleFromJson(each, shiftTypes)),
    ),
    ...optionalMember(file, 'labourBudgets', (place) =>
      unique(place, (each) => budgetFromJson(each, sitesOf(agents))),
    ),
  };
}

/**
 * Reads requests, activities off the phone, shifts wanted, fairness and the published plan, as far as the file has them.
 * @throws JsonProblemError naming the path.
 * @example
 * goalsFromJson({ has: () => false }, [], new Set()) // => {}
 */
export function goalsFromJson(
  file: JsonObject,
  agents: readonly Agent[],
  shiftTypes: ReadonlySet<string>,
): Pick<SchedulingProblem, (typeof GOAL_PARTS)[number]> {
  const known = { agents: new Set(agents.map(({ id }) => id)), sites: sitesOf(agents), shiftTypes };
  return {
    ...optionalMember(file, 'requests', (place) => place.items().map((each) => requestFromJson(each, known))),
    ...optionalMember(file, 'offPhoneActivities', (place) =>
      unique(place, (each) => offPhoneActivityFromJson(each, known)),
    ),
    ...optionalMember(file, 'shiftTypeCover', (place) =>
      place.items().map((each) => shiftTypeCoverFromJson(each, known)),
    ),
    ...optionalMember(file, 'fairness', (place) => place.items().map(fairnessGoalFromJson)),
    ...optionalMember(file, 'published', (place) => publishedFromJson(place, known)),
  };
}

function sitesOf(agents: readonly Agent[]): ReadonlySet<string> {
  return new Set(agents.map(({ siteId }) => siteId));
}

/**
 * The JSON values of those goals that hold instants; the others are JSON as they are.
 * @example
 * goalsToJson({}) // => {}
 */
export function goalsToJson({
  offPhoneActivities,
  published,
}: Pick<SchedulingProblem, 'offPhoneActivities' | 'published'>): Record<string, unknown> {
  return {
    ...(offPhoneActivities === undefined
      ? {}
      : {
          offPhoneActivities: offPhoneActivities.map((each) => ({
            ...each,
            windows: each.windows.map(spanToJson),
          })),
        }),
    ...(published === undefined
      ? {}
      : { published: { ...published, shifts: published.shifts.map(shiftToJson) } }),
  };
}
