import { type ReceivedEvent } from '../../engine/agent-event.js';
import { Told } from '../told.js';

const CONTACT = 'contact:';
const ID_KEPT = 16;

/**
 * What was told last of every facet of the agents, as it is kept between two connections: a snapshot tells only what is new by it, and
 * conversations that were open then are asked for.
 */
export class ToldFacets {
  private readonly last: Map<string, string>;

  /** Of a state that `kept` made; of any other, nothing. */
  constructor(state: unknown) {
    const told = new Told(state).at('told');
    const entries = told.isObject ? Object.entries(told.value as Record<string, unknown>) : [];
    this.last = new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  }

  /** Those that have not just been told. */
  news(events: readonly ReceivedEvent[]): ReceivedEvent[] {
    return events.filter((event) => {
      const key = `${event.agentKey} ${event.facet ?? ''}`;
      const id = event.id.slice(0, ID_KEPT);
      if (this.last.get(key) === id) return false;
      const isOver = (event.facet ?? '').startsWith(CONTACT) && (event.contacts ?? []).length === 0;
      if (isOver) this.last.delete(key);
      else this.last.set(key, id);
      return true;
    });
  }

  /** Conversations that are not over, and whose they are. */
  open(): Map<string, string[]> {
    const open = new Map<string, string[]>();
    for (const key of this.last.keys()) {
      const [agentKey, facet] = key.split(' ');
      if (!facet.startsWith(CONTACT)) continue;
      const conversation = facet.slice(CONTACT.length);
      open.set(conversation, [...(open.get(conversation) ?? []), agentKey]);
    }
    return open;
  }

  /** Forgets all others. */
  keepOnly(agentKeys: ReadonlySet<string>): void {
    for (const key of [...this.last.keys()]) {
      if (!agentKeys.has(key.split(' ')[0])) this.last.delete(key);
    }
  }

  get size(): number {
    return this.last.size;
  }

  get kept(): { readonly told: Readonly<Record<string, string>> } {
    return { told: Object.fromEntries(this.last) };
  }
}
