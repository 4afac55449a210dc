import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { type ReceivedEvent } from '../../../src/adherence/engine/agent-event.js';
import { type AmiBlock, AmiBlockReader } from '../../../src/adherence/telephony/asterisk/ami-block.js';
import { type AmiAccess, AmiClient } from '../../../src/adherence/telephony/asterisk/ami-client.js';
import { AmiReducer } from '../../../src/adherence/telephony/asterisk/ami-reducer.js';
import { SettableClock } from '../../../src/time/clock.js';
import { type Instant, instant } from '../../../src/time/instant.js';
import { FakeAsterisk } from '../../support/fake-asterisk.js';

const RECORDING = '../shared/reference/telephony/asterisk-16/ami-raw.log';
const recorded = existsSync(RECORDING) ? describe : describe.skip;
if (!existsSync(RECORDING)) process.stderr.write(`Without ${RECORDING}, no recorded connection is cut.\n`);

const QUICK = { pingMs: 5_000 };
const clock = new SettableClock(instant(1_795_403_870_000));
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

async function server(accepts?: (login: Readonly<Record<string, string>>) => boolean) {
  const asterisk = new FakeAsterisk(accepts);
  open.push(asterisk);
  const access: AmiAccess = {
    host: '127.0.0.1',
    port: await asterisk.listen(),
    tls: false,
    tlsVerify: true,
    tlsCa: null,
    username: 'wfm',
    secret: 'a secret',
    auth: 'plain',
  };
  return { asterisk, access };
}

/** A client that is opened again whenever its connection ends, and whose next log-in can be awaited. */
function client(access: AmiAccess, block: (block: AmiBlock, received: Instant) => void = () => undefined) {
  const lost: string[] = [];
  let readied: () => void = () => undefined;
  const ready = () => new Promise<void>((resolve) => (readied = resolve));
  const found = new AmiClient(
    access,
    {
      block,
      ready: () => readied(),
      lost: (reason) => {
        lost.push(reason);
        found.open();
      },
    },
    clock,
    QUICK,
  );
  open.push(found);
  return { found, ready, lost };
}

describe('a client of the manager interface', () => {
  it('logs in with the secret, or with no more than a digest of it', async () => {
    const { asterisk, access } = await server();
    const plain = client(access);
    const once = plain.ready();
    plain.found.open();
    await once;
    const digest = client({ ...access, auth: 'md5' });
    const twice = digest.ready();
    digest.found.open();
    await twice;
    expect(asterisk.logins).toMatchObject([
      { Username: 'wfm', Secret: 'a secret' },
      { Username: 'wfm', AuthType: 'MD5', Key: createHash('md5').update('12345a secret').digest('hex') },
    ]);
    expect(asterisk.logins[1]).not.toHaveProperty('Secret');
  });

  it('says that it was refused, without the secret', async () => {
    const { asterisk, access } = await server();
    let refusals = 2;
    const refusing = new FakeAsterisk(() => refusals-- <= 0);
    open.push(refusing);
    const { found, ready, lost } = client({ ...access, port: await refusing.listen() });
    const once = ready();
    found.open();
    await once;
    expect(lost).toEqual(Array(2).fill('Asterisk refused the log-in of "wfm": Authentication failed.'));
    expect(asterisk.logins).toEqual([]);
  });

  it('tells once when the connection breaks', async () => {
    const { asterisk, access } = await server();
    const { found, ready, lost } = client(access);
    for (let time = 0; time < 3; time++) {
      const again = ready();
      if (time === 0) found.open();
      else asterisk.cut();
      await again;
    }
    expect(lost).toHaveLength(2);
  });
});

/** The events of a reducer as who is what now; a held call counts as connected, because no snapshot tells. */
class Seen {
  readonly now = new Map<string, string>();
  constructor(readonly reducer: AmiReducer) {}
  push(block: AmiBlock, received: Instant): void {
    for (const event of this.reducer.push(block, received)) this.take(event);
  }
  private take({ agentKey, declared, contacts }: ReceivedEvent): void {
    const calls = contacts?.map(
      ({ phase, direction }) => `${phase === 'held' ? 'connected' : phase} ${direction}`,
    );
    this.now.set(agentKey, JSON.stringify([declared, calls]));
  }
}

recorded('a recorded connection, cut at 200 random places', () => {
  /** Between bursts of events: within one, a phone has been picked up some milliseconds before its queue says so. */
  const QUIET_MS = 50;

  it.each([1, 2, 3])('is known again after every snapshot (seed %i)', async (seed) => {
    const random = mulberry(seed);
    const messages = new AmiBlockReader()
      .push(readFileSync(RECORDING))
      .filter((block) => block.kind === 'event' && block.name !== 'VarSet');
    const uncut = new Seen(new AmiReducer({ origin: 'pbx' }));
    const truth = messages.map((block) => {
      uncut.push(block, stampOf(block));
      return Object.fromEntries(uncut.now);
    });
    const stamps = messages.map(stampOf);
    const cuts = new Set(Array.from({ length: 200 }, () => Math.floor(random() * messages.length)));
    const { asterisk, access } = await server();
    const cut = new Seen(new AmiReducer({ origin: 'pbx' }));
    const compared: { at: number; seen: object }[] = [];
    let at = 0;
    let awaited = { until: Infinity, reached: (): void => undefined };
    const { found, ready } = client(access, (block, received) => {
      cut.push(block, received);
      const own = block.kind !== 'event' || (block.fields.get('ActionID') ?? '').startsWith('wfm-');
      if (own) return;
      if (stamps[at + 1] - stamps[at] >= QUIET_MS) compared.push({ at, seen: Object.fromEntries(cut.now) });
      if (++at >= awaited.until) awaited.reached();
    });
    const first = ready();
    found.open();
    await first;
    while (at < messages.length) {
      const end = nextCut(cuts, at, messages.length);
      const bytes = Buffer.from(messages.slice(at, end).map(textOf).join(''));
      const consumed = new Promise<void>((reached) => (awaited = { until: end, reached }));
      for (const block of messages.slice(at, end)) asterisk.happen(block);
      stampOf(messages[end - 1]);
      for (let from = 0; from < bytes.length;) {
        const to = from + 1 + Math.floor(random() * 3_000);
        await asterisk.send(bytes.subarray(from, to));
        from = to;
      }
      await consumed;
      if (end === messages.length) break;
      // Half a block is lost with the connection, and what happens before the next one.
      await asterisk.send(Buffer.from(textOf(messages[end]).slice(0, 40)));
      const unheard = messages.slice(end, end + Math.floor(random() * 4));
      for (const block of unheard) asterisk.happen(block);
      const again = ready();
      at = end + unheard.length;
      stampOf(messages[at - 1]);
      asterisk.cut();
      await again;
    }
    expect(compared.length).toBeGreaterThan(30);
    for (const { at: place, seen } of compared)
      expect({ place, seen }).toEqual({ place, seen: truth[place] });
  });
});

let last = instant(1_795_403_870_000);

/** The time of a block moves the clock, so that what has none gets the time at which it came. */
function stampOf(block: AmiBlock): Instant {
  const stamp = block.kind === 'banner' ? undefined : block.fields.get('Timestamp');
  if (stamp !== undefined) last = instant(Math.floor(Number(stamp) * 1_000));
  clock.set(last);
  return last;
}

function textOf(block: AmiBlock): string {
  return block.kind === 'banner' ? '' : `${block.raw.replaceAll('\n', '\r\n')}\r\n\r\n`;
}

function nextCut(cuts: ReadonlySet<number>, from: number, end: number): number {
  for (let at = from + 1; at < end; at++) if (cuts.has(at)) return at;
  return end;
}

function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
