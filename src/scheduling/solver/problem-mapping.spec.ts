import { addMinutes, formatInstant, HOUR_MS, instant, parseInstant } from '../../time/instant.js';
import { durationMinutes, type Interval } from '../../time/interval.js';
import { addDays, localDate, localDay, localTime, timeZone } from '../../time/zoned-time.js';
import { type PlanningWorkforce } from '../../workforce/workforce.js';
import { type PlanningPeriod } from '../planning-period.js';
import { type ProblemSources, toSchedulingProblem } from './problem-mapping.js';

const WARSAW = timeZone('Europe/Warsaw');
const MANILA = timeZone('Asia/Manila');
const EMPTY: PlanningWorkforce = {
  sites: [],
  contracts: [],
  agents: [],
  entitlements: [],
  certificates: [],
  availability: [],
  absences: [],
  queues: [],
  campaigns: [],
};

function weekFrom(firstDate: string, zone = WARSAW): PlanningPeriod {
  const first = localDate(firstDate);
  return {
    id: 1,
    name: 'A week',
    firstDate: first,
    days: 7,
    zone,
    span: { start: localDay(first, zone).start, end: localDay(addDays(first, 7), zone).start },
    status: 'OPEN',
    siteIds: null,
    latestVersion: 0,
    createdBy: 1,
    createdAt: instant(0),
  };
}

function sources(workforce: Partial<PlanningWorkforce>, rest: Partial<ProblemSources> = {}): ProblemSources {
  return {
    period: weekFrom('2026-10-19'),
    workforce: { ...EMPTY, ...workforce },
    requirement: [],
    shiftsElsewhere: [],
    workElsewhere: [],
    callingHours: [],
    calledHolidays: {},
    ...rest,
  };
}

const agent = {
  id: 7,
  code: 'A7',
  name: 'Ana',
  siteId: 3,
  teamId: 4,
  contractId: 5,
  ownZone: null,
  zone: WARSAW,
  hiredOn: localDate('2020-01-01'),
  leftOn: null,
};
const queue = {
  id: 11,
  code: 'Q',
  name: 'Help desk',
  clientId: 1,
  language: 'en',
  level: 'B2',
  zone: WARSAW,
  country: null,
  openingHours: [],
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
const campaign = {
  id: 11,
  code: 'C',
  name: 'Late payments',
  clientId: 1,
  language: 'en',
  level: 'B2',
  callType: 'collections',
  volume: { kind: 'hours', hoursPerWeek: 70 },
  zones: [
    { jurisdiction: 'US-NY', zone: timeZone('America/New_York'), share: 0.75, consent: true },
    { jurisdiction: 'FR', zone: timeZone('Europe/Paris'), share: 0.25, consent: true },
  ],
} as const;
const entitled = { id: 1, agentId: 7, queueId: 11, campaignId: null, speed: 0.8 };

const problemOf = (...args: Parameters<typeof sources>) => toSchedulingProblem(sources(...args));
const shown = ({ start, end }: Interval) => `${formatInstant(start)} ${formatInstant(end)}`;

describe('targets of a queue', () => {
  it('has an entry for every quarter-hour of Warsaw, clocks back on 25 October 2026: 7 days and an hour', () => {
    const problem = problemOf({ queues: [queue] });
    expect(problem.queues[0].target).toHaveLength(7 * 96 + 4);
  });

  it('repeats a half-hour row over its two quarter-hours and leaves the rest at nothing', () => {
    const start = parseInstant('2026-10-19T07:00Z');
    const requirement = [{ queueId: 11, start, intervalMinutes: 30, rosterTarget: 12.5 }];
    const { target } = problemOf({ queues: [queue] }, { requirement }).queues[0];
    const first = (start - weekFrom('2026-10-19').span.start) / (HOUR_MS / 4);
    expect(target.slice(first - 1, first + 3)).toEqual([0, 12.5, 12.5, 0]);
  });

  it('ignores rows of other queues and outside the period', () => {
    const requirement = [
      { queueId: 12, start: parseInstant('2026-10-19T07:00Z'), intervalMinutes: 15, rosterTarget: 9 },
      { queueId: 11, start: parseInstant('2026-10-18T07:00Z'), intervalMinutes: 15, rosterTarget: 9 },
      { queueId: 11, start: parseInstant('2026-10-27T07:00Z'), intervalMinutes: 15, rosterTarget: 9 },
    ];
    const { target } = problemOf({ queues: [queue] }, { requirement }).queues[0];
    expect(target).toHaveLength(7 * 96 + 4);
    expect(target.every((agents) => agents === 0)).toBe(true);
  });

  it('wants less where another published roster has put agents already, by their speed', () => {
    const start = parseInstant('2026-10-19T07:00Z');
    const workElsewhere = [
      {
        queueId: 11,
        campaignId: null,
        calledZoneId: null,
        start,
        end: addMinutes(start, 15),
        speed: 0.8,
      },
    ];
    const requirement = [{ queueId: 11, start, intervalMinutes: 30, rosterTarget: 2 }];
    const { target } = problemOf({ queues: [queue] }, { requirement, workElsewhere }).queues[0];
    expect(target.filter((agents) => agents > 0)).toEqual([1.2, 2]);
  });
});

describe('work of a campaign', () => {
  it('is in proportion to the days of the period', () => {
    const period = { ...weekFrom('2026-10-19'), days: 14 };
    expect(problemOf({ campaigns: [campaign] }, { period }).campaigns[0].hoursWanted).toBeCloseTo(140, 9);
  });

  it('is contacts x attempts x minutes, with the attempts kept for frequency caps', () => {
    const volume = {
      kind: 'contacts',
      contactsPerWeek: 600,
      attemptsPerContact: 3,
      minutesPerAttempt: 4,
    } as const;
    const [found] = problemOf({ campaigns: [{ ...campaign, volume }] }).campaigns;
    expect(found.hoursWanted).toBeCloseTo(120, 9);
    expect(found.attempts).toEqual({ contacts: 600, attemptsPerContact: 3, minutesPerAttempt: 4 });
  });

  it('is less by the hours that another published roster delivers to a zone, and shares follow', () => {
    const start = parseInstant('2026-10-20T12:00Z');
    const workElsewhere = [
      {
        queueId: null,
        campaignId: 11,
        calledZoneId: 'FR Europe/Paris',
        start,
        end: addMinutes(start, 7.5 * 60),
        speed: 1,
      },
    ];
    const [found] = problemOf({ campaigns: [campaign] }, { workElsewhere }).campaigns;
    expect(found.hoursWanted).toBeCloseTo(62.5, 9);
    expect(found.zones.map(({ id, share }) => [id, share * found.hoursWanted])).toEqual([
      ['US-NY America/New_York', 52.5],
      ['FR Europe/Paris', 10],
    ]);
  });

  it('joins a zone that is listed twice, and calls it only where both rows have consent', () => {
    const twice = [
      { ...campaign.zones[0], share: 0.5 },
      { ...campaign.zones[0], share: 0.5, consent: false },
    ];
    expect(problemOf({ campaigns: [{ ...campaign, zones: twice }] }).campaigns[0].zones).toEqual([
      { ...campaign.zones[0], id: 'US-NY America/New_York', share: 1, consent: false },
    ]);
  });

  it('has another id than the queue of the same number', () => {
    const problem = problemOf({ queues: [queue], campaigns: [campaign] });
    expect(problem.queues[0].id).not.toBe(problem.campaigns[0].id);
  });
});

describe('agents', () => {
  const only = (workforce: Partial<PlanningWorkforce>, rest: Partial<ProblemSources> = {}) =>
    problemOf({ agents: [agent], entitlements: [entitled], ...workforce }, rest).agents[0];

  it('are left out when they are entitled to nothing', () => {
    expect(problemOf({ agents: [agent] }).agents).toEqual([]);
  });

  it('may do their work at their speed', () => {
    expect(only({}).entitlements).toEqual([{ workId: 'queue-11', speed: 0.8 }]);
  });

  it('have certificates from the day tested to the end of the day of expiry in their own zone', () => {
    const certificates = [
      {
        id: 1,
        agentId: 7,
        language: 'en',
        level: 'C1',
        testedOn: localDate('2025-10-23'),
        expiresOn: localDate('2026-10-22'),
        assessor: 'House',
      },
    ] as const;
    const inManila = only({ agents: [{ ...agent, zone: MANILA }], certificates });
    expect(shown(inManila.certificates[0].valid)).toBe('2025-10-22T16:00:00.000Z 2026-10-22T16:00:00.000Z');
    expect(shown(only({ certificates }).certificates[0].valid)).toBe(
      '2025-10-22T22:00:00.000Z 2026-10-22T22:00:00.000Z',
    );
  });

  it('can always work when they name no times', () => {
    expect(only({}).availability).toBeNull();
  });

  it('can work through the night on which Warsaw has an hour more, 25 October 2026', () => {
    const availability = [
      { id: 1, agentId: 7, weekdays: [6], from: localTime('22:00'), to: localTime('06:00') },
    ] as const;
    const night = only({ availability }).availability?.find(({ start }) =>
      formatInstant(start).startsWith('2026-10-24'),
    );
    expect(night && shown(night)).toBe('2026-10-24T20:00:00.000Z 2026-10-25T05:00:00.000Z');
    expect(night && durationMinutes(night)).toBe(9 * 60);
  });

  it('are absent before they are hired and after they have left', () => {
    const joined = { ...agent, hiredOn: localDate('2026-10-21'), leftOn: localDate('2026-10-23') };
    expect(only({ agents: [joined] }).absences.map(shown)).toEqual([
      '2026-10-16T22:00:00.000Z 2026-10-20T22:00:00.000Z',
      '2026-10-23T22:00:00.000Z 2026-10-27T23:00:00.000Z',
    ]);
  });

  const shift = (date: string, from: string, to: string) => ({
    agentId: 7,
    date: localDate(date),
    start: parseInstant(from),
    end: parseInstant(to),
  });

  it('remember the days worked up to the period, and when the last shift ended', () => {
    const shiftsElsewhere = [
      shift('2026-10-14', '2026-10-14T06:00Z', '2026-10-14T14:00Z'),
      shift('2026-10-16', '2026-10-16T06:00Z', '2026-10-16T14:00Z'),
      shift('2026-10-17', '2026-10-17T06:00Z', '2026-10-17T14:00Z'),
      shift('2026-10-18', '2026-10-18T18:00Z', '2026-10-19T02:00Z'),
    ];
    expect(only({}, { shiftsElsewhere }).history).toEqual({
      consecutiveDaysWorked: 3,
      lastShiftEnd: parseInstant('2026-10-19T02:00Z'),
    });
  });

  it('have rested when the last day before the period was free', () => {
    const shiftsElsewhere = [shift('2026-10-17', '2026-10-17T06:00Z', '2026-10-17T14:00Z')];
    expect(only({}, { shiftsElsewhere }).history.consecutiveDaysWorked).toBe(0);
  });

  it('keep free the rest before a shift published after the period, without owing fewer hours', () => {
    const contract = {
      id: 5,
      code: 'F',
      name: 'Full',
      paidMinutesPerDay: { min: 480, max: 480 },
      paidMinutesPerWeek: { min: 2400, max: 2400 },
      minRestMinutes: 660,
      maxConsecutiveDays: 6,
      minDaysOffPerWeek: 2,
      shiftStarts: { earliest: localTime('06:00'), latest: localTime('14:00'), stepMinutes: 30 },
      shiftLengthsMinutes: [540],
      breaks: [],
    };
    const shiftsElsewhere = [shift('2026-10-26', '2026-10-26T05:00Z', '2026-10-26T13:00Z')];
    const found = only({ contracts: [contract] }, { shiftsElsewhere });
    expect(found.absences).toEqual([]);
    expect(found.availability?.map(shown)).toEqual([
      '2026-10-16T22:00:00.000Z 2026-10-25T18:00:00.000Z',
      '2026-10-26T13:00:00.000Z 2026-10-27T23:00:00.000Z',
    ]);
  });
});
