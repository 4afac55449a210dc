import { Logger } from '@nestjs/common';
import { jest } from '@jest/globals';
import { type UnitOfWork } from '../database/unit-of-work.js';
import { SettableClock } from '../time/clock.js';
import { parseInstant } from '../time/instant.js';
import { InProcessTopics } from '../topics/in-process-topics.js';
import { type Agent } from '../workforce/workforce.js';
import { type BoardLoader } from './board-loader.service.js';
import { type BoardSubject } from './board-row.js';
import { type BoardStream, type BoardUpdate } from './board-stream.js';
import { DEFAULT_ADHERENCE_MAP } from './engine/adherence-map.js';
import { LiveBoard } from './live-board.js';

const agentsOf = (...ids: number[]) => ids.map((id) => ({ id }) as Agent);
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);

const subjectOf = (agent: Agent): BoardSubject => ({
  agent,
  evidence: { agentId: agent.id, shifts: [], feeds: [], latenessSeconds: 0 },
  map: { map: DEFAULT_ADHERENCE_MAP } as BoardSubject['map'],
});

/** A database whose answers wait until they are asked for. */
class HeldReads {
  readonly asked: number[][] = [];
  private readonly held: ((fails: boolean) => void)[] = [];

  readonly loader = {
    subjects: (_manager: unknown, agents: readonly Agent[]) =>
      new Promise<BoardSubject[]>((resolve, reject) => {
        this.asked.push(agents.map(({ id }) => id));
        this.held.push((fails) => (fails ? reject(new Error('Gone.')) : resolve(agents.map(subjectOf))));
      }),
    heard: () => Promise.resolve(new Map()),
  } as unknown as BoardLoader;

  answer(): void {
    this.held.shift()?.(false);
  }

  fail(): void {
    this.held.shift()?.(true);
  }
}

let reads: HeldReads;
let board: LiveBoard;

beforeEach(() => {
  reads = new HeldReads();
  const unitOfWork = { read: (work: (manager: null) => unknown) => work(null) } as unknown as UnitOfWork;
  const clock = new SettableClock(parseInstant('2026-10-19T09:00:00Z'));
  board = new LiveBoard(unitOfWork, reads.loader, new InProcessTopics(), clock);
});
afterEach(() => {
  board.onApplicationShutdown();
  jest.restoreAllMocks();
});

function watch(...ids: number[]): BoardStream {
  const agents = agentsOf(...ids);
  return board.watch(agents, () => Promise.resolve(agents));
}

async function take(stream: BoardStream): Promise<[ids: number[], total: number]> {
  const { rows, total } = ((await stream.next()) as IteratorYieldResult<BoardUpdate>).value;
  return [rows.map(({ agent }) => agent.id), total];
}

/** What has been answered is worked off. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a look that watchers share', () => {
  it('gives one who joins in the middle of it his board in parts, and whole', async () => {
    const first = watch(1, 2);
    const second = watch(2, 3, 4);
    expect(reads.asked).toEqual([[1, 2]]);
    reads.answer();
    expect(await take(first)).toEqual([[1, 2], 2]);
    expect(await take(second)).toEqual([[2], 3]);
    expect(reads.asked).toEqual([
      [1, 2],
      [3, 4],
    ]);
    reads.answer();
    expect(await take(second)).toEqual([[3, 4], 3]);
  });

  it('gives one who joins after it what is known at once, and the rest when it is read', async () => {
    const first = watch(1, 2);
    reads.answer();
    await take(first);
    const second = watch(1, 2, 3);
    expect(await take(second)).toEqual([[1, 2], 3]);
    reads.answer();
    expect(await take(second)).toEqual([[3], 3]);
  });

  it('gives one who joins when the other has left in the middle of it every row', async () => {
    const first = watch(1, 2);
    await first.return();
    const second = watch(2, 3);
    reads.answer();
    expect(await take(second)).toEqual([[2], 2]);
    await settled();
    reads.answer();
    expect(await take(second)).toEqual([[3], 2]);
  });

  it('that failed leaves nobody behind who stands in the way of others', async () => {
    jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    const gone = watch(...numbers(1, 100));
    await gone.return();
    reads.fail();
    await settled();
    const next = watch(500);
    expect(reads.asked.at(-1)).toEqual([500]);
    reads.answer();
    expect(await take(next)).toEqual([[500], 1]);
  });
});
