import { JsonPlace } from '../../../json/json-place.js';
import {
  DEMASSEY_RULES,
  type MultiActivityProblem,
  type Pause,
  type ShiftForm,
  type ShiftRules,
} from './problem.js';

/** Rosters write an activity as one digit. */
const MOST_ACTIVITIES = 10;
/** A week of minutes: longer days are mistakes. */
const MOST_PERIODS = 10_080;
const MOST_AGENTS = 100_000;
const KNOWN_RULES = ['demassey'] as const;
const NO_LETTERS = /^[0-9.\s]$/;

/**
 * Reads a problem of multi-activity shift scheduling: `activities`, `periods`, `open`, `demand` by activity and period, and if
 * wished `shift_cost`, `period_minutes` and `rules` (`demassey`, or an object with the forms of shifts).
 * @throws JsonProblemError with the place, what stands there and what should.
 * @example
 * multiActivityFromJson({ activities: 1, periods: 2, open: [0, 2], demand: [[0, 0]] }).shiftCost // => 0
 */
export function multiActivityFromJson(json: unknown): MultiActivityProblem {
  const file = new JsonPlace(json).object(
    ['activities', 'periods', 'open', 'demand'],
    ['seed', 'period_minutes', 'rules', 'shift_cost'],
  );
  const activities = file.get('activities').whole(1, MOST_ACTIVITIES);
  const periods = file.get('periods').whole(1, MOST_PERIODS);
  const open = readOpen(file.get('open'), periods);
  const rows = file.get('demand').items();
  if (rows.length !== activities) {
    file
      .get('demand')
      .fail(`must have a list for each of the ${activities} activities (got ${rows.length}).`);
  }
  return {
    periods,
    open,
    periodMinutes: file.optional('period_minutes', (place) => place.whole(1, 1440), 15),
    demand: rows.map((row) => readDemand(row, periods, open)),
    shiftCost: file.optional('shift_cost', (place) => place.number(0), 0),
    rules: file.optional('rules', readRules, DEMASSEY_RULES),
  };
}

function readOpen(place: JsonPlace, periods: number): MultiActivityProblem['open'] {
  const ends = place.items();
  if (ends.length !== 2) place.fail('must be [first open period, first closed period], such as [32, 68].');
  const from = ends[0].whole(0, periods - 1);
  return { from, to: ends[1].whole(from + 1, periods) };
}

function readDemand(row: JsonPlace, periods: number, open: MultiActivityProblem['open']): number[] {
  const items = row.items();
  if (items.length !== periods) row.fail(`must have ${periods} numbers, one a period (got ${items.length}).`);
  return items.map((item, period) => {
    const agents = item.whole(0, MOST_AGENTS);
    if (agents > 0 && (period < open.from || period >= open.to)) {
      item.fail(
        `wants ${agents} outside the opening hours (${open.from} to ${open.to}). Write 0 or open longer.`,
      );
    }
    return agents;
  });
}

function readRules(place: JsonPlace): ShiftRules {
  if (place.isText()) {
    place.oneOf(KNOWN_RULES);
    return DEMASSEY_RULES;
  }
  const rules = place.object(['least_stretch', 'forms']);
  const leastStretch = rules.get('least_stretch').whole(1);
  const forms = rules.get('forms').items();
  if (forms.length === 0) rules.get('forms').fail('must have a form of shift at least.');
  return { leastStretch, forms: forms.map((form) => readForm(form, leastStretch)) };
}

function readForm(place: JsonPlace, leastStretch: number): ShiftForm {
  const form = place.object(['name', 'least_span', 'most_span', 'pauses']);
  const pauses = form.get('pauses').items().map(readPause);
  const shortest = pauses.reduce((sum, { periods }) => sum + periods, leastStretch * (pauses.length + 1));
  const mostSpan = form.get('most_span').whole(1);
  if (mostSpan < shortest) {
    form.get('most_span').fail(`(${mostSpan}) is too short: stretches and pauses need ${shortest} periods.`);
  }
  const leastSpan = form.get('least_span').whole(1, mostSpan);
  return { name: form.get('name').text(), leastSpan, mostSpan, pauses };
}

function readPause(place: JsonPlace): Pause {
  const pause = place.object(['letter', 'periods']);
  const letter = pause.get('letter').text();
  if (letter.length !== 1 || NO_LETTERS.test(letter)) {
    pause.get('letter').fail(`must be one letter that is no digit and no dot (got "${letter}").`);
  }
  return { letter, periods: pause.get('periods').whole(1) };
}
