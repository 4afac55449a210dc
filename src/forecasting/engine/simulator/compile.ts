import { addShift, type NoiseSampler, noiseSampler } from './agent-day.js';
import { AgentTimes } from './agent-times.js';
import { checkScenario } from './check-scenario.js';
import { DurationSampler } from './duration-sampler.js';
import { type RouteTable, RoutingPlan, type Profile } from './routing-plan.js';
import { type Scenario, type ScenarioAgent } from './scenario.js';
import { type ShiftPlan, shiftPlan } from './shift-plan.js';

/** A scenario as a replication reads it: places in arrays instead of ids. Never changed by a replication. */
export interface CompiledScenario {
  readonly scenario: Scenario;
  readonly endSeconds: number;
  readonly profiles: readonly Profile[];
  readonly byProfile: RouteTable;
  readonly byQueue: RouteTable;
  /** Waits after which further groups may take a contact, by queue, rising. */
  readonly overflowSeconds: readonly Float64Array[];
  /** Speed of agent a for queue q at `a * queues + q`. */
  readonly speeds: Float64Array;
  readonly shifts: readonly (readonly ShiftPlan[])[];
  readonly noise: readonly (NoiseSampler | null)[];
  /** When nothing differs from the plan; with noise a replication makes its own. */
  readonly plannedTimes: AgentTimes;
  /** When queues close: intervals without contacts after ones with some. */
  readonly closings: readonly { readonly time: number; readonly queue: number }[];
  readonly outboundCalls: readonly (DurationSampler | null)[];
}

/**
 * Prepares a scenario for its replications.
 * @throws RangeError when a value cannot be, or a name leads nowhere.
 * @example
 * compile({ name: 'empty', start: null, intervalSeconds: 900, intervals: 4, warmUpIntervals: 0, queues: [], campaigns: [], groups: [], agents: [], adherence: { absentShare: 0, lateStart: null, earlyLeave: null, breakOverrun: null, unavailable: null } }).endSeconds // => 3600
 */
export function compile(scenario: Scenario): CompiledScenario {
  checkScenario(scenario);
  const { queues, campaigns, agents } = scenario;
  const queueIds = queues.map(({ id }) => id);
  const routing = new RoutingPlan(queueIds, campaigns);
  const groups = new Map(scenario.groups.map((group) => [group.id, group]));
  const shifts = agents.map((agent) => {
    const group = groups.get(agent.groupId);
    if (group === undefined) {
      throw new RangeError(`Agent "${agent.id}" is in the group "${agent.groupId}", which does not exist.`);
    }
    return shiftsInOrder(agent).map((shift) => shiftPlan(shift, group, routing));
  });
  const { byProfile, byQueue } = routing.tables();
  return {
    scenario,
    endSeconds: scenario.intervals * scenario.intervalSeconds,
    profiles: routing.profiles,
    byProfile,
    byQueue,
    overflowSeconds: queues.map((_, queue) => overflowSeconds(byQueue, queue)),
    speeds: Float64Array.from(agents.flatMap(({ speeds }) => queueIds.map((id) => speeds[id] ?? 1))),
    shifts,
    noise: noiseOf(scenario),
    plannedTimes: plannedTimes(shifts),
    closings: closings(scenario),
    outboundCalls: campaigns.map(({ handleTime }) =>
      handleTime === null ? null : new DurationSampler(handleTime),
    ),
  };
}

function shiftsInOrder({ id, shifts }: ScenarioAgent): ScenarioAgent['shifts'] {
  const ordered = [...shifts].sort((one, other) => one.startSeconds - other.startSeconds);
  const clash = ordered.findIndex((shift, at) => at > 0 && shift.startSeconds < ordered[at - 1].endSeconds);
  if (clash > 0) {
    const { startSeconds } = ordered[clash];
    throw new RangeError(
      `Agent "${id}" begins a shift at ${startSeconds} s, before the one before ends (${ordered[clash - 1].endSeconds} s).`,
    );
  }
  return ordered;
}

function overflowSeconds(routes: RouteTable, queue: number): Float64Array {
  const waits = routes.afterSeconds.subarray(routes.from[queue], routes.from[queue + 1]);
  return Float64Array.from(new Set(waits.filter((wait) => wait > 0))).sort();
}

/** Most agents share the scenario's noise, which is prepared once. */
function noiseOf({ agents, adherence }: Scenario): (NoiseSampler | null)[] {
  const prepared = new Map([[adherence, noiseSampler(adherence)]]);
  return agents.map((agent) => {
    const noise = agent.adherence ?? adherence;
    if (!prepared.has(noise)) prepared.set(noise, noiseSampler(noise));
    return prepared.get(noise) ?? null;
  });
}

function plannedTimes(shifts: CompiledScenario['shifts']): AgentTimes {
  const times = new AgentTimes(shifts.length);
  shifts.forEach((plans, agent) => {
    for (const plan of plans) addShift(plan, null, null, times);
    times.close(agent);
  });
  return times;
}

function closings({ queues, intervalSeconds }: Scenario): CompiledScenario['closings'] {
  return queues.flatMap(({ contacts }, queue) =>
    contacts.flatMap((count, interval) =>
      interval > 0 && count === 0 && contacts[interval - 1] > 0
        ? [{ time: interval * intervalSeconds, queue }]
        : [],
    ),
  );
}
