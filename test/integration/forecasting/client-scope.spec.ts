import { type Actor, NOWHERE, type Role, type Scope } from '../../../src/access/actor.js';
import { parseInstant } from '../../../src/time/instant.js';
import { me, orderOf, PlanningDesk, weekdayCsv } from './planning-desk.js';

let desk: PlanningDesk;

beforeAll(async () => {
  desk = await PlanningDesk.open();
});
afterAll(() => desk.close());

const actor = (role: Role, scope: Partial<Scope>): Actor => ({
  accountId: 7,
  name: role,
  grants: [{ role, scope: { ...NOWHERE, ...scope } }],
});
const span = { start: parseInstant('2026-06-01T00:00Z'), end: parseInstant('2026-07-20T00:00Z') };

beforeAll(async () => {
  await desk.import(
    desk.company.bankQueue.id,
    weekdayCsv('2026-05-04', 56, (day) => 100 * day),
  );
});

describe('who may see and change forecasts', () => {
  it('is decided by the client: another client, a site and an agent reach nothing', async () => {
    const version = await desk.forecast(desk.company.bankQueue.id);
    const { id } = await desk.staffing.calculate(me, { forecastVersionId: version.id });
    const bank = actor('client-viewer', { clientIds: [desk.company.bank.id] });
    const travel = actor('client-viewer', { clientIds: [desk.company.travel.id] });
    const siteOnly = actor('planner', { siteIds: [desk.company.manila.id] });
    expect((await desk.forecasting.version(bank, version.id)).id).toBe(version.id);
    expect(await desk.staffing.rows(bank, id)).not.toHaveLength(0);
    for (const outsider of [travel, siteOnly]) {
      await expect(desk.forecasting.version(outsider, version.id)).rejects.toMatchObject({
        code: 'FORECAST_NOT_FOUND',
      });
      await expect(desk.forecasting.rows(outsider, version.id)).rejects.toMatchObject({
        code: 'FORECAST_NOT_FOUND',
      });
      await expect(desk.staffing.requirement(outsider, id)).rejects.toMatchObject({
        code: 'REQUIREMENT_NOT_FOUND',
      });
      await expect(desk.staffing.published(outsider, desk.company.bankQueue.id, span)).rejects.toMatchObject({
        code: 'QUEUE_NOT_FOUND',
      });
      await expect(desk.history.intervals(outsider, desk.company.bankQueue.id, span)).rejects.toMatchObject({
        code: 'QUEUE_NOT_FOUND',
      });
    }
    const agent = actor('agent', { agentIds: [1] });
    const forbidden: (() => Promise<unknown>)[] = [
      () => desk.forecasting.version(agent, version.id),
      () => desk.staffing.publish(bank, id),
      () => desk.history.import(bank, orderOf(desk.company.bankQueue.id, '')),
    ];
    for (const attempt of forbidden) {
      await expect(Promise.resolve().then(attempt)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
  });

  it('answers for an id out of reach as for one that is not there', async () => {
    const { import: made } = await desk.import(
      desk.company.bankQueue.id,
      weekdayCsv('2026-07-01', 1, () => 1),
    );
    const planner = actor('planner', { clientIds: [desk.company.travel.id] });
    const message = (id: number) =>
      desk.history.undo(planner, id).catch((error: Error) => error.message.replace(`${id}`, '#'));
    expect(await message(made?.id ?? 0)).toBe(await message(999_999));
  });
});
