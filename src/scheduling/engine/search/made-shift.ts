import { type Instant, MINUTE_MS } from '../../../time/instant.js';
import { type Activity, type Shift } from '../roster.js';
import { type Candidate } from './duty-days.js';
import { type SlotAgent } from './slot-agent.js';
import { instantOf, type SlotProblem } from './slot-problem.js';
import { type WorkGrid } from './work-grid.js';
import { type WorkLedger } from './work-ledger.js';

export const PAUSED = -1;
export const OFF_PHONE = -2;

/** A shift with its work slot by slot: a queue, the number of queues + a zone, PAUSED or OFF_PHONE. */
export interface MadeShift {
  readonly candidate: Candidate;
  /** First slot of each pause, in the order of the form's pauses. */
  readonly pauses: readonly number[];
  readonly work: Int16Array;
  /** A shift that stands as it is, whatever slots say. */
  readonly pinned?: Shift;
}

/**
 * Enters a shift's work into the ledger, or takes it out.
 * @example
 * bookShift({ grid: { slots: 4, queues: 1 }, cover: [] }, { speed: [1] }, { candidate: { start: 0 }, work: [] }, 1) // => undefined
 */
export function bookShift(
  ledger: WorkLedger,
  { speed }: Pick<SlotAgent, 'speed'>,
  { candidate: { start }, work }: Pick<MadeShift, 'candidate' | 'work'>,
  sign: 1 | -1,
): void {
  const { slots, queues, slotMinutes } = ledger.grid;
  for (let at = 0; at < work.length; at++) {
    const each = work[at];
    if (each === PAUSED || each === OFF_PHONE) continue;
    if (each >= queues) ledger.called[each - queues] += sign * slotMinutes;
    else ledger.cover[each * slots + start + at] += sign * speed[each];
  }
}

/**
 * Enters a shift that stands as it is, to the minute.
 * @example
 * bookPinned({ weeks: [] }, { grid: {} }, { speed: [] }, { activities: [] }) // => undefined
 */
export function bookPinned(
  slots: SlotProblem,
  ledger: WorkLedger,
  { speed }: Pick<SlotAgent, 'speed'>,
  { activities }: Pick<Shift, 'activities'>,
): void {
  const { grid } = ledger;
  const origin = slots.weeks.length === 0 ? 0 : slots.problem.period.span.start;
  const width = slots.slotMinutes * MINUTE_MS;
  for (const activity of activities) {
    const work = workNumber(slots, grid, activity);
    if (work >= grid.queues) ledger.called[work - grid.queues] += (activity.end - activity.start) / MINUTE_MS;
    if (work < 0 || work >= grid.queues) continue;
    const last = Math.min(grid.slots, Math.ceil((activity.end - origin) / width));
    for (let slot = Math.max(0, Math.floor((activity.start - origin) / width)); slot < last; slot++) {
      const from = Math.max(activity.start, origin + slot * width);
      const to = Math.min(activity.end, origin + (slot + 1) * width);
      ledger.cover[work * grid.slots + slot] += (speed[work] * (to - from)) / width;
    }
  }
}

/**
 * The number of an activity's work; PAUSED for a pause, OFF_PHONE for what is neither a known queue nor a known zone.
 * @example
 * workNumber({}, {}, { kind: 'meal' }) // => -1
 */
export function workNumber(
  slots: SlotProblem,
  grid: WorkGrid,
  { kind, workId, calledZoneId }: Pick<Activity, 'kind' | 'workId' | 'calledZoneId'>,
): number {
  if (kind === 'break' || kind === 'meal') return PAUSED;
  if (kind === 'inbound') {
    const queue = slots.problem.queues.findIndex(({ id }) => id === workId);
    return queue < 0 ? OFF_PHONE : queue;
  }
  const zone = grid.zones.findIndex(
    (each) =>
      slots.campaigns[each.campaign].id === workId &&
      slots.campaigns[each.campaign].zones[each.zone].id === calledZoneId,
  );
  return kind !== 'outbound' || zone < 0 ? OFF_PHONE : grid.queues + zone;
}

/**
 * A made shift as the roster has it: slots of the same work become one activity.
 * @example
 * toShift({}, {}, { agent: { id: 'a' } }, { pinned: { agentId: 'a' } }) // => { agentId: 'a' }
 */
export function toShift(slots: SlotProblem, grid: WorkGrid, { agent }: SlotAgent, made: MadeShift): Shift {
  if (made.pinned !== undefined) return made.pinned;
  const { candidate, work, pauses } = made;
  const { start, form, date } = candidate;
  const activities: Activity[] = [];
  for (let at = 0; at < form.slots;) {
    const pause = pauses.indexOf(start + at);
    const from = at;
    if (pause >= 0) at += form.pauses[pause].slots;
    else while (at < form.slots && work[at] === work[from] && work[at] !== PAUSED) at++;
    const span = { start: instantOf(slots, start + from), end: instantOf(slots, start + at) };
    activities.push(
      pause >= 0
        ? { ...span, ...pausing(form.pauses[pause].rule) }
        : { ...span, ...working(slots, grid, work[from]) },
    );
  }
  return {
    agentId: agent.id,
    date,
    start: instantOf(slots, start),
    end: instantOf(slots, start + form.slots),
    activities,
  };
}

type SlotActivity = Omit<Activity, 'start' | 'end'>;

function pausing({ kind, paid }: Pick<Activity, 'paid'> & { kind: 'break' | 'meal' }): SlotActivity {
  return { kind, paid, workId: null, calledZoneId: null };
}

function working(slots: SlotProblem, grid: WorkGrid, work: number): SlotActivity {
  if (work === OFF_PHONE) return { kind: 'off-phone', paid: true, workId: null, calledZoneId: null };
  if (work < grid.queues) {
    return { kind: 'inbound', paid: true, workId: slots.problem.queues[work].id, calledZoneId: null };
  }
  const { campaign, zone } = grid.zones[work - grid.queues];
  const { id, zones } = slots.campaigns[campaign];
  return { kind: 'outbound', paid: true, workId: id, calledZoneId: zones[zone].id };
}

/**
 * A roster's shift as a made one; null where it does not lie on the slots or is none of the candidates.
 * @example
 * fromShift({ problem: { period: { span: { start: 0 } } }, slotMinutes: 15 }, {}, [], { start: 1, end: 2, activities: [] }) // => null
 */
export function fromShift(
  slots: SlotProblem,
  grid: WorkGrid,
  candidates: readonly Candidate[],
  shift: Shift,
): MadeShift | null {
  const toSlot = (at: Instant) => (at - slots.problem.period.span.start) / (slots.slotMinutes * MINUTE_MS);
  const start = toSlot(shift.start);
  const candidate = candidates.find(
    (each) => each.start === start && start + each.form.slots === toSlot(shift.end),
  );
  if (candidate === undefined) return null;
  const work = new Int16Array(candidate.form.slots).fill(OFF_PHONE);
  const pauses: number[] = [];
  for (const activity of shift.activities) {
    const from = toSlot(activity.start);
    const number = workNumber(slots, grid, activity);
    if (!Number.isInteger(from) || !Number.isInteger(toSlot(activity.end))) return null;
    work.fill(number, from - start, toSlot(activity.end) - start);
    if (number === PAUSED) pauses.push(from);
  }
  const fits = candidate.form.pauses.every(({ rule, slots: length }, at) => {
    const pause = shift.activities.find((each) => toSlot(each.start) === pauses[at]);
    return pause?.kind === rule.kind && toSlot(pause.end) - pauses[at] === length;
  });
  return fits && pauses.length === candidate.form.pauses.length ? { candidate, pauses, work } : null;
}
