import { type BoardRow } from './board-row.js';

/** Rows that are new or have changed, and agents who are no longer on the board. */
export interface BoardUpdate {
  readonly rows: readonly BoardRow[];
  readonly gone: readonly number[];
  /** Agents on the board: it is whole once so many rows have come. */
  readonly total: number;
}

const ROWS_AT_ONCE = 500;

/**
 * Changes of a board on their way to one watcher. Of an agent only the last row waits, so that a slow watcher sees fewer
 * changes and neither an old one nor too much memory.
 */
export class BoardStream implements AsyncIterableIterator<BoardUpdate> {
  private readonly rows = new Map<number, BoardRow>();
  private gone = new Set<number>();
  private readers: ((result: IteratorResult<BoardUpdate>) => void)[] = [];
  private ended = false;
  /** An empty board is told too. */
  private untold = true;

  constructor(
    public total: number,
    private readonly onEnd: () => void,
  ) {}

  push(rows: readonly BoardRow[]): void {
    for (const row of rows) {
      this.gone.delete(row.agent.id);
      this.rows.delete(row.agent.id);
      this.rows.set(row.agent.id, row);
    }
    this.deliver();
  }

  remove(agentIds: readonly number[]): void {
    for (const id of agentIds) {
      this.rows.delete(id);
      this.gone.add(id);
    }
    this.deliver();
  }

  next(): Promise<IteratorResult<BoardUpdate>> {
    if (this.ended) return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve) => {
      this.readers.push(resolve);
      this.deliver();
    });
  }

  return(): Promise<IteratorResult<BoardUpdate>> {
    if (!this.ended) {
      this.ended = true;
      this.rows.clear();
      this.onEnd();
      for (const reader of this.readers.splice(0)) reader({ value: undefined, done: true });
    }
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private deliver(): void {
    const nothing = this.rows.size === 0 && this.gone.size === 0 && !(this.untold && this.total === 0);
    if (nothing || this.ended) return;
    const reader = this.readers.shift();
    if (reader === undefined) return;
    this.untold = false;
    const rows = [...this.rows.values()].slice(0, ROWS_AT_ONCE);
    for (const { agent } of rows) this.rows.delete(agent.id);
    const gone = [...this.gone];
    this.gone = new Set();
    reader({ value: { rows, gone, total: this.total }, done: false });
  }
}
