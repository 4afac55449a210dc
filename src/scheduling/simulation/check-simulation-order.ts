import { MOST_REPLICATIONS } from '../../forecasting/engine/simulator/simulation-plan.js';
import { rosterSimulationInvalid } from '../scheduling.errors.js';
import { LARGEST_SEED } from '../scheduling.service.js';
import { type SimulationOrder } from './roster-simulation.js';

/** More contacts and people than that belong into several simulations. */
const MOST_DAYS = 7;
const MOST_AGENT_HOURS = 20;

/** What may stand in a field, and how to say so. */
type Bounds = readonly [least: number, most: number, whole: boolean];

/** @throws UserError ROSTER_SIMULATION_INVALID with the field, its value and what may stand there. */
export function checkSimulationOrder({ assumptions, ...order }: SimulationOrder): void {
  const fields: Readonly<Record<string, readonly [number | null, ...Bounds]>> = {
    days: [order.days, 1, MOST_DAYS, true],
    seed: [order.seed, 0, LARGEST_SEED, true],
    replications: [order.replications, 2, Math.min(2_000, MOST_REPLICATIONS), true],
    halfWidth: [order.halfWidth, 0.0005, 0.5, false],
    agentHours: [order.agentHours, 0, MOST_AGENT_HOURS, true],
    volumePercent: [assumptions.volumePercent, -100, 1_000, false],
    handleTimePercent: [assumptions.handleTimePercent, -95, 1_000, false],
    patiencePercent: [assumptions.patiencePercent, -95, 10_000, false],
    handleTimeVariation: [assumptions.handleTimeVariation, 0, 5, false],
    dayVariation: [assumptions.dayVariation, 0, 2, false],
    absentShare: [assumptions.absentShare, 0, 0.95, false],
    unavailableShare: [assumptions.unavailableShare, 0, 0.95, false],
    lateMinutes: [assumptions.lateMinutes, 0, 120, false],
    yieldsAfterSeconds: [assumptions.yieldsAfterSeconds, 0, 3_600, false],
  };
  for (const [field, [value, least, most, whole]] of Object.entries(fields)) {
    if (value === null || (value >= least && value <= most && (!whole || Number.isInteger(value)))) continue;
    const kind = whole ? 'a whole number' : 'a number';
    throw rosterSimulationInvalid(field, value, `must be ${kind} from ${least} to ${most}.`);
  }
}
