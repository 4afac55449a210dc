import { JsonPlace, JsonProblemError } from '../../json/json-place.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { premiumsFromJson } from '../engine/pay-json.js';
import { type PayPremium } from '../engine/pay.js';
import { type GoalIds, fairnessGoalFromJson, shiftTypeCoverFromJson } from '../engine/roster-goals-json.js';
import { workRuleFromJson } from '../engine/work-rules-json.js';
import { centsOf, isCurrency } from './money.js';
import { type Meant, type PlanningRuleContent, type PlanningRuleKind } from './terms.js';
import { planningRuleInvalid, termInvalid } from './terms.errors.js';

const EARLIEST = '2000-01-01';
const LATEST = '2099-12-31';
const HEAVIEST = 1_000_000;

/** @throws UserError TERM_INVALID unless the days are in order and of this century. */
export function checkDates(validFrom: LocalDate, validTo: LocalDate | null): void {
  for (const [field, date] of [
    ['validFrom', validFrom],
    ['validTo', validTo],
  ] as const) {
    if (date === null || (EARLIEST <= date && date <= LATEST)) continue;
    throw termInvalid(field, date, `${date} is not in the years 2000 to 2099.`);
  }
  if (validTo !== null && validTo < validFrom) {
    throw termInvalid('validTo', validTo, `The last day (${validTo}) is before the first (${validFrom}).`);
  }
}

/** @throws UserError TERM_INVALID unless a weight belongs to something soft. */
export function checkMeant({ level, weight }: Meant): void {
  if (weight === null) return;
  if (level === 'hard') {
    throw termInvalid(
      'weight',
      weight,
      'A weight belongs to what is soft. Make it soft, or leave the weight out.',
    );
  }
  checkWeight(weight);
}

/** @throws UserError TERM_INVALID */
export function checkWeight(weight: number, field = 'weight'): void {
  if (weight >= 0 && weight <= HEAVIEST) return;
  throw termInvalid(field, weight, `The weight (${weight}) must be from 0 to ${HEAVIEST} points.`);
}

/** @throws UserError TERM_INVALID */
export function readText(text: string, field: string, longest: number): string {
  const read = text.trim();
  if (read !== '' && read.length <= longest) return read;
  throw termInvalid(field, read.slice(0, 40), `The ${field} must have 1 to ${longest} characters.`);
}

/** @throws UserError TERM_INVALID */
export function checkCurrency(currency: string, field = 'currency'): void {
  if (isCurrency(currency)) return;
  const advice = 'Write the three capital letters of ISO 4217, such as EUR, PHP or USD.';
  throw termInvalid(field, currency, `"${currency}" is not a currency. ${advice}`);
}

/** @throws UserError TERM_INVALID */
export function readCents(decimal: string, field: string, most: number): number {
  const cents = centsOf(decimal.trim());
  if (cents !== null && cents > 0 && cents <= most) return cents;
  const advice = `Write a decimal above 0 with a point and at most two places, such as 18.50, up to ${most / 100}.`;
  throw termInvalid(field, decimal, `"${decimal}" is not an amount. ${advice}`);
}

/**
 * Reads a rule as the reader of problems does.
 * @throws UserError PLANNING_RULE_INVALID naming the place in the rule.
 */
export function readRule(kind: PlanningRuleKind, json: unknown, known: GoalIds): PlanningRuleContent {
  return reading(() => {
    const place = new JsonPlace(json);
    switch (kind) {
      case 'rule':
        return workRuleFromJson(place, known.shiftTypes);
      case 'fairness':
        return fairnessGoalFromJson(place);
      case 'shift-type-cover':
        return shiftTypeCoverFromJson(place, known);
    }
  });
}

/** @throws UserError PLANNING_RULE_INVALID naming the place. */
export function readPremiums(json: unknown): readonly PayPremium[] {
  return reading(() => premiumsFromJson(new JsonPlace(json, 'premiums')));
}

/** @throws UserError PLANNING_RULE_INVALID where `work` finds a fault in JSON. */
export function reading<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof JsonProblemError)) throw error;
    throw planningRuleInvalid(error.path, error.message.replace(/^The file /, 'The rule '));
  }
}
