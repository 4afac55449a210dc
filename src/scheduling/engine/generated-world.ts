import { localTime, timeZone, type TimeZone } from '../../time/zoned-time.js';
import { type CampaignSpec, type QueueSpec, type SiteSpec } from './generated-company.js';
import { type Pay } from './pay.js';
import { type Contract, type LanguageNeed } from './problem.js';

/** Sites of a company on four continents, in the order in which a growing one opens them. */
export const WORLD_SITES: readonly SiteSpec[] = [
  site('manila', 'Asia/Manila', ['en'], '19:00', '01:00', paid(450, 10, '22:00')),
  site('bogota', 'America/Bogota', ['es', 'es', 'en'], '06:00', '13:00', paid(550, 35, '21:00')),
  site('krakow', 'Europe/Warsaw', ['de', 'fr', 'en'], '07:00', '14:00', paid(1100, 20, '21:00')),
  site('cebu', 'Asia/Manila', ['en'], '13:00', '19:00', paid(420, 10, '22:00')),
  site(
    'cape-town',
    'Africa/Johannesburg',
    ['en', 'de', 'en', 'fr'],
    '07:00',
    '14:00',
    paid(700, 10, '18:00'),
  ),
];

function site(
  id: string,
  zone: string,
  languages: readonly string[],
  earliest: string,
  latest: string,
  pay: Pay,
): SiteSpec {
  const shiftStarts: Contract['shiftStarts'] = {
    earliest: localTime(earliest),
    latest: localTime(latest),
    stepMinutes: 30,
  };
  return { id, zone: timeZone(zone), languages, shiftStarts, pay };
}

/** Made up, but of the size that such work is paid: cents an hour, more at night and beyond the agreed hours. */
function paid(centsPerHour: number, nightPercent: number, nightFrom: string): Pay {
  const window = { from: localTime(nightFrom), to: localTime('06:00') };
  return {
    centsPerHour,
    premiums: [
      { kind: 'night', percent: nightPercent, window },
      { kind: 'overtime', percent: 25, per: 'day', afterMinutes: 480 },
    ],
  };
}

const NEW_YORK: TimeZone = timeZone('America/New_York');
const BERLIN: TimeZone = timeZone('Europe/Berlin');
const BANK_WEEK = [1, 0.92, 0.88, 0.88, 0.95, 0, 0];
const SHOP_WEEK = [1, 0.95, 0.92, 0.92, 0.95, 0.8, 0.7];
const BANK_DAY = { zone: NEW_YORK, opens: 7 * 60, closes: 21 * 60, weekdayLoad: BANK_WEEK };
const SHOP_DAY = { zone: NEW_YORK, opens: 8 * 60, closes: 22 * 60, weekdayLoad: SHOP_WEEK };
const TRAVEL_DAY = { zone: BERLIN, opens: 8 * 60, closes: 20 * 60, weekdayLoad: SHOP_WEEK };
const EUROPEAN_BANK_DAY = { zone: BERLIN, opens: 8 * 60, closes: 19 * 60, weekdayLoad: BANK_WEEK };

export const WORLD_QUEUES: readonly QueueSpec[] = [
  queue('bank-service', 'Bank service', 'en', 0.2, BANK_DAY),
  queue('bank-cards', 'Bank cards', 'en', 0.12, BANK_DAY),
  queue('bank-premium', 'Bank premium', 'en', 0.08, BANK_DAY, 'C1'),
  queue('shop-orders', 'Shop orders', 'en', 0.12, SHOP_DAY),
  queue('travel-english', 'Travel in English', 'en', 0.11, TRAVEL_DAY),
  queue('bank-spanish', 'Bank in Spanish', 'es', 0.08, BANK_DAY),
  queue('shop-spanish', 'Shop in Spanish', 'es', 0.053, SHOP_DAY),
  queue('shop-french', 'Shop in French', 'fr', 0.05, SHOP_DAY),
  queue('travel-french', 'Travel in French', 'fr', 0.067, TRAVEL_DAY),
  queue('travel-german', 'Travel in German', 'de', 0.05, TRAVEL_DAY),
  queue('shop-german', 'Shop in German', 'de', 0.04, { ...SHOP_DAY, zone: BERLIN }),
  queue('bank-german', 'Bank in German', 'de', 0.027, EUROPEAN_BANK_DAY),
];

function queue(
  id: string,
  name: string,
  language: string,
  share: number,
  day: QueueSpec['day'],
  level: LanguageNeed['level'] = 'B2',
): QueueSpec {
  return { id, name, need: { language, level }, share, day };
}

const ZONES = {
  'new-york': ['US-NY', 'America/New_York'],
  chicago: ['US-IL', 'America/Chicago'],
  denver: ['US-CO', 'America/Denver'],
  'los-angeles': ['US-CA', 'America/Los_Angeles'],
  miami: ['US-FL', 'America/New_York'],
  montreal: ['CA-QC', 'America/Toronto'],
  paris: ['FR', 'Europe/Paris'],
  berlin: ['DE', 'Europe/Berlin'],
} as const;

export const WORLD_CAMPAIGNS: readonly CampaignSpec[] = [
  campaign('collections', 'Late payments', 'en', 'collections', 0.35, {
    'new-york': 0.35,
    chicago: 0.25,
    denver: 0.15,
    'los-angeles': 0.25,
  }),
  campaign('win-back', 'Shop customers of old', 'en', 'sales', 0.28, {
    'new-york': 0.4,
    miami: 0.2,
    'los-angeles': 0.4,
  }),
  campaign('spanish-offers', 'Offers in Spanish', 'es', 'sales', 0.07, { miami: 0.6, 'new-york': 0.4 }),
  campaign('spanish-collections', 'Late payments in Spanish', 'es', 'collections', 0.06, {
    'los-angeles': 0.7,
    denver: 0.3,
  }),
  campaign('french-survey', 'Survey in French', 'fr', 'survey', 0.12, { paris: 0.5, montreal: 0.5 }),
  campaign('german-renewals', 'Renewals in German', 'de', 'sales', 0.12, { berlin: 1 }),
];

function campaign(
  id: string,
  name: string,
  language: string,
  callType: string,
  shareOfHours: number,
  shares: Partial<Record<keyof typeof ZONES, number>>,
): CampaignSpec {
  const zones = Object.entries(shares).map(([zoneId, share]) => {
    const [jurisdiction, zone] = ZONES[zoneId as keyof typeof ZONES];
    return { id: zoneId, jurisdiction, zone: timeZone(zone), share, consent: true };
  });
  return { id, name, need: { language, level: 'B2' }, callType, shareOfHours, zones };
}
