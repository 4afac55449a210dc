import { type JsonPlace } from '../../json/json-place.js';
import { type Weekday } from '../../time/zoned-time.js';
import { optionalMember } from './optional-json.js';
import { type LabourBudget, type Pay, type PayPremium } from './pay.js';
import { levelFromJson, windowFromJson } from './work-rules-json.js';

const MOST_CENTS = 100_000_000;
const MOST_PERCENT = 1_000;
const DAY_MINUTES = 24 * 60;
const WEEK_MINUTES = 7 * 24 * 60;

/**
 * Reads what a contract pays; cents and percent are whole, so that sums are exact.
 * @throws JsonProblemError naming the path.
 * @example
 * (() => { try { payFromJson({ entries() { throw new RangeError('no'); }, object() { throw new RangeError('no'); } }); } catch (error) { return error.message; } })() // => 'no'
 */
export function payFromJson(place: JsonPlace): Pay {
  const pay = place.object(['centsPerHour'], ['premiums']);
  return {
    centsPerHour: pay.get('centsPerHour').whole(0, MOST_CENTS),
    ...optionalMember(pay, 'premiums', premiumsFromJson),
  };
}

/**
 * Reads premiums.
 * @throws JsonProblemError naming the path.
 * @example
 * premiumsFromJson({ items: () => [] }) // => []
 */
export function premiumsFromJson(place: JsonPlace): PayPremium[] {
  return place.items().map(premiumFromJson);
}

const MEMBERS = {
  night: ['window'],
  weekend: ['weekdays'],
  holiday: [],
  overtime: ['per', 'afterMinutes'],
  'missed-pause': ['rule', 'minutes'],
} as const;

function premiumFromJson(place: JsonPlace): PayPremium {
  const named = place.entries().find(([name]) => name === 'kind');
  if (named === undefined) return place.fail('has no "kind".');
  const kind = named[1].oneOf(Object.keys(MEMBERS) as (keyof typeof MEMBERS)[]);
  const premium = place.object(['kind', 'percent', ...MEMBERS[kind]]);
  const percent = premium.get('percent').whole(0, MOST_PERCENT);
  switch (kind) {
    case 'night':
      return { kind, percent, window: windowFromJson(premium.get('window')) };
    case 'weekend':
      return { kind, percent, weekdays: weekdaysFromJson(premium.get('weekdays')) };
    case 'holiday':
      return { kind, percent };
    case 'overtime':
      return {
        kind,
        percent,
        per: premium.get('per').oneOf(['day', 'week', 'seventh-day']),
        afterMinutes: premium.get('afterMinutes').whole(0, WEEK_MINUTES),
      };
    case 'missed-pause':
      return {
        kind,
        percent,
        rule: premium.get('rule').oneOf(['pauses-by-hours', 'rests-by-hours']),
        minutes: premium.get('minutes').whole(0, DAY_MINUTES),
      };
  }
}

/**
 * Reads days of the week, 1 for Monday to 7 for Sunday.
 * @throws JsonProblemError naming the path.
 * @example
 * weekdaysFromJson({ items: () => [{ whole: () => 6 }], fail: () => [] }) // => [6]
 */
export function weekdaysFromJson(place: JsonPlace): Weekday[] {
  const days = place.items().map((each) => each.whole(1, 7) as Weekday);
  if (days.length === 0) place.fail('is empty: name at least one day.');
  return days;
}

/**
 * Reads a budget in units of money, of everybody or of one site.
 * @throws JsonProblemError naming the path.
 * @example
 * (() => { try { budgetFromJson({ entries() { throw new RangeError('no'); }, object() { throw new RangeError('no'); } }, new Set()); } catch (error) { return error.message; } })() // => 'no'
 */
export function budgetFromJson(place: JsonPlace, sites: ReadonlySet<string>): LabourBudget {
  const budget = place.object(['id', 'amount'], ['siteId', 'level', 'weight']);
  return {
    id: budget.get('id').text(),
    amount: budget.get('amount').number(0),
    ...optionalMember(budget, 'siteId', (each) => each.reference(sites, 'the site of an agent')),
    ...levelFromJson(budget),
  };
}
