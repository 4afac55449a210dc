import { type BlendingRule } from '../problem.js';

/** What a work slot of a shift is used for: answering, calling, or nothing for want of work. */
export type SlotKind = 'inbound' | 'outbound' | 'off-phone';

/**
 * Whether the work slots of a shift keep the blending rule: where they mix answering and calling, every run of either
 * has the minimum length, and they switch no more often than allowed.
 * @example
 * keepsBlendingRule(['inbound', 'outbound', 'outbound'], { minBlockMinutes: 30, maxSwitchesPerShift: 3 }, 15) // => false
 */
export function keepsBlendingRule(
  kinds: readonly SlotKind[],
  { minBlockMinutes, maxSwitchesPerShift }: Pick<BlendingRule, 'minBlockMinutes' | 'maxSwitchesPerShift'>,
  slotMinutes: number,
): boolean {
  let switches = 0;
  let shortest = Infinity;
  let last: SlotKind | null = null;
  for (let from = 0, end = 0; from < kinds.length; from = end) {
    const kind = kinds[from];
    while (end < kinds.length && kinds[end] === kind) end++;
    if (kind === 'off-phone') continue;
    shortest = Math.min(shortest, end - from);
    if (last !== null && last !== kind) switches++;
    last = kind;
  }
  return switches === 0 || (shortest * slotMinutes >= minBlockMinutes && switches <= maxSwitchesPerShift);
}
