import { Injectable } from '@nestjs/common';
import { type Actor, requireReach } from '../../access/actor.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { IntradayService } from '../../forecasting/intraday.service.js';
import { StaffingService } from '../../forecasting/staffing.service.js';
import { addMinutes, type Instant, MINUTE_MS } from '../../time/instant.js';
import { contains } from '../../time/interval.js';
import { DraftLoader, type LoadedDraft } from '../editing/draft-loader.js';
import { type IntradayAction } from '../engine/intraday/intraday-action.js';
import { ScheduleAccess } from '../schedule-access.js';
import { type Schedule, type ScheduledShift } from '../schedule.js';
import { intradayAdviceInvalid } from '../scheduling.errors.js';
import { PlanningComputer } from '../solver/planning-computer.js';
import { toNewShifts } from '../solver/roster-mapping.js';
import { rowOfWork } from '../solver/work-ids.js';
import {
  type AbsentNow,
  type AdvisedAction,
  type AdviceOrder,
  type IntradayAdvice,
} from './intraday-advice.js';
import { type QueueUpdate, withNeedsOfToday } from './intraday-needs.js';

/** A working day anywhere, and the night after it. */
const AHEAD_MINUTES = 16 * 60;
const STEP_MS = 15 * MINUTE_MS;
const LONGEST_NOTICE_MINUTES = 8 * 60;
const MOST_ACTIONS = 200;

interface Updated extends QueueUpdate {
  readonly ratio: number;
}

/** What to do about a published roster on the day itself, by what the day needs now. */
@Injectable()
export class IntradayAdviceService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly access: ScheduleAccess,
    private readonly drafts: DraftLoader,
    private readonly intraday: IntradayService,
    private readonly staffing: StaffingService,
    private readonly computer: PlanningComputer,
  ) {}

  /** The agents of a published roster who are at work at a moment, by the roster. */
  async atWork(actor: Actor, scheduleId: number, at: Instant): Promise<number[]> {
    const { shifts } = await this.loaded(actor, scheduleId, at);
    return [...new Set(shifts.filter((shift) => contains(shift, at)).map(({ agentId }) => agentId))];
  }

  /** @throws UserError INTRADAY_ADVICE_INVALID, SCHEDULE_NOT_FOUND */
  async advise(actor: Actor, order: AdviceOrder, absent: AbsentNow, now: Instant): Promise<IntradayAdvice> {
    checkOrder(order);
    const loaded = await this.loaded(actor, order.scheduleId, now);
    const { schedule, problem, roster, shifts } = loaded;
    const from = (Math.ceil(addMinutes(now, order.noticeMinutes) / STEP_MS) * STEP_MS) as Instant;
    const until = addMinutes(from, AHEAD_MINUTES);
    const updates = await this.updates(actor, loaded, now);
    const plan = await this.computer.answer('intraday', {
      problem: withNeedsOfToday(problem, updates),
      roster,
      question: {
        from,
        until,
        absentAgentIds: absent.agentIds.map(String),
        kinds: order.kinds,
        most: order.most,
      },
    });
    const ratios = new Map(updates.map(({ queueId, ratio }) => [queueId, ratio]));
    const queues = plan.queues.map(({ queueId: workId, ...minutes }) => {
      const queueId = rowOfWork(workId).queueId ?? 0;
      return { queueId, ratio: ratios.get(queueId) ?? null, ...minutes };
    });
    const actions = plan.actions.map((action) => toAdvised(loaded, shifts, action));
    return { schedule, from, until, queues, absentAgentIds: absent.agentIds, actions };
  }

  private async loaded(
    actor: Actor,
    scheduleId: number,
    now: Instant,
  ): Promise<LoadedDraft & { readonly schedule: Schedule }> {
    requireReach(actor, 'roster.write');
    return this.unitOfWork.read(async (manager) => {
      const { schedule, period } = await this.access.plannedSchedule(manager, actor, scheduleId);
      if (schedule.status !== 'PUBLISHED') {
        throw intradayAdviceInvalid('schedule', scheduleId, 'is not published: nobody works by it.');
      }
      if (!contains(period.span, now)) {
        const advice = 'does not plan today. Ask about the published schedule of the period that does.';
        throw intradayAdviceInvalid('schedule', scheduleId, advice);
      }
      return { ...(await this.drafts.load(manager, schedule)), schedule };
    });
  }

  /** A queue without a forecast of today is held against what was planned. */
  private async updates(actor: Actor, { problem }: LoadedDraft, now: Instant): Promise<Updated[]> {
    const updates: Updated[] = [];
    for (const { id } of problem.queues) {
      const { queueId } = rowOfWork(id);
      if (queueId === null) continue;
      const outcome = await this.intraday.reforecast(actor, queueId, now);
      if (outcome.kind !== 'IntradayReforecast') continue;
      const { rest, intervalMinutes, ratio } = outcome;
      const last = rest.at(-1);
      if (last === undefined) continue;
      const span = { start: rest[0].start, end: addMinutes(last.start, intervalMinutes) };
      const published = await this.unitOfWork.read((manager) =>
        this.staffing.publishedRequirement(manager, [queueId], span),
      );
      updates.push({ queueId, ratio, rest, intervalMinutes, published });
    }
    return updates;
  }
}

function toAdvised(
  { problem }: LoadedDraft,
  shifts: readonly ScheduledShift[],
  action: IntradayAction,
): AdvisedAction {
  const { kind, span, was, workId, calledZoneId, before, after, effect, gain, agreed } = action;
  const agentId = Number(before.agentId);
  const row = shifts.find((shift) => shift.agentId === agentId && shift.start === before.start);
  if (row === undefined) throw new Error(`No shift of agent ${agentId} at ${before.start}.`);
  const [{ activities }] = toNewShifts(problem, { shifts: [after] });
  const work = rowOfWork(workId);
  return {
    kind,
    agentId,
    shiftId: row.id,
    span,
    was,
    ...work,
    calledZoneId,
    activities,
    effect,
    gain,
    agreed,
  };
}

function checkOrder({ noticeMinutes, most, kinds }: AdviceOrder): void {
  if (!Number.isInteger(noticeMinutes) || noticeMinutes < 0 || noticeMinutes > LONGEST_NOTICE_MINUTES) {
    const advice = `must be whole minutes from 0 to ${LONGEST_NOTICE_MINUTES}.`;
    throw intradayAdviceInvalid('noticeMinutes', noticeMinutes, advice);
  }
  if (!Number.isInteger(most) || most < 1 || most > MOST_ACTIONS) {
    throw intradayAdviceInvalid('most', most, `must be a whole number from 1 to ${MOST_ACTIONS}.`);
  }
  if (kinds.length === 0) throw intradayAdviceInvalid('kinds', 0, 'must name at least one kind of action.');
}
