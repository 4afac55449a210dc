import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { at, startWatchedCompany, type WatchedCompany } from './watched-company.js';

let company: WatchedCompany;
let lead: string;

beforeEach(async () => {
  company = await startWatchedCompany();
  lead = await company.token('team-lead', { teamIds: [company.manilaOne.id] });
});

afterEach(() => company.app.close());

interface Row {
  readonly agentCode: string;
  readonly state: string;
  readonly status: string;
  readonly exception: string | null;
  readonly statusSince: string;
  readonly alarm: boolean;
  readonly planned: { readonly kind: string } | null;
  readonly next: { readonly kind: string } | null;
}

const FIELDS = 'agentCode state stateSince status exception statusSince alarm planned { kind } next { kind }';

async function board(token = lead, teamId = company.manilaOne.id) {
  const query = `query ($teamId: ID!) { board(teamId: $teamId) { ${FIELDS} } }`;
  return company.app.graphql<{ board: Row[] }>(query, { teamId: String(teamId) }, token);
}

const anaNow = async () => (await board()).data.board.find(({ agentCode }) => agentCode === 'ANA');

function anaPlanned() {
  return company.publish([
    {
      agentId: company.ana.id,
      activities: [
        ['inbound', at('01:00'), at('03:00')],
        ['break', at('03:00'), at('03:15')],
        ['outbound', at('03:15'), at('09:00')],
      ],
    },
  ]);
}

describe('the board of a team', () => {
  it('shows every agent with what he does, should do, and will do', async () => {
    await anaPlanned();
    company.clock.set(at('02:00'));
    await company.tell(company.ana, at('00:55'), 'available');
    const { data } = await board();
    expect(data.board).toEqual([
      {
        agentCode: 'ANA',
        state: 'AVAILABLE',
        stateSince: '2026-10-19T00:55:00.000Z',
        status: 'IN_ADHERENCE',
        exception: null,
        statusSince: '2026-10-19T01:00:00.000Z',
        alarm: false,
        planned: { kind: 'INBOUND' },
        next: { kind: 'BREAK' },
      },
      expect.objectContaining({ agentCode: 'BEN', state: 'UNKNOWN', status: 'NOT_SCHEDULED', planned: null }),
    ]);
  });

  it('raises an alarm by the passing of time alone', async () => {
    await anaPlanned();
    company.clock.set(at('01:01'));
    await company.tell(company.ana, at('00:00'), 'offline');
    expect(await anaNow()).toMatchObject({
      status: 'OUT_OF_ADHERENCE',
      exception: 'LATE_START',
      alarm: false,
    });
    company.clock.set(at('01:02'));
    expect(await anaNow()).toMatchObject({ alarm: true, statusSince: '2026-10-19T01:00:00.000Z' });
  });

  it('tells the wrong block from an excused call and from a silent feed', async () => {
    await anaPlanned();
    company.clock.set(at('03:02'));
    expect(await anaNow()).toMatchObject({ status: 'UNKNOWN' });
    await company.tell(company.ana, at('02:58'), 'inbound');
    expect(await anaNow()).toMatchObject({ status: 'EXCUSED', state: 'ON_INBOUND_CALL' });
    company.clock.set(at('03:20'));
    expect(await anaNow()).toMatchObject({
      status: 'OUT_OF_ADHERENCE',
      exception: 'WRONG_BLOCK',
      alarm: true,
    });
  });

  it('shows work outside the shift, from where a call that ran over is no longer excused', async () => {
    await anaPlanned();
    company.clock.set(at('09:30'));
    await company.tell(company.ana, at('03:16'), 'outbound');
    expect(await anaNow()).toMatchObject({
      status: 'UNSCHEDULED',
      statusSince: '2026-10-19T09:05:00.000Z',
      planned: null,
    });
  });

  it('is for those who may see the team', async () => {
    const self = await company.token('agent', { agentIds: [company.ana.id] });
    const client = await company.token('client-viewer', { clientIds: [company.bank.id] });
    expect((await board(self)).data.board.map(({ agentCode }) => agentCode)).toEqual(['ANA']);
    expect((await board(lead, company.bogotaOne.id)).errors?.[0].extensions.code).toBe('TEAM_NOT_FOUND');
    expect((await board(client)).errors?.[0].extensions.code).toBe('FORBIDDEN');
  });

  it('sends itself whole, and then the rows that change', async () => {
    await anaPlanned();
    company.clock.set(at('02:00'));
    await company.tell(company.ana, at('00:55'), 'available');
    const updates = watch(lead, company.manilaOne.id);
    expect(await whole(updates)).toEqual(['ANA AVAILABLE', 'BEN UNKNOWN']);
    await company.tell(company.ben, at('01:59'), 'lunch');
    expect(codesAndStates(await updates.next())).toEqual(['BEN LUNCH']);
    await company.tell(company.cid, at('01:59'), 'lunch');
    await company.tell(company.ana, at('01:59'), 'inbound');
    expect(codesAndStates(await updates.next())).toEqual(['ANA ON_INBOUND_CALL']);
    await updates.return?.();
  });

  it('changes for a watcher when time passes and nobody logs in', async () => {
    await anaPlanned();
    company.clock.set(at('00:30'));
    await company.tell(company.ana, at('00:00'), 'offline');
    const updates = watch(lead, company.manilaOne.id);
    expect(await whole(updates)).toEqual(['ANA OFFLINE', 'BEN UNKNOWN']);
    company.clock.set(at('01:01'));
    expect(rowsOf(await updates.next())).toMatchObject([{ exception: 'LATE_START', alarm: false }]);
    company.clock.set(at('01:02'));
    expect(rowsOf(await updates.next())).toMatchObject([{ agentCode: 'ANA', alarm: true }]);
    await updates.return?.();
  });

  it('shows a site or everybody to those who may see them, a page at a time', async () => {
    const planner = await company.token('planner', { everywhere: true });
    const codes = async (args: string, token: string) => {
      const answer = await company.app.graphql<{ board: Row[] }>(`{ board${args} { agentCode } }`, {}, token);
      return answer.errors?.[0].extensions.code ?? answer.data.board.map(({ agentCode }) => agentCode);
    };
    expect(await codes('', planner)).toEqual(['ANA', 'BEN', 'CID']);
    expect(await codes('', lead)).toEqual(['ANA', 'BEN']);
    expect(await codes('(first: 1)', planner)).toEqual(['ANA']);
    expect(await codes('(first: 5, after: "ANA")', planner)).toEqual(['BEN', 'CID']);
    expect(await codes(`(siteId: ${company.bogota.id})`, planner)).toEqual(['CID']);
    expect(await codes(`(siteId: ${company.bogota.id})`, lead)).toBe('SITE_NOT_FOUND');
    expect(await codes('(first: 1001)', planner)).toBe('BAD_USER_INPUT');
  });

  it('tells every watcher what he may see, from one look', async () => {
    const planner = await company.token('planner', { everywhere: true });
    company.clock.set(at('02:00'));
    const [all, team] = [watch(planner, null), watch(lead, company.manilaOne.id)];
    expect(await whole(all)).toEqual(['ANA UNKNOWN', 'BEN UNKNOWN', 'CID UNKNOWN']);
    expect(await whole(team)).toEqual(['ANA UNKNOWN', 'BEN UNKNOWN']);
    await company.tell(company.cid, at('01:59'), 'lunch');
    expect(codesAndStates(await all.next())).toEqual(['CID LUNCH']);
    await company.tell(company.ben, at('01:59'), 'lunch');
    expect(codesAndStates(await team.next())).toEqual(['BEN LUNCH']);
    expect(codesAndStates(await all.next())).toEqual(['BEN LUNCH']);
    await Promise.all([all.return?.(), team.return?.()]);
  });

  it('refuses to be watched by those who may not see it', async () => {
    const updates = watch(lead, company.bogotaOne.id);
    const told: unknown = await updates.next().then(
      ({ value }) => (value as { errors?: unknown }).errors,
      (errors: unknown) => errors,
    );
    const refused = told as readonly { readonly extensions: { readonly code: string } }[];
    expect(refused[0].extensions.code).toBe('TEAM_NOT_FOUND');
  });
});

interface Update {
  readonly data?: { readonly board: { readonly rows: readonly Row[]; readonly total: number } } | null;
}

function watch(token: string, teamId: number | null) {
  const client = createClient({
    url: company.app.url.replace('http', 'ws') + '/graphql',
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: 0,
  });
  const query = `subscription ($teamId: ID) { board(teamId: $teamId) { rows { ${FIELDS} } total } }`;
  return client.iterate({ query, variables: { teamId } }) as AsyncIterableIterator<Update>;
}

/** The board once it is whole. Watchers who come at the same time share a look, so that it may come in parts. */
async function whole(updates: AsyncIterableIterator<Update>): Promise<string[]> {
  const states = new Map<string, string>();
  for (;;) {
    const update = await updates.next();
    for (const { agentCode, state } of rowsOf(update)) states.set(agentCode, state);
    if (states.size === (update.value as Update).data?.board.total) break;
  }
  return [...states].map(([code, state]) => `${code} ${state}`).sort();
}

function rowsOf({ value }: IteratorResult<Update>): readonly Row[] {
  return (value as Update).data?.board.rows ?? [];
}

function codesAndStates(update: IteratorResult<Update>): string[] {
  return rowsOf(update).map(({ agentCode, state }) => `${agentCode} ${state}`);
}
