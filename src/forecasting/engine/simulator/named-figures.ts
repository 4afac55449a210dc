import { type Measure } from './figures.js';
import { SERVICE_LEVEL_IDS, type ServiceLevelId } from './service-level.js';
import { type Estimate, type SimulatedFigures } from './simulation.js';

/**
 * Puts the estimates of all measures under their names.
 * @example
 * namedFigures(() => null).offered // => { value: 0, halfWidth: null }
 */
export function namedFigures(of: (measure: Measure) => Estimate | null): SimulatedFigures {
  return {
    offered: certain(of('offered')),
    answered: certain(of('answered')),
    abandoned: certain(of('abandoned')),
    serviceLevels: Object.fromEntries(SERVICE_LEVEL_IDS.map((id) => [id, of(id)])) as Record<
      ServiceLevelId,
      Estimate | null
    >,
    averageSpeedOfAnswerSeconds: of('averageSpeedOfAnswerSeconds'),
    abandonment: of('abandonment'),
    occupancy: of('occupancy'),
    agents: certain(of('agents')),
  };
}

/**
 * An estimate of something that is divided by 1, so that it is missing only where nothing was counted yet.
 * @example
 * certain(null) // => { value: 0, halfWidth: null }
 */
export function certain(estimate: Estimate | null): Estimate {
  return estimate ?? { value: 0, halfWidth: null };
}
