import { type Answer } from './signed-sender.js';
import { at, startWatchedCompany, type WatchedCompany } from './watched-company.js';

let company: WatchedCompany;
let planner: string;

beforeEach(async () => {
  company = await startWatchedCompany();
  planner = await company.token('planner', { everywhere: true });
});

afterEach(() => company.app.close());

interface Day {
  readonly agentCode: string;
  readonly date: string;
  readonly zone: string;
  readonly figures: readonly {
    readonly formula: string;
    readonly value: number | null;
    readonly passport: Record<string, unknown>;
  }[];
  readonly exceptions: readonly { readonly kind: string; readonly start: string; readonly seconds: number }[];
}

const DAY = `agentCode date zone
  figures { formula value passport { formula zone start end planVersions mapVersion lastEventId timelineRevision provisional } }
  exceptions { kind start seconds planned actual }`;

async function history(
  fromDate: string,
  toDate = fromDate,
  agent = company.ana,
  token = planner,
): Promise<Day[]> {
  const query = `query ($agentId: ID!, $fromDate: LocalDate!, $toDate: LocalDate!) {
    adherenceHistory(agentId: $agentId, fromDate: $fromDate, toDate: $toDate) { ${DAY} } }`;
  const variables = { agentId: String(agent.id), fromDate, toDate };
  const answer = await company.app.graphql<{ adherenceHistory: Day[] }>(query, variables, token);
  if (answer.errors !== undefined)
    throw Object.assign(new Error(answer.errors[0].message), answer.errors[0].extensions);
  return answer.data.adherenceHistory;
}

const figure = ({ figures }: Day, formula: string) => figures.find((each) => each.formula === formula);
const standard = (day: Day) => figure(day, 'adherence.standard')?.value;

async function anaHalfAnHourLate(): Promise<Answer[]> {
  return [
    await company.tell(company.ana, at('00:00'), 'offline'),
    await company.tell(company.ana, at('01:30'), 'available'),
    await company.tell(company.ana, at('09:30'), 'offline'),
  ];
}

describe('history', () => {
  it('gives the figures of the field for a shift worked half an hour late, each with its passport', async () => {
    const { scheduleId } = await company.publish([
      { agentId: company.ana.id, activities: [['inbound', at('01:00'), at('09:00')]] },
    ]);
    expect((await anaHalfAnHourLate()).map(({ status }) => status)).toEqual([202, 202, 202]);
    const [day] = await history('2026-10-19');
    expect([day.agentCode, day.date, day.zone]).toEqual(['ANA', '2026-10-19', 'Asia/Manila']);
    expect(day.figures.map(({ formula, value }) => [formula, value && Number(value.toFixed(4))])).toEqual([
      ['adherence.standard', 0.9375],
      ['adherence.with-unscheduled', 0.8824],
      ['adherence.productive', 0.9375],
      ['conformance.on-queue', 1],
      ['conformance.paid', 1],
    ]);
    expect(day.exceptions.map(({ kind, seconds }) => [kind, seconds])).toEqual(
      [
        ['late-start', 1_800],
        ['unscheduled', 1_800],
      ].map(([kind, seconds]) => [String(kind).toUpperCase().replaceAll('-', '_'), seconds]),
    );
    expect(figure(day, 'adherence.standard')?.passport).toEqual({
      formula: 'adherence.standard',
      zone: 'Asia/Manila',
      start: '2026-10-18T16:00:00.000Z',
      end: '2026-10-19T16:00:00.000Z',
      planVersions: [`${scheduleId}:1`],
      mapVersion: 0,
      lastEventId: '3',
      timelineRevision: 3,
      provisional: false,
    });
  });

  it('is made anew when an event comes late, in whatever order, and says so in the passport', async () => {
    await company.publish([{ agentId: company.ana.id, activities: [['inbound', at('01:00'), at('09:00')]] }]);
    await anaHalfAnHourLate();
    await company.tell(company.ana, at('01:00'), 'available');
    const [day] = await history('2026-10-19');
    expect(standard(day)).toBe(1);
    expect(figure(day, 'adherence.standard')?.passport).toMatchObject({
      timelineRevision: 4,
      lastEventId: '4',
    });
  });

  it('is made anew when another roster is published', async () => {
    const work = (from: string, to: string) => [
      { agentId: company.ana.id, activities: [['inbound', at(from), at(to)] as const] },
    ];
    const first = await company.publish(work('01:00', '09:00'));
    await anaHalfAnHourLate();
    await first.supersede();
    const second = await company.publish(work('01:30', '09:30'));
    const [day] = await history('2026-10-19');
    expect(standard(day)).toBe(1);
    expect(figure(day, 'adherence.standard')?.passport).toMatchObject({
      planVersions: [`${second.scheduleId}:1`],
    });
  });

  it('has no figure for a day without a plan, and one for every day asked for', async () => {
    const days = await history('2026-10-17', '2026-10-19');
    expect(days.map(({ date }) => date)).toEqual(['2026-10-17', '2026-10-18', '2026-10-19']);
    expect(days.flatMap(({ figures }) => figures.map(({ value }) => value))).toEqual(Array(15).fill(null));
  });

  it('cuts a night shift at midnight of the zone, and knows its late start on the first day only', async () => {
    // 22:00 to 06:00 in Manila; he comes at 23:00.
    await company.publish([{ agentId: company.ana.id, activities: [['inbound', at('14:00'), at('22:00')]] }]);
    company.clock.set(at('23:59'));
    await company.tell(company.ana, at('13:00'), 'offline');
    await company.tell(company.ana, at('15:00'), 'available');
    await company.tell(company.ana, at('22:00'), 'offline');
    const [first, second] = await history('2026-10-19', '2026-10-20');
    expect([standard(first), standard(second)]).toEqual([0.5, 1]);
    expect([first.exceptions.map((e) => e.kind), second.exceptions]).toEqual([['LATE_START'], []]);
  });

  it('counts today up to now, and calls it provisional while late events may come', async () => {
    await company.publish([{ agentId: company.ana.id, activities: [['inbound', at('01:00'), at('09:00')]] }]);
    await anaHalfAnHourLate();
    company.clock.set(at('02:00'));
    const [day] = await history('2026-10-19');
    expect(standard(day)).toBe(0.5);
    expect(figure(day, 'adherence.standard')?.passport).toMatchObject({
      end: '2026-10-19T02:00:00.000Z',
      provisional: true,
      timelineRevision: 2,
    });
  });

  it('has a day of 25 hours in London when clocks go back on 25 October 2026', async () => {
    const lou = await company.addAgent(company.manilaOne, { code: 'LOU', ownZone: 'Europe/London' as never });
    company.clock.set(at('12:00', '2026-10-27'));
    const [day] = await history('2026-10-25', '2026-10-25', lou);
    expect(day.figures[0].passport).toMatchObject({
      zone: 'Europe/London',
      start: '2026-10-24T23:00:00.000Z',
      end: '2026-10-26T00:00:00.000Z',
    });
  });

  it('refuses spans that cannot be', async () => {
    await expect(history('2026-10-19', '2026-10-18')).rejects.toMatchObject({
      code: 'ADHERENCE_SPAN_INVALID',
    });
    await expect(history('2026-01-01', '2026-10-18')).rejects.toMatchObject({
      code: 'ADHERENCE_SPAN_INVALID',
    });
  });
});

describe('who sees figures', () => {
  const codeOf = (asked: Promise<unknown>) =>
    asked.then(
      () => 'answered',
      (error: { code: string }) => error.code,
    );

  it('is decided by reach, and what lies outside it does not exist', async () => {
    const { ana, cid, manilaOne, bogota } = company;
    const lead = await company.token('team-lead', { teamIds: [manilaOne.id] });
    const siteUser = await company.token('site-user', { siteIds: [bogota.id] });
    const self = await company.token('agent', { agentIds: [ana.id] });
    const client = await company.token('client-viewer', { clientIds: [company.bank.id] });
    const asked = (token: string, agent = ana) => codeOf(history('2026-10-19', '2026-10-19', agent, token));
    expect([await asked(lead), await asked(lead, cid)]).toEqual(['answered', 'AGENT_NOT_FOUND']);
    expect([await asked(siteUser), await asked(siteUser, cid)]).toEqual(['AGENT_NOT_FOUND', 'answered']);
    expect([await asked(self), await asked(self, company.ben)]).toEqual(['answered', 'AGENT_NOT_FOUND']);
    expect(await asked(client)).toBe('FORBIDDEN');
    expect(await asked(planner, { ...ana, id: 9_999 })).toBe('AGENT_NOT_FOUND');
  });

  it('shows an agent only himself on his team, and a lead everybody', async () => {
    const teamDay = async (token: string, teamId: number) => {
      const query = `query ($teamId: ID!) { teamAdherence(teamId: $teamId, date: "2026-10-19") { agentCode } }`;
      const answer = await company.app.graphql<{ teamAdherence: { agentCode: string }[] }>(
        query,
        { teamId: String(teamId) },
        token,
      );
      return (
        answer.errors?.[0].extensions.code ?? answer.data.teamAdherence.map(({ agentCode }) => agentCode)
      );
    };
    const { ana, manilaOne, bogotaOne } = company;
    const lead = await company.token('team-lead', { teamIds: [manilaOne.id] });
    const self = await company.token('agent', { agentIds: [ana.id] });
    expect(await teamDay(lead, manilaOne.id)).toEqual(['ANA', 'BEN']);
    expect(await teamDay(self, manilaOne.id)).toEqual(['ANA']);
    expect(await teamDay(lead, bogotaOne.id)).toBe('TEAM_NOT_FOUND');
  });
});

describe('the timeline', () => {
  it('tiles the span up to now', async () => {
    await anaHalfAnHourLate();
    const query = `query ($agentId: ID!) {
      agentTimeline(agentId: $agentId, from: "2026-10-19T01:00:00Z", to: "2026-10-20T01:00:00Z") { start end state clamped } }`;
    const { data } = await company.app.graphql<{ agentTimeline: unknown[] }>(
      query,
      { agentId: String(company.ana.id) },
      planner,
    );
    const iso = (time: string) => `2026-10-19T${time}:00.000Z`;
    expect(data.agentTimeline).toEqual([
      { start: iso('01:00'), end: iso('01:30'), state: 'OFFLINE', clamped: false },
      { start: iso('01:30'), end: iso('09:30'), state: 'AVAILABLE', clamped: false },
      { start: iso('09:30'), end: iso('18:00'), state: 'OFFLINE', clamped: false },
    ]);
  });
});
