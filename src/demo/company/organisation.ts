import {
  type DemoCampaign,
  type DemoClient,
  type DemoContract,
  type DemoSite,
  type DemoTeam,
} from './demo-parts.js';
import { localTime, timeZone } from '../../time/zoned-time.js';
import { type CalledZone, type ContractBreak } from '../../workforce/workforce.js';

export const COMPANY_NAME = 'Demo: Made-up Voice Services';

/** The planner's week runs in this zone. */
export const PLANNER_ZONE = timeZone('Europe/Warsaw');

/** Of the team lead and the agent who can be signed in as. Its people work by day and by night: somebody is always there. */
export const LEAD_TEAM = 'MNL-1';

export const CLIENTS: readonly DemoClient[] = [
  { code: 'BANK-US', name: 'Demo: Fictional Bank (US)', country: 'US' },
  { code: 'TRAVEL-UK', name: 'Demo: Imaginary Travel (UK)', country: 'GB' },
  { code: 'TELECOM-ES', name: 'Demo: Telefonía Inventada (ES)', country: 'ES' },
  { code: 'ENERGY-FR', name: 'Demo: Énergie Fictive (FR)', country: 'FR' },
];

export const SITES: readonly DemoSite[] = [
  {
    code: 'MNL',
    name: 'Demo: Manila',
    zone: timeZone('Asia/Manila'),
    country: 'PH',
    weekStartsOn: 1,
  },
  {
    code: 'BOG',
    name: 'Demo: Bogota',
    zone: timeZone('America/Bogota'),
    country: 'CO',
    weekStartsOn: 1,
  },
  {
    code: 'KRK',
    name: 'Demo: Krakow',
    zone: timeZone('Europe/Warsaw'),
    country: 'PL',
    weekStartsOn: 1,
  },
];

export const TEAMS: readonly DemoTeam[] = [
  { code: 'MNL-1', name: 'Demo: Manila Cards 1', siteCode: 'MNL' },
  { code: 'MNL-2', name: 'Demo: Manila Cards 2', siteCode: 'MNL' },
  { code: 'MNL-3', name: 'Demo: Manila Bank 1', siteCode: 'MNL' },
  { code: 'MNL-4', name: 'Demo: Manila Bank 2', siteCode: 'MNL' },
  { code: 'MNL-5', name: 'Demo: Manila Travel', siteCode: 'MNL' },
  { code: 'BOG-1', name: 'Demo: Bogota Bank en español', siteCode: 'BOG' },
  { code: 'BOG-2', name: 'Demo: Bogota Bilingual', siteCode: 'BOG' },
  { code: 'BOG-3', name: 'Demo: Bogota Bank', siteCode: 'BOG' },
  { code: 'KRK-1', name: 'Demo: Krakow Énergie 1', siteCode: 'KRK' },
  { code: 'KRK-2', name: 'Demo: Krakow Énergie 2', siteCode: 'KRK' },
  { code: 'KRK-3', name: 'Demo: Krakow Travel', siteCode: 'KRK' },
  { code: 'KRK-4', name: 'Demo: Krakow Telefonía', siteCode: 'KRK' },
];

const FULL_DAY_BREAKS: readonly ContractBreak[] = [
  shortBreak(90, 210),
  { ...shortBreak(210, 345), kind: 'meal', minutes: 60, paid: false },
  shortBreak(360, 480),
];

const POLISH_DAY_BREAKS: readonly ContractBreak[] = [
  shortBreak(90, 195),
  { ...shortBreak(195, 315), kind: 'meal', minutes: 30, paid: false },
  shortBreak(330, 450),
];

const HALF_DAY_BREAKS: readonly ContractBreak[] = [shortBreak(90, 210)];

function shortBreak(earliest: number, latest: number): ContractBreak {
  return {
    kind: 'break',
    minutes: 15,
    paid: true,
    earliestAfterStartMinutes: earliest,
    latestAfterStartMinutes: latest,
    fromShiftMinutes: 0,
  };
}

function contract(
  code: string,
  name: string,
  starts: readonly [earliest: string, latest: string],
  terms: Pick<
    DemoContract,
    'paidMinutesPerDay' | 'paidMinutesPerWeek' | 'shiftLengthsMinutes' | 'breaks' | 'minRestMinutes'
  >,
): DemoContract {
  const shiftStarts = { earliest: localTime(starts[0]), latest: localTime(starts[1]), stepMinutes: 60 };
  return { code, name, maxConsecutiveDays: 6, minDaysOffPerWeek: 2, shiftStarts, ...terms };
}

/** Eight paid hours and an unpaid hour's meal, five days a week. */
const FULL_TIME = {
  paidMinutesPerDay: { min: 480, max: 480 },
  paidMinutesPerWeek: { min: 2400, max: 2400 },
  shiftLengthsMinutes: [540],
  breaks: FULL_DAY_BREAKS,
  minRestMinutes: 11 * 60,
};
const PART_TIME = {
  paidMinutesPerDay: { min: 240, max: 300 },
  paidMinutesPerWeek: { min: 960, max: 1500 },
  shiftLengthsMinutes: [240, 300],
  breaks: HALF_DAY_BREAKS,
  minRestMinutes: 11 * 60,
};

export const CONTRACTS: readonly DemoContract[] = [
  contract('PH-DAY', 'Demo: Philippines full time, day', ['06:00', '14:00'], FULL_TIME),
  contract('PH-NIGHT', 'Demo: Philippines full time, night', ['15:00', '23:00'], FULL_TIME),
  contract('PH-PART', 'Demo: Philippines part time, evening', ['19:00', '23:00'], PART_TIME),
  contract('CO-FULL', 'Demo: Colombia full time', ['05:00', '12:00'], FULL_TIME),
  contract('CO-PART', 'Demo: Colombia part time', ['07:00', '16:00'], PART_TIME),
  contract('PL-FULL', 'Demo: Poland full time', ['07:00', '14:00'], {
    ...FULL_TIME,
    shiftLengthsMinutes: [510],
    breaks: POLISH_DAY_BREAKS,
  }),
  contract('PL-PART', 'Demo: Poland part time', ['08:00', '17:00'], PART_TIME),
];

function called(jurisdiction: string, zone: string, share: number, consent = true): CalledZone {
  return { jurisdiction, zone: timeZone(zone), share, consent };
}

export const CAMPAIGNS: readonly DemoCampaign[] = [
  {
    code: 'COLLECT-US',
    name: 'Late payments (US) (demo)',
    clientCode: 'BANK-US',
    language: 'en',
    level: 'B2',
    callType: 'collections',
    volume: { kind: 'contacts', contactsPerWeek: 3400, attemptsPerContact: 3, minutesPerAttempt: 3 },
    zones: [
      called('US-NY', 'America/New_York', 0.4),
      called('US-IL', 'America/Chicago', 0.25),
      called('US-CO', 'America/Denver', 0.15),
      called('US-CA', 'America/Los_Angeles', 0.2),
    ],
  },
  {
    code: 'SALES-NA',
    name: 'Card offer (US and Canada) (demo)',
    clientCode: 'BANK-US',
    language: 'en',
    level: 'B2',
    callType: 'sales',
    volume: { kind: 'hours', hoursPerWeek: 400 },
    zones: [
      called('US-NY', 'America/New_York', 0.3),
      called('US-TX', 'America/Chicago', 0.25),
      called('US-FL', 'America/New_York', 0.1, false),
      called('CA-ON', 'America/Toronto', 0.2),
      called('CA-BC', 'America/Vancouver', 0.15),
    ],
  },
  {
    code: 'SURVEY-FR',
    name: 'Enquête et renouvellement (FR) (demo)',
    clientCode: 'ENERGY-FR',
    language: 'fr',
    level: 'B2',
    callType: 'sales',
    volume: { kind: 'contacts', contactsPerWeek: 1600, attemptsPerContact: 2, minutesPerAttempt: 4 },
    zones: [called('FR', 'Europe/Paris', 1)],
  },
];
