import { pausesByHours } from './constraints/pauses-by-hours.js';
import { restsByHours } from './constraints/rests-by-hours.js';
import { type AgentContext, type LineRule } from './constraints/rule.js';
import { type PayPremium } from './pay.js';

type MissedPause = Extract<PayPremium, { kind: 'missed-pause' }>;

const RULES_OF_PAUSES: Readonly<Record<MissedPause['rule'], LineRule>> = {
  'pauses-by-hours': pausesByHours,
  'rests-by-hours': restsByHours,
};

/**
 * Minutes x percent that are owed for pauses not given: once for every local day on which a shift breaks the premium's rule, however
 * many pauses are missing on it, as California Labor Code 226.7(c) has it.
 * @example
 * missedPauseExtra({ shifts: [] }, [{ kind: 'missed-pause', rule: 'pauses-by-hours', minutes: 60, percent: 100 }]) // => 0
 */
export function missedPauseExtra(context: AgentContext, premiums: readonly MissedPause[]): number {
  return premiums.reduce((sum, { rule, minutes, percent }) => {
    const broken = context.shifts.filter(
      (shift) => RULES_OF_PAUSES[rule].evaluateAgent({ ...context, shifts: [shift] }).length > 0,
    );
    return sum + new Set(broken.map(({ date }) => date)).size * minutes * percent;
  }, 0);
}
