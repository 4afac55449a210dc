import { minutesBetween } from '../../time/instant.js';
import { type Activity, type ActivityKind, type Shift } from './roster.js';

/**
 * Paid minutes of a shift: all activities but unpaid pauses.
 * @example
 * paidMinutes({ activities: [{ start: instant(0), end: instant(3600000), paid: true }, { start: instant(3600000), end: instant(7200000), paid: false }] }) // => 60
 */
export function paidMinutes(shift: Pick<Shift, 'activities'>): number {
  return shift.activities.reduce((sum, activity) => sum + (activity.paid ? minutesOf(activity) : 0), 0);
}

/**
 * Minutes worked in a shift: all of it but unpaid pauses, whether the work is paid or not.
 * @example
 * workedMinutes({ activities: [{ kind: 'inbound', start: instant(0), end: instant(3600000) }, { kind: 'meal', paid: false, start: instant(3600000), end: instant(7200000) }] }) // => 60
 */
export function workedMinutes(shift: Pick<Shift, 'activities'>): number {
  return shift.activities.reduce(
    (sum, activity) =>
      sum +
      (!activity.paid && (activity.kind === 'break' || activity.kind === 'meal') ? 0 : minutesOf(activity)),
    0,
  );
}

/**
 * Elapsed minutes of an activity or a shift.
 * @example
 * minutesOf({ start: instant(0), end: instant(900000) }) // => 15
 */
export function minutesOf(span: Pick<Activity, 'start' | 'end'>): number {
  return minutesBetween(span.start, span.end);
}

/** A maximal run of one kind of work in a shift; breaks and meals neither end it nor count in it. */
export interface WorkBlock {
  readonly kind: ActivityKind;
  readonly minutes: number;
  readonly start: Activity['start'];
  readonly end: Activity['end'];
}

/**
 * The blocks of a shift in order; minutes count work only.
 * @example
 * workBlocks([{ kind: 'inbound', start: instant(0), end: instant(60000) }, { kind: 'break', start: instant(60000), end: instant(120000) }, { kind: 'inbound', start: instant(120000), end: instant(180000) }])[0].minutes // => 2
 */
export function workBlocks(activities: readonly Activity[]): WorkBlock[] {
  const blocks: WorkBlock[] = [];
  for (const activity of activities) {
    if (activity.kind === 'break' || activity.kind === 'meal') continue;
    const last = blocks.at(-1);
    if (last?.kind === activity.kind) {
      blocks[blocks.length - 1] = {
        ...last,
        minutes: last.minutes + minutesOf(activity),
        end: activity.end,
      };
    } else {
      blocks.push({
        kind: activity.kind,
        minutes: minutesOf(activity),
        start: activity.start,
        end: activity.end,
      });
    }
  }
  return blocks;
}

/**
 * Changes between inbound and outbound in a shift; time off the phone in between does not count as a change.
 * @example
 * switchesIn([{ kind: 'inbound' }, { kind: 'off-phone' }, { kind: 'outbound' }, { kind: 'inbound' }]) // => 2
 */
export function switchesIn(blocks: readonly Pick<WorkBlock, 'kind'>[]): number {
  const calls = blocks.filter(({ kind }) => kind === 'inbound' || kind === 'outbound');
  return calls.filter((block, at) => at > 0 && block.kind !== calls[at - 1].kind).length;
}
