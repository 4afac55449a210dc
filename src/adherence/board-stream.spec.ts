import { type BoardRow } from './board-row.js';
import { BoardStream, type BoardUpdate } from './board-stream.js';

/** Only who it is about matters on the way. */
const row = (id: number, asOf = 0) => ({ agent: { id }, asOf }) as unknown as BoardRow;

const next = async (stream: BoardStream): Promise<BoardUpdate> =>
  ((await stream.next()) as IteratorYieldResult<BoardUpdate>).value;

const take = async (stream: BoardStream) => {
  const value = await next(stream);
  return [value.rows.map(({ agent, asOf }) => `${agent.id}@${asOf}`), value.gone, value.total];
};

describe('changes on their way to a watcher', () => {
  it('come together, of each agent the last one only', async () => {
    const stream = new BoardStream(2, () => undefined);
    stream.push([row(1, 1), row(2, 1)]);
    stream.push([row(1, 2)]);
    expect(await take(stream)).toEqual([['2@1', '1@2'], [], 2]);
  });

  it('wake a watcher who waits', async () => {
    const stream = new BoardStream(1, () => undefined);
    const waiting = take(stream);
    stream.push([row(1, 5)]);
    expect(await waiting).toEqual([['1@5'], [], 1]);
  });

  it('come in parts where they are many', async () => {
    const stream = new BoardStream(700, () => undefined);
    stream.push(Array.from({ length: 700 }, (_, i) => row(i)));
    const parts = [await next(stream), await next(stream)];
    expect(parts.map(({ rows }) => rows.length)).toEqual([500, 200]);
  });

  it('tell of agents who are gone, unless they have come back', async () => {
    const stream = new BoardStream(3, () => undefined);
    stream.push([row(1), row(2), row(3)]);
    stream.remove([1, 2]);
    stream.push([row(2, 9)]);
    expect(await take(stream)).toEqual([['3@0', '2@9'], [1], 3]);
  });

  it('tell of an empty board once', async () => {
    const stream = new BoardStream(0, () => undefined);
    expect(await take(stream)).toEqual([[], [], 0]);
    const waiting = stream.next();
    await stream.return();
    expect((await waiting).done).toBe(true);
  });

  it('end when the watcher has had enough, and say so once', async () => {
    let ended = 0;
    const stream = new BoardStream(1, () => (ended += 1));
    const waiting = stream.next();
    await stream.return();
    await stream.return();
    expect([(await waiting).done, (await stream.next()).done, ended]).toEqual([true, true, 1]);
  });
});
