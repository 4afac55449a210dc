import { SYSTEM_ACTOR } from '../../../src/access/actor.js';
import { AdherenceService } from '../../../src/adherence/adherence.service.js';
import { NO_DEVIATIONS } from '../../../src/adherence/telephony/simulator/deviations.js';
import { SimulatorService } from '../../../src/adherence/telephony/simulator/simulator.service.js';
import { localDate } from '../../../src/time/zoned-time.js';
import { at, startWatchedCompany, type WatchedCompany } from './watched-company.js';

let company: WatchedCompany;
let simulator: SimulatorService;
const DAY = { start: at('00:00'), end: at('18:00') };

beforeEach(async () => {
  company = await startWatchedCompany();
  simulator = company.app.app.get(SimulatorService, { strict: false });
  await company.publish(
    [company.ana, company.ben, company.cid].map(({ id }) => ({
      agentId: id,
      activities: [
        ['inbound', at('01:00'), at('05:00')],
        ['meal', at('05:00'), at('05:30')],
        ['outbound', at('05:30'), at('09:00')],
      ],
    })),
  );
});

afterEach(() => company.app.close());

const figuresOf = async (agentId: number) => {
  const adherence = company.app.app.get(AdherenceService, { strict: false });
  const day = localDate('2026-10-19');
  const [{ figures }] = await adherence.history(SYSTEM_ACTOR, agentId, day, day);
  return figures.map(({ value }) => value);
};

describe('the simulator on a published plan', () => {
  it('plays agents of the chosen sites through the common door, once', async () => {
    const request = { siteIds: [company.manila.id], span: DAY, seed: 5 };
    const first = await simulator.play(SYSTEM_ACTOR, request);
    expect(first).toMatchObject({ agents: 2, accepted: first.events, duplicates: 0 });
    expect(first.events).toBeGreaterThan(100);
    expect(await simulator.play(SYSTEM_ACTOR, request)).toMatchObject({
      accepted: 0,
      duplicates: first.events,
    });
  });

  it('gives full figures when agents keep to the plan', async () => {
    const quiet = { deviations: NO_DEVIATIONS, contactsPerHour: 0 };
    await simulator.play(SYSTEM_ACTOR, { agentIds: [company.cid.id], span: DAY, seed: 5, ...quiet });
    expect(await figuresOf(company.cid.id)).toEqual([1, 1, 1, 1, 1]);
    expect(await figuresOf(company.ana.id)).toEqual([null, null, null, 0, 0]);
  });

  it('shows who never logged in', async () => {
    const absent = { deviations: { ...NO_DEVIATIONS, missedLogin: 1 } };
    await simulator.play(SYSTEM_ACTOR, { agentIds: [company.cid.id], span: DAY, seed: 5, ...absent });
    expect(await figuresOf(company.cid.id)).toEqual([0, 0, 0, 0, 0]);
  });

  it('plays nothing that has not happened yet, and goes on from there', async () => {
    const request = { siteIds: [company.manila.id], span: DAY, seed: 5 };
    company.clock.set(at('03:00'));
    const morning = await simulator.play(SYSTEM_ACTOR, request);
    company.clock.set(at('18:00'));
    const rest = await simulator.play(SYSTEM_ACTOR, request);
    expect(rest.duplicates).toBe(morning.events);
    expect(rest.accepted).toBe(rest.events - morning.events);
  });

  it('needs somebody to play', async () => {
    const nobody = simulator.play(SYSTEM_ACTOR, { agentIds: [], span: DAY, seed: 5 });
    await expect(nobody).rejects.toMatchObject({ code: 'SIMULATION_EMPTY' });
  });
});
