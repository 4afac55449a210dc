import { dayLevels, type DayLevels } from './day-levels.js';
import { dayProfiles } from './day-profile.js';
import { weekdayOfDay } from './slot.js';
import { type CleanTable, type TableModel } from './table-model.js';

/** How the level of the days goes on: a slow level, and a quicker part that fades. */
interface LevelRule {
  /** Share of a day's surprise that moves the slow level. */
  readonly slow: number;
  /** Share that moves the quick part. */
  readonly quick: number;
  /** What is left of the quick part a day later. */
  readonly fade: number;
}

const SLOWS = [0.01, 0.02, 0.04, 0.08, 0.15, 0.25];
const QUICKS = [0.15, 0.3, 0.5, 0.7];
const FADES = [0.5, 0.75, 0.9];
const RULES: readonly LevelRule[] = SLOWS.flatMap((slow) => [
  { slow, quick: 0, fade: 0 },
  ...QUICKS.flatMap((quick) => FADES.map((fade) => ({ slow, quick, fade }))),
]);
/** Days ahead on which the rules are tried, for each class of horizon. */
const LEADS = [[1], [2, 4, 7], [10, 16, 24]] as const;
const WARM_UP_DAYS = 14;
/** How strongly the better rules are preferred. */
const SHARPNESS = 15;
const BELIEVED_SPREADS = 3;
const PROFILE_HALF_LIFE_DAYS = 56;

/**
 * Level x weekday x profile: the day's total and its spread over the day are forecast apart, the total with a memory of its own for a day, a
 * week and four weeks ahead (the rule that missed least at that distance in the past), the profile from a longer past.
 * Sources: structure of J. Weinberg, L. D. Brown and J. R. Stroud, JASA 102 (2007) and H. Shen and J. Z. Huang, M&SOM 10 (2008); level by
 * exponential smoothing with a damped part (E. S. Gardner, International Journal of Forecasting 22 (2006)).
 * @example
 * levelProfile().name // => 'level-profile'
 */
export function levelProfile(): TableModel {
  return {
    name: 'level-profile',
    fit: (clean) => {
      const totals = totalForecast(clean);
      const profiles = dayProfiles(clean, PROFILE_HALF_LIFE_DAYS);
      return (day) => {
        const total = totals(day);
        return profiles[weekdayOfDay(day)].map((share) => share * total);
      };
    },
  };
}

/**
 * Ordinary contacts of a whole day, counted from 1970-01-01, after the table's last one.
 * @example
 * totalForecast({ first: 4, days: 2, width: 1, counts: Float64Array.of(3, 3), open: { 1: [true], 2: [true] } })(11) // => 3
 */
export function totalForecast(clean: CleanTable): (day: number) => number {
  const slots = Array.from({ length: clean.width }, (_, i) => i);
  const levels = dayLevels({ ...clean, slots, holidays: new Set(), leftOut: new Set() }, () => false, false);
  const { mean, offset } = levels;
  if (!(mean > 0)) return () => 0;
  const weekday = levels.weekdayEffect;
  const rows = levelRows(clean.first, levels);
  const outlooks = LEADS.map((leads) => levelOutlook(rows, leads));
  const scale = (mean + offset) * meanOverMedian(levels);
  return (day) => {
    const lead = Math.max(1, day - (clean.first + clean.days) + 1);
    const level = outlooks[lead <= 1 ? 0 : lead <= 7 ? 1 : 2](lead);
    return Math.max(0, Math.exp(level + weekday(day)) * scale - offset);
  };
}

/** How far each day lies from its weekday, in logarithms, believed as far as ordinary days go: a day without a contact is not a collapse. */
function levelRows(
  first: number,
  { totals, expected, spread, mean, offset, weekdayEffect }: DayLevels,
): Float64Array {
  const limit = BELIEVED_SPREADS * spread;
  return totals.map((total, row) => {
    if (!(total >= 0)) return NaN;
    const miss = Math.log((total + offset) / (mean + offset)) - expected[row];
    return Math.max(-limit, Math.min(limit, miss)) + expected[row] - weekdayEffect(first + row);
  });
}

/** Logarithms see the middle of skewed days; planners need their mean. */
function meanOverMedian({ totals, expected, mean, offset }: DayLevels): number {
  let [came, fitted] = [0, 0];
  totals.forEach((total, row) => {
    if (!(total >= 0)) return;
    came += total + offset;
    fitted += Math.exp(expected[row]) * (mean + offset);
  });
  return fitted > 0 ? came / fitted : 1;
}

interface LevelPath {
  readonly slow: Float64Array;
  readonly quick: Float64Array;
}

function run(values: Float64Array, rule: LevelRule): LevelPath {
  const slow = new Float64Array(values.length);
  const quick = new Float64Array(values.length);
  let [level, part] = [startLevel(values), 0];
  values.forEach((value, row) => {
    part *= rule.fade;
    if (!Number.isNaN(value)) {
      const surprise = value - level - part;
      level += rule.slow * surprise;
      part += rule.quick * surprise;
    }
    slow[row] = level;
    quick[row] = part;
  });
  return { slow, quick };
}

function startLevel(values: Float64Array): number {
  const known = values.filter((value) => !Number.isNaN(value)).subarray(0, WARM_UP_DAYS);
  return known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length);
}

/** The level so many days ahead: rules weigh by how little they missed at such distances, so that no near tie decides. */
function levelOutlook(values: Float64Array, leads: readonly number[]): (lead: number) => number {
  const tried = RULES.map((rule) => {
    const path = run(values, rule);
    const last = values.length - 1;
    return { rule, slow: path.slow[last], quick: path.quick[last], miss: missOf(values, rule, path, leads) };
  });
  const least = Math.min(...tried.map(({ miss }) => miss));
  const weights = tried.map(({ miss }) => (miss > 0 ? (least / miss) ** SHARPNESS : 1));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return (lead) =>
    tried.reduce(
      (level, { rule, slow, quick }, i) => level + (weights[i] / sum) * (slow + quick * rule.fade ** lead),
      0,
    );
}

function missOf(
  values: Float64Array,
  rule: LevelRule,
  { slow, quick }: LevelPath,
  leads: readonly number[],
): number {
  let miss = 0;
  for (const lead of leads) {
    const left = rule.fade ** lead;
    for (let row = WARM_UP_DAYS + lead; row < values.length; row++) {
      if (Number.isNaN(values[row])) continue;
      miss += Math.abs(values[row] - slow[row - lead] - left * quick[row - lead]);
    }
  }
  return miss;
}
