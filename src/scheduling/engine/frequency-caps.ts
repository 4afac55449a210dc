import { type LocalDate } from '../../time/zoned-time.js';
import { type CallingHoursPack, type FrequencyCap } from './calling-hours-pack.js';
import { bindsJurisdiction } from './calling-windows.js';

/**
 * The frequency caps in force on a day for calls of one type into a jurisdiction.
 * @example
 * capsFor('US-NY', 'collections', localDate('2026-03-02'), [{ jurisdiction: 'US', validFrom: '2021-11-30', validTo: null, caps: [{ id: '7-in-7', callTypes: ['collections'], attempts: 7, days: 7, source: '' }] }])[0].id // => '7-in-7'
 */
export function capsFor(
  jurisdiction: string,
  callType: string,
  on: LocalDate,
  packs: readonly CallingHoursPack[],
): readonly FrequencyCap[] {
  return packs
    .filter((pack) => bindsJurisdiction(pack.jurisdiction, jurisdiction))
    .filter((pack) => pack.validFrom <= on && (pack.validTo === null || on <= pack.validTo))
    .flatMap((pack) => pack.caps)
    .filter((cap) => cap.callTypes.length === 0 || cap.callTypes.includes(callType));
}

/**
 * How many of the wanted calls to one person may be planned in `periodDays` days. A cap of `attempts` in any
 * `days` days leaves room for `attempts` at the start of every such stretch.
 * @example
 * plannableAttempts(10, 7, [{ id: '7-in-7', callTypes: [], attempts: 7, days: 7, source: '12 CFR 1006.14' }]) // => 7
 */
export function plannableAttempts(
  wantedAttempts: number,
  periodDays: number,
  caps: readonly FrequencyCap[],
): number {
  return caps.reduce((fewest, cap) => Math.min(fewest, attemptsUnder(cap, periodDays)), wantedAttempts);
}

/**
 * The cap that leaves the fewest calls to one person in `periodDays` days, and how many; null where there is no cap.
 * @example
 * strictestCap(7, [{ id: '7-in-7', callTypes: [], attempts: 7, days: 7, source: '' }, { id: '4-in-30', callTypes: [], attempts: 4, days: 30, source: '' }]).cap.id // => '4-in-30'
 */
export function strictestCap(
  periodDays: number,
  caps: readonly FrequencyCap[],
): { readonly cap: FrequencyCap; readonly attempts: number } | null {
  const [strictest] = caps
    .map((cap) => ({ cap, attempts: attemptsUnder(cap, periodDays) }))
    .sort((a, b) => a.attempts - b.attempts);
  return strictest ?? null;
}

function attemptsUnder(cap: FrequencyCap, periodDays: number): number {
  return cap.attempts * Math.ceil(periodDays / cap.days);
}
