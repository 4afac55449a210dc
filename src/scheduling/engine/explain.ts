import { type Violation } from './constraints/rule.js';
import { type Evaluation } from './check.js';
import { type CoverGap, coverGaps } from './cover.js';
import { placeActivities } from './off-phone/place-activities.js';
import { type UnplacedActivity } from './off-phone/unplaced.js';
import { type OutboundReport, outboundReport } from './outbound-shortfall.js';
import { indexProblem } from './problem-index.js';
import { type SchedulingProblem } from './problem.js';
import { type Roster } from './roster.js';
import { type RuleScore } from './score.js';

/** Why a roster is as good as it is, for people. */
export interface Explanation {
  readonly summary: readonly string[];
  /** Broken rules with their largest violations first; hard rules before soft ones. */
  readonly rules: readonly RuleExplanation[];
  readonly cover: readonly QueueCover[];
  readonly outbound: readonly OutboundReport[];
  /** Meetings, coaching and training that find no place beside the others. */
  readonly unplaced: readonly UnplacedActivity[];
}

export interface RuleExplanation extends RuleScore {
  readonly worst: readonly Violation[];
}

export interface QueueCover extends CoverGap {
  readonly name: string;
  /** 1 - (under + over) / target; null without a target. */
  readonly scheduleEfficiency: number | null;
}

const WORST_SHOWN = 5;

/**
 * Puts an evaluation into words: rules broken, under- and overstaffing of each queue (both sums), and what each
 * campaign gets of its hours, with the cause of what is missing.
 * @example
 * explain({ period: { span: { start: instant(0), end: instant(0) }, gridMinutes: 15 }, queues: [], agents: [], contracts: [], campaigns: [] }, { shifts: [] }, { score: { hardViolations: 0, cost: 0 }, perRule: [], hard: [], soft: [] }).summary[0] // => 'No hard rule is broken.'
 */
export function explain(problem: SchedulingProblem, roster: Roster, evaluation: Evaluation): Explanation {
  const { queues } = indexProblem(problem);
  const cover = coverGaps(problem, roster).map((gap) => ({
    ...gap,
    name: queues.get(gap.queueId)?.name ?? gap.queueId,
    scheduleEfficiency: scheduleEfficiency([gap]),
  }));
  const outbound = outboundReport(problem, roster);
  const { unplaced } = placeActivities(problem, roster);
  return {
    summary: [...summaryOf(evaluation, cover, outbound), ...unplaced.map(({ message }) => message)],
    rules: rulesBroken(evaluation),
    cover,
    outbound,
    unplaced,
  };
}

/**
 * 1 - (under + over) / target over the given queues: 1 when every interval is met exactly; null without a target.
 * @example
 * scheduleEfficiency([{ targetMinutes: 100, underMinutes: 5, overMinutes: 10 }]) // => 0.85
 */
export function scheduleEfficiency(gaps: readonly CoverGap[]): number | null {
  const total = (of: (gap: CoverGap) => number) => gaps.reduce((sum, gap) => sum + of(gap), 0);
  const target = total((gap) => gap.targetMinutes);
  return target === 0 ? null : 1 - total((gap) => gap.underMinutes + gap.overMinutes) / target;
}

function rulesBroken({ perRule, hard, soft }: Evaluation): RuleExplanation[] {
  const all = [...hard, ...soft];
  return perRule
    .filter(({ violations }) => violations > 0)
    .map((rule) => ({
      ...rule,
      worst: all
        .filter(({ ruleId }) => ruleId === rule.ruleId)
        .sort((a, b) => b.amount - a.amount)
        .slice(0, WORST_SHOWN),
    }));
}

function summaryOf(
  { score, perRule }: Evaluation,
  cover: readonly QueueCover[],
  outbound: readonly OutboundReport[],
): string[] {
  const broken = perRule.filter(({ level, violations }) => level === 'hard' && violations > 0);
  const rules = broken.map(({ title, violations }) => `${title}: ${violations}`).join('; ');
  const staffing = cover.map(
    ({ name, targetMinutes, underMinutes, overMinutes }) =>
      `${name}: ${hours(underMinutes)} agent-hours below target and ${hours(overMinutes)} above, of ${hours(targetMinutes)} wanted.`,
  );
  const calling = outbound.map(({ name, wantedMinutes, deliveredMinutes, causes }) => {
    const why = causes
      .filter(({ minutes }) => minutes > 0)
      .map(({ cause, minutes }) => `${hours(minutes)} h ${CAUSE_WORDS[cause]}`);
    return `${name}: ${hours(deliveredMinutes)} h of ${hours(wantedMinutes)} h of calling${why.length > 0 ? `; missing ${why.join(', ')}` : ''}.`;
  });
  return [
    score.hardViolations === 0 ? 'No hard rule is broken.' : `Hard rules are broken: ${rules}.`,
    ...staffing,
    ...calling,
  ];
}

const CAUSE_WORDS = {
  'no-surplus': 'for want of surplus agents',
  'window-closed': 'because calling is not allowed',
  'no-certified-agent': 'for want of certified agents',
  cap: 'because of frequency caps',
} as const;

function hours(minutes: number): number {
  return Math.round(minutes / 6) / 10;
}
