import { SYSTEM_ACTOR } from '../../../src/access/actor.js';
import { AdherenceSummaryService } from '../../../src/adherence/adherence-summary.service.js';
import { type SummaryRow, type SummaryWanted } from '../../../src/adherence/adherence-summary.js';
import { localDate, timeZone } from '../../../src/time/zoned-time.js';
import { at, startWatchedCompany, type WatchedCompany } from './watched-company.js';

let company: WatchedCompany;
const DAY = localDate('2026-10-19');

/** Ana works 09:00 to 17:00 in Manila and comes an hour late; Ben works the first two hours and is there. */
beforeEach(async () => {
  company = await startWatchedCompany();
  const { ana, ben } = company;
  await company.publish([
    {
      agentId: ana.id,
      activities: [
        ['inbound', at('01:00'), at('05:00')],
        ['break', at('05:00'), at('05:30')],
        ['outbound', at('05:30'), at('09:00')],
      ],
    },
    { agentId: ben.id, activities: [['inbound', at('01:00'), at('03:00')]] },
  ]);
  await company.tell(ana, at('00:00'), 'offline');
  await company.tell(ana, at('02:00'), 'available');
  await company.tell(ana, at('05:00'), 'break');
  await company.tell(ana, at('05:30'), 'outbound');
  await company.tell(ana, at('09:00'), 'offline');
  await company.tell(ben, at('00:00'), 'offline');
  await company.tell(ben, at('01:00'), 'available');
  await company.tell(ben, at('03:00'), 'offline');
});
afterEach(() => company.app.close());

async function rows(over: Partial<SummaryWanted>): Promise<readonly SummaryRow[]> {
  const service = company.app.app.get(AdherenceSummaryService, { strict: false });
  const summary = await service.summary(SYSTEM_ACTOR, {
    ...{ level: 'team', size: 'day', from: DAY, to: DAY, zone: null, asOf: {} },
    ...{ agentIds: null, teamId: null, siteId: null, clientId: null, answerThresholdSeconds: 20 },
    ...over,
  });
  return summary.rows;
}

const standard = ({ figures }: SummaryRow) => figures[0];
const seconds = (found: readonly SummaryRow[]) =>
  found.reduce((sum, row) => sum + standard(row).denominator, 0);

describe('sums', () => {
  it('of a team are of seconds, not means of percentages', async () => {
    const [ana, ben] = await rows({ level: 'agent', siteId: company.manila.id });
    expect([ana, ben].map((row) => [row.code, standard(row).value])).toEqual([
      ['ANA', 7 / 8],
      ['BEN', 1],
    ]);
    const [team] = await rows({ siteId: company.manila.id });
    expect(team).toMatchObject({ code: 'MNL-1', agents: 2, zone: 'Asia/Manila', provisional: false });
    expect(standard(team)).toEqual({
      ...{ formula: 'adherence.standard', value: 9 / 10, numerator: 9 * 3_600, denominator: 10 * 3_600 },
    });
    expect(team.exceptions).toEqual([{ kind: 'late-start', seconds: 3_600 }]);
    const [site] = await rows({ level: 'site', siteId: company.manila.id });
    expect(standard(site)).toEqual(standard(team));
  });

  it('of intervals and weeks add up to those of the days', async () => {
    const { id } = company.manilaOne;
    const quarters = await rows({ size: 15, teamId: id });
    expect(quarters).toHaveLength(96);
    expect(seconds(quarters)).toBe(36_000);
    expect(quarters.filter((row) => standard(row).value === 0.5)).toHaveLength(4);
    const [first, second] = await rows({
      ...{ size: 'week', teamId: id, from: localDate('2026-10-18'), to: localDate('2026-10-20') },
    });
    expect([first.bucket.date, standard(first).value]).toEqual(['2026-10-18', null]);
    expect([second.bucket.date, standard(second).value]).toEqual(['2026-10-19', 0.9]);
  });

  it('of a client count its work only; pauses of a shift for one client are his', async () => {
    const found = await rows({ level: 'client', siteId: company.manila.id });
    expect(found.map((row) => [row.code, standard(row).denominator])).toEqual([
      ['', 0],
      ['BANK', 36_000],
    ]);
    const one = await rows({ level: 'client', siteId: company.manila.id, clientId: company.bank.id });
    expect(one.map(({ code }) => code)).toEqual(['BANK']);
    await expect(rows({ level: 'client' })).rejects.toMatchObject({ code: 'ADHERENCE_SPAN_INVALID' });
  });

  it('are of the days of the zone that is asked for', async () => {
    const [west] = await rows({ teamId: company.manilaOne.id, zone: timeZone('America/Los_Angeles') });
    expect([west.zone, west.bucket.start, standard(west).denominator]).toEqual([
      ...['America/Los_Angeles', at('07:00')],
      2 * 3_600,
    ]);
  });

  it('tell the occupancy, and only of calls that were seen ringing how they were answered', async () => {
    const [ana] = await rows({ level: 'agent', agentIds: [company.ana.id] });
    expect(ana.contactFigures).toEqual([
      { formula: 'service-level.from-ring', value: null, numerator: 0, denominator: 0 },
      { formula: 'asa.from-ring', value: null, numerator: 0, denominator: 0 },
      {
        ...{ formula: 'occupancy.handling', value: 7 / 13 },
        ...{ numerator: 3.5 * 3_600, denominator: 6.5 * 3_600 },
      },
    ]);
  });

  it('reach no further than the actor, and no longer than can be', async () => {
    const lead = await company.token('team-lead', { teamIds: [company.bogotaOne.id] });
    const query = `query ($input: AdherenceSummaryInput!) { adherenceSummary(input: $input) {
      rows { code figures { formula value } contactFigures { formula value } }
      versions { planVersions mapVersions asOf { mapVersion } } } }`;
    const ask = async (input: object, token = lead) => {
      const wanted = { level: 'AGENT', bucket: 'DAY', fromDate: DAY, toDate: DAY, ...input };
      const answer = await company.app.graphql<{ adherenceSummary: { rows: { code: string }[] } }>(
        query,
        { input: wanted },
        token,
      );
      return answer.errors?.[0].extensions.code ?? answer.data.adherenceSummary.rows.map(({ code }) => code);
    };
    expect(await ask({})).toEqual(['CID']);
    expect(await ask({ toDate: '2026-10-18' })).toBe('ADHERENCE_SPAN_INVALID');
    expect(await ask({ bucket: 'HOUR', toDate: '2026-10-30' })).toBe('ADHERENCE_SPAN_INVALID');
    expect(await ask({}, await company.token('client-viewer', { clientIds: [company.bank.id] }))).toBe(
      'FORBIDDEN',
    );
  });
});
