import { NEVER } from './arithmetic.js';
import { type CompiledScenario } from './compile.js';
import { type IdleAgents } from './idle-agents.js';
import { type WaitingContacts } from './waiting-contacts.js';

export const NOBODY = -1;

/** Brings contacts and agents together: the lowest priority number first, within it who has waited or been idle longest. */
export class Router {
  constructor(
    private readonly compiled: CompiledScenario,
    private readonly waiting: WaitingContacts,
    private readonly idle: IdleAgents,
  ) {}

  /** The idle agent who takes a contact of the queue that arrived then; `NOBODY` when there is none. */
  agentFor(queue: number, arrivedAt: number, now: number): number {
    const { from, to, priority, afterSeconds } = this.compiled.byQueue;
    const { head, since } = this.idle;
    let best = NOBODY;
    let bestSince = NEVER;
    let bestPriority = NEVER;
    const end = from[queue + 1];
    for (let route = from[queue]; route < end && priority[route] <= bestPriority; route++) {
      const agent = head[to[route]];
      if (agent === NOBODY || arrivedAt + afterSeconds[route] > now || since[agent] >= bestSince) continue;
      best = agent;
      bestSince = since[agent];
      bestPriority = priority[route];
    }
    return best;
  }

  /** The waiting contact that an agent with the profile takes; `NOBODY` when there is none. */
  contactFor(profile: number, now: number): number {
    const { from, to, priority, afterSeconds } = this.compiled.byProfile;
    const { head, arrivedAt } = this.waiting;
    let best = NOBODY;
    let bestArrival = NEVER;
    let bestPriority = NEVER;
    const end = from[profile + 1];
    for (let route = from[profile]; route < end && priority[route] <= bestPriority; route++) {
      const slot = head[to[route]];
      if (slot === NOBODY) continue;
      const arrival = arrivedAt[slot];
      if (arrival + afterSeconds[route] > now || arrival >= bestArrival) continue;
      best = slot;
      bestArrival = arrival;
      bestPriority = priority[route];
    }
    return best;
  }

  /** When further groups may take a contact of the queue that arrived then; infinity when all of them may. */
  nextOverflow(queue: number, arrivedAt: number, now: number): number {
    for (const wait of this.compiled.overflowSeconds[queue]) {
      if (arrivedAt + wait > now) return arrivedAt + wait;
    }
    return NEVER;
  }
}
