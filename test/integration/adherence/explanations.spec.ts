import { ScheduleEntity } from '../../../src/scheduling/persistence/schedule.entity.js';
import { at, startWatchedCompany, type WatchedCompany } from './watched-company.js';

let company: WatchedCompany;
let lead: string;
let ana: string;

const SHIFT = ['01:00', '09:00'] as const;

/** Ana and Ben of Manila's first team are planned 01:00 to 09:00 and come at 01:40. */
beforeEach(async () => {
  company = await startWatchedCompany();
  const agents = [company.ana, company.ben];
  await company.publish(
    agents.map(({ id }) => ({ agentId: id, activities: [['inbound', at(SHIFT[0]), at(SHIFT[1])]] })),
  );
  for (const agent of agents) {
    await company.tell(agent, at('00:00'), 'offline');
    await company.tell(agent, at('01:40'), 'available');
    await company.tell(agent, at('09:00'), 'offline');
  }
  lead = await company.token('team-lead', { teamIds: [company.manilaOne.id] });
  ana = await company.token('agent', { agentIds: [company.ana.id] });
});

afterEach(() => company.app.close());

interface Explanation {
  readonly id: string;
  readonly status: string;
  readonly reason: string;
  readonly history: readonly {
    readonly action: string;
    readonly words: string;
    readonly authorName: string;
    readonly at: string;
  }[];
}

const EXPLANATION = 'id status reason start end planVersions history { action reason words authorName at }';
const iso = (time: string) => `2026-10-19T${time}:00.000Z`;

async function ask<T>(token: string, query: string, variables: Record<string, unknown> = {}): Promise<T> {
  const answer = await company.app.graphql<Record<string, T>>(query, variables, token);
  if (answer.errors !== undefined) throw Object.assign(new Error(), answer.errors[0].extensions);
  return Object.values(answer.data)[0];
}

function explain(token: string, over: object = {}): Promise<Explanation> {
  const input = { agentId: String(company.ana.id), start: iso('01:00'), end: iso('01:40'), ...over };
  return ask(
    token,
    `mutation ($input: ExplainDeviationInput!) { explainDeviation(input: $input) { ${EXPLANATION} } }`,
    { input: { reason: 'SYSTEM_DOWN', words: 'Nobody could log in', ...input } },
  );
}

function decide(token: string, ids: readonly string[], decision: string, note = ''): Promise<Explanation[]> {
  return ask(
    token,
    `mutation ($ids: [ID!]!, $decision: ExplanationDecision!, $note: String!) {
      decideExplanations(ids: $ids, decision: $decision, note: $note) { ${EXPLANATION} } }`,
    { ids, decision, note },
  );
}

interface Figures {
  readonly figures: readonly { readonly formula: string; readonly value: number }[];
  readonly figuresWithApprovals: readonly {
    readonly formula: string;
    readonly value: number;
    readonly passport: {
      readonly approvals: readonly string[];
      readonly asOf: { readonly decidedBy: string };
    };
  }[];
  readonly exceptions: readonly {
    readonly kind: string;
    readonly explanation: Explanation | null;
    readonly events: readonly { readonly sourceEventId: string }[];
  }[];
}

async function day(token: string, agent = company.ana, asOf: object | null = null): Promise<Figures> {
  const [found] = await ask<Figures[]>(
    token,
    `query ($id: ID!, $asOf: AsOfInput) { adherenceHistory(agentId: $id, fromDate: "2026-10-19", toDate: "2026-10-19", asOf: $asOf) {
      figures { formula value } figuresWithApprovals { formula value passport { approvals asOf { decidedBy } } }
      exceptions { kind explanation { ${EXPLANATION} } events { sourceEventId } } } }`,
    { id: String(agent.id), asOf },
  );
  return found;
}

/** The standard figure as it happened, and with approvals. */
async function both(agent = company.ana, asOf: object | null = null): Promise<(number | string)[]> {
  const { figures, figuresWithApprovals } = await day(lead, agent, asOf);
  return [figures[0].value.toFixed(4), figuresWithApprovals[0].value.toFixed(4)];
}

const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'done',
    (error: { code: string }) => error.code,
  );

const RAW = (440 / 480).toFixed(4);

describe('an explanation', () => {
  it('counts once a lead approves it, beside what happened, and never again when that is taken back', async () => {
    const { id, status } = await explain(ana);
    expect([status, await both()]).toEqual(['PENDING', [RAW, RAW]]);
    company.clock.set(at('18:05'));
    const [approved] = await decide(lead, [id], 'APPROVE');
    expect([approved.status, await both()]).toEqual(['APPROVED', [RAW, '1.0000']]);
    const seen = await day(lead);
    expect(seen.figuresWithApprovals[0].formula).toBe('adherence.standard.with-approvals');
    expect(seen.figuresWithApprovals[0].passport.approvals).toEqual([id]);
    expect(seen.exceptions[0].explanation?.id).toBe(id);
    company.clock.set(at('18:10'));
    await decide(lead, [id], 'REOPEN');
    expect(await both()).toEqual([RAW, RAW]);
    // As it was decided then, it stays readable.
    expect(await both(company.ana, { decidedBy: iso('18:05') })).toEqual([RAW, '1.0000']);
    expect(await both(company.ana, { at: iso('18:00') })).toEqual([RAW, RAW]);
  });

  it('keeps everything that was ever written to it, with who and when', async () => {
    const { id } = await explain(ana);
    await decide(lead, [id], 'DECLINE', 'The system was up');
    const again = `mutation ($id: ID!) { explainAgain(id: $id, reason: UNWELL, words: "I was ill") { ${EXPLANATION} } }`;
    await ask(ana, again, { id });
    await ask(ana, `mutation ($id: ID!) { withdrawExplanation(id: $id) { id } }`, { id });
    const kept = await ask<Explanation>(
      lead,
      `query ($id: ID!) { adherenceExplanation(id: $id) { ${EXPLANATION} } }`,
      { id },
    );
    expect(kept).toMatchObject({ status: 'WITHDRAWN', reason: 'UNWELL' });
    expect(kept.history.map(({ action, authorName }) => [action, authorName])).toEqual([
      ['EXPLAINED', 'agent'],
      ['DECLINED', 'team-lead'],
      ['EXPLAINED', 'agent'],
      ['WITHDRAWN', 'agent'],
    ]);
    expect(kept.history[1]).toMatchObject({ words: 'The system was up', at: iso('18:00') });
  });

  it('names the events that the deviation was seen by', async () => {
    const { exceptions } = await day(ana);
    expect(exceptions.map(({ kind, events }) => [kind, events.length])).toEqual([['LATE_START', 1]]);
    expect(exceptions[0].events[0].sourceEventId).toBe(`ANA ${iso('00:00')}`);
  });

  it('must be about a deviation, once, in words, and stand where the next step makes sense', async () => {
    expect(await codeOf(explain(ana, { start: iso('02:00'), end: iso('03:00') }))).toBe(
      'EXPLANATION_WITHOUT_DEVIATION',
    );
    expect(await codeOf(explain(ana, { end: iso('01:00') }))).toBe('EXPLANATION_INVALID');
    expect(await codeOf(explain(ana, { words: ' ' }))).toBe('EXPLANATION_INVALID');
    const { id } = await explain(ana, { end: iso('01:20') });
    expect(await codeOf(explain(ana))).toBe('EXPLANATION_EXISTS');
    expect(await codeOf(explain(ana, { start: iso('01:20') }))).toBe('done');
    expect(await codeOf(decide(lead, [id], 'DECLINE'))).toBe('EXPLANATION_INVALID');
    expect(await codeOf(decide(lead, [id], 'REOPEN'))).toBe('EXPLANATION_STANDS');
    expect(await codeOf(decide(lead, [id, '9999'], 'APPROVE'))).toBe('EXPLANATION_NOT_FOUND');
    expect(await both()).toEqual([RAW, RAW]);
  });

  it('no longer counts when its span is planned otherwise, and does again as of the old plan', async () => {
    const { id } = await explain(ana);
    await decide(lead, [id], 'APPROVE');
    company.clock.set(at('19:00'));
    const { manager } = company.app.dataSource;
    const [old] = await manager.find(ScheduleEntity);
    const changed = await company.publish([
      {
        agentId: company.ana.id,
        activities: [
          ['off-phone', at('01:00'), at('02:00')],
          ['inbound', at('02:00'), at('09:00')],
        ],
      },
    ]);
    await manager.update(ScheduleEntity, { id: old.id }, { status: 'SUPERSEDED' });
    const next = { periodId: old.periodId, version: 2, publishedAt: at('19:00') };
    await manager.update(ScheduleEntity, { id: changed.scheduleId }, next);
    expect(await both()).toEqual([(420 / 480).toFixed(4), (420 / 480).toFixed(4)]);
    expect((await day(lead)).figuresWithApprovals[0].passport.approvals).toEqual([]);
    expect(await both(company.ana, { publishedBy: iso('18:30') })).toEqual([RAW, '1.0000']);
  });
});

describe('who explains and decides', () => {
  it('is the agent about himself and the lead about his team', async () => {
    const ben = await company.token('agent', { agentIds: [company.ben.id] });
    const other = await company.token('team-lead', { teamIds: [company.bogotaOne.id] });
    const site = await company.token('site-user', { siteIds: [company.manila.id] });
    expect(await codeOf(explain(ben))).toBe('AGENT_NOT_FOUND');
    expect(await codeOf(explain(site))).toBe('FORBIDDEN');
    const { id } = await explain(ana);
    expect(await codeOf(decide(ana, [id], 'APPROVE'))).toBe('FORBIDDEN');
    expect(await codeOf(decide(other, [id], 'APPROVE'))).toBe('EXPLANATION_NOT_FOUND');
    expect(
      await codeOf(ask(ben, `mutation ($id: ID!) { withdrawExplanation(id: $id) { id } }`, { id })),
    ).toBe('EXPLANATION_NOT_FOUND');
    expect(await codeOf(decide(lead, [id], 'APPROVE'))).toBe('done');
  });
});

describe('one word for everybody', () => {
  const excuse = (token: string, over: object = {}) =>
    ask<Explanation>(
      token,
      `mutation ($input: ExcuseEverybodyInput!) { excuseEverybody(input: $input) { ${EXPLANATION} } }`,
      {
        input: {
          ...{ teamId: String(company.manilaOne.id), start: iso('01:00'), end: iso('01:40') },
          ...{ reason: 'SYSTEM_DOWN', words: 'Nobody could log in', ...over },
        },
      },
    );

  it('counts for everybody of the team, and ends when it is reopened', async () => {
    const { id, status } = await excuse(lead);
    expect([status, await both(), await both(company.ben)]).toEqual([
      'APPROVED',
      [RAW, '1.0000'],
      [RAW, '1.0000'],
    ]);
    await decide(lead, [id], 'REOPEN');
    expect(await both(company.ben)).toEqual([RAW, RAW]);
  });

  it('is for leads of the whole team or site, of one, and for a day at most', async () => {
    expect(await codeOf(excuse(ana))).toBe('FORBIDDEN');
    const siteId = String(company.manila.id);
    expect(await codeOf(excuse(lead, { teamId: null, siteId }))).toBe('SITE_NOT_FOUND');
    expect(await codeOf(excuse(lead, { siteId }))).toBe('EXPLANATION_INVALID');
    expect(await codeOf(excuse(lead, { end: '2026-10-21T00:00:00.000Z' }))).toBe('EXPLANATION_INVALID');
    const siteLead = await company.token('team-lead', { siteIds: [company.manila.id] });
    expect(await codeOf(excuse(siteLead, { teamId: null, siteId }))).toBe('done');
    expect(await both(company.ben)).toEqual([RAW, '1.0000']);
  });
});
