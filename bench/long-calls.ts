import { LOAD_MODELS, type LoadModel } from '../src/forecasting/engine/load-model.js';
import { simulate } from '../src/forecasting/engine/simulator/simulate.js';
import { shiftsForCurve } from '../src/forecasting/engine/simulator/staffing-curve.js';
import { staffSeries } from '../src/forecasting/engine/staffing-series.js';
import { plainAgent, plainQueue, plainScenario } from './scenarios/plain.js';

const QUARTER = 900;
/** Ten hours in quarters, with a peak before noon and a lower one in the afternoon. */
const SHAPE = Array.from(
  { length: 40 },
  (_, i) => Math.exp(-(((i - 9) / 5) ** 2)) + 0.7 * Math.exp(-(((i - 27) / 6) ** 2)),
);
const PEAK_ERLANGS = 40;
const REPLICATIONS = 400;

function contactsFor(aht: number): number[] {
  const peak = Math.max(...SHAPE);
  return SHAPE.map((height) => (PEAK_ERLANGS * QUARTER * Math.max(0.05, height / peak)) / aht);
}

/** Staffs every quarter-hour to 80/20 by Erlang C with this load model, and tells what callers then meet. */
function measure(aht: number, loadModel: LoadModel): object {
  const contacts = contactsFor(aht);
  const targets = { serviceLevel: { share: 0.8, answerThresholdSeconds: 20 } };
  const required = staffSeries({
    model: 'C',
    loadModel,
    intervalSeconds: QUARTER,
    startsSeconds: Float64Array.from(contacts, (_, i) => i * QUARTER),
    contacts: Float64Array.from(contacts),
    averageHandleTimeSeconds: new Float64Array(contacts.length).fill(aht),
    targets: contacts.map(() => targets),
    openBefore: false,
  }).map(({ requiredAgents }) => requiredAgents);
  const shifts = shiftsForCurve([...required, ...required.slice(-1)], QUARTER);
  const scenario = plainScenario(
    QUARTER,
    [plainQueue('queue', contacts, aht)],
    shifts.map((each, i) => plainAgent(`a${i}`, 'all', each)),
  );
  const { all } = simulate(scenario, { seed: 1, replications: REPLICATIONS });
  const levels = all.intervals.map(({ serviceLevels }) => serviceLevels['sl.offered']?.value ?? 1);
  return {
    aht,
    loadModel,
    agentHours: required.reduce((sum, agents) => sum + agents, 0) / 4,
    serviceLevel: all.total.serviceLevels['sl.offered'],
    worstInterval: Math.min(...levels),
    intervalsBelowGoal: levels.filter((level) => level < 0.8).length,
  };
}

const results = [240, 900, 1800].flatMap((aht) => LOAD_MODELS.map((loadModel) => measure(aht, loadModel)));
process.stdout.write(`${JSON.stringify({ bench: 'long-calls', results })}\n`);
