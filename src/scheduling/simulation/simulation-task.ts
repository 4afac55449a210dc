import { hourRanking } from '../../forecasting/engine/simulator/rank-hours.js';
import { type Scenario } from '../../forecasting/engine/simulator/scenario.js';
import { simulation } from '../../forecasting/engine/simulator/simulate.js';
import {
  type AgentHourRanking,
  type SimulationResult,
} from '../../forecasting/engine/simulator/simulation.js';

/** What is to be simulated. */
export interface SimulationTask {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly replications: number;
  readonly halfWidth: number | null;
  readonly agentHours: number;
}

export interface SimulationAnswer {
  readonly result: SimulationResult;
  readonly hours: AgentHourRanking | null;
}

export interface SimulationStep {
  readonly phase: 'simulate' | 'agent-hours';
  /** 0 to 1. */
  readonly progress: number;
}

/** A search for hours takes about as long as a few simulations. */
const SHARE_OF_SIMULATION = 0.3;

/** Simulates step by step; passed `true`, it ends with what it has. */
export function* simulationSteps({
  scenario,
  agentHours,
  halfWidth,
  ...options
}: SimulationTask): Generator<SimulationStep, SimulationAnswer, boolean | undefined> {
  const whole = agentHours === 0 ? 1 : SHARE_OF_SIMULATION;
  let stopped = false;
  const running = simulation(scenario, { ...options, halfWidth: halfWidth ?? undefined });
  let step = running.next();
  while (step.done !== true) {
    stopped = (yield { phase: 'simulate', progress: whole * step.value.share }) === true;
    step = running.next(stopped);
  }
  const result = step.value;
  if (agentHours === 0 || stopped) return { result, hours: null };
  const ranking = hourRanking(scenario, { seed: options.seed, count: agentHours });
  let found = ranking.next();
  while (found.done !== true) {
    const progress = whole + (1 - whole) * found.value.share;
    found = ranking.next((yield { phase: 'agent-hours', progress }) === true);
  }
  return { result, hours: found.value };
}
