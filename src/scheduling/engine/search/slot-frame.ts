import { type Instant, MINUTE_MS } from '../../../time/instant.js';
import { type Interval } from '../../../time/interval.js';
import { type ShiftForm } from './shift-form.js';

/** A row of equal slots from the start of a period, past its end as far as its last shifts may reach. */
export interface Frame {
  readonly slotMinutes: number;
  readonly slots: number;
  readonly slotsInSpan: number;
}

/** A stretch of slots, without its end. */
export interface SlotSpan {
  readonly firstSlot: number;
  readonly endSlot: number;
}

/** What agents are prepared against. */
export interface WorkFrame extends Frame {
  readonly target: readonly Float64Array[];
  readonly campaigns: readonly SlotCampaign[];
  readonly forms: ReadonlyMap<string, readonly ShiftForm[]>;
}

export interface SlotCampaign {
  readonly id: string;
  readonly zones: readonly SlotZone[];
  /** 1 where any zone with work may be called. */
  readonly open: Uint8Array;
  readonly workMinutes: number;
}

export interface SlotZone {
  readonly id: string;
  readonly open: Uint8Array;
  readonly openSlots: number;
  readonly workMinutes: number;
}

/**
 * 1 for every slot that lies wholly in the spans.
 * @example
 * slotMask([{ start: instant(0), end: instant(2700000) }], instant(0), { slotMinutes: 30, slots: 3 }) // => [1, 0, 0]
 */
export function slotMask(
  spans: readonly Interval[],
  origin: Instant,
  { slotMinutes, slots }: Pick<Frame, 'slotMinutes' | 'slots'>,
): Uint8Array {
  const width = slotMinutes * MINUTE_MS;
  const mask = new Uint8Array(slots);
  for (const { start, end } of spans) {
    const first = Math.max(0, Math.ceil((start - origin) / width));
    const last = Math.min(slots, Math.floor((end - origin) / width));
    if (last > first) mask.fill(1, first, last);
  }
  return mask;
}
