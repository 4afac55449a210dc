/** Topics of a channel, and so users of one: theirs are combined. */
export const USERS_PER_CHANNEL = 1_000;
/** A client may have twenty channels, and renews them by one more. */
export const MOST_CHANNELS = 19;

/**
 * Deals users to channels: who stays keeps his channel, who is new goes where there is room, and there is one channel at the least.
 */
export function regroup(
  groups: readonly (readonly string[])[],
  wanted: readonly string[],
  most = USERS_PER_CHANNEL,
): readonly (readonly string[])[] {
  const isWanted = new Set(wanted);
  const next = groups.map((group) => group.filter((user) => isWanted.has(user)));
  const placed = new Set(next.flat());
  const fresh = [...isWanted].filter((user) => !placed.has(user));
  for (const group of next) group.push(...fresh.splice(0, most - group.length));
  while (fresh.length > 0) next.push(fresh.splice(0, most));
  return next.length === 0 ? [[]] : next;
}
