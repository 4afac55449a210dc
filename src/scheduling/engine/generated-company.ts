import { localTime, timeZone, type TimeZone } from '../../time/zoned-time.js';
import { type Pay } from './pay.js';
import { type BreakRule, type Campaign, type Contract, type LanguageNeed } from './problem.js';

/** A made-up site: where it is, what is spoken there, and when shifts for North American hours start there. */
export interface SiteSpec {
  readonly id: string;
  readonly zone: TimeZone;
  readonly languages: readonly string[];
  readonly shiftStarts: Contract['shiftStarts'];
  /** Absent: hours cost nothing. */
  readonly pay?: Pay;
}

const STEP_MINUTES = 30;

/** Night work in Manila, day work in Bogota, afternoons and evenings in Krakow. */
export const SITES: readonly SiteSpec[] = [
  {
    id: 'manila',
    zone: timeZone('Asia/Manila'),
    languages: ['en'],
    shiftStarts: { earliest: localTime('19:00'), latest: localTime('01:00'), stepMinutes: STEP_MINUTES },
  },
  {
    id: 'bogota',
    zone: timeZone('America/Bogota'),
    languages: ['en', 'es'],
    shiftStarts: { earliest: localTime('06:00'), latest: localTime('13:00'), stepMinutes: STEP_MINUTES },
  },
  {
    id: 'krakow',
    zone: timeZone('Europe/Warsaw'),
    languages: ['en', 'fr'],
    shiftStarts: { earliest: localTime('11:00'), latest: localTime('18:00'), stepMinutes: STEP_MINUTES },
  },
];

/** A queue before its targets: `share` of all inbound work, and when it is open; the bank's hours when absent. */
export interface QueueSpec {
  readonly id: string;
  readonly name: string;
  readonly need: LanguageNeed;
  readonly share: number;
  readonly day?: OpeningDay;
}

/** Minutes of the day in the client's zone, and how busy each weekday is, Monday first. */
export interface OpeningDay {
  readonly zone: TimeZone;
  readonly opens: number;
  readonly closes: number;
  readonly weekdayLoad: readonly number[];
}

export const GENERATED_QUEUES: readonly QueueSpec[] = [
  { id: 'bank-service', name: 'Bank service', need: { language: 'en', level: 'B2' }, share: 0.48 },
  { id: 'bank-cards', name: 'Bank cards', need: { language: 'en', level: 'B2' }, share: 0.22 },
  { id: 'bank-premium', name: 'Bank premium', need: { language: 'en', level: 'C1' }, share: 0.12 },
  { id: 'bank-spanish', name: 'Bank in Spanish', need: { language: 'es', level: 'B2' }, share: 0.1 },
  { id: 'bank-french', name: 'Bank in French', need: { language: 'fr', level: 'B2' }, share: 0.08 },
];

export type CampaignSpec = Omit<Campaign, 'hoursWanted'> & { readonly shareOfHours: number };

export const GENERATED_CAMPAIGNS: readonly CampaignSpec[] = [
  {
    id: 'collections',
    name: 'Late payments',
    need: { language: 'en', level: 'B2' },
    callType: 'collections',
    shareOfHours: 0.84,
    zones: [
      zoneOf('new-york', 'US-NY', 'America/New_York', 0.3),
      zoneOf('chicago', 'US-IL', 'America/Chicago', 0.2),
      zoneOf('denver', 'US-CO', 'America/Denver', 0.15),
      zoneOf('los-angeles', 'US-CA', 'America/Los_Angeles', 0.25),
      zoneOf('paris', 'FR', 'Europe/Paris', 0.1),
    ],
  },
  {
    id: 'spanish-offers',
    name: 'Offers in Spanish',
    need: { language: 'es', level: 'B2' },
    callType: 'sales',
    shareOfHours: 0.08,
    zones: [
      zoneOf('miami', 'US-FL', 'America/New_York', 0.6),
      zoneOf('albuquerque', 'US-NM', 'America/Denver', 0.4),
    ],
  },
  {
    id: 'french-survey',
    name: 'Survey in French',
    need: { language: 'fr', level: 'B2' },
    callType: 'survey',
    shareOfHours: 0.08,
    zones: [zoneOf('france', 'FR', 'Europe/Paris', 0.5), zoneOf('montreal', 'CA-QC', 'America/Toronto', 0.5)],
  },
];

function zoneOf(id: string, jurisdiction: string, zone: string, share: number): Campaign['zones'][number] {
  return { id, jurisdiction, zone: timeZone(zone), share, consent: true };
}

const FULL_DAY_BREAKS: readonly BreakRule[] = [
  pause('break', 15, true, 90, 210),
  pause('meal', 60, false, 210, 360),
  pause('break', 15, true, 360, 480),
];
const SHORT_DAY_BREAKS: readonly BreakRule[] = [
  pause('break', 15, true, 60, 150),
  pause('break', 15, true, 180, 270),
];

function pause(
  kind: BreakRule['kind'],
  minutes: number,
  paid: boolean,
  earliestAfterStartMinutes: number,
  latestAfterStartMinutes: number,
): BreakRule {
  return { kind, minutes, paid, earliestAfterStartMinutes, latestAfterStartMinutes, fromShiftMinutes: 0 };
}

/**
 * A full-time contract (five days of eight paid hours and a meal) and a part-time one (five-hour days) for each site.
 * @example
 * generatedContracts([{ id: 'x', shiftStarts: {} }]).map(({ id }) => id) // => ['x-full', 'x-part']
 */
export function generatedContracts(
  sites: readonly Pick<SiteSpec, 'id' | 'shiftStarts' | 'pay'>[],
): Contract[] {
  const distinct = [...new Map(sites.map((site) => [site.id, site])).values()];
  return distinct.flatMap(({ id, shiftStarts, pay }) => {
    const shared = {
      ...(pay === undefined ? {} : { pay }),
      shiftStarts,
      minRestMinutes: 11 * 60,
      maxConsecutiveDays: 6,
      minDaysOffPerWeek: 2,
    };
    return [
      {
        ...shared,
        id: `${id}-full`,
        paidMinutesPerDay: { min: 480, max: 480 },
        paidMinutesPerWeek: { min: 2400, max: 2400 },
        shiftLengthsMinutes: [540],
        breaks: FULL_DAY_BREAKS,
      },
      {
        ...shared,
        id: `${id}-part`,
        paidMinutesPerDay: { min: 240, max: 360 },
        paidMinutesPerWeek: { min: 1200, max: 1800 },
        shiftLengthsMinutes: [300, 360],
        breaks: SHORT_DAY_BREAKS,
      },
    ];
  });
}
