import { addDays, daysBetween, type LocalDate } from '../../time/zoned-time.js';
import { bindsJurisdiction } from './calling-windows.js';

/** A cap on the calls that people answer and no agent takes in time; the JSON files under `rules/abandonment`. */
export interface AbandonmentRule {
  readonly id: string;
  readonly title: string;
  /** `US` binds every `US-..` too. */
  readonly jurisdiction: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  /** Empty: every type of call. */
  readonly callTypes: readonly string[];
  /** Of the calls that a person answers. */
  readonly maxShare: number;
  /** Counted together, for each campaign. */
  readonly days: number;
  readonly connectWithinSeconds: number;
  readonly source: string;
  readonly verified: boolean;
}

/** What the dialler did for a campaign on one day. */
export interface DiallerDay {
  readonly date: LocalDate;
  /** Calls that a person answered, the abandoned ones too. */
  readonly liveAnswers: number;
  readonly abandoned: number;
}

export const ABANDON_WINDOWS = ['rolling', 'successive'] as const;

/** Days that a cap counts together, both included. */
export interface AbandonWindow {
  /** `rolling`: the last days. `successive`: since the campaign's last full period, as the law counts. */
  readonly kind: (typeof ABANDON_WINDOWS)[number];
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly liveAnswers: number;
  readonly abandoned: number;
  /** Days of the window with a record. */
  readonly recordedDays: number;
  /** How many more may be abandoned if nobody else answers; below zero, the cap is broken by so many. */
  readonly left: number;
  /** So many answers without an abandoned one bring a broken cap back. */
  readonly cleanAnswersNeeded: number;
}

/** Shares are decimals: 3 % of 100 answers are 3, whatever the last bit says. */
const ROUNDING = 1e-9;

/**
 * The strictest rule in force on a day for calls of one type into any of the jurisdictions; null where none binds.
 * @example
 * abandonmentRule(['FR'], 'sales', localDate('2026-03-02'), []) // => null
 */
export function abandonmentRule(
  jurisdictions: readonly string[],
  callType: string,
  on: LocalDate,
  rules: readonly AbandonmentRule[],
): AbandonmentRule | null {
  const binding = rules
    .filter(({ jurisdiction }) => jurisdictions.some((called) => bindsJurisdiction(jurisdiction, called)))
    .filter(({ validFrom, validTo }) => validFrom <= on && (validTo === null || on <= validTo))
    .filter(({ callTypes }) => callTypes.length === 0 || callTypes.includes(callType));
  return binding.sort((a, b) => a.maxShare - b.maxShare)[0] ?? null;
}

/**
 * Where a campaign stands on a day: over the last days of the rule, and since its last full period counted from its first record. Keeping
 * within both keeps within the rule however its periods are counted. Days after `on` are left out.
 * @example
 * abandonWindows({ maxShare: 0.03, days: 30 }, [{ date: localDate('2026-03-02'), liveAnswers: 200, abandoned: 4 }], localDate('2026-03-02'))[0].left // => 2
 */
export function abandonWindows(
  rule: Pick<AbandonmentRule, 'maxShare' | 'days'>,
  days: readonly DiallerDay[],
  on: LocalDate,
): AbandonWindow[] {
  const past = days.filter(({ date }) => date <= on);
  const first = past.reduce((earliest, { date }) => (date < earliest ? date : earliest), on);
  const periods = Math.floor(daysBetween(first, on) / rule.days);
  return [
    windowOf('rolling', addDays(on, 1 - rule.days), on, rule, past),
    windowOf('successive', addDays(first, periods * rule.days), on, rule, past),
  ];
}

/**
 * How many of so many further answers may be abandoned in all windows; below zero when none of them could mend what is broken.
 * @example
 * abandonAllowance({ maxShare: 0.03 }, [{ liveAnswers: 200, abandoned: 4 }], 100) // => 5
 */
export function abandonAllowance(
  { maxShare }: Pick<AbandonmentRule, 'maxShare'>,
  windows: readonly Pick<AbandonWindow, 'liveAnswers' | 'abandoned'>[],
  furtherAnswers = 0,
): number {
  return Math.min(
    ...windows.map(
      ({ liveAnswers, abandoned }) => allowed(maxShare, liveAnswers + furtherAnswers) - abandoned,
    ),
  );
}

function windowOf(
  kind: AbandonWindow['kind'],
  from: LocalDate,
  to: LocalDate,
  { maxShare }: Pick<AbandonmentRule, 'maxShare'>,
  days: readonly DiallerDay[],
): AbandonWindow {
  const own = days.filter(({ date }) => from <= date && date <= to);
  const liveAnswers = own.reduce((sum, day) => sum + day.liveAnswers, 0);
  const abandoned = own.reduce((sum, day) => sum + day.abandoned, 0);
  const left = allowed(maxShare, liveAnswers) - abandoned;
  const needed = Math.ceil(abandoned / maxShare - ROUNDING) - liveAnswers;
  return {
    kind,
    from,
    to,
    liveAnswers,
    abandoned,
    recordedDays: new Set(own.map(({ date }) => date)).size,
    left,
    cleanAnswersNeeded: left < 0 ? needed : 0,
  };
}

function allowed(maxShare: number, liveAnswers: number): number {
  return Math.floor(maxShare * liveAnswers + ROUNDING);
}
