import { Injectable } from '@nestjs/common';
import { type Actor, requireReach } from '../../access/actor.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { type Instant } from '../../time/instant.js';
import { type Interval, overlaps } from '../../time/interval.js';
import { localDay } from '../../time/zoned-time.js';
import { agentNotFound } from '../../workforce/workforce.errors.js';
import { DraftLoader } from '../editing/draft-loader.js';
import { type Reason } from '../engine/explanation/reason.js';
import { whyNot } from '../engine/explanation/why-not.js';
import { type SchedulingProblem } from '../engine/problem.js';
import { ScheduleAccess } from '../schedule-access.js';
import { rosterExplanationInvalid } from '../scheduling.errors.js';
import { rowOfWork, workOfRow } from '../solver/work-ids.js';
import { type ExplainedReason, type ExplainedWhyNot, type WhyNotOrder } from './roster-explanation.js';

const LONGEST_SPAN_MS = 48 * 3_600_000;

/** Why an agent does not work, or not at that: for the planners of the roster's period. */
@Injectable()
export class WhyNotService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly access: ScheduleAccess,
    private readonly drafts: DraftLoader,
  ) {}

  async whyNot(actor: Actor, order: WhyNotOrder): Promise<ExplainedWhyNot> {
    requireReach(actor, 'roster.draft');
    const { problem, roster } = await this.unitOfWork.read(async (manager) => {
      const { schedule } = await this.access.plannedSchedule(manager, actor, order.scheduleId);
      return this.drafts.load(manager, schedule);
    });
    const span = spanOf(problem, order);
    const workId = workIn(problem, order);
    const { reasons, ...answer } = whyNot(problem, roster, { agentId: String(order.agentId), span, workId });
    return { ...answer, agentId: order.agentId, ...span, reasons: reasons.map(toReason) };
  }
}

function spanOf({ agents, period }: SchedulingProblem, order: WhyNotOrder): Interval {
  const { agentId, date, from, to } = order;
  const agent = agents.find(({ id }) => id === String(agentId));
  if (agent === undefined) throw agentNotFound(agentId);
  const span = date === null ? spanBetween(from, to) : localDay(date, agent.zone);
  if (date !== null && (from !== null || to !== null)) {
    throw rosterExplanationInvalid('date', date, 'is given with from or to; give a date, or from and to.');
  }
  if (!overlaps(span, period.span)) {
    throw rosterExplanationInvalid('from', new Date(span.start).toISOString(), 'lies outside the period.');
  }
  return span;
}

function spanBetween(start: Instant | null, end: Instant | null): Interval {
  if (start === null || end === null) {
    throw rosterExplanationInvalid('date', 'none', 'is missing; give a date, or from and to.');
  }
  if (end <= start || end - start > LONGEST_SPAN_MS) {
    throw rosterExplanationInvalid('to', new Date(end).toISOString(), 'must be at most 48 hours after from.');
  }
  return { start, end };
}

function workIn({ queues, campaigns }: SchedulingProblem, order: WhyNotOrder): string | null {
  const { queueId, campaignId } = order;
  if (queueId !== null && campaignId !== null) {
    throw rosterExplanationInvalid('campaignId', campaignId, 'is given with a queueId; give one of them.');
  }
  const workId = workOfRow({ queueId, campaignId });
  if (workId !== null && ![...queues, ...campaigns].some(({ id }) => id === workId)) {
    const [field, value] = queueId === null ? ['campaignId', campaignId ?? 0] : ['queueId', queueId];
    throw rosterExplanationInvalid(String(field), value, 'is not planned in this period.');
  }
  return workId;
}

function toReason({ span, workId, ...reason }: Reason): ExplainedReason {
  return { ...reason, ...rowOfWork(workId), start: span?.start ?? null, end: span?.end ?? null };
}
