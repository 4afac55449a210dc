import { formatInstant } from '../../time/instant.js';
import { type Interval } from '../../time/interval.js';
import { GRID_MINUTES } from '../../time/interval-grid.js';
import { addDays, localDate, localDay, type LocalDate, timeZone } from '../../time/zoned-time.js';
import { intervalCount } from './cover.js';
import { JsonPlace } from './json-place.js';
import { callingHoursPackFromJson } from './pack-json.js';
import { agentFromJson, agentToJson, contractFromJson, spanFromJson } from './people-json.js';
import {
  type Campaign,
  CEFR_LEVELS,
  type PlanningPeriod,
  type Queue,
  type SchedulingProblem,
} from './problem.js';

/** The name of the format, kept in the file's `format`. */
export const PROBLEM_FORMAT = 'shiftwright.scheduling-problem/1';

/**
 * Reads a scheduling problem from parsed JSON, strictly: unknown members, wrong values and references that lead
 * nowhere are refused with their place.
 * @throws JsonProblemError naming the path, the value and what is expected.
 * @example
 * (() => { try { problemFromJson({ format: 'x' }); } catch (error) { return error.message; } })() // => 'The file has no "name".'
 */
export function problemFromJson(json: unknown): SchedulingProblem {
  const file = new JsonPlace(json).object([
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
  ]);
  file.get('format').oneOf([PROBLEM_FORMAT]);
  const period = periodFromJson(file.get('period'));
  const contracts = unique(file.get('contracts'), contractFromJson);
  const queues = unique(file.get('queues'), (place) => queueFromJson(place, period));
  const campaigns = unique(file.get('campaigns'), campaignFromJson);
  const known = {
    contracts: new Set(contracts.map(({ id }) => id)),
    work: new Set([...queues, ...campaigns].map(({ id }) => id)),
  };
  const shared = campaigns.find(({ id }) => queues.some((queue) => queue.id === id));
  if (shared !== undefined) file.get('campaigns').fail(`has "${shared.id}", which is a queue's id too.`);
  return {
    name: file.get('name').text(),
    period,
    contracts,
    agents: unique(file.get('agents'), (place) => agentFromJson(place, known)),
    queues,
    campaigns,
    callingHours: unique(file.get('callingHours'), callingHoursPackFromJson),
    calledHolidays: holidaysFromJson(file.get('calledHolidays')),
    blending: blendingFromJson(file.get('blending')),
    weights: weightsFromJson(file.get('weights')),
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
    agents: problem.agents.map((agent) => agentToJson(agent, spanToJson)),
  };
}

function spanToJson({ start, end }: Interval): Record<string, string> {
  return { start: formatInstant(start), end: formatInstant(end) };
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
  const queue = place.object(['id', 'name', 'need', 'target']);
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
  };
}

function needFromJson(place: JsonPlace): Queue['need'] {
  const need = place.object(['language', 'level']);
  return { language: need.get('language').text(), level: need.get('level').oneOf(CEFR_LEVELS) };
}

function campaignFromJson(place: JsonPlace): Campaign {
  const campaign = place.object(['id', 'name', 'need', 'callType', 'hoursWanted', 'zones'], ['attempts']);
  const zones = unique(campaign.get('zones'), zoneFromJson);
  const shares = zones.reduce((sum, { share }) => sum + share, 0);
  if (Math.abs(shares - 1) > 1e-6) {
    campaign
      .get('zones')
      .fail(`have shares that add up to ${Number(shares.toFixed(6))}; they must add up to 1.`);
  }
  return {
    id: campaign.get('id').text(),
    name: campaign.get('name').text(),
    need: needFromJson(campaign.get('need')),
    callType: campaign.get('callType').text(),
    hoursWanted: campaign.get('hoursWanted').number(0),
    zones,
    ...(campaign.has('attempts') ? { attempts: attemptsFromJson(campaign.get('attempts')) } : {}),
  };
}

function attemptsFromJson(place: JsonPlace): NonNullable<Campaign['attempts']> {
  const attempts = place.object(['contacts', 'attemptsPerContact', 'minutesPerAttempt']);
  return {
    contacts: attempts.get('contacts').whole(0),
    attemptsPerContact: attempts.get('attemptsPerContact').number(0),
    minutesPerAttempt: attempts.get('minutesPerAttempt').number(0),
  };
}

function zoneFromJson(place: JsonPlace): Campaign['zones'][number] {
  const zone = place.object(['id', 'jurisdiction', 'zone', 'share', 'consent']);
  return {
    id: zone.get('id').text(),
    jurisdiction: zone.get('jurisdiction').text(),
    zone: zone.get('zone').read(timeZone),
    share: zone.get('share').number(0, 1),
    consent: zone.get('consent').boolean(),
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
  const weights = place.object(['understaffed', 'overstaffed', 'outboundShort', 'contractShort']);
  return {
    understaffed: weights.get('understaffed').number(0),
    overstaffed: weights.get('overstaffed').number(0),
    outboundShort: weights.get('outboundShort').number(0),
    contractShort: weights.get('contractShort').number(0),
  };
}

function unique<T extends { readonly id: string }>(place: JsonPlace, read: (item: JsonPlace) => T): T[] {
  const seen = new Set<string>();
  return place.items().map((item) => {
    const value = read(item);
    if (seen.has(value.id)) item.fail(`has the id "${value.id}" again. Ids must differ.`);
    seen.add(value.id);
    return value;
  });
}
