import { type CefrLevel } from '../../workforce/workforce.js';

/** What the agents of a team are trained for, and on what terms. */
export interface StaffProfile {
  readonly teamCode: string;
  readonly agents: number;
  /** Contract codes with how many of the team have each. */
  readonly contracts: Readonly<Record<string, number>>;
  readonly languages: Readonly<Record<string, CefrLevel>>;
  /** Queues of everybody in the team. */
  readonly queues: readonly string[];
  /** Further queues that some are trained for, with how many. */
  readonly someQueues: Readonly<Record<string, number>>;
  /** Campaigns of the blended agents, of whom there are `blended`. */
  readonly campaigns: readonly string[];
  readonly blended: number;
}

export const STAFF_PROFILES: readonly StaffProfile[] = [
  {
    teamCode: 'MNL-1',
    agents: 15,
    contracts: { 'PH-DAY': 7, 'PH-NIGHT': 8 },
    languages: { en: 'C1' },
    queues: ['CARDS-EN'],
    someQueues: { 'BANK-EN': 5 },
    campaigns: ['COLLECT-US'],
    blended: 10,
  },
  {
    teamCode: 'MNL-2',
    agents: 15,
    contracts: { 'PH-DAY': 5, 'PH-NIGHT': 10 },
    languages: { en: 'C1' },
    queues: ['CARDS-EN'],
    someQueues: { 'TRAVEL-EN': 5 },
    campaigns: ['COLLECT-US'],
    blended: 11,
  },
  {
    teamCode: 'MNL-3',
    agents: 15,
    contracts: { 'PH-NIGHT': 12, 'PH-PART': 3 },
    languages: { en: 'C1' },
    queues: ['BANK-EN'],
    someQueues: { 'CARDS-EN': 4 },
    campaigns: ['COLLECT-US'],
    blended: 13,
  },
  {
    teamCode: 'MNL-4',
    agents: 15,
    contracts: { 'PH-NIGHT': 12, 'PH-PART': 3 },
    languages: { en: 'C1' },
    queues: ['BANK-EN'],
    someQueues: {},
    campaigns: ['SALES-NA'],
    blended: 13,
  },
  {
    teamCode: 'MNL-5',
    agents: 15,
    contracts: { 'PH-DAY': 5, 'PH-NIGHT': 10 },
    languages: { en: 'C1' },
    queues: ['TRAVEL-EN'],
    someQueues: { 'CARDS-EN': 6 },
    campaigns: ['SALES-NA'],
    blended: 10,
  },
  {
    teamCode: 'BOG-1',
    agents: 15,
    contracts: { 'CO-FULL': 12, 'CO-PART': 3 },
    languages: { es: 'C2', en: 'B2' },
    queues: ['BANK-ES'],
    someQueues: { 'BANK-EN': 6 },
    campaigns: ['COLLECT-US'],
    blended: 11,
  },
  {
    teamCode: 'BOG-2',
    agents: 15,
    contracts: { 'CO-FULL': 13, 'CO-PART': 2 },
    languages: { es: 'C2', en: 'B2' },
    queues: ['BANK-ES', 'TELECOM-ES'],
    someQueues: {},
    campaigns: ['SALES-NA'],
    blended: 11,
  },
  {
    teamCode: 'BOG-3',
    agents: 15,
    contracts: { 'CO-FULL': 13, 'CO-PART': 2 },
    languages: { es: 'C2', en: 'C1' },
    queues: ['BANK-EN'],
    someQueues: { 'CARDS-EN': 4 },
    campaigns: ['COLLECT-US', 'SALES-NA'],
    blended: 13,
  },
  {
    teamCode: 'KRK-1',
    agents: 15,
    contracts: { 'PL-FULL': 12, 'PL-PART': 3 },
    languages: { fr: 'C1' },
    queues: ['ENERGY-FR'],
    someQueues: {},
    campaigns: ['SURVEY-FR'],
    blended: 14,
  },
  {
    teamCode: 'KRK-2',
    agents: 15,
    contracts: { 'PL-FULL': 13, 'PL-PART': 2 },
    languages: { fr: 'C1' },
    queues: ['ENERGY-FR'],
    someQueues: {},
    campaigns: ['SURVEY-FR'],
    blended: 13,
  },
  {
    teamCode: 'KRK-3',
    agents: 15,
    contracts: { 'PL-FULL': 13, 'PL-PART': 2 },
    languages: { en: 'C1' },
    queues: ['TRAVEL-EN'],
    someQueues: {},
    campaigns: ['SALES-NA'],
    blended: 7,
  },
  {
    teamCode: 'KRK-4',
    agents: 15,
    contracts: { 'PL-FULL': 13, 'PL-PART': 2 },
    languages: { es: 'C1' },
    queues: ['TELECOM-ES'],
    someQueues: {},
    campaigns: [],
    blended: 0,
  },
];
