import { type JsonObject, type JsonPlace } from '../../json/json-place.js';
import { localDate, localTime } from '../../time/zoned-time.js';
import { optionalMember, textsFromJson } from './optional-json.js';
import {
  type Bounds,
  type LocalWindow,
  type NightWork,
  type RuleTerms,
  type ShiftBand,
  type WorkRule,
  type WorkRuleId,
} from './work-rules.js';

const MOST_MINUTES = 366 * 24 * 60;
const DAY_MINUTES = 24 * 60;
const MOST_WEEKS = 104;
/** What a day of a rotation may be besides a shift type. */
export const ROTATION_WORDS: readonly string[] = ['off', 'any'];

interface RuleReader {
  readonly required: readonly string[];
  readonly optional?: readonly string[];
  readonly read: (rule: JsonObject, shiftTypes: ReadonlySet<string>) => object;
}

const minutes = (rule: JsonObject, name: string, most = MOST_MINUTES) => ({
  [name]: rule.get(name).number(0, most),
});
const count = (rule: JsonObject, name: string, least = 0) => ({ [name]: rule.get(name).whole(least) });
const bounds: RuleReader = { required: [], optional: ['min', 'max'], read: (rule) => boundsFromJson(rule) };
const night = ['night', 'nightMinutes'];

const READERS: Readonly<Record<WorkRuleId, RuleReader>> = {
  'paid-time-per-day': bounds,
  'paid-time-per-week': bounds,
  'paid-time-per-period': bounds,
  'minimum-rest': { required: ['minutes'], read: (rule) => minutes(rule, 'minutes') },
  'consecutive-days': { required: ['max'], read: (rule) => count(rule, 'max', 1) },
  'consecutive-shifts': bounds,
  'consecutive-days-off': { required: ['min'], read: (rule) => count(rule, 'min', 1) },
  'days-off': { required: ['min'], read: (rule) => ({ min: rule.get('min').whole(0, 7) }) },
  'working-weekends': {
    required: ['max'],
    optional: ['weeks'],
    read: (rule) => ({ ...count(rule, 'max'), ...optionalMember(rule, 'weeks', weeksFromJson) }),
  },
  'shift-start-distance': {
    required: ['max'],
    optional: ['daysApart'],
    read: (rule) => ({ ...minutes(rule, 'max', DAY_MINUTES), ...daysApart(rule) }),
  },
  'shift-start-variance': { required: ['max'], read: (rule) => minutes(rule, 'max', DAY_MINUTES) },
  'forbidden-successions': {
    required: ['first', 'next'],
    optional: ['daysApart'],
    read: (rule, types) => ({
      first: bandFromJson(rule.get('first'), types),
      next: bandFromJson(rule.get('next'), types),
      ...daysApart(rule),
    }),
  },
  'shift-type': {
    required: ['allowed'],
    read: (rule, types) => ({ allowed: typesFromJson(rule.get('allowed'), types) }),
  },
  'shifts-per-type': {
    required: ['shiftType', 'per'],
    optional: ['min', 'max'],
    read: (rule, types) => ({
      shiftType: rule.get('shiftType').reference(types, 'a shift type'),
      per: rule.get('per').oneOf(['week', 'period']),
      ...boundsFromJson(rule),
    }),
  },
  'longest-work-stretch': {
    required: ['max'],
    optional: ['pauseMinutes'],
    read: (rule) => ({
      ...minutes(rule, 'max', DAY_MINUTES),
      ...optionalMember(rule, 'pauseMinutes', (each) => each.number(0, DAY_MINUTES)),
    }),
  },
  'pauses-by-hours': {
    required: ['overMinutes', 'count', 'minutes'],
    optional: ['kind', 'startsWithinMinutes'],
    read: (rule) => ({
      ...minutes(rule, 'overMinutes', DAY_MINUTES),
      ...count(rule, 'count', 1),
      ...minutes(rule, 'minutes', DAY_MINUTES),
      ...optionalMember(rule, 'kind', (each) => each.oneOf(['break', 'meal'])),
      ...optionalMember(rule, 'startsWithinMinutes', (each) => each.number(0, DAY_MINUTES)),
    }),
  },
  'rests-by-hours': {
    required: ['minutes', 'perMinutes', 'fromMinutes'],
    read: (rule) => ({
      ...minutes(rule, 'minutes', DAY_MINUTES),
      perMinutes: rule.get('perMinutes').number(1, DAY_MINUTES),
      ...minutes(rule, 'fromMinutes', DAY_MINUTES),
    }),
  },
  rotation: {
    required: ['firstDate', 'days'],
    read: (rule, types) => ({
      firstDate: rule.get('firstDate').read(localDate),
      days: typesFromJson(rule.get('days'), new Set([...types, ...ROTATION_WORDS])),
    }),
  },
  'night-shifts': {
    required: [...night, 'max', 'days'],
    read: (rule) => ({ ...nightFromJson(rule), ...count(rule, 'max'), ...count(rule, 'days', 1) }),
  },
  'night-hours-average': {
    required: [...night, 'max', 'weeks'],
    read: (rule) => ({
      ...nightFromJson(rule),
      ...minutes(rule, 'max', DAY_MINUTES),
      weeks: weeksFromJson(rule.get('weeks')),
    }),
  },
  'average-hours': {
    required: ['max', 'weeks'],
    read: (rule) => ({ ...minutes(rule, 'max', 7 * DAY_MINUTES), weeks: weeksFromJson(rule.get('weeks')) }),
  },
  'spread-over': { required: ['max'], read: (rule) => minutes(rule, 'max') },
  'weekly-rest': {
    required: ['minutes'],
    optional: ['afterDays'],
    read: (rule) => ({
      ...minutes(rule, 'minutes', 7 * DAY_MINUTES),
      ...optionalMember(rule, 'afterDays', (each) => each.whole(1, 31)),
    }),
  },
};

const TERMS = ['level', 'weight', 'source', 'onlyFlag', 'unlessFlag'];

/** Ids of the rules that a problem, contract, agent or labour pack can bring. */
export const WORK_RULE_IDS = Object.keys(READERS) as readonly WorkRuleId[];

/**
 * Reads a rule by its id in `rule`; shift types that it names must exist.
 * @throws JsonProblemError naming the path.
 * @example
 * (() => { try { workRuleFromJson({ entries() { throw new RangeError('no'); }, object() { throw new RangeError('no'); } }, new Set()); } catch (error) { return error.message; } })() // => 'no'
 */
export function workRuleFromJson(place: JsonPlace, shiftTypes: ReadonlySet<string>): WorkRule {
  const named = place.entries().find(([name]) => name === 'rule');
  if (named === undefined) return place.fail('has no "rule".');
  const id = named[1].oneOf(WORK_RULE_IDS);
  const { required, optional = [], read } = READERS[id];
  const rule = place.object(['rule', ...required], [...optional, ...TERMS]);
  return { rule: id, ...read(rule, shiftTypes), ...termsFromJson(rule) } as WorkRule;
}

function termsFromJson(rule: JsonObject): RuleTerms {
  return {
    ...levelFromJson(rule),
    ...optionalMember(rule, 'source', (each) => each.text()),
    ...optionalMember(rule, 'onlyFlag', (each) => each.text()),
    ...optionalMember(rule, 'unlessFlag', (each) => each.text()),
  };
}

/**
 * Reads `level` and `weight`, both optional; a weight belongs to what is soft.
 * @throws JsonProblemError naming the path.
 * @example
 * levelFromJson({ has: () => false }) // => {}
 */
export function levelFromJson(object: JsonObject): Pick<RuleTerms, 'level' | 'weight'> {
  const terms = {
    ...optionalMember(object, 'level', (each) => each.oneOf<'hard' | 'soft'>(['hard', 'soft'])),
    ...optionalMember(object, 'weight', (each) => each.number(0)),
  };
  if (terms.weight !== undefined && terms.level !== 'soft') {
    object.get('weight').fail('belongs to what is soft. Add "level": "soft", or leave it out.');
  }
  return terms;
}

/**
 * Reads `min` and `max`, of which one at least is there.
 * @throws JsonProblemError naming the path.
 * @example
 * boundsFromJson({ has: (name) => name === 'max', get: () => ({ whole: () => 5 }) }) // => { max: 5 }
 */
export function boundsFromJson(object: JsonObject): Bounds {
  const found: Bounds = {
    ...optionalMember(object, 'min', (each) => each.whole(0)),
    ...optionalMember(object, 'max', (each) => each.whole(0)),
  };
  const { min, max } = found;
  if (min === undefined && max === undefined)
    object.get('max').fail('is missing, and so is the min. Give one of them.');
  if (min !== undefined && max !== undefined && max < min) {
    object.get('max').fail(`must be ${min} (the min) or more (got ${max}).`);
  }
  return found;
}

/**
 * Reads a window of local time.
 * @throws JsonProblemError naming the path.
 * @example
 * (() => { try { windowFromJson({ entries() { throw new RangeError('no'); }, object() { throw new RangeError('no'); } }); } catch (error) { return error.message; } })() // => 'no'
 */
export function windowFromJson(place: JsonPlace): LocalWindow {
  const window = place.object(['from', 'to']);
  return { from: window.get('from').read(localTime), to: window.get('to').read(localTime) };
}

/**
 * Reads what makes a night shift.
 * @throws JsonProblemError naming the path.
 * @example
 * (() => { try { nightFromJson({ get() { throw new RangeError('no'); } }); } catch (error) { return error.message; } })() // => 'no'
 */
export function nightFromJson(object: JsonObject): NightWork {
  return {
    night: windowFromJson(object.get('night')),
    nightMinutes: object.get('nightMinutes').number(1, DAY_MINUTES),
  };
}

function daysApart(rule: JsonObject): object {
  return optionalMember(rule, 'daysApart', (each) => each.whole(1, 31));
}

function weeksFromJson(place: JsonPlace): number {
  return place.whole(1, MOST_WEEKS);
}

function typesFromJson(place: JsonPlace, known: ReadonlySet<string>): string[] {
  const types = textsFromJson(place);
  if (types.length === 0) place.fail('is empty: name at least one.');
  place.items().forEach((each) => each.reference(known, 'a shift type'));
  return types;
}

function bandFromJson(place: JsonPlace, shiftTypes: ReadonlySet<string>): ShiftBand {
  const band = place.object([], ['shiftTypes', 'starts', 'ends']);
  const found: ShiftBand = {
    ...optionalMember(band, 'shiftTypes', (each) => typesFromJson(each, shiftTypes)),
    ...optionalMember(band, 'starts', windowFromJson),
    ...optionalMember(band, 'ends', windowFromJson),
  };
  if (Object.keys(found).length === 0) place.fail('is empty: name shiftTypes, starts or ends.');
  return found;
}
