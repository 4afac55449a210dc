import { addMinutes, type Instant, minutesBetween } from '../../../time/instant.js';
import { covers, intersect, type Interval, overlaps } from '../../../time/interval.js';
import { type Activity, type Shift } from '../roster.js';

/**
 * A shift with other ends: what reaches over them is cut off, and what is new goes on with the nearest work.
 * @example
 * reshape({ start: instant(0), end: instant(900000), activities: [{ kind: 'inbound', start: instant(0), end: instant(900000) }] }, { start: instant(0), end: instant(600000) }).activities[0].end // => 600000
 */
export function reshape(shift: Shift, { start, end }: Interval): Shift {
  if (!overlaps(shift, { start, end })) {
    throw new RangeError('The new ends leave nothing of the shift. Move it instead.');
  }
  const kept = cut(shift.activities, { start, end });
  const before = { ...workNear(shift, 'first'), start, end: kept[0].start };
  const after = { ...workNear(shift, 'last'), start: kept[kept.length - 1].end, end };
  const activities = [before, ...kept, after].filter((activity) => activity.start < activity.end);
  return { ...shift, start, end, activities: joined(activities) };
}

/**
 * A shift in which one activity takes the place of what was there.
 * @throws RangeError when the activity does not lie in the shift.
 * @example
 * paint({ start: instant(0), end: instant(900000), activities: [{ kind: 'inbound', start: instant(0), end: instant(900000) }] }, { kind: 'break', start: instant(0), end: instant(300000) }).activities.map(({ kind }) => kind) // => ['break', 'inbound']
 */
export function paint(shift: Shift, activity: Activity): Shift {
  if (activity.end <= activity.start || !covers(shift, activity)) {
    throw new RangeError('The activity must lie in its shift and end after it starts.');
  }
  const activities = [
    ...cut(shift.activities, { start: shift.start, end: activity.start }),
    activity,
    ...cut(shift.activities, { start: activity.end, end: shift.end }),
  ];
  return { ...shift, activities: joined(activities) };
}

/**
 * A shift in which one activity, a break for example, happens at another time; the work before it (or after, when it
 * opens the shift) takes its old place.
 * @throws RangeError when no activity starts then, or its new place is not in the shift.
 * @example
 * moveActivity({ start: instant(0), end: instant(900000), activities: [{ kind: 'inbound', start: instant(0), end: instant(300000) }, { kind: 'break', start: instant(300000), end: instant(600000) }, { kind: 'inbound', start: instant(600000), end: instant(900000) }] }, instant(300000), instant(600000)).activities.map(({ start }) => start) // => [0, 600000]
 */
export function moveActivity(shift: Shift, activityStart: Instant, start: Instant): Shift {
  const at = shift.activities.findIndex((activity) => activity.start === activityStart);
  if (at < 0) throw new RangeError('No activity of the shift starts at that moment.');
  const activity = shift.activities[at];
  const others = shift.activities.filter((_, index) => index !== at);
  const filler =
    others
      .slice(0, at)
      .reverse()
      .find(({ kind }) => !isPause(kind)) ?? others.slice(at).find(({ kind }) => !isPause(kind));
  if (filler === undefined) throw new RangeError('The shift has no other work to take its place.');
  const without = paint(shift, { ...filler, start: activity.start, end: activity.end });
  const end = addMinutes(start, minutesBetween(activity.start, activity.end));
  return paint(without, { ...activity, start, end });
}

/**
 * A shift in which other work fills a span; pauses in it stay where they are.
 * @example
 * fillWork({ activities: [{ kind: 'inbound', start: instant(0), end: instant(300000) }, { kind: 'break', start: instant(300000), end: instant(600000) }] }, { start: instant(0), end: instant(600000) }, { kind: 'outbound' }).activities.map(({ kind }) => kind) // => ['outbound', 'break']
 */
export function fillWork(shift: Shift, span: Interval, content: Omit<Activity, 'start' | 'end'>): Shift {
  const activities = shift.activities.flatMap((activity) => {
    const [shared] = isPause(activity.kind) ? [] : intersect([activity], [span]);
    if (shared === undefined) return [activity];
    return [
      { ...activity, end: shared.start },
      { ...content, ...shared },
      { ...activity, start: shared.end },
    ].filter(({ start, end }) => start < end);
  });
  return { ...shift, activities: joined(activities) };
}

function cut(activities: readonly Activity[], span: Interval): Activity[] {
  return activities
    .map((activity) => ({
      ...activity,
      start: activity.start < span.start ? span.start : activity.start,
      end: activity.end > span.end ? span.end : activity.end,
    }))
    .filter(({ start, end }) => start < end);
}

function workNear({ activities }: Shift, end: 'first' | 'last'): Activity {
  const fromThere = end === 'first' ? activities : [...activities].reverse();
  return fromThere.find(({ kind }) => !isPause(kind)) ?? fromThere[0];
}

/** Two pauses that meet stay two. */
function joined(activities: readonly Activity[]): Activity[] {
  const whole: Activity[] = [];
  for (const activity of activities) {
    const last = whole.at(-1);
    if (last !== undefined && !isPause(last.kind) && sameContent(last, activity)) {
      whole[whole.length - 1] = { ...last, end: activity.end };
    } else whole.push(activity);
  }
  return whole;
}

function sameContent(a: Activity, b: Activity): boolean {
  return (
    a.end === b.start &&
    a.kind === b.kind &&
    a.paid === b.paid &&
    a.workId === b.workId &&
    a.calledZoneId === b.calledZoneId
  );
}

function isPause(kind: Activity['kind']): boolean {
  return kind === 'break' || kind === 'meal';
}
