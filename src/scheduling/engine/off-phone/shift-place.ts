import { covers, type Interval, overlaps } from '../../../time/interval.js';
import { RULES } from '../constraints/registry.js';
import { type LineRule } from '../constraints/rule.js';
import { type Agent, type Contract, type SchedulingProblem } from '../problem.js';
import { type Activity, type Shift } from '../roster.js';

/** What keeps somebody from taking part at a time. */
export type Hindrance = 'not-there' | 'busy';

/**
 * The shift in which somebody could take part at a time: he works then, without a pause, another activity or a pin in the way.
 * @example
 * shiftAt([], { start: instant(0), end: instant(1) }) // => 'not-there'
 */
export function shiftAt(shifts: readonly Shift[], span: Interval): Shift | Hindrance {
  const shift = shifts.find((each) => covers(each, span));
  if (shift === undefined) return 'not-there';
  return shift.activities.every((activity) => !overlaps(activity, span) || isWork(activity)) ? shift : 'busy';
}

function isWork({ kind, workId }: Activity): boolean {
  return kind === 'inbound' || kind === 'outbound' || (kind === 'off-phone' && workId === null);
}

/**
 * The shift with an activity off the phone in the place of what was worked then.
 * @example
 * withActivity({ start: instant(0), end: instant(2), activities: [{ kind: 'inbound', start: instant(0), end: instant(2) }] }, 'm', { start: instant(0), end: instant(1) }).activities.map(({ kind }) => kind) // => ['off-phone', 'inbound']
 */
export function withActivity(shift: Shift, workId: string, span: Interval): Shift {
  const placed: Activity = { ...span, kind: 'off-phone', paid: true, workId, calledZoneId: null };
  const left = shift.activities.flatMap((activity) =>
    activity.start < span.start ? [{ ...activity, end: earlier(activity.end, span.start) }] : [],
  );
  const right = shift.activities.flatMap((activity) =>
    activity.end > span.end ? [{ ...activity, start: later(activity.start, span.end) }] : [],
  );
  return { ...shift, activities: [...left, placed, ...right] };
}

const earlier = <T extends number>(a: T, b: T): T => (a < b ? a : b);
const later = <T extends number>(a: T, b: T): T => (a > b ? a : b);

const SHIFT_RULES = RULES.filter((rule): rule is LineRule => rule.scope === 'shift');

/** Whether a changed shift breaks no more hard rules about one shift than it did before. */
export class ShiftLaw {
  private readonly before = new WeakMap<Shift, number>();

  constructor(private readonly problem: SchedulingProblem) {}

  keeps(agent: Agent, contract: Contract, shift: Shift, changed: Shift): boolean {
    let allowed = this.before.get(shift);
    if (allowed === undefined) this.before.set(shift, (allowed = this.broken(agent, contract, shift)));
    return this.broken(agent, contract, changed) <= allowed;
  }

  private broken(agent: Agent, contract: Contract, shift: Shift): number {
    const context = { problem: this.problem, agent, contract, shifts: [shift] };
    return SHIFT_RULES.reduce(
      (sum, rule) =>
        sum + rule.evaluateAgent(context).filter(({ level }) => (level ?? rule.level) === 'hard').length,
      0,
    );
  }
}
