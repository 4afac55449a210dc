import { type RoutingPlan } from './routing-plan.js';
import { type ScenarioActivity, type ScenarioShift, type SkillGroup } from './scenario.js';

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A stretch of a shift on one kind of work. */
export interface PhoneSpan extends Span {
  readonly profile: number;
}

/** A shift as the simulation needs it: on the phone, with what; and the pauses in between. The rest is off the phone. */
export interface ShiftPlan extends Span {
  readonly phone: readonly PhoneSpan[];
  readonly breaks: readonly Span[];
}

/**
 * What a shift asks of its agent. Time that no activity covers is inbound; neighbours with the same work become one.
 * @throws RangeError when the shift ends before it starts, or activities overlap or leave it.
 * @example
 * shiftPlan({ startSeconds: 0, endSeconds: 60, activities: [] }, { id: 'g', skills: [] }, { inbound: () => 0 }).phone // => [{ start: 0, end: 60, profile: 0 }]
 */
export function shiftPlan(shift: ScenarioShift, group: SkillGroup, routing: RoutingPlan): ShiftPlan {
  const { startSeconds: start, endSeconds: end } = shift;
  const activities = ordered(shift);
  const spans: PhoneSpan[] = [];
  let at = start;
  for (const activity of activities) {
    if (activity.startSeconds > at) {
      spans.push({ start: at, end: activity.startSeconds, profile: routing.inbound(group, null) });
    }
    const profile = profileOf(activity, group, routing);
    if (profile !== null) {
      spans.push({ start: activity.startSeconds, end: activity.endSeconds, profile });
    }
    at = activity.endSeconds;
  }
  if (at < end) spans.push({ start: at, end, profile: routing.inbound(group, null) });
  const breaks = activities
    .filter(({ kind }) => kind === 'break' || kind === 'meal')
    .map(({ startSeconds, endSeconds }) => ({ start: startSeconds, end: endSeconds }));
  return { start, end, phone: joined(spans), breaks };
}

function ordered({ startSeconds, endSeconds, activities }: ScenarioShift): ScenarioActivity[] {
  if (!(endSeconds > startSeconds)) {
    throw new RangeError(`A shift must end (${endSeconds} s) after its start (${startSeconds} s).`);
  }
  const inOrder = [...activities].sort((one, other) => one.startSeconds - other.startSeconds);
  let before = startSeconds;
  for (const activity of inOrder) {
    if (activity.startSeconds < before || activity.endSeconds <= activity.startSeconds) {
      throw new RangeError(
        `A shift's ${activity.kind} from ${activity.startSeconds} s to ${activity.endSeconds} s begins before ` +
          `${before} s, where the shift or the activity before leaves room, or has no length. Put activities one after the other.`,
      );
    }
    before = activity.endSeconds;
  }
  if (before > endSeconds) {
    throw new RangeError(
      `A shift that ends at ${endSeconds} s has an activity until ${before} s. Lengthen the shift.`,
    );
  }
  return inOrder;
}

function profileOf(activity: ScenarioActivity, group: SkillGroup, routing: RoutingPlan): number | null {
  if (activity.kind === 'inbound') return routing.inbound(group, activity.queueIds);
  if (activity.kind !== 'outbound') return null;
  if (activity.campaignId === null) throw new RangeError('An outbound activity must name its campaign.');
  return routing.outbound(group, activity.campaignId);
}

function joined(spans: readonly PhoneSpan[]): PhoneSpan[] {
  const result: PhoneSpan[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    if (last !== undefined && last.end === span.start && last.profile === span.profile) {
      result[result.length - 1] = { ...last, end: span.end };
    } else {
      result.push(span);
    }
  }
  return result;
}
