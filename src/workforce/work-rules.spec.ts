import { localDate, localTime, timeZone } from '../time/zoned-time.js';
import { UserError } from '../user-error.js';
import { checkedCampaign, checkedQueue, checkedWeekdays } from './work-rules.js';
import { type CalledZone, type Campaign, type OpeningHours, type Queue } from './workforce.js';

const DAY: OpeningHours = {
  weekdays: [1, 2, 3, 4, 5],
  from: localTime('08:00'),
  to: localTime('20:00'),
  throughMidnight: false,
};

const QUEUE: Omit<Queue, 'id'> = {
  code: 'HELP',
  name: 'Help desk',
  clientId: 1,
  language: 'EN-us',
  level: 'B2',
  zone: timeZone('America/New_York'),
  country: null,
  openingHours: [DAY],
  goal: {
    serviceLevel: 0.8,
    answerThresholdSeconds: 20,
    maxOccupancy: null,
    averageSpeedOfAnswerSeconds: null,
    minAgents: 0,
  },
  averageHandleTimeSeconds: 300,
  patienceSeconds: null,
  routedShare: 0.25,
};

const PARIS: CalledZone = { jurisdiction: 'fr', zone: timeZone('Europe/Paris'), share: 0.4, consent: true };
const NEW_YORK: CalledZone = {
  ...PARIS,
  jurisdiction: 'US-NY',
  zone: timeZone('America/New_York'),
  share: 0.6,
};

const CAMPAIGN: Omit<Campaign, 'id'> = {
  code: 'LATE',
  name: 'Late payments',
  clientId: 1,
  language: 'en',
  level: 'B2',
  callType: 'Debt-Collection',
  volume: { kind: 'hours', hoursPerWeek: 10 },
  zones: [PARIS, NEW_YORK],
};

function fieldRefused(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return error.place.field;
    throw error;
  }
  return 'nothing';
}

describe('a queue', () => {
  it('has its language in the usual spelling', () => {
    expect(checkedQueue(QUEUE).language).toBe('en-US');
  });

  it('may be open to midnight and round the clock', () => {
    const toMidnight = { ...DAY, to: localTime('00:00'), throughMidnight: true };
    const always = { ...toMidnight, from: localTime('00:00') };
    expect(checkedQueue({ ...QUEUE, openingHours: [toMidnight, always] }).openingHours).toHaveLength(2);
  });

  it('may change its hours from a day on, and be closed on days', () => {
    const [validFrom, validTo] = [localDate('2026-12-24'), localDate('2026-12-26')];
    const closed = { ...DAY, weekdays: [], validFrom, validTo };
    expect(checkedQueue({ ...QUEUE, openingHours: [DAY, closed] }).openingHours).toEqual([
      { ...DAY, validFrom: null, validTo: null },
      closed,
    ]);
  });

  it('keeps the public holidays of a country of its own', () => {
    expect(checkedQueue({ ...QUEUE, country: 'ca-qc' }).country).toBe('CA-QC');
  });

  it.each<[string, Partial<Omit<Queue, 'id'>>]>([
    ['country', { country: 'Quebec' }],
    [
      'openingHours.validTo',
      { openingHours: [{ ...DAY, validFrom: localDate('2026-07-02'), validTo: localDate('2026-07-01') }] },
    ],
    [
      'openingHours.weekdays',
      { openingHours: [{ ...DAY, weekdays: [], validFrom: localDate('2026-07-02') }] },
    ],
    ['openingHours.to', { openingHours: [{ ...DAY, to: localTime('08:00') }] }],
    ['openingHours.throughMidnight', { openingHours: [{ ...DAY, throughMidnight: true }] }],
    ['openingHours.weekdays', { openingHours: [{ ...DAY, weekdays: [] }] }],
    ['goal.serviceLevel', { goal: { ...QUEUE.goal, serviceLevel: 80 } }],
    ['goal.serviceLevel', { goal: { ...QUEUE.goal, serviceLevel: 0 } }],
    ['goal.answerThresholdSeconds', { goal: { ...QUEUE.goal, answerThresholdSeconds: -1 } }],
    ['goal.maxOccupancy', { goal: { ...QUEUE.goal, maxOccupancy: 85 } }],
    ['goal.averageSpeedOfAnswerSeconds', { goal: { ...QUEUE.goal, averageSpeedOfAnswerSeconds: 0 } }],
    ['goal.minAgents', { goal: { ...QUEUE.goal, minAgents: 1.5 } }],
    ['averageHandleTimeSeconds', { averageHandleTimeSeconds: 0 }],
    ['patienceSeconds', { patienceSeconds: 0 }],
    ['routedShare', { routedShare: 1.01 }],
    ['routedShare', { routedShare: 0 }],
  ])('is refused for %s', (field, over) => {
    expect(fieldRefused(() => checkedQueue({ ...QUEUE, ...over }))).toBe(field);
  });
});

describe('a campaign', () => {
  it('has its jurisdictions and call type in the usual spelling', () => {
    const { zones, callType } = checkedCampaign(CAMPAIGN);
    expect([zones[0].jurisdiction, callType]).toEqual(['FR', 'debt-collection']);
  });

  it('takes shares that add up to 1 within rounding', () => {
    const thirds = [1 / 3, 1 / 3, 1 / 3].map((share) => ({ ...PARIS, share }));
    expect(checkedCampaign({ ...CAMPAIGN, zones: thirds }).zones).toHaveLength(3);
  });

  it('says what the shares add up to', () => {
    expect(() => checkedCampaign({ ...CAMPAIGN, zones: [PARIS] })).toThrow('add up to 0.4');
  });

  it.each<[string, Partial<Omit<Campaign, 'id'>>]>([
    ['zones.share', { zones: [] }],
    ['zones.share', { zones: [{ ...PARIS, share: 1.4 }] }],
    ['zones.jurisdiction', { zones: [{ ...PARIS, jurisdiction: 'France', share: 1 }] }],
    ['callType', { callType: 'cold calls' }],
    ['volume.hoursPerWeek', { volume: { kind: 'hours', hoursPerWeek: -1 } }],
    [
      'volume.attemptsPerContact',
      { volume: { kind: 'contacts', contactsPerWeek: 1, attemptsPerContact: 0, minutesPerAttempt: 1 } },
    ],
  ])('is refused for %s', (field, over) => {
    expect(fieldRefused(() => checkedCampaign({ ...CAMPAIGN, ...over }))).toBe(field);
  });
});

describe('weekdays', () => {
  it('are sorted, each once', () => {
    expect(checkedWeekdays([7, 1, 1])).toEqual([1, 7]);
  });

  it.each([[[]], [[0]], [[8]], [[1.5]]])('are refused as %j', (days) => {
    expect(fieldRefused(() => checkedWeekdays(days))).toBe('weekdays');
  });
});
