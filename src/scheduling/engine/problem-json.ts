import { JsonPlace } from '../../json/json-place.js';
import { GRID_MINUTES } from '../../time/interval-grid.js';
import { addDays, localDate, localDay, type LocalDate, timeZone } from '../../time/zoned-time.js';
import { campaignFromJson, needFromJson } from './campaign-json.js';
import { intervalCount } from './cover.js';
import {
  goalsFromJson,
  goalsToJson,
  GOAL_PARTS,
  LABOUR_PARTS,
  labourFromJson,
} from './optional-parts-json.js';
import { optionalMember, unique } from './optional-json.js';
import { callingHoursPackFromJson } from './pack-json.js';
import { agentFromJson, agentToJson, contractFromJson } from './people-json.js';
import { pinsFromJson, pinsToJson } from './pins-json.js';
import { type PlanningPeriod, type Queue, type SchedulingProblem } from './problem.js';
import { minimumFromJson, stepsFromJson } from './roster-goals-json.js';
import { shiftTypeFromJson } from './shift-type-json.js';
import { spanFromJson } from './span-json.js';

/** The name of the format, kept in the file's `format`. */
export const PROBLEM_FORMAT = 'shiftwright.scheduling-problem/1';

const OPTIONAL_PARTS = ['pins', 'shiftTypes', ...LABOUR_PARTS, ...GOAL_PARTS];

/**
 * Reads a scheduling problem from parsed JSON, strictly: unknown members, wrong values and references that lead
 * nowhere are refused with their place.
 * @throws JsonProblemError naming the path, the value and what is expected.
 * @example
 * (() => { try { problemFromJson({ format: 'x' }); } catch (error) { return error.message; } })() // => 'The file has no "name".'
 */
export function problemFromJson(json: unknown): SchedulingProblem {
  const file = new JsonPlace(json).object(
    [
      'format',
      'name',
      'period',
      'contracts',
      'agents',
      'queues',
      'campaigns',
      'callingHours',
      'calledHolidays',
      'blending',
      'weights',
    ],
    OPTIONAL_PARTS,
  );
  file.get('format').oneOf([PROBLEM_FORMAT]);
  const period = periodFromJson(file.get('period'));
  const shiftTypes = optionalMember(file, 'shiftTypes', (place) => unique(place, shiftTypeFromJson));
  const known = { shiftTypes: new Set(shiftTypes.shiftTypes?.map(({ id }) => id) ?? []) };
  const contracts = unique(file.get('contracts'), (place) => contractFromJson(place, known.shiftTypes));
  const queues = unique(file.get('queues'), (place) => queueFromJson(place, period));
  const campaigns = unique(file.get('campaigns'), campaignFromJson);
  const shared = campaigns.find(({ id }) => queues.some((queue) => queue.id === id));
  if (shared !== undefined) file.get('campaigns').fail(`has "${shared.id}", which is a queue's id too.`);
  const agents = unique(file.get('agents'), (place) =>
    agentFromJson(place, {
      ...known,
      contracts: new Set(contracts.map(({ id }) => id)),
      work: new Set([...queues, ...campaigns].map(({ id }) => id)),
    }),
  );
  return {
    name: file.get('name').text(),
    period,
    contracts,
    agents,
    queues,
    campaigns,
    callingHours: unique(file.get('callingHours'), callingHoursPackFromJson),
    calledHolidays: holidaysFromJson(file.get('calledHolidays')),
    blending: blendingFromJson(file.get('blending')),
    weights: weightsFromJson(file.get('weights')),
    ...optionalMember(file, 'pins', (place) => pinsFromJson(place, agents)),
    ...shiftTypes,
    ...labourFromJson(file, agents, known.shiftTypes),
    ...goalsFromJson(file, agents, known.shiftTypes),
  };
}

/**
 * The JSON value of a problem; `problemFromJson` reads it back. Instants are ISO 8601 with an offset.
 * @example
 * problemToJson({ name: 'x', period: {}, agents: [] }).format // => 'shiftwright.scheduling-problem/1'
 */
export function problemToJson(problem: SchedulingProblem): Record<string, unknown> {
  const { firstDate, days, zone, gridMinutes: width } = problem.period;
  return {
    format: PROBLEM_FORMAT,
    ...problem,
    period: { firstDate, days, zone, gridMinutes: width },
    agents: problem.agents.map(agentToJson),
    ...(problem.pins === undefined ? {} : { pins: pinsToJson(problem.pins) }),
    ...goalsToJson(problem),
  };
}

const LONGEST_PERIOD_DAYS = 92;

function periodFromJson(place: JsonPlace): PlanningPeriod {
  const period = place.object(['firstDate', 'days', 'zone', 'gridMinutes'], ['span']);
  const firstDate = period.get('firstDate').read(localDate);
  const days = period.get('days').whole(1, LONGEST_PERIOD_DAYS);
  const zone = period.get('zone').read(timeZone);
  const width = period.get('gridMinutes').whole(1);
  const grid = GRID_MINUTES.find((known) => known === width);
  if (grid === undefined)
    return period.get('gridMinutes').fail(`must be one of ${GRID_MINUTES.join(', ')} (got ${width}).`);
  const span = {
    start: localDay(firstDate, zone).start,
    end: localDay(addDays(firstDate, days), zone).start,
  };
  if (period.has('span')) {
    const given = spanFromJson(period.get('span'));
    if (given.start !== span.start || given.end !== span.end) {
      period.get('span').fail(`is not the ${days} days from ${firstDate} in ${zone}. Leave it out.`);
    }
  }
  return { firstDate, days, zone, gridMinutes: grid, span };
}

function queueFromJson(place: JsonPlace, period: PlanningPeriod): Queue {
  const queue = place.object(['id', 'name', 'need', 'target'], ['minimum', 'underCost', 'overCost']);
  const target = queue.get('target').items();
  const intervals = intervalCount(period);
  if (target.length !== intervals) {
    queue
      .get('target')
      .fail(
        `has ${target.length} values; the period has ${intervals} intervals of ${period.gridMinutes} min.`,
      );
  }
  return {
    id: queue.get('id').text(),
    name: queue.get('name').text(),
    need: needFromJson(queue.get('need')),
    target: target.map((each) => each.number(0)),
    ...optionalMember(queue, 'minimum', (each) => minimumFromJson(each, intervals)),
    ...optionalMember(queue, 'underCost', stepsFromJson),
    ...optionalMember(queue, 'overCost', stepsFromJson),
  };
}

function holidaysFromJson(place: JsonPlace): Readonly<Record<string, readonly LocalDate[]>> {
  return Object.fromEntries(
    place
      .entries()
      .map(([jurisdiction, dates]) => [jurisdiction, dates.items().map((each) => each.read(localDate))]),
  );
}

function blendingFromJson(place: JsonPlace): SchedulingProblem['blending'] {
  const blending = place.object(['inboundFloor', 'minBlockMinutes', 'maxSwitchesPerShift']);
  return {
    inboundFloor: blending.get('inboundFloor').number(0, 1),
    minBlockMinutes: blending.get('minBlockMinutes').number(0),
    maxSwitchesPerShift: blending.get('maxSwitchesPerShift').whole(0),
  };
}

function weightsFromJson(place: JsonPlace): SchedulingProblem['weights'] {
  const weights = place.object(
    ['understaffed', 'overstaffed', 'outboundShort', 'contractShort'],
    ['labourCost'],
  );
  return {
    understaffed: weights.get('understaffed').number(0),
    overstaffed: weights.get('overstaffed').number(0),
    outboundShort: weights.get('outboundShort').number(0),
    contractShort: weights.get('contractShort').number(0),
    ...optionalMember(weights, 'labourCost', (each) => each.number(0)),
  };
}
