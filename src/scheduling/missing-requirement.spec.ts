import { type Instant, parseInstant } from '../time/instant.js';
import { localTime, timeZone } from '../time/zoned-time.js';
import { type OpeningHours } from '../workforce/workforce.js';
import { missingRequirement } from './missing-requirement.js';

const NEW_YORK = timeZone('America/New_York');
const WEEK = { start: parseInstant('2026-10-18T16:00Z'), end: parseInstant('2026-10-25T16:00Z') };

function queueOpen(...openingHours: OpeningHours[]) {
  return {
    id: 1,
    code: 'Q',
    name: 'Help desk',
    clientId: 1,
    language: 'en',
    level: 'B2',
    zone: NEW_YORK,
    country: null,
    openingHours,
    goal: {
      serviceLevel: 0.8,
      answerThresholdSeconds: 20,
      maxOccupancy: null,
      averageSpeedOfAnswerSeconds: null,
      minAgents: 0,
    },
    averageHandleTimeSeconds: 300,
    patienceSeconds: null,
    routedShare: 1,
  } as const;
}

const hours = (weekdays: OpeningHours['weekdays'], from: string, to: string, throughMidnight = false) => ({
  weekdays,
  from: localTime(from),
  to: localTime(to),
  throughMidnight,
});
const row = (start: Instant) => ({ queueId: 1, start, intervalMinutes: 30 });

describe('queues without a requirement', () => {
  it('are named with the days of theirs on which they open', () => {
    const queue = queueOpen(hours([1, 3], '09:00', '17:00'));
    expect(missingRequirement([queue], [], WEEK)).toEqual([
      { queueId: 1, queueName: 'Help desk', dates: ['2026-10-19', '2026-10-21'] },
    ]);
  });

  it('are satisfied by a row in the opening hours of each day', () => {
    const queue = queueOpen(hours([1, 3], '09:00', '17:00'));
    const rows = [row(parseInstant('2026-10-19T13:00Z')), row(parseInstant('2026-10-21T20:30Z'))];
    expect(missingRequirement([queue], rows, WEEK)).toEqual([]);
    expect(missingRequirement([queue], rows.slice(0, 1), WEEK)[0].dates).toEqual(['2026-10-21']);
  });

  it('are not asked about days that open only outside the period', () => {
    const queue = queueOpen(hours([7], '09:00', '11:00'));
    expect(missingRequirement([queue], [], WEEK)[0].dates).toEqual(['2026-10-25']);
  });

  it('are asked about a night that began before the period', () => {
    const queue = queueOpen(hours([7], '20:00', '13:00', true));
    const start = parseInstant('2026-10-19T10:00Z');
    const span = { start, end: parseInstant('2026-10-19T20:00Z') };
    expect(missingRequirement([queue], [], span)[0].dates).toEqual(['2026-10-18']);
    expect(missingRequirement([queue], [row(start)], span)).toEqual([]);
  });
});
