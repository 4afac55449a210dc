import { type PayPremium } from '../engine/pay.js';
import { type ShiftTypeCover, type FairnessGoal } from '../engine/roster-goals.js';
import { type LocalWindow, type ShiftBand, type WorkRule } from '../engine/work-rules.js';
import { ruleDescription } from './rule-catalogue.js';
import { type PlanningRule, type PlanningRuleContent } from './terms.js';

/** A rule in one line: `Working weekends: at most (weekends) 2; soft, 300 a weekend`. */
export function ruleInWords(rule: WorkRule): string {
  const { title, unit, parameters } = ruleDescription(rule.rule);
  const given = rule as unknown as Readonly<Record<string, unknown>>;
  const asked = parameters
    .filter(({ name }) => given[name] !== undefined)
    .map(({ name, label }) => askedFor(label, valueInWords(given[name])));
  const flags = [
    rule.onlyFlag === undefined ? [] : [`only with “${rule.onlyFlag}”`],
    rule.unlessFlag === undefined ? [] : [`unless “${rule.unlessFlag}”`],
  ].flat();
  return `${title}: ${[...asked, ...flags].join(', ')}${levelInWords(rule, unit)}`;
}

/** A rule of a site or period in one line, whichever kind it is. */
export function planningRuleInWords({ kind, content }: Pick<PlanningRule, 'kind' | 'content'>): string {
  if (kind === 'rule') return ruleInWords(content as WorkRule);
  return kind === 'fairness'
    ? fairnessInWords(content as FairnessGoal)
    : coverInWords(content as ShiftTypeCover);
}

/** Whether the content of a rule is hard: fairness never is. */
export function levelOf(kind: PlanningRule['kind'], content: PlanningRuleContent): 'hard' | 'soft' {
  if (kind === 'fairness') return 'soft';
  return (content as WorkRule).level ?? 'hard';
}

/** A premium in one line: `25 % for overtime beyond 480 min a day`. */
export function premiumInWords(premium: PayPremium): string {
  switch (premium.kind) {
    case 'night':
      return `${premium.percent} % from ${premium.window.from} to ${premium.window.to}`;
    case 'weekend':
      return `${premium.percent} % on ${premium.weekdays.map((day) => WEEKDAYS[day - 1]).join(', ')}`;
    case 'holiday':
      return `${premium.percent} % on public holidays`;
    case 'missed-pause':
      return `${premium.percent} % of ${premium.minutes} min for a day without a pause that is due (${premium.rule})`;
    case 'overtime': {
      const per = premium.per === 'seventh-day' ? 'the seventh day worked in a week' : `a ${premium.per}`;
      return `${premium.percent} % for overtime beyond ${premium.afterMinutes} min of ${per}`;
    }
  }
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** `At most (weekends)` and 2 are `at most 2 weekends`; `Over so many weeks` and 17 are `over 17 weeks`. */
function askedFor(label: string, value: string): string {
  const text = lower(label.replace(/ \(empty[^)]*\)/, '').replace(/; empty[^)]*/, ''));
  if (text.includes('so many')) return text.replace('so many', value);
  const [, before, unit] = /^(.*) \((.*)\)$/.exec(text) ?? [];
  return unit === undefined ? `${text} ${value}` : `${before} ${value} ${unit}`;
}

function fairnessInWords(goal: FairnessGoal): string {
  const among = { site: 'within each site', contract: 'within each contract', everybody: 'among everybody' };
  const what = {
    nights: 'Nights',
    weekends: 'Working weekends',
    'unpopular-starts': 'Unpopular starts',
  }[goal.of];
  const when = goal.of === 'unpopular-starts' ? ` from ${goal.starts.from} to ${goal.starts.to}` : '';
  const more = goal.tolerance === undefined ? '' : `, ${goal.tolerance} more than one’s share cost nothing`;
  return `${what}${when} shared evenly ${among[goal.among]}${more}; soft, ${goal.weight} for each one beyond`;
}

function coverInWords({ shiftType, min, max, weekdays, dates, ...terms }: ShiftTypeCover): string {
  const many = [
    min === undefined ? [] : [`at least ${min}`],
    max === undefined ? [] : [`at most ${max}`],
  ].flat();
  const on = weekdays?.map((day) => WEEKDAYS[day - 1]).join(', ') ?? dates?.join(', ') ?? 'every day';
  return `Shifts of type “${shiftType}”: ${many.join(', ')} on ${on}${levelInWords(terms, 'shift')}`;
}

function levelInWords(
  { level = 'hard', weight = 1 }: { readonly level?: 'hard' | 'soft'; readonly weight?: number },
  unit: string,
): string {
  return level === 'hard' ? '; hard' : `; soft, ${weight} a ${unit}`;
}

function valueInWords(value: unknown): string {
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  return 'from' in value ? windowInWords(value as LocalWindow) : bandInWords(value);
}

function bandInWords({ shiftTypes, starts, ends }: ShiftBand): string {
  return [
    shiftTypes === undefined ? [] : [shiftTypes.join(', ')],
    starts === undefined ? [] : [`starting ${windowInWords(starts)}`],
    ends === undefined ? [] : [`ending ${windowInWords(ends)}`],
  ]
    .flat()
    .join(' ');
}

const windowInWords = ({ from, to }: LocalWindow): string => `${from} to ${to}`;
const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
