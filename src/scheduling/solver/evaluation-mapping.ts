import { type CalledZone, type SchedulingProblem } from '../engine/problem.js';
import { explain } from '../engine/explain.js';
import { type OutboundReport, type ZoneReport } from '../engine/outbound-shortfall.js';
import { toScheduleViolation } from '../editing/edit-mapping.js';
import { type OutboundDelivery, type ScheduleEvaluation } from '../schedule.js';
import { toLabourCost } from './cost-mapping.js';
import { type SolvedRoster } from './solver-pool.js';
import { rowOfWork } from './work-ids.js';

/** What is kept of a solved roster's evaluation, with row ids for the engine's. */
export function toEvaluation(
  problem: SchedulingProblem,
  { roster, evaluation, bound }: Pick<SolvedRoster, 'roster' | 'evaluation' | 'bound'>,
): ScheduleEvaluation {
  const explanation = explain(problem, roster, evaluation);
  const labourCost = toLabourCost(problem, roster);
  const sum = (minutes: readonly number[]) => minutes.reduce((total, each) => total + each, 0);
  return {
    hardViolations: evaluation.score.hardViolations,
    cost: evaluation.score.cost,
    bound,
    understaffedMinutes: sum(explanation.cover.map((queue) => queue.underMinutes)),
    overstaffedMinutes: sum(explanation.cover.map((queue) => queue.overMinutes)),
    summary: explanation.summary,
    rules: evaluation.perRule,
    violations: [...evaluation.hard, ...evaluation.soft].map(toScheduleViolation),
    outbound: explanation.outbound.flatMap((report) => toDelivery(problem, report)),
    ...(labourCost === null ? {} : { labourCost }),
  };
}

function toDelivery(problem: SchedulingProblem, { campaignId, zones }: OutboundReport): OutboundDelivery[] {
  const called = problem.campaigns.find((campaign) => campaign.id === campaignId)?.zones ?? [];
  return zones.flatMap((report) => {
    const zone = called.find(({ id }) => id === report.zoneId);
    return zone === undefined ? [] : [zoneDelivery(Number(rowOfWork(campaignId).campaignId), zone, report)];
  });
}

function zoneDelivery(campaignId: number, zone: CalledZone, report: ZoneReport): OutboundDelivery {
  return {
    campaignId,
    calledZoneId: zone.id,
    jurisdiction: zone.jurisdiction,
    zone: zone.zone,
    wantedHours: report.wantedMinutes / 60,
    deliveredHours: report.deliveredMinutes / 60,
    shortfalls: report.causes
      .filter(({ minutes }) => minutes > 0)
      .map(({ cause, minutes }) => ({ cause, hours: minutes / 60 })),
  };
}
