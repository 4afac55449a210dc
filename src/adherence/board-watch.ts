import { Subscription } from '../topics/subscription.js';
import { type BoardChange } from './board-change.js';

/** Where a watch gets its news and its rows from. */
export interface BoardSource<Row extends { readonly agent: { readonly id: number } }> {
  readonly changes: AsyncIterableIterator<BoardChange>;
  /** Rows of these agents, or of all. */
  readonly rows: (agentIds: readonly number[] | null) => Promise<readonly Row[]>;
  /** What tells whether a row has changed. */
  readonly likeness: (row: Row) => string;
  readonly tickMs: number;
  readonly onError: (error: unknown) => void;
}

/**
 * Follows a board: first all rows, then those that have changed. It looks at agents whose events have come, and at every
 * tick at all of them, because alarms and plan changes come when no event does. News that come during a look are looked
 * at together after it.
 */
export function watchBoard<Row extends { readonly agent: { readonly id: number } }>(
  source: BoardSource<Row>,
  first: readonly Row[],
): AsyncIterableIterator<readonly Row[]> {
  const known = new Map(first.map((row) => [row.agent.id, source.likeness(row)]));
  let pending: Set<number> | 'all' | null = null;
  let looking = false;

  const look = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    while (pending !== null) {
      const wanted: Set<number> | 'all' = pending;
      pending = null;
      try {
        const rows = await source.rows(wanted === 'all' ? null : [...wanted]);
        const changed = rows.filter((row) => known.get(row.agent.id) !== source.likeness(row));
        for (const row of changed) known.set(row.agent.id, source.likeness(row));
        if (changed.length > 0) subscription.push(changed);
      } catch (error) {
        source.onError(error);
      }
    }
    looking = false;
  };
  const lookAt = (agentIds: readonly number[] | 'all'): void => {
    if (agentIds === 'all' || pending === 'all') pending = 'all';
    else pending = new Set([...(pending ?? []), ...agentIds]);
    void look();
  };

  const timer = setInterval(() => lookAt('all'), source.tickMs);
  timer.unref();
  const subscription = new Subscription<readonly Row[]>(() => {
    clearInterval(timer);
    void source.changes.return?.();
  });
  void follow(source.changes, lookAt).catch(source.onError);
  subscription.push(first);
  return subscription;
}

async function follow(
  changes: AsyncIterableIterator<BoardChange>,
  lookAt: (agentIds: readonly number[]) => void,
): Promise<void> {
  for await (const change of changes) lookAt(change.agentIds);
}
