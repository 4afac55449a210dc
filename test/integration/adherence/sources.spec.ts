import { at, startWatchedCompany, type WatchedCompany } from './watched-company.js';

let company: WatchedCompany;
let planner: string;

beforeAll(async () => {
  company = await startWatchedCompany();
  planner = await company.token('planner', { everywhere: true });
});

afterAll(() => company.app.close());

async function ask<T>(query: string, variables: Record<string, unknown> = {}, token = planner): Promise<T> {
  const answer = await company.app.graphql<T>(query, variables, token);
  if (answer.errors !== undefined)
    throw Object.assign(new Error(answer.errors[0].message), answer.errors[0].extensions);
  return answer.data;
}

describe('telephony sources', () => {
  it('tell their key once, when they are made and when it is changed', async () => {
    const made = await ask<{ createTelephonySource: { key: string; source: Record<string, unknown> } }>(
      `mutation { createTelephonySource(input: { code: "eu", name: "Europe", reasons: [{ reason: "7", state: TRAINING }] }) {
        key source { id code connector reasons { reason state } freshnessSeconds latenessSeconds hasPreviousKey } } }`,
    );
    const { key, source } = made.createTelephonySource;
    expect(key).toMatch(/^wfmk_[\w-]{43}$/);
    expect(source).toMatchObject({
      code: 'eu',
      connector: 'cloudevents',
      reasons: [{ reason: '7', state: 'TRAINING' }],
      freshnessSeconds: null,
      latenessSeconds: 900,
      hasPreviousKey: false,
    });
    const rotated = await ask<{ rotateTelephonySourceKey: { key: string; source: unknown } }>(
      'mutation ($id: ID!) { rotateTelephonySourceKey(id: $id) { key source { hasPreviousKey } } }',
      { id: source.id },
    );
    expect(rotated.rotateTelephonySourceKey.key).not.toBe(key);
    expect(rotated.rotateTelephonySourceKey.source).toEqual({ hasPreviousKey: true });
    const listed = JSON.stringify(
      await ask('{ telephonySources { code name keyCreatedAt hasPreviousKey } }'),
    );
    expect(listed).toContain('"eu"');
    expect(listed).not.toContain('wfmk_');
  });

  it('read their events anew when the meaning of a reason changes', async () => {
    await company.tell(company.ana, at('05:00'), 'break');
    const state = async () => {
      const { agentTimeline } = await ask<{ agentTimeline: { state: string }[] }>(
        `query ($agentId: ID!) { agentTimeline(agentId: $agentId, from: "2026-10-19T05:00:00Z", to: "2026-10-19T05:01:00Z") { state } }`,
        { agentId: String(company.ana.id) },
      );
      return agentTimeline[0].state;
    };
    expect(await state()).toBe('BREAK');
    await ask(
      `mutation ($id: ID!) { updateTelephonySource(id: $id, input: { reasons: [{ reason: "break", state: COACHING }] }) { id } }`,
      { id: String(company.sourceId) },
    );
    expect(await state()).toBe('COACHING');
  });

  it.each([
    ['a code that is taken', '{ code: "acd", name: "A" }', 'TELEPHONY_SOURCE_EXISTS'],
    ['a code with a slash', '{ code: "a/b", name: "A" }', 'TELEPHONY_SOURCE_INVALID'],
    ['a code that is an address already', '{ code: "schema", name: "A" }', 'TELEPHONY_SOURCE_INVALID'],
    ['no name', '{ code: "b", name: " " }', 'TELEPHONY_SOURCE_INVALID'],
    ['an unknown connector', '{ code: "b", name: "B", connector: "fax" }', 'TELEPHONY_SOURCE_INVALID'],
    ['a freshness of a second', '{ code: "b", name: "B", freshnessSeconds: 1 }', 'TELEPHONY_SOURCE_INVALID'],
    ['a lateness below zero', '{ code: "b", name: "B", latenessSeconds: -1 }', 'TELEPHONY_SOURCE_INVALID'],
    [
      'a reason that is there twice',
      '{ code: "b", name: "B", reasons: [{ reason: "x", state: BREAK }, { reason: "X", state: LUNCH }] }',
      'TELEPHONY_SOURCE_INVALID',
    ],
    [
      'a reason that is there twice in the same case',
      '{ code: "b", name: "B", reasons: [{ reason: "x", state: BREAK }, { reason: "x", state: LUNCH }] }',
      'TELEPHONY_SOURCE_INVALID',
    ],
  ])('cannot have %s', async (_, input, code) => {
    const made = ask(`mutation { createTelephonySource(input: ${input}) { key } }`);
    await expect(made).rejects.toMatchObject({ code });
  });

  it('are for those who plan for the whole company', async () => {
    const lead = await company.token('team-lead', { teamIds: [company.manilaOne.id] });
    await expect(ask('{ telephonySources { id } }', {}, lead)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const rotate = `mutation { rotateTelephonySourceKey(id: "${company.sourceId}") { key } }`;
    await expect(ask(rotate, {}, lead)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('logins', () => {
  const mapping = (identities: string) =>
    ask<{ mapAgentIdentities: number }>(
      `mutation { mapAgentIdentities(sourceId: "${company.sourceId}", identities: [${identities}]) }`,
    );
  const unmapped = async () =>
    (
      await ask<{ unmappedAgentKeys: { agentKey: string; events: number }[] }>(
        `{ unmappedAgentKeys(sourceId: "${company.sourceId}") { agentKey events } }`,
      )
    ).unmappedAgentKeys;

  it('that belong to nobody are listed, and their events count once they are mapped', async () => {
    const dan = await company.addAgent(company.manilaTwo, { code: 'DAN', name: 'Dan Sy' });
    await company.tell(dan, at('06:00'), 'available');
    expect(await unmapped()).toEqual([{ agentKey: 'dan', events: 1 }]);
    expect((await mapping('{ agentKey: "dan", agentCode: "DAN" }')).mapAgentIdentities).toBe(1);
    expect(await unmapped()).toEqual([]);
    const { agentTimeline } = await ask<{ agentTimeline: unknown[] }>(
      `{ agentTimeline(agentId: "${dan.id}", from: "2026-10-19T05:00:00Z", to: "2026-10-19T07:00:00Z") { state } }`,
    );
    expect(agentTimeline).toEqual([{ state: 'UNKNOWN' }, { state: 'AVAILABLE' }]);
  });

  it('whose agent has left belong to nobody again, with when they were heard', async () => {
    const fay = await company.addAgent(company.manilaTwo, { code: 'FAY', name: 'Fay Uy' });
    await mapping('{ agentKey: "fay", agentCode: "FAY", validTo: "2026-10-19T08:00:00Z" }');
    await company.tell(fay, at('07:00'), 'available');
    expect(await unmapped()).toEqual([]);
    await company.tell(fay, at('08:00'), 'break');
    await company.tell(fay, at('09:00'), 'available');
    const { unmappedAgentKeys, telephonySources } = await ask<Record<string, unknown[]>>(
      `{ unmappedAgentKeys(sourceId: "${company.sourceId}") { agentKey events lastEventAt } telephonySources { code lastEventAt } }`,
    );
    const lastEventAt = '2026-10-19T09:00:00.000Z';
    expect(unmappedAgentKeys).toEqual([{ agentKey: 'fay', events: 3, lastEventAt }]);
    expect(telephonySources).toContainEqual({ code: 'acd', lastEventAt });
    expect(telephonySources).toContainEqual({ code: 'eu', lastEventAt: null });
    await mapping('{ agentKey: "fay", agentCode: "FAY", validFrom: "2026-10-19T08:00:00Z" }');
  });

  it('are found by a part of them, a few at a time, with their agents', async () => {
    const found = async (given: string) =>
      (
        await ask<{ agentIdentities: unknown[] }>(
          `{ agentIdentities(sourceId: "${company.sourceId}", ${given}) { agentKey agent { code } } }`,
        )
      ).agentIdentities;
    expect(await found('search: "BE"')).toEqual([{ agentKey: 'ben', agent: { code: 'BEN' } }]);
    expect(await found('first: 1')).toEqual([{ agentKey: 'ana', agent: { code: 'ANA' } }]);
  });

  it('can be mapped again without harm, move to another agent, and be several for one', async () => {
    const eve = '{ agentKey: "desk-7", agentCode: "ANA", validTo: "2026-10-19T04:00:00Z" }';
    expect((await mapping(eve)).mapAgentIdentities).toBe(1);
    expect((await mapping(eve)).mapAgentIdentities).toBe(0);
    const next = '{ agentKey: "desk-7", agentCode: "BEN", validFrom: "2026-10-19T04:00:00Z" }';
    expect((await mapping(next)).mapAgentIdentities).toBe(1);
    const ended = await ask<{ endAgentIdentity: { validTo: string } }>(
      `mutation { endAgentIdentity(input: { sourceId: "${company.sourceId}", agentKey: "desk-7", validTo: "2026-10-19T10:00:00Z" }) { validTo } }`,
    );
    expect(ended.endAgentIdentity.validTo).toBe('2026-10-19T10:00:00.000Z');
    expect(
      (await mapping('{ agentKey: "desk-7", agentCode: "ANA", validFrom: "2026-10-19T10:00:00Z" }'))
        .mapAgentIdentities,
    ).toBe(1);
  });

  it.each([
    ['an agent that does not exist', '{ agentKey: "x", agentCode: "NOBODY" }', 'AGENT_IDENTITY_INVALID'],
    ['an empty login', '{ agentKey: "", agentCode: "ANA" }', 'AGENT_IDENTITY_INVALID'],
    ['a login with a blank', '{ agentKey: "x ", agentCode: "ANA" }', 'AGENT_IDENTITY_INVALID'],
    [
      'an end before its start',
      '{ agentKey: "x", agentCode: "ANA", validFrom: "2026-10-19T04:00:00Z", validTo: "2026-10-19T03:00:00Z" }',
      'AGENT_IDENTITY_INVALID',
    ],
    ['a login of somebody else', '{ agentKey: "ana", agentCode: "BEN" }', 'AGENT_IDENTITY_TAKEN'],
    [
      'one login for two',
      '{ agentKey: "x", agentCode: "ANA" }, { agentKey: "x", agentCode: "BEN" }',
      'AGENT_IDENTITY_TAKEN',
    ],
  ])('cannot be mapped with %s, and none of the list is', async (_, wrong, code) => {
    const list = `{ agentKey: "good", agentCode: "ANA" }, ${wrong}`;
    await expect(mapping(list)).rejects.toMatchObject({ code });
    const { agentIdentities } = await ask<{ agentIdentities: { agentKey: string }[] }>(
      `{ agentIdentities(sourceId: "${company.sourceId}") { agentKey } }`,
    );
    expect(agentIdentities.map(({ agentKey }) => agentKey)).not.toContain('good');
  });
});

describe('the map of states and activities', () => {
  const FIELDS = 'version cells { activity state verdict } workStates onQueueStates alarmGraceSeconds note';
  interface MapAnswer {
    readonly version: number;
    readonly cells: readonly { activity: string; state: string; verdict: string }[];
    readonly workStates: readonly string[];
    readonly onQueueStates: readonly string[];
    readonly note: string;
  }
  const current = async (version?: number) =>
    (
      await ask<{ adherenceMap: MapAnswer }>(
        `query ($version: Int) { adherenceMap(version: $version) { ${FIELDS} } }`,
        { version },
      )
    ).adherenceMap;
  const update = (input: object) =>
    ask<{ updateAdherenceMap: MapAnswer }>(
      `mutation ($input: AdherenceMapInput!) { updateAdherenceMap(input: $input) { ${FIELDS} } }`,
      { input },
    );

  it('is version 0 until somebody writes the next, and keeps every version', async () => {
    const { version, cells, workStates, onQueueStates } = await current();
    expect(version).toBe(0);
    const changed = cells.map((cell) => (cell.activity === 'MEAL' ? { ...cell, verdict: 'NEUTRAL' } : cell));
    const { updateAdherenceMap } = await update({
      cells: changed,
      workStates,
      onQueueStates,
      note: 'Meals are private',
    });
    expect(updateAdherenceMap).toMatchObject({ version: 1, note: 'Meals are private' });
    expect(
      (await current()).cells.filter(({ activity }) => activity === 'MEAL').map(({ verdict }) => verdict),
    ).toEqual(Array(4).fill('NEUTRAL'));
    expect((await current(0)).cells).toEqual(cells);
  });

  it('tells who wrote it, and is not written over what somebody else wrote meanwhile', async () => {
    const { version: basedOn, ...map } = await current();
    const whole = { ...map, cells: map.cells.map((cell) => ({ ...cell })), note: '' };
    const { updateAdherenceMap } = await update({ ...whole, note: 'First', basedOn });
    await expect(update({ ...whole, note: 'Second', basedOn })).rejects.toMatchObject({
      code: 'ADHERENCE_MAP_CHANGED',
      message: `You looked at version ${basedOn}, and by now version ${updateAdherenceMap.version} counts. Look at that one and write again.`,
    });
    const { adherenceMaps } = await ask<{ adherenceMaps: unknown[] }>(
      '{ adherenceMaps { version siteId clientId note author } }',
    );
    expect(adherenceMaps).toEqual([
      { version: updateAdherenceMap.version, siteId: null, clientId: null, note: 'First', author: 'planner' },
    ]);
  });

  it('refuses states that do not exist, and versions too', async () => {
    const wrong = {
      cells: [{ activity: 'MEAL', state: 'eating', verdict: 'ADHERENT' }],
      workStates: [],
      onQueueStates: [],
    };
    await expect(update(wrong)).rejects.toMatchObject({ code: 'ADHERENCE_MAP_INVALID' });
    await expect(current(99)).rejects.toMatchObject({ code: 'ADHERENCE_MAP_NOT_FOUND' });
  });
});
