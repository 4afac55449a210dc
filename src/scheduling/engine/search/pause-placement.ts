import { type ShiftForm } from './shift-form.js';

/** Slots between two pauses, where their windows leave room for it. */
const COMFORTABLE_MINUTES = 45;

/** Where the pauses of a shift go, and how much value of work they take away. */
export interface PausePlacement {
  readonly pauses: readonly number[];
  readonly lost: number;
}

/**
 * Puts each pause where the agent is least needed, in the order of the windows. `value[slot]` is what their work is
 * worth in a slot.
 * @example
 * placePauses({ pauses: [{ slots: 1, earliest: 1, latest: 2 }] }, 0, [5, 5, 1, 5], 15).pauses // => [2]
 */
export function placePauses(
  form: Pick<ShiftForm, 'pauses'>,
  start: number,
  value: Float64Array | readonly number[],
  slotMinutes: number,
): PausePlacement {
  const latest = latestStarts(form);
  const gap = Math.round(COMFORTABLE_MINUTES / slotMinutes);
  const pauses: number[] = [];
  let lost = 0;
  let freeFrom = -gap;
  form.pauses.forEach(({ slots, earliest }, at) => {
    const comfortable = Math.max(earliest, freeFrom + gap);
    const from = comfortable <= latest[at] ? comfortable : Math.max(earliest, freeFrom);
    let best = { pause: from, value: Infinity };
    for (let pause = from; pause <= latest[at]; pause++) {
      let worth = 0;
      for (let slot = 0; slot < slots; slot++) worth += value[start + pause + slot];
      if (worth < best.value - 1e-9) best = { pause, value: worth };
    }
    pauses.push(start + best.pause);
    lost += best.value;
    freeFrom = best.pause + slots;
  });
  return { pauses, lost };
}

function latestStarts({ pauses }: Pick<ShiftForm, 'pauses'>): number[] {
  const latest = pauses.map((pause) => pause.latest);
  for (let at = pauses.length - 2; at >= 0; at--) {
    latest[at] = Math.min(latest[at], latest[at + 1] - pauses[at].slots);
  }
  return latest;
}

/**
 * The slots of a shift that are work, in order.
 * @example
 * workSlots({ slots: 4, pauses: [{ slots: 1 }] }, 10, [12]) // => [10, 11, 13]
 */
export function workSlots(
  form: { readonly slots: number; readonly pauses: readonly { readonly slots: number }[] },
  start: number,
  pauses: readonly number[],
): number[] {
  const slots: number[] = [];
  for (let slot = start; slot < start + form.slots; slot++) {
    const paused = pauses.some((first, at) => first <= slot && slot < first + form.pauses[at].slots);
    if (!paused) slots.push(slot);
  }
  return slots;
}
