import { type JsonPlace } from '../../../json/json-place.js';
import { type DurationDistribution } from './duration.js';
import { type AdherenceNoise, PERFECT_ADHERENCE, type Slip } from './scenario.js';

const KINDS = ['constant', 'exponential', 'lognormal', 'empirical'] as const;
const LONGEST_SECONDS = 10_000_000;
/** A mean of 0 would end the world in a moment. */
const SHORTEST_MEAN = 0.001;

/**
 * Reads a distribution of durations.
 * @throws JsonProblemError naming the place, the value and what is expected.
 * @example
 * durationFromJson({ object: () => ({ get: () => ({ oneOf: () => 'constant', number: () => 30 }) }) }) // => { kind: 'constant', seconds: 30 }
 */
export function durationFromJson(place: JsonPlace): DurationDistribution {
  const kind = place
    .object(['kind'], ['seconds', 'meanSeconds', 'deviationSeconds', 'weights'])
    .get('kind')
    .oneOf(KINDS);
  switch (kind) {
    case 'constant': {
      const members = place.object(['kind', 'seconds']);
      return { kind, seconds: members.get('seconds').number(0, LONGEST_SECONDS) };
    }
    case 'exponential': {
      const members = place.object(['kind', 'meanSeconds']);
      return { kind, meanSeconds: meanOf(members.get('meanSeconds')) };
    }
    case 'lognormal': {
      const members = place.object(['kind', 'meanSeconds', 'deviationSeconds']);
      return {
        kind,
        meanSeconds: meanOf(members.get('meanSeconds')),
        deviationSeconds: members.get('deviationSeconds').number(0, LONGEST_SECONDS),
      };
    }
    case 'empirical':
      return empiricalFromJson(place);
  }
}

function meanOf(place: JsonPlace): number {
  return place.number(SHORTEST_MEAN, LONGEST_SECONDS);
}

function empiricalFromJson(place: JsonPlace): DurationDistribution {
  const members = place.object(['kind', 'seconds'], ['weights']);
  const seconds = members
    .get('seconds')
    .items()
    .map((each) => each.number(0, LONGEST_SECONDS));
  if (seconds.length === 0) members.get('seconds').fail('is empty. Give at least one measured duration.');
  if (!members.has('weights')) return { kind: 'empirical', seconds };
  const weights = members
    .get('weights')
    .items()
    .map((each) => each.number(0));
  if (weights.length !== seconds.length) {
    members
      .get('weights')
      .fail(`has ${weights.length} values for ${seconds.length} durations. Give one for each.`);
  }
  if (!weights.some((weight) => weight > 0))
    members.get('weights').fail('are all 0. Make at least one larger.');
  return { kind: 'empirical', seconds, weights };
}

/**
 * Reads how people keep to their shifts; what is missing goes as planned.
 * @throws JsonProblemError naming the place, the value and what is expected.
 * @example
 * adherenceFromJson({ object: () => ({ optional: (name, read, otherwise) => otherwise }) }).absentShare // => 0
 */
export function adherenceFromJson(place: JsonPlace): AdherenceNoise {
  const members = place.object([], ['absentShare', 'lateStart', 'earlyLeave', 'breakOverrun', 'unavailable']);
  return {
    absentShare: members.optional('absentShare', (each) => each.number(0, 1), PERFECT_ADHERENCE.absentShare),
    lateStart: members.optional('lateStart', slipFromJson, null),
    earlyLeave: members.optional('earlyLeave', slipFromJson, null),
    breakOverrun: members.optional('breakOverrun', slipFromJson, null),
    unavailable: members.optional('unavailable', unavailableFromJson, null),
  };
}

function slipFromJson(place: JsonPlace): Slip {
  const slip = place.object(['share', 'length']);
  return { share: slip.get('share').number(0, 1), length: durationFromJson(slip.get('length')) };
}

function unavailableFromJson(place: JsonPlace): NonNullable<AdherenceNoise['unavailable']> {
  const unavailable = place.object(['perHour', 'length']);
  return {
    perHour: unavailable.get('perHour').number(0, 60),
    length: durationFromJson(unavailable.get('length')),
  };
}
