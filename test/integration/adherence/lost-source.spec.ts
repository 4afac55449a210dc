import { setTimeout as pause } from 'node:timers/promises';
import { SYSTEM_ACTOR } from '../../../src/access/actor.js';
import { IdentityService } from '../../../src/adherence/identity.service.js';
import { TelephonySourceService } from '../../../src/adherence/telephony-source.service.js';
import { AmiBlockReader } from '../../../src/adherence/telephony/asterisk/ami-block.js';
import { FeedTiming } from '../../../src/adherence/telephony/feed/feed-timing.js';
import { addSeconds, formatInstant, type Instant, parseInstant } from '../../../src/time/instant.js';
import { type Agent } from '../../../src/workforce/workforce.js';
import { FakeAsterisk } from '../../support/fake-asterisk.js';
import { QUICK_FEEDS } from '../../support/feed-process.js';
import { watch } from '../../support/subscription.js';
import { startWatchedCompany, type WatchedCompany } from './watched-company.js';

const FRESHNESS_SECONDS = 90;
const at = (time: string): Instant => parseInstant(`2026-10-19T${time}Z`);
let asterisk: FakeAsterisk;
let company: WatchedCompany;
let planner: string;

beforeEach(async () => {
  asterisk = new FakeAsterisk();
  company = await startWatchedCompany((builder) =>
    builder.overrideProvider(FeedTiming).useValue({ ...QUICK_FEEDS, leaseMs: 86_400_000 }),
  );
  planner = await company.token('planner', { everywhere: true });
  const agents = [company.ana, company.ben, company.cid];
  await company.publish(
    agents.map(({ id }) => ({ agentId: id, activities: [['inbound', at('01:00:00'), at('09:00:00')]] })),
  );
  const service = <S>(token: new (...given: never[]) => S): S =>
    company.app.app.get(token, { strict: false });
  const { source } = await service(TelephonySourceService).create(SYSTEM_ACTOR, {
    ...{ code: 'pbx', name: 'PBX', connector: 'asterisk-ami', latenessSeconds: 0 },
    ...{ reasonMap: { Lunch: 'lunch', Training: 'training' }, freshnessSeconds: FRESHNESS_SECONDS },
  });
  const login = ({ code, name }: Agent) => ({
    ...{ agentKey: name, agentCode: code, validFrom: null, validTo: null },
  });
  await service(IdentityService).map(SYSTEM_ACTOR, source.id, agents.map(login));
  happen(company.ana, null);
  happen(company.ben, 'Lunch');
  happen(company.cid, null);
  company.clock.set(at('02:00:00'));
  const port = await asterisk.listen();
  const settings = JSON.stringify({ host: '127.0.0.1', port, username: 'wfm', secret: 'a secret' });
  await ask(
    'mutation ($id: ID!, $settings: String!) { setTelephonyConnection(sourceId: $id, input: { settings: $settings }) { revision } }',
    { id: source.id, settings },
  );
});

afterEach(async () => {
  await company.app.close();
  await asterisk.close();
});

/** A member of the queue, who is ready or at something else; told to nobody. */
function happen({ name }: Agent, reason: string | null): void {
  const rows = { Queue: 'support', MemberName: name, Interface: `PJSIP/${name}`, Status: '1' };
  const paused = reason === null ? { Paused: '0' } : { Paused: '1', PausedReason: reason };
  const lines = Object.entries({ ...rows, ...paused }).map(([key, value]) => `${key}: ${value}\r\n`);
  const text = `Event: QueueMemberPause\r\n${lines.join('')}\r\n`;
  for (const block of new AmiBlockReader().push(Buffer.from(text))) asterisk.happen(block);
}

async function ask<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
  const { data, errors } = await company.app.graphql<T>(query, variables, planner);
  expect(errors).toBeUndefined();
  return data;
}

interface Row {
  readonly agentCode: string;
  readonly state: string;
  readonly status: string;
}
type Board = Readonly<Record<string, string>>;

const words = (rows: readonly Row[]): Board =>
  Object.fromEntries(rows.map(({ agentCode, state, status }) => [agentCode, `${state} ${status}`]));

async function board(): Promise<Board> {
  return words((await ask<{ board: Row[] }>('{ board { agentCode state status } }')).board);
}

/** What an agent did since two o'clock: `AVAILABLE 02:00:00`, each from its start. */
async function timeline({ id }: Agent): Promise<string[]> {
  const { agentTimeline } = await ask<{ agentTimeline: { state: string; start: string }[] }>(
    'query ($id: ID!, $from: Instant!, $to: Instant!) { agentTimeline(agentId: $id, from: $from, to: $to) { state start } }',
    { id, from: formatInstant(at('02:00:00')), to: formatInstant(company.clock.now()) },
  );
  return agentTimeline.map(({ state, start }) => `${state} ${start.slice(11, 19)}`);
}

interface Health {
  readonly status: string;
  readonly lastHeardAt: string | null;
  readonly lastError: string | null;
}

/** Waits for what the feed writes down by and by. */
async function healthOnce(so: (health: Health) => boolean): Promise<Health> {
  for (;;) {
    const { telephonySources } = await ask<{ telephonySources: { code: string; health: Health | null }[] }>(
      '{ telephonySources { code health { status lastHeardAt lastError } } }',
    );
    const health = telephonySources.find(({ code }) => code === 'pbx')?.health ?? null;
    if (health !== null && so(health)) return health;
    await pause(20);
  }
}

/** Time passes, and something is heard that is about nobody. */
async function heardAt(time: Instant): Promise<void> {
  company.clock.set(time);
  await asterisk.send(Buffer.from('Event: PeerStatus\r\nPeer: PJSIP/trunk\r\n\r\n'));
  const moment = formatInstant(time);
  await healthOnce(({ status, lastHeardAt }) => status === 'LIVE' && lastHeardAt === moment);
}

async function lose(): Promise<void> {
  asterisk.isDown = true;
  asterisk.cut();
  const { lastError } = await healthOnce(({ status }) => status === 'LOST');
  expect(lastError).not.toBeNull();
}

const AT_WORK = 'AVAILABLE IN_ADHERENCE';
const ELSEWHERE = (state: string) => `${state} OUT_OF_ADHERENCE`;
const UNHEARD = 'UNKNOWN UNKNOWN';

/** What the board's watcher knows by now. */
class Watcher {
  private rows: Board = {};
  private readonly updates = watch<{ board: { rows: readonly Row[] } }>(
    company.app,
    'subscription { board { rows { agentCode state status } } }',
    {},
    planner,
  );

  constructor() {
    void this.listen().catch(() => undefined);
  }

  async sees(wanted: Board, meanwhile: () => Promise<unknown> = () => pause(20)): Promise<void> {
    const wished = JSON.stringify(Object.entries(wanted).sort());
    while (JSON.stringify(Object.entries(this.rows).sort()) !== wished) await meanwhile();
  }

  close(): Promise<void> {
    return this.updates.close();
  }

  private async listen(): Promise<void> {
    for (;;) {
      const update = await this.updates.next();
      if (update.done === true) return;
      this.rows = { ...this.rows, ...words(update.value.data?.board.rows ?? []) };
    }
  }
}

describe('a source that is lost', () => {
  const before = { ANA: AT_WORK, BEN: ELSEWHERE('LUNCH'), CID: AT_WORK };
  const after = { ANA: ELSEWHERE('TRAINING'), BEN: AT_WORK, CID: AT_WORK };
  const unheard = { ANA: UNHEARD, BEN: UNHEARD, CID: UNHEARD };

  it('leaves its agents unknown after its limit, until it is heard again, and for good in between', async () => {
    await healthOnce(({ status }) => status === 'LIVE');
    await heardAt(at('02:10:00'));
    expect(await board()).toEqual(before);
    const watcher = new Watcher();
    await watcher.sees(before);

    await lose();
    happen(company.ana, 'Training');
    happen(company.ben, null);
    company.clock.set(at('02:11:29'));
    expect(await board()).toEqual(before);
    company.clock.set(at('02:11:30'));
    expect(await board()).toEqual(unheard);
    await watcher.sees(unheard);
    company.clock.set(at('02:15:00'));
    expect(await board()).toEqual(unheard);
    expect(await timeline(company.cid)).toEqual(['AVAILABLE 02:00:00', 'UNKNOWN 02:11:30']);

    company.clock.set(at('02:20:00'));
    asterisk.isDown = false;
    await healthOnce(({ status }) => status === 'LIVE');
    let now = at('02:20:30');
    await heardAt(now);
    expect(await board()).toEqual(after);
    // What a board has read is confirmed again as time goes by, not by a clock that stands still.
    await watcher.sees(after, async () => {
      await pause(500);
      await heardAt((now = addSeconds(now, 10)));
    });
    await watcher.close();

    await heardAt(addSeconds(now, 1_800));
    const gap = 'UNKNOWN 02:11:30';
    expect(await timeline(company.ana)).toEqual(['AVAILABLE 02:00:00', gap, 'TRAINING 02:20:00']);
    expect(await timeline(company.ben)).toEqual(['LUNCH 02:00:00', gap, 'AVAILABLE 02:20:00']);
    expect(await timeline(company.cid)).toEqual(['AVAILABLE 02:00:00', gap, 'AVAILABLE 02:20:00']);
  });
});
