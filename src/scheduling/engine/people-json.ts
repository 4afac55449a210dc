import { localTime, timeZone } from '../../time/zoned-time.js';
import { type JsonPlace } from '../../json/json-place.js';
import { historyFromJson, historyToJson } from './history-json.js';
import { optionalMember, textsFromJson } from './optional-json.js';
import { payFromJson } from './pay-json.js';
import { type Agent, type BreakRule, CEFR_LEVELS, type Contract, type Range } from './problem.js';
import { spanFromJson, spanToJson } from './span-json.js';
import { workRuleFromJson } from './work-rules-json.js';
import { type WorkRule } from './work-rules.js';

const DAY_MINUTES = 24 * 60;
const WEEK_MINUTES = 7 * DAY_MINUTES;
const STEP = 5;

/**
 * Reads a contract; minutes that shape shifts are multiples of 5.
 * @throws JsonProblemError naming the path.
 * @example
 * (() => { try { contractFromJson({ object() { throw new RangeError('no'); } }); } catch (error) { return error.message; } })() // => 'no'
 */
export function contractFromJson(place: JsonPlace, shiftTypes: ReadonlySet<string> = new Set()): Contract {
  const contract = place.object(
    [
      'id',
      'paidMinutesPerDay',
      'paidMinutesPerWeek',
      'minRestMinutes',
      'maxConsecutiveDays',
      'minDaysOffPerWeek',
      'shiftStarts',
      'shiftLengthsMinutes',
      'breaks',
    ],
    ['pay', 'rules'],
  );
  const starts = contract.get('shiftStarts').object(['earliest', 'latest', 'stepMinutes']);
  const lengths = contract.get('shiftLengthsMinutes').items();
  if (lengths.length === 0) contract.get('shiftLengthsMinutes').fail('is empty: name at least one length.');
  return {
    id: contract.get('id').text(),
    paidMinutesPerDay: rangeFromJson(contract.get('paidMinutesPerDay'), DAY_MINUTES),
    paidMinutesPerWeek: rangeFromJson(contract.get('paidMinutesPerWeek'), WEEK_MINUTES),
    minRestMinutes: contract.get('minRestMinutes').number(0, WEEK_MINUTES),
    maxConsecutiveDays: contract.get('maxConsecutiveDays').whole(1),
    minDaysOffPerWeek: contract.get('minDaysOffPerWeek').whole(0, 7),
    shiftStarts: {
      earliest: starts.get('earliest').read(localTime),
      latest: starts.get('latest').read(localTime),
      stepMinutes: stepped(starts.get('stepMinutes'), STEP),
    },
    shiftLengthsMinutes: lengths.map((each) => stepped(each, STEP)),
    breaks: contract.get('breaks').items().map(breakFromJson),
    ...optionalMember(contract, 'pay', payFromJson),
    ...optionalMember(contract, 'rules', (each) => rulesFromJson(each, shiftTypes)),
  };
}

function stepped(place: JsonPlace, least: number): number {
  const minutes = place.whole(least, DAY_MINUTES);
  if (minutes % STEP !== 0) place.fail(`must be a multiple of ${STEP} min (got ${minutes}).`);
  return minutes;
}

function rangeFromJson(place: JsonPlace, most: number): Range {
  const range = place.object(['min', 'max']);
  const min = range.get('min').number(0, most);
  const max = range.get('max').number(0, most);
  if (max < min) place.fail(`has a max (${max}) below its min (${min}).`);
  return { min, max };
}

function breakFromJson(place: JsonPlace): BreakRule {
  const pause = place.object([
    'kind',
    'minutes',
    'paid',
    'earliestAfterStartMinutes',
    'latestAfterStartMinutes',
    'fromShiftMinutes',
  ]);
  const minutes = stepped(pause.get('minutes'), STEP);
  const earliest = pause.get('earliestAfterStartMinutes').number(0, DAY_MINUTES);
  const latest = pause.get('latestAfterStartMinutes').number(0, DAY_MINUTES);
  if (latest - earliest < minutes) {
    place.fail(`has ${latest - earliest} min from earliest to latest, too few for ${minutes} min.`);
  }
  return {
    kind: pause.get('kind').oneOf(['break', 'meal']),
    minutes,
    paid: pause.get('paid').boolean(),
    earliestAfterStartMinutes: earliest,
    latestAfterStartMinutes: latest,
    fromShiftMinutes: pause.get('fromShiftMinutes').number(0, DAY_MINUTES),
  };
}

/** Ids that an agent may refer to. */
export interface KnownIds {
  readonly contracts: ReadonlySet<string>;
  readonly work: ReadonlySet<string>;
  readonly shiftTypes: ReadonlySet<string>;
}

/**
 * Reads an agent whose contract and work must exist.
 * @throws JsonProblemError naming the path.
 * @example
 * (() => { try { agentFromJson({ object() { throw new RangeError('no'); } }, {}); } catch (error) { return error.message; } })() // => 'no'
 */
export function agentFromJson(place: JsonPlace, known: KnownIds): Agent {
  const agent = place.object(
    [
      'id',
      'siteId',
      'zone',
      'contractId',
      'entitlements',
      'certificates',
      'availability',
      'absences',
      'history',
    ],
    ['rules', 'flags'],
  );
  return {
    id: agent.get('id').text(),
    siteId: agent.get('siteId').text(),
    zone: agent.get('zone').read(timeZone),
    contractId: agent.get('contractId').reference(known.contracts, 'a contract'),
    entitlements: agent
      .get('entitlements')
      .items()
      .map((each) => {
        const entitlement = each.object(['workId', 'speed']);
        return {
          workId: entitlement.get('workId').reference(known.work, 'a queue or campaign'),
          speed: entitlement.get('speed').number(0.01, 10),
        };
      }),
    certificates: agent.get('certificates').items().map(certificateFromJson),
    availability: agent.get('availability').orNull((spans) => spans.items().map(spanFromJson)),
    absences: agent.get('absences').items().map(spanFromJson),
    history: historyFromJson(agent.get('history')),
    ...optionalMember(agent, 'rules', (each) => rulesFromJson(each, known.shiftTypes)),
    ...optionalMember(agent, 'flags', textsFromJson),
  };
}

function rulesFromJson(place: JsonPlace, shiftTypes: ReadonlySet<string>): WorkRule[] {
  return place.items().map((each) => workRuleFromJson(each, shiftTypes));
}

function certificateFromJson(place: JsonPlace): Agent['certificates'][number] {
  const certificate = place.object(['language', 'level', 'valid']);
  return {
    language: certificate.get('language').text(),
    level: certificate.get('level').oneOf(CEFR_LEVELS),
    valid: spanFromJson(certificate.get('valid')),
  };
}

/**
 * The JSON value of an agent.
 * @example
 * agentToJson({ certificates: [], availability: null, absences: [], history: { lastShiftEnd: null, consecutiveDaysWorked: 0 } }).availability // => null
 */
export function agentToJson(agent: Agent): Record<string, unknown> {
  return {
    ...agent,
    certificates: agent.certificates.map((each) => ({ ...each, valid: spanToJson(each.valid) })),
    availability: agent.availability?.map(spanToJson) ?? null,
    absences: agent.absences.map(spanToJson),
    history: historyToJson(agent.history),
  };
}
