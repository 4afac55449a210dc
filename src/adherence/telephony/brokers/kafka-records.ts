import { type Consumer } from '@platformatic/kafka';

/** What one read of a partition has brought. */
export interface Fetched {
  /** Values of messages, in order. */
  readonly bodies: readonly Buffer[];
  /** Where the next read begins. */
  readonly next: bigint;
  /** There is nothing behind it yet. */
  readonly isLast: boolean;
  /** The newest stamp of its messages, in milliseconds. */
  readonly newest: number | null;
}

type Answer = Awaited<ReturnType<Consumer['fetch']>>['responses'][number]['partitions'][number];
type Batch = NonNullable<Answer['records']>[number];

const IS_TRANSACTIONAL = 0x10;
const IS_CONTROL = 0x20;

/**
 * Messages of an answer from `offset` on. A broker sends whole batches, so the first may begin before; marks of transactions, messages of those that
 * were taken back, and deletions (without a value) are no messages.
 * Source: Kafka protocol guide, "Record batch" and "Fetch"; KIP-98.
 */
export function fetchedOf(answer: Answer | undefined, offset: bigint): Fetched {
  const batches = answer?.records ?? [];
  const takenBack = new TakenBack(answer?.abortedTransactions ?? []);
  const bodies: Buffer[] = [];
  let next = offset;
  let newest: number | null = null;
  for (const batch of batches) {
    const isHeld = takenBack.holds(batch);
    for (const { offsetDelta, value } of batch.records) {
      const isNew = batch.firstOffset + BigInt(offsetDelta) >= offset;
      if (isNew && !isHeld && value !== null && value.length > 0) bodies.push(value);
    }
    const end = batch.firstOffset + BigInt(batch.lastOffsetDelta) + 1n;
    if (end > next) next = end;
    newest = Math.max(newest ?? 0, Number(batch.maxTimestamp));
  }
  return { bodies, next, isLast: next >= (answer?.highWatermark ?? 0n), newest };
}

/** Which batches are of transactions that were taken back: from the first of each up to its mark. */
class TakenBack {
  private readonly waiting: { readonly producerId: bigint; readonly firstOffset: bigint }[];
  private readonly open = new Set<bigint>();

  constructor(aborted: Answer['abortedTransactions']) {
    this.waiting = [...aborted].sort((a, b) => Number(a.firstOffset - b.firstOffset));
  }

  /** Also of marks, which nobody is to read. In the order of offsets. */
  holds(batch: Batch): boolean {
    const { producerId, attributes } = batch;
    const last = batch.firstOffset + BigInt(batch.lastOffsetDelta);
    while (this.waiting.length > 0 && this.waiting[0].firstOffset <= last) {
      this.open.add(this.waiting[0].producerId);
      this.waiting.shift();
    }
    if ((attributes & IS_CONTROL) !== 0) {
      this.open.delete(producerId);
      return true;
    }
    return (attributes & IS_TRANSACTIONAL) !== 0 && this.open.has(producerId);
  }
}
