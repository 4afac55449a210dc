import { type QueueFinder } from './history-collector.js';

/** A queue of ours and what a file calls it; `null` for the whole file. */
export interface QueueOfFile {
  readonly name: string | null;
  readonly queueId: number;
}

interface KnownQueue {
  readonly id: number;
  readonly code: string;
  readonly name: string;
}

/**
 * Which queue a row is of. Named queues are looked up and others left out; one queue without a name takes the whole file,
 * which must then be of one queue; without either, the file's names are codes or names of `known` queues.
 */
export function queueFinder(named: readonly QueueOfFile[], known: readonly KnownQueue[]): QueueFinder {
  if (named.length === 0) return byCodeOrName(known);
  const whole = named.find(({ name }) => name === null);
  if (whole !== undefined) return oneQueue(whole.queueId);
  const ids = new Map(named.map(({ name, queueId }) => [name, queueId]));
  return (name) => ids.get(name) ?? (name === null ? NAMELESS : 'left-out');
}

const NAMELESS = { advice: 'names no queue. Say which queue the whole file is of.' };

function oneQueue(queueId: number): QueueFinder {
  let first: string | null | undefined;
  return (name) => {
    first ??= name;
    if (name === first) return queueId;
    return { advice: `is of the queue ${name}, and the file began with ${first}. Say which queue is which.` };
  };
}

function byCodeOrName(known: readonly KnownQueue[]): QueueFinder {
  const ids = new Map<string, number>();
  for (const { id, name } of known) ids.set(name, id);
  for (const { id, code } of known) ids.set(code, id);
  return (name) => {
    if (name === null) return NAMELESS;
    return (
      ids.get(name) ?? {
        advice: `is of "${name}", which is no code or name of a queue. Say which one it is.`,
      }
    );
  };
}
