/** People who can do the same: which queues, and how fast. Speed 1 is the norm; 0.8 handles four fifths of it. */
export interface SkillGroup {
  readonly id: string;
  readonly name: string;
  readonly speeds: readonly QueueSpeed[];
}

export interface QueueSpeed {
  readonly queueId: string;
  readonly speed: number;
}

/** Agents missing on a queue in one interval, by what the speed-weighted agents there cover. */
export interface QueueShortage {
  /** Position of the interval. */
  readonly interval: number;
  readonly queueId: string;
  readonly agents: number;
}

/**
 * The speed of a group at a queue; 0 when it cannot take it.
 * @example
 * speedAt({ id: 'g', name: 'g', speeds: [{ queueId: 'a', speed: 0.8 }] }, 'a') // => 0.8
 */
export function speedAt({ speeds }: SkillGroup, queueId: string): number {
  return speeds.find((each) => each.queueId === queueId)?.speed ?? 0;
}

/**
 * A shortage in words: how many are short, and whether nobody can take the queue or everybody who can is needed.
 * @example
 * shortageInWords('Bank', 2.5, []) // => 'Bank is 2.5 agents short: no skill group can take it.'
 */
export function shortageInWords(
  queueName: string,
  agents: number,
  able: readonly { readonly name: string; readonly heads: number }[],
): string {
  const short = `${queueName} is ${rounded(agents)} ${rounded(agents) === 1 ? 'agent' : 'agents'} short`;
  if (able.length === 0) return `${short}: no skill group can take it.`;
  const heads = rounded(able.reduce((sum, group) => sum + group.heads, 0));
  if (heads === 0)
    return `${short}: nobody who can take it is there (${listed(able.map(({ name }) => name))}).`;
  const there = able.filter((group) => rounded(group.heads) > 0);
  const names = listed(there.map((group) => `${group.name} ${rounded(group.heads)}`));
  return heads === 1
    ? `${short}: the one who can take it is needed already (${names}).`
    : `${short}: all ${heads} who can take it are needed already (${names}).`;
}

const MOST_NAMED = 5;

function listed(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  return `${names.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function rounded(agents: number): number {
  return Math.round(agents * 100) / 100;
}

/**
 * Refuses groups and requirements that mean nothing.
 * @throws RangeError naming the value.
 * @example
 * requireSkills([], [], [[]]) // => undefined
 */
export function requireSkills(
  groups: readonly SkillGroup[],
  queueIds: readonly string[],
  required: readonly (readonly number[])[],
): void {
  for (const { name, speeds } of groups) {
    for (const { speed } of speeds) {
      if (!(speed > 0 && speed <= 10)) {
        throw new RangeError(`The speed ${speed} of "${name}" must be above 0 and at most 10.`);
      }
    }
  }
  for (const row of required) {
    if (row.length !== queueIds.length || !row.every((agents) => agents >= 0 && agents < Infinity)) {
      throw new RangeError(
        `Every interval needs a number of agents, 0 or more, for each of ${queueIds.length} queues.`,
      );
    }
  }
}
