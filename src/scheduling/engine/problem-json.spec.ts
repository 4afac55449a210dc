import { aProblem, aQueue } from '../../../test/builders/roster.js';
import { aWholeProblem } from '../../../test/builders/whole-problem.js';
import { generateProblem } from './generate-problem.js';
import { problemFromJson, problemToJson } from './problem-json.js';
import { type SchedulingProblem } from './problem.js';

type Json = Record<string, unknown>;
const written = (problem: SchedulingProblem) => JSON.parse(JSON.stringify(problemToJson(problem))) as Json;

const full = aWholeProblem();

/** The JSON of a good problem with one value, named by its path, replaced. */
function changed(path: readonly (string | number)[], value: unknown): Json {
  const json = written(full);
  let place: unknown = json;
  for (const step of path.slice(0, -1)) place = (place as Record<string | number, unknown>)[step];
  (place as Record<string | number, unknown>)[path[path.length - 1]] = value;
  return json;
}

describe('a problem in JSON', () => {
  it('reads back as it was written', () => {
    expect(problemFromJson(written(full))).toEqual(full);
    const made = generateProblem({ agents: 9, weeks: 2, sites: 3, seed: 3 });
    expect(problemFromJson(written(made))).toEqual(made);
  });

  it('takes instants with any offset', () => {
    const json = changed(['agents', 0, 'history', 'lastShiftEnd'], '2026-03-01T17:00:00-05:00');
    expect(problemFromJson(json)).toEqual(full);
  });

  it('may state its span, which must be that of its days', () => {
    const { period } = full;
    const { start, end } = written(full).period as Json;
    expect([start, end]).toEqual([undefined, undefined]);
    const span = { start: '2026-03-02T05:00:00Z', end: '2026-03-09T05:00:00Z' };
    expect(problemFromJson(changed(['period', 'span'], span)).period).toEqual(period);
    expect(() =>
      problemFromJson(changed(['period', 'span'], { ...span, end: '2026-03-09T04:00:00Z' })),
    ).toThrow('period.span is not the 7 days from 2026-03-02');
  });

  it.each([
    [['format'], 'x', 'format must be one of shiftwright.scheduling-problem/1 (got "x").'],
    [['agents'], {}, 'agents must be a list (got an object).'],
    [['agents', 0], null, 'agents[0] must be an object (got null).'],
    [['agents', 0, 'contractId'], 'x', 'agents[0].contractId "x" is not a contract.'],
    [
      ['agents', 0, 'entitlements', 1, 'workId'],
      'y',
      'agents[0].entitlements[1].workId "y" is not a queue or campaign.',
    ],
    [
      ['agents', 0, 'entitlements', 1, 'speed'],
      0,
      'agents[0].entitlements[1].speed must be 0.01 to 10 (got 0).',
    ],
    [['agents', 0, 'zone'], 'Mars/Olympus', 'agents[0].zone is wrong: "Mars/Olympus" is not a time zone'],
    [['agents', 0, 'zonee'], 'UTC', 'agents[0] has "zonee", which is not known here.'],
    [['agents', 0, 'siteId'], undefined, 'agents[0].siteId must be a text (got nothing).'],
    [['agents', 0, 'absences', 0, 'start'], '2026-03-05T00:00', 'agents[0].absences[0].start is wrong:'],
    [
      ['agents', 0, 'absences', 0, 'end'],
      '2026-01-01T00:00Z',
      'agents[0].absences[0] ends before it starts.',
    ],
    [
      ['agents', 0, 'certificates', 0, 'level'],
      'C3',
      'certificates[0].level must be one of A1, A2, B1, B2, C1, C2 (got "C3").',
    ],
    [['agents', 1], anAgentJson(), 'agents[1] has the id "ana" again.'],
    [
      ['contracts', 0, 'shiftLengthsMinutes', 0],
      247,
      'contracts[0].shiftLengthsMinutes[0] must be a multiple of 5 min (got 247).',
    ],
    [['contracts', 0, 'shiftLengthsMinutes'], [], 'contracts[0].shiftLengthsMinutes is empty'],
    [
      ['contracts', 0, 'paidMinutesPerDay'],
      { min: 9, max: 3 },
      'contracts[0].paidMinutesPerDay has a max (3) below its min (9).',
    ],
    [['contracts', 0, 'shiftStarts', 'earliest'], '24:00', 'contracts[0].shiftStarts.earliest is wrong:'],
    [
      ['queues', 0, 'target'],
      [1, 2],
      'queues[0].target has 2 values; the period has 672 intervals of 15 min.',
    ],
    [['queues', 0, 'target', 7], -1, 'queues[0].target[7] must be 0 or more (got -1).'],
    [['queues', 0, 'id'], 'late', '"late", which is a queue\'s id too.'],
    [
      ['campaigns', 0, 'zones', 0, 'share'],
      0.5,
      'campaigns[0].zones have shares that add up to 0.5; they must add up to 1.',
    ],
    [
      ['campaigns', 0, 'zones', 0, 'consent'],
      'yes',
      'campaigns[0].zones[0].consent must be true or false (got "yes").',
    ],
    [['calledHolidays', 'US', 0], '2026-02-30', 'calledHolidays.US[0] is wrong: "2026-02-30" is not a date.'],
    [['period', 'gridMinutes'], 20, 'period.gridMinutes must be one of 5, 15, 30, 60 (got 20).'],
    [['period', 'days'], 1.5, 'period.days must be a whole number (got 1.5).'],
    [['blending', 'inboundFloor'], 2, 'blending.inboundFloor must be 0 to 1 (got 2).'],
    [['pins', 0, 'agentId'], 'bo', 'pins[0].agentId "bo" is not an agent.'],
    [['pins', 0, 'date'], '2026-03-02', 'pins[0].date does not belong to a pinned shift. Leave it out.'],
    [['pins', 0, 'shift', 'agentId'], 'bo', 'pins[0].shift is of "bo"; the pin is of "ana".'],
    [['pins', 0, 'shift', 'activities', 0, 'kind'], 'nap', 'pins[0].shift.activities[0].kind must be one of'],
    [['pins', 1, 'date'], undefined, 'pins[1].date must be a text (got nothing).'],
    [['rules', 0, 'rule'], 'nap', 'rules[0].rule must be one of paid-time-per-day, paid-time-per-week'],
    [['rules', 0, 'max'], 5, 'rules[0].max must be 60 (the min) or more (got 5).'],
    [
      ['rules', 0, 'weight'],
      5,
      'rules[0].weight belongs to what is soft. Add "level": "soft", or leave it out.',
    ],
    [
      ['rules', 4],
      { rule: 'consecutive-shifts' },
      'rules[4].max is missing, and so is the min. Give one of them.',
    ],
    [['rules', 12, 'allowed', 1], 'lunch', 'rules[12].allowed[1] "lunch" is not a shift type.'],
    [['rules', 17, 'days', 0], 'of', 'rules[17].days[0] "of" is not a shift type.'],
    [['rules', 17, 'days'], [], 'rules[17].days is empty: name at least one.'],
    [['rules', 11, 'first'], {}, 'rules[11].first is empty: name shiftTypes, starts or ends.'],
    [['shiftTypes', 0, 'id'], 'off', 'shiftTypes[0].id "off" has a meaning in rotations. Choose another.'],
    [
      ['sites', 0, 'labourPacks', 0],
      'mars',
      'sites[0].labourPacks[0] "mars" is not a labour pack of the problem.',
    ],
    [['labourPacks', 0, 'validTo'], '2020-01-01', 'labourPacks[0].validTo (2020-01-01) is before validFrom'],
    [['labourBudgets', 0, 'siteId'], 'mars', 'labourBudgets[0].siteId "mars" is not the site of an agent.'],
    [
      ['contracts', 0, 'pay', 'centsPerHour'],
      12.5,
      'contracts[0].pay.centsPerHour must be a whole number (got 12.5).',
    ],
    [
      ['contracts', 0, 'pay', 'premiums', 0, 'kind'],
      'moon',
      'premiums[0].kind must be one of night, weekend, holiday, overtime, missed-pause (got "moon").',
    ],
    [
      ['agents', 0, 'history', 'shifts', 1, 'start'],
      '2026-02-28T15:00Z',
      'history.shifts[1] starts before the one before',
    ],
    [
      ['queues', 0, 'minimum', 'agents'],
      [1],
      'queues[0].minimum.agents has 1 values; the period has 672 intervals.',
    ],
    [
      ['queues', 0, 'underCost', 1, 'cost'],
      3,
      'queues[0].underCost[1].cost must be 4 (the step before) or more (got 3).',
    ],
    [['requests', 0, 'agentId'], 'bo', 'requests[0].agentId "bo" is not an agent.'],
    [['offPhoneActivities', 0, 'participants'], ['ana', 'ana'], 'participants name somebody twice.'],
    [['offPhoneActivities', 0, 'atLeast'], 2, 'offPhoneActivities[0].atLeast must be 0 to 1 (got 2).'],
    [['published', 'shifts', 0, 'agentId'], 'bo', 'published.shifts[0] is of "bo", which is not an agent.'],
    [
      ['fairness', 0, 'of'],
      'fun',
      'fairness[0].of must be one of nights, weekends, unpopular-starts (got "fun").',
    ],
    [['weights', 'understaffed'], 'a', 'weights.understaffed must be a number (got "a").'],
  ])('with a wrong value at %j says where and what', (path, value, message) => {
    expect(() => problemFromJson(changed(path, value))).toThrow(message);
  });

  it.each([[null], [[]], ['text'], [3]])('that is %j is refused', (json) => {
    expect(() => problemFromJson(json)).toThrow('The file must be an object');
  });

  it('needs a queue id and a contract to refer to', () => {
    const json = written(aProblem({ queues: [aQueue({ id: 'other' })] }));
    expect(() => problemFromJson(json)).toThrow(
      'agents[0].entitlements[0].workId "help" is not a queue or campaign.',
    );
  });
});

function anAgentJson(): unknown {
  return (written(full).agents as unknown[])[0];
}
