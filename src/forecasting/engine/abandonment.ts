import { type Instant } from '../../time/instant.js';
import { localDateOf, type LocalDate } from '../../time/zoned-time.js';
import { type AveragePoint, type AverageRequest, forecastAverage, recency } from './handle-time.js';

/** Of the contacts of one past interval, those that gave up. */
export interface AbandonedObservation {
  readonly start: Instant;
  readonly offered: number;
  readonly abandoned: number;
}

/** The time that all contacts of one past interval waited together, answered or not. */
export interface WaitObservation extends AbandonedObservation {
  readonly waitSeconds: number;
}

/** A day's share is believed up to so many times the usual one, and three standard deviations of chance. */
const MOST_TIMES = 4;
const MOST_DEVIATIONS = 3;
/** Fewer abandons leave a standard error of the patience above 18 %. */
const LEAST_ABANDONS = 30;

/**
 * Share of the contacts that give up, by weekday and wall-clock slot, 0 to 1: as `forecastAverage`, a day of outage being held within what
 * is usual.
 * @example
 * forecastAbandonShare({ history: [{ start: parseInstant('2026-01-05T10:00Z'), offered: 50, abandoned: 2 }], zone: timeZone('UTC'), intervalMinutes: 30, origin: parseInstant('2026-01-06T00:00Z'), horizon: [parseInstant('2026-01-12T10:00Z')] })[0].value // => 0.04
 */
export function forecastAbandonShare(
  request: Omit<AverageRequest, 'history'> & { readonly history: readonly AbandonedObservation[] },
): AveragePoint[] {
  const known = request.history.filter(({ start, offered }) => start < request.origin && offered > 0);
  const days = byDay(known, request);
  const usual = shareOf([...days.values()]);
  const history = known.map(({ start, offered, abandoned }) => {
    const day = days.get(localDateOf(start, request.zone)) as Counts;
    const chance = Math.sqrt((usual * (1 - usual)) / day.offered);
    const most = MOST_TIMES * usual + MOST_DEVIATIONS * chance;
    const own = Math.min(offered, abandoned) / offered;
    return { start, contacts: offered, value: own * Math.min(1, most / shareOf([day])) || 0 };
  });
  return forecastAverage({ ...request, history, believed: true }).map(({ start, value }) => ({
    start,
    value: value === undefined ? undefined : Math.min(1, value),
  }));
}

interface Counts {
  offered: number;
  abandoned: number;
}

function byDay(
  known: readonly AbandonedObservation[],
  { zone }: Pick<AverageRequest, 'zone'>,
): Map<LocalDate, Counts> {
  const days = new Map<LocalDate, Counts>();
  for (const { start, offered, abandoned } of known) {
    const date = localDateOf(start, zone);
    const day = days.get(date) ?? { offered: 0, abandoned: 0 };
    days.set(date, {
      offered: day.offered + offered,
      abandoned: day.abandoned + Math.min(offered, abandoned),
    });
  }
  return days;
}

function shareOf(counts: readonly Counts[]): number {
  const sum = (key: keyof Counts): number => counts.reduce((total, one) => total + one[key], 0);
  return sum('offered') > 0 ? sum('abandoned') / sum('offered') : 0;
}

/**
 * Mean patience of callers in seconds: the time that all of them waited over the number that gave up, which is the maximum-likelihood
 * estimate of an exponential patience where an answer ends the wait of the others; a day weighs half of one four weeks later. Undefined
 * where the history has too few abandons to tell.
 * Source: L. Brown, N. Gans, A. Mandelbaum, A. Sakov, H. Shen, S. Zeltyn and L. Zhao, JASA 100 (2005).
 * @example
 * meanPatience([{ start: instant(0), offered: 400, abandoned: 50, waitSeconds: 6000 }], instant(1)) // => 120
 */
export function meanPatience(history: readonly WaitObservation[], origin: Instant): number | undefined {
  const known = history.filter(({ start }) => start < origin);
  const last = known.reduce((latest, { start }) => Math.max(latest, start), -Infinity);
  let [waited, abandons] = [0, 0];
  for (const { start, waitSeconds, abandoned } of known) {
    const weight = recency((last - start) / 86_400_000);
    waited += weight * waitSeconds;
    abandons += weight * abandoned;
  }
  return abandons >= LEAST_ABANDONS && waited > 0 ? waited / abandons : undefined;
}
