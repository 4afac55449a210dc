import { localDate, localTime, type Weekday } from '../../time/zoned-time.js';
import { type CallingHoursPack, type CallingHoursRule, type FrequencyCap } from './calling-hours-pack.js';
import { type JsonPlace } from '../../json/json-place.js';

/**
 * Reads a calling-hours pack that travels inside a problem.
 * @throws JsonProblemError naming the path.
 * @example
 * (() => { try { callingHoursPackFromJson({ object() { throw new RangeError('no'); } }); } catch (error) { return error.message; } })() // => 'no'
 */
export function callingHoursPackFromJson(place: JsonPlace): CallingHoursPack {
  const pack = place.object(
    ['id', 'title', 'jurisdiction', 'validFrom', 'validTo', 'source', 'verified', 'rules', 'caps'],
    ['$schema'],
  );
  return {
    id: pack.get('id').text(),
    title: pack.get('title').text(),
    jurisdiction: pack.get('jurisdiction').text(),
    validFrom: pack.get('validFrom').read(localDate),
    validTo: pack.get('validTo').orNull((each) => each.read(localDate)),
    source: pack.get('source').text(),
    verified: pack.get('verified').boolean(),
    rules: pack.get('rules').items().map(ruleFromJson),
    caps: pack.get('caps').items().map(capFromJson),
  };
}

function ruleFromJson(place: JsonPlace): CallingHoursRule {
  const rule = place.object(['id', 'callTypes', 'windows', 'closedOnHolidays', 'source']);
  return {
    id: rule.get('id').text(),
    callTypes: textsFromJson(rule.get('callTypes')),
    windows: rule.get('windows').items().map(windowFromJson),
    closedOnHolidays: rule.get('closedOnHolidays').boolean(),
    source: rule.get('source').text(),
  };
}

function windowFromJson(place: JsonPlace): CallingHoursRule['windows'][number] {
  const window = place.object(['weekdays', 'from', 'to']);
  const from = window.get('from').read(localTime);
  const to = window.get('to').read(localTime);
  if (to !== '00:00' && to <= from) {
    place.fail(`closes at ${to}, not after it opens at ${from}. Split it at midnight; 00:00 ends the day.`);
  }
  return {
    weekdays: window
      .get('weekdays')
      .items()
      .map((day) => day.whole(1, 7) as Weekday),
    from,
    to,
  };
}

function capFromJson(place: JsonPlace): FrequencyCap {
  const cap = place.object(['id', 'callTypes', 'attempts', 'days', 'source']);
  return {
    id: cap.get('id').text(),
    callTypes: textsFromJson(cap.get('callTypes')),
    attempts: cap.get('attempts').whole(1),
    days: cap.get('days').whole(1),
    source: cap.get('source').text(),
  };
}

function textsFromJson(place: JsonPlace): string[] {
  return place.items().map((each) => each.text());
}
