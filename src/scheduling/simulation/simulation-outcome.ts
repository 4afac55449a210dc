import {
  type SimulatedFigures,
  type SimulatedQueue,
  type SimulationResult,
} from '../../forecasting/engine/simulator/simulation.js';
import { addMinutes, addSeconds, MINUTE_MS } from '../../time/instant.js';
import { type Interval, overlapMs } from '../../time/interval.js';
import { projectedCover } from '../projected-cover.js';
import { type LoadedSimulation } from './scenario-loader.js';
import {
  type HelpfulHour,
  type SimulatedInterval,
  type SimulatedQueueOutcome,
  type SimulatedService,
  type SimulationOutcome,
} from './roster-simulation.js';
import { type SimulationAnswer } from './simulation-task.js';

/** What is kept of an answer: the figures that planners read, beside what the formula says. */
export function toOutcome(
  loaded: LoadedSimulation,
  span: Interval,
  { result, hours }: SimulationAnswer,
): SimulationOutcome {
  const { serviceLevel: serviceLevelId, replications, level, widestHalfWidth, precise } = result;
  const { assumptions, intervalMinutes } = loaded;
  return {
    replications,
    level,
    serviceLevelId,
    widestHalfWidth,
    precise,
    intervalMinutes,
    assumptions,
    total: toService(result.all.total, result),
    queues: result.queues.map((queue) => toQueue(loaded, span, queue, result)),
    campaigns: result.campaigns.map(({ campaignId, name, minutes }) => ({
      campaignId: Number(campaignId),
      name,
      rosteredMinutes: rosteredMinutes(loaded, span, Number(campaignId)),
      deliveredMinutes: minutes,
    })),
    agentHours: (hours?.hours ?? []).map(({ groupId, startSeconds, ...hour }): HelpfulHour => {
      const group = loaded.task.scenario.groups.find(({ id }) => id === groupId);
      return { ...hour, group: group?.name ?? groupId, start: addSeconds(span.start, startSeconds) };
    }),
  };
}

function toQueue(
  loaded: LoadedSimulation,
  span: Interval,
  { queueId, name, answerThresholdSeconds, goal, total, intervals }: SimulatedQueue,
  result: SimulationResult,
): SimulatedQueueOutcome {
  const id = Number(queueId);
  const covered = coverByInterval(loaded, span, id, answerThresholdSeconds);
  return {
    queueId: id,
    name,
    answerThresholdSeconds,
    goal: goal?.share ?? null,
    goalMetShare: goal?.metInShareOfRuns ?? null,
    total: toService(total, result),
    intervals: intervals.map((figures, at): SimulatedInterval => {
      const start = addMinutes(span.start, at * loaded.intervalMinutes);
      const cover = covered(start);
      return {
        start,
        ...toService(figures, result),
        plannedAgents: cover?.plannedAgents ?? 0,
        projectedServiceLevel: cover?.projectedServiceLevel ?? null,
      };
    }),
  };
}

function toService(figures: SimulatedFigures, { serviceLevel }: SimulationResult): SimulatedService {
  const { offered, abandonment, averageSpeedOfAnswerSeconds, occupancy, agents } = figures;
  return {
    offered: offered.value,
    serviceLevel: figures.serviceLevels[serviceLevel],
    abandonment,
    averageSpeedOfAnswerSeconds,
    occupancy,
    agents: agents.value,
  };
}

/** The requirement's own model for what is rostered, by the interval of the simulation. */
function coverByInterval(
  { requirement, shifts, task }: LoadedSimulation,
  span: Interval,
  queueId: number,
  answerThresholdSeconds: number,
) {
  const speeds = new Map(task.scenario.agents.map(({ id, speeds: own }) => [id, own[queueId] ?? 1]));
  const planned = shifts.flatMap(({ agentId, activities }) =>
    activities
      .filter((activity) => activity.queueId === queueId)
      .map(({ start, end }) => ({ start, end, speed: speeds.get(String(agentId)) ?? 1 })),
  );
  const own = requirement.filter((row) => row.queueId === queueId);
  const rows = projectedCover(own, planned, span, answerThresholdSeconds);
  return (start: number) =>
    rows.find((row) => row.start <= start && start < row.start + row.intervalMinutes * MINUTE_MS);
}

function rosteredMinutes({ shifts }: LoadedSimulation, span: Interval, campaignId: number): number {
  const own = shifts.flatMap(({ activities }) => activities.filter((each) => each.campaignId === campaignId));
  return own.reduce((sum, activity) => sum + overlapMs(activity, span), 0) / MINUTE_MS;
}
