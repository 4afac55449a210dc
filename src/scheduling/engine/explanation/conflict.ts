/** A demand on the roster that a planner can name, and drop. */
export interface ConflictMember {
  /** Unique within a conflict. */
  readonly id: string;
  readonly ruleId: string;
  readonly agentId: string | null;
  readonly workId: string | null;
  /** In words, with its values. */
  readonly message: string;
}

/** Demands that cannot all be met; without any one of them the others can. */
export interface Conflict {
  /** Hard: every roster breaks a hard rule. Soft: rosters are possible, and all of them lack something. */
  readonly level: 'hard' | 'soft';
  readonly members: readonly ConflictMember[];
  /** In words. */
  readonly message: string;
}

/**
 * A conflict with its message made from its members.
 * @example
 * conflictOf('hard', 'For "ana"', [{ message: 'One.' }, { message: 'Two.' }]).message // => 'For "ana" these cannot all be kept: One. Two.'
 */
export function conflictOf(
  level: Conflict['level'],
  whose: string,
  members: readonly ConflictMember[],
): Conflict {
  const words = members.map(({ message }) => message).join(' ');
  const said = members.length === 1 ? 'this cannot be kept' : 'these cannot all be kept';
  return { level, members, message: `${whose} ${said}: ${words}` };
}

/**
 * A smallest set of members that cannot be met together, none of which could be left out; `null` when all can be met.
 * It asks about few sets: QuickXplain (Junker, "Preferred explanations and relaxations for over-constrained problems",
 * AAAI 2004). `meets` has to be monotone: what meets many meets few.
 * @example
 * minimalConflict([1, 2, 3, 4], (kept) => kept.reduce((a, b) => a + b, 0) <= 5) // => [1, 2, 3]
 */
export function minimalConflict<T>(
  members: readonly T[],
  meets: (members: readonly T[]) => boolean,
): readonly T[] | null {
  if (meets(members)) return null;
  return members.length === 0 ? [] : conflictIn([], false, members, meets);
}

function conflictIn<T>(
  background: readonly T[],
  grown: boolean,
  members: readonly T[],
  meets: (members: readonly T[]) => boolean,
): readonly T[] {
  if (grown && !meets(background)) return [];
  if (members.length === 1) return members;
  const half = Math.floor(members.length / 2);
  const [first, second] = [members.slice(0, half), members.slice(half)];
  const fromSecond = conflictIn([...background, ...first], first.length > 0, second, meets);
  const fromFirst = conflictIn([...background, ...fromSecond], fromSecond.length > 0, first, meets);
  return [...fromFirst, ...fromSecond];
}
