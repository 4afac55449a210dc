import { type OpeningHours, type ServiceGoal } from '../../workforce/workforce.js';
import { type CallPattern, type DemoQueue } from './demo-parts.js';
import { localTime, timeZone, type Weekday } from '../../time/zoned-time.js';

const MONDAY_TO_FRIDAY: readonly Weekday[] = [1, 2, 3, 4, 5];
const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

function open(weekdays: readonly Weekday[], from: string, to: string): OpeningHours {
  return { weekdays, from: localTime(from), to: localTime(to), throughMidnight: to === '00:00' };
}

function goal(serviceLevel: number, answerThresholdSeconds: number, minAgents: number): ServiceGoal {
  return {
    serviceLevel,
    answerThresholdSeconds,
    minAgents,
    maxOccupancy: 0.88,
    averageSpeedOfAnswerSeconds: null,
  };
}

/** A morning and an afternoon peak, as an office-hours help desk sees them. */
const TWO_PEAKS: CallPattern['peaks'] = [
  { hour: 10.5, widthHours: 1.9, height: 1 },
  { hour: 15.25, widthHours: 2.4, height: 0.85 },
];
const OFFICE_WEEK = [1.22, 1.06, 1, 0.97, 0.95, 0.55, 0.4];

export const QUEUES: readonly DemoQueue[] = [
  {
    code: 'BANK-EN',
    name: 'Bank, English (demo)',
    clientCode: 'BANK-US',
    language: 'en',
    level: 'B2',
    zone: timeZone('America/New_York'),
    country: null,
    openingHours: [open(MONDAY_TO_FRIDAY, '08:00', '20:00'), open([6], '09:00', '17:00')],
    goal: goal(0.8, 20, 2),
    averageHandleTimeSeconds: 330,
    patienceSeconds: 180,
    routedShare: 0.4,
    callPattern: {
      callsPerWeek: 16_400,
      growthPerWeek: 0.004,
      weekdayFactors: OFFICE_WEEK,
      peaks: TWO_PEAKS,
      holidayFactor: 0,
      startOfMonthLift: 0.15,
    },
  },
  {
    code: 'CARDS-EN',
    name: 'Lost cards, English, 24 hours (demo)',
    clientCode: 'BANK-US',
    language: 'en',
    level: 'B2',
    zone: timeZone('America/New_York'),
    country: null,
    openingHours: [open(EVERY_DAY, '00:00', '00:00')],
    goal: goal(0.85, 15, 2),
    averageHandleTimeSeconds: 260,
    patienceSeconds: 120,
    routedShare: 0.5,
    callPattern: {
      callsPerWeek: 11_000,
      growthPerWeek: 0.002,
      weekdayFactors: [1, 0.96, 0.97, 1, 1.1, 1.15, 0.95],
      peaks: [
        { hour: 12.5, widthHours: 3.2, height: 1 },
        { hour: 19, widthHours: 2.6, height: 0.75 },
      ],
      holidayFactor: 0.8,
      startOfMonthLift: 0,
    },
  },
  {
    code: 'BANK-ES',
    name: 'Bank, Spanish (demo)',
    clientCode: 'BANK-US',
    language: 'es',
    level: 'C1',
    zone: timeZone('America/New_York'),
    country: null,
    openingHours: [open(MONDAY_TO_FRIDAY, '09:00', '19:00')],
    goal: goal(0.8, 30, 1),
    averageHandleTimeSeconds: 360,
    patienceSeconds: 200,
    routedShare: 1,
    callPattern: {
      callsPerWeek: 2_700,
      growthPerWeek: 0.008,
      weekdayFactors: OFFICE_WEEK,
      peaks: TWO_PEAKS,
      holidayFactor: 0,
      startOfMonthLift: 0.18,
    },
  },
  {
    code: 'TRAVEL-EN',
    name: 'Travel bookings, English (demo)',
    clientCode: 'TRAVEL-UK',
    language: 'en',
    level: 'C1',
    zone: timeZone('Europe/London'),
    country: null,
    openingHours: [open(EVERY_DAY, '08:00', '20:00')],
    goal: goal(0.8, 20, 1),
    averageHandleTimeSeconds: 420,
    patienceSeconds: 240,
    routedShare: 0.6,
    callPattern: {
      callsPerWeek: 6_300,
      growthPerWeek: 0.003,
      weekdayFactors: [1.15, 1.02, 1, 0.98, 0.94, 0.9, 0.85],
      peaks: [
        { hour: 11, widthHours: 2.2, height: 1 },
        { hour: 18.25, widthHours: 1.7, height: 0.7 },
      ],
      holidayFactor: 0.6,
      startOfMonthLift: 0,
    },
  },
  {
    code: 'TELECOM-ES',
    name: 'Atención al cliente, español (demo)',
    clientCode: 'TELECOM-ES',
    language: 'es',
    level: 'B2',
    zone: timeZone('Europe/Madrid'),
    country: null,
    openingHours: [open([1, 2, 3, 4, 5, 6], '09:00', '21:00')],
    goal: goal(0.75, 30, 1),
    averageHandleTimeSeconds: 300,
    patienceSeconds: 150,
    routedShare: 1,
    callPattern: {
      callsPerWeek: 4_100,
      growthPerWeek: 0.001,
      weekdayFactors: [1.15, 1.05, 1, 1, 1, 0.6, 0],
      peaks: [
        { hour: 11.5, widthHours: 1.8, height: 1 },
        { hour: 18.5, widthHours: 1.9, height: 0.95 },
      ],
      holidayFactor: 0,
      startOfMonthLift: 0.12,
    },
  },
  {
    code: 'ENERGY-FR',
    name: 'Service clients, français (demo)',
    clientCode: 'ENERGY-FR',
    language: 'fr',
    level: 'B2',
    zone: timeZone('Europe/Paris'),
    country: null,
    openingHours: [open(MONDAY_TO_FRIDAY, '08:00', '20:00'), open([6], '09:00', '17:00')],
    goal: goal(0.8, 30, 1),
    averageHandleTimeSeconds: 340,
    patienceSeconds: 180,
    routedShare: 1,
    callPattern: {
      callsPerWeek: 4_300,
      growthPerWeek: 0.005,
      weekdayFactors: OFFICE_WEEK,
      peaks: TWO_PEAKS,
      holidayFactor: 0,
      startOfMonthLift: 0.1,
    },
  },
];
