import { SYSTEM_ACTOR } from '../../../src/access/actor.js';
import { DEFAULT_ADHERENCE_MAP, type AdherenceMap } from '../../../src/adherence/engine/adherence-map.js';
import { AdherenceMapService } from '../../../src/adherence/adherence-map.service.js';
import { AdherenceService } from '../../../src/adherence/adherence.service.js';
import { type AsOfRequest } from '../../../src/adherence/as-of.js';
import { type AsOf, type Figure } from '../../../src/adherence/engine/adherence.js';
import { IdentityService } from '../../../src/adherence/identity.service.js';
import { TelephonySourceService } from '../../../src/adherence/telephony-source.service.js';
import { type Instant } from '../../../src/time/instant.js';
import { localDate } from '../../../src/time/zoned-time.js';
import { at, startWatchedCompany, type WatchedCompany } from './watched-company.js';

let company: WatchedCompany;

beforeEach(async () => {
  company = await startWatchedCompany();
});
afterEach(() => company.app.close());

const service = <S>(token: new (...given: never[]) => S): S => company.app.app.get(token, { strict: false });
const DAY = localDate('2026-10-19');

async function standard(asOf: AsOfRequest = {}, agent = company.ana): Promise<Figure> {
  const [day] = await service(AdherenceService).history(SYSTEM_ACTOR, agent.id, DAY, DAY, { asOf });
  return day.figures[0];
}

/** The usual map, with one more state that is right in inbound work. */
const allowing = (state: string): AdherenceMap => ({
  ...DEFAULT_ADHERENCE_MAP,
  cells: {
    ...DEFAULT_ADHERENCE_MAP.cells,
    inbound: { ...DEFAULT_ADHERENCE_MAP.cells.inbound, [state]: 'adherent' },
  },
});

const HOUSE = { siteId: null, clientId: null };

/** Two hours for the bank, then two for the bank's campaign; on break in the first half. */
async function morning(): Promise<void> {
  await company.publish([{ agentId: company.ana.id, activities: [['inbound', at('01:00'), at('05:00')]] }]);
  await company.tell(company.ana, at('00:00'), 'offline');
  await company.tell(company.ana, at('01:00'), 'break');
  await company.tell(company.ana, at('03:00'), 'available');
  await company.tell(company.ana, at('05:00'), 'offline');
}

describe('maps', () => {
  it('of the client go before those of the site, and those before the house’s; each can end', async () => {
    await morning();
    const maps = service(AdherenceMapService);
    const values: unknown[] = [];
    const look = async () => {
      const { value, passport } = await standard();
      values.push([value, passport.mapVersions]);
    };
    const ofSite = { siteId: company.manila.id, clientId: null };
    const ofClient = { siteId: null, clientId: company.bank.id };
    await look();
    await maps.update(SYSTEM_ACTOR, ofSite, allowing('break'), 'Manila');
    await look();
    await maps.update(SYSTEM_ACTOR, ofClient, DEFAULT_ADHERENCE_MAP, 'The bank is strict');
    await look();
    await maps.update(SYSTEM_ACTOR, { ...HOUSE, clientId: company.travel.id }, allowing('offline'), '');
    await look();
    await maps.end(SYSTEM_ACTOR, ofClient, 'The bank is as its site');
    await look();
    await maps.end(SYSTEM_ACTOR, ofSite, '');
    await look();
    expect(values).toEqual([
      [0.5, [0]],
      [1, [1]],
      // The site's map judges the time outside the shift.
      [0.5, [1, 2]],
      [0.5, [1, 2]],
      [1, [1]],
      [0.5, [0]],
    ]);
  });

  it('leave figures readable as of the version that made them', async () => {
    await morning();
    const maps = service(AdherenceMapService);
    const before = await standard();
    await maps.update(SYSTEM_ACTOR, HOUSE, allowing('break'), '');
    expect([before.value, (await standard()).value]).toEqual([0.5, 1]);
    expect(await standard({ mapVersion: 0 })).toMatchObject({
      value: 0.5,
      passport: { mapVersions: [0], asOf: { mapVersion: 0 } },
    });
    expect((await standard(before.passport.asOf!)).passport).toEqual(before.passport);
  });

  it('are the site’s or the client’s, and known', async () => {
    const maps = service(AdherenceMapService);
    const write = (siteId: number | null, clientId: number | null) =>
      maps.update(SYSTEM_ACTOR, { siteId, clientId }, DEFAULT_ADHERENCE_MAP, '');
    await expect(write(1, 1)).rejects.toMatchObject({ code: 'ADHERENCE_MAP_INVALID' });
    await expect(write(9_999, null)).rejects.toMatchObject({ code: 'SITE_NOT_FOUND' });
    await expect(write(null, 9_999)).rejects.toMatchObject({ code: 'CLIENT_NOT_FOUND' });
    await expect(maps.end(SYSTEM_ACTOR, HOUSE, '')).rejects.toMatchObject({ code: 'ADHERENCE_MAP_INVALID' });
    await write(company.manila.id, null);
    expect((await maps.inForce(SYSTEM_ACTOR)).map(({ version, siteId }) => [version, siteId])).toEqual([
      [0, null],
      [1, company.manila.id],
    ]);
    const history = await maps.history(SYSTEM_ACTOR, { siteId: company.manila.id, clientId: null });
    expect(history.map(({ version, ended }) => [version, ended])).toEqual([[1, false]]);
    expect((await maps.history(SYSTEM_ACTOR, HOUSE)).map(({ version }) => version)).toEqual([0]);
  });
});

describe('reason maps', () => {
  it('come right at once for every day, and leave the old figures readable as of their version', async () => {
    await morning();
    const sources = service(TelephonySourceService);
    const old = await standard();
    expect([old.value, old.passport.reasonMapVersions]).toEqual([0.5, [1]]);
    await sources.update(SYSTEM_ACTOR, company.sourceId, { reasonMap: { Break: 'back-office' } });
    await service(AdherenceMapService).update(SYSTEM_ACTOR, HOUSE, allowing('back-office'), '');
    const now = await standard();
    expect([now.value, now.passport.reasonMapVersions]).toEqual([1, [2]]);
    const again = await standard({ reasonMapVersion: 1 });
    expect([again.value, again.passport.reasonMapVersions]).toEqual([0.5, [1]]);
    // A name changes nothing of how events are read.
    await sources.update(SYSTEM_ACTOR, company.sourceId, { name: 'Other' });
    expect((await standard()).passport.reasonMapVersions).toEqual([2]);
    const planner = await company.token('planner', { everywhere: true });
    const query = (id: number) =>
      `{ reasonMapHistory(sourceId: "${id}") { version reasons { reason state } freshnessSeconds } }`;
    const { data } = await company.app.graphql(query(company.sourceId), {}, planner);
    expect(data).toMatchObject({
      reasonMapHistory: [
        { version: 2, reasons: [{ reason: 'Break', state: 'BACK_OFFICE' }] },
        { version: 1, reasons: [{ reason: 'Break', state: 'BREAK' }, { reason: 'Lunch' }] },
      ],
    });
    const { errors } = await company.app.graphql(query(9_999), {}, planner);
    expect(errors?.[0].extensions.code).toBe('TELEPHONY_SOURCE_NOT_FOUND');
  });
});

describe('as of a moment', () => {
  it('late events do not count yet, days end then, and the figure is as provisional as it was', async () => {
    await company.publish([{ agentId: company.ana.id, activities: [['inbound', at('01:00'), at('05:00')]] }]);
    company.clock.set(at('02:00'));
    await company.tell(company.ana, at('00:00'), 'offline');
    const early = await standard();
    expect([early.value, early.passport.provisional]).toEqual([0, true]);
    company.clock.set(at('18:00'));
    await company.tell(company.ana, at('01:00'), 'available');
    expect((await standard()).value).toBe(1);
    // The source was made at 18:00, so its map is named.
    expect(await standard({ at: at('02:00'), reasonMapVersion: 1 })).toEqual(early);
    expect((await standard({ storedBy: at('02:00') })).passport).toMatchObject({
      ...{ provisional: true, timelineRevision: 1 },
      span: { end: at('02:00') },
    });
  });

  it('logins belong to whom they were known to belong to then', async () => {
    await morning();
    const identities = service(IdentityService);
    const map = (agentKey: string, agentCode: string, validFrom: Instant | null) =>
      identities.map(SYSTEM_ACTOR, company.sourceId, [{ agentKey, agentCode, validFrom, validTo: null }]);
    const figures = async (asOf: AsOfRequest = {}) =>
      [await standard(asOf), await standard(asOf, company.ben)].map(({ value }) => value);
    await company.publish([{ agentId: company.ben.id, activities: [['inbound', at('01:00'), at('05:00')]] }]);
    const { passport } = await standard();
    const before = await figures();
    // It was not hers from three o'clock on: what was done then was his.
    company.clock.set(at('19:00'));
    await identities.end(SYSTEM_ACTOR, company.sourceId, 'ana', at('03:00'));
    await map('ana', 'BEN', at('03:00'));
    const corrected = await figures();
    expect([before, corrected]).toEqual([
      [0.5, null],
      [0, 1],
    ]);
    company.clock.set(at('20:00'));
    const [mistake] = (await identities.identities(SYSTEM_ACTOR, company.sourceId, 'ana')).slice(-1);
    await identities.remove(SYSTEM_ACTOR, mistake.id);
    await expect(identities.remove(SYSTEM_ACTOR, mistake.id)).rejects.toMatchObject({
      code: 'AGENT_IDENTITY_NOT_FOUND',
    });
    await map('ana', 'ANA', at('03:00'));
    expect(await figures()).toEqual(before);
    expect(await figures({ mappedBy: at('19:30') })).toEqual(corrected);
    expect(await figures({ mappedBy: at('18:30') })).toEqual(before);
    expect((await standard(passport.asOf!)).passport).toEqual(passport);
  });

  it('a passport gives its figure again, whatever has been written since', async () => {
    await morning();
    const { passport, value } = await standard();
    const asOf = passport.asOf as AsOf;
    company.clock.set(at('19:00'));
    await company.tell(company.ana, at('01:00'), 'available', 'a second word');
    await service(AdherenceMapService).update(SYSTEM_ACTOR, HOUSE, allowing('break'), '');
    await service(TelephonySourceService).update(SYSTEM_ACTOR, company.sourceId, { freshnessSeconds: 60 });
    expect((await standard()).value).not.toBe(value);
    expect(await standard(asOf)).toMatchObject({ value, passport });
  });

  it('does not know versions below 0', async () => {
    const query = `{ adherenceHistory(agentId: "${company.ana.id}", fromDate: "2026-10-19", toDate: "2026-10-19", asOf: { mapVersion: -1 }) { date } }`;
    const token = await company.token('planner', { everywhere: true });
    const { errors } = await company.app.graphql(query, {}, token);
    expect(errors?.[0].extensions.code).toBe('ADHERENCE_AS_OF_INVALID');
  });
});
