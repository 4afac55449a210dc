import { addMinutes, instant } from '../../time/instant.js';
import { requiredAgents } from './staffing.js';
import { type PlannedInterval, scenarioTotals, underScenario } from './what-if.js';
import { type QueueChange, type WhatIfScenario } from './what-if-scenario.js';

const interval = (more: Partial<PlannedInterval> = {}): PlannedInterval => ({
  start: instant(0),
  intervalMinutes: 30,
  offered: 100,
  averageHandleTimeSeconds: 180,
  patienceSeconds: null,
  model: 'C',
  targets: { serviceLevel: { share: 0.8, answerThresholdSeconds: 20 } },
  shrinkage: [
    { name: 'leave', place: 'out-of-office', share: 0.1, scheduledByRoster: false },
    { name: 'breaks', place: 'in-office', share: 0.1, scheduledByRoster: true },
  ],
  plannedAgents: null,
  ...more,
});
const scenario = (
  ...changes: (QueueChange['changes'] & { queue?: string; model?: 'A' | 'C' })[]
): WhatIfScenario => ({
  name: 'x',
  changes: changes.map(({ queue = null, model, ...change }) => ({
    queue,
    ...(model === undefined ? {} : { model }),
    changes: change,
  })),
});
const ask = (asked: WhatIfScenario, more: Partial<PlannedInterval> = {}) =>
  underScenario([interval(more)], 'bank', asked)[0];

describe('a plan under other assumptions', () => {
  it('is the plan itself when nothing changes', () => {
    expect(ask(scenario())).toMatchObject({ requiredAgents: 14, scheduledAgents: 18, rosterTarget: 16 });
  });

  it('follows its load from interval to interval as the plan does', () => {
    const intervals = [0, 1].map((half) =>
      interval({ start: instant(half * 1_800_000), averageHandleTimeSeconds: 1_800 }),
    );
    const following = { loadModel: 'modified-offered-load', openBefore: false } as const;
    const [first, second] = underScenario(intervals, 'bank', scenario(), following);
    const [alone] = underScenario(intervals, 'bank', scenario());
    expect(first.requiredAgents).toBeLessThan(second.requiredAgents);
    expect(second.requiredAgents).toBeLessThan(alone.requiredAgents);
    const [longer] = underScenario(
      intervals,
      'bank',
      scenario({ averageHandleTimeSeconds: { percent: 100 } }),
      following,
    );
    expect(longer.requiredAgents).toBeLessThan(2 * first.requiredAgents);
  });

  it('is staffed anew with other contacts and handle times', () => {
    const work = { contacts: 120, intervalSeconds: 1_800, averageHandleTimeSeconds: 200 };
    const { requiredAgents: agents } = requiredAgents('C', work, interval().targets);
    const asked = scenario({ volume: { percent: 20 }, averageHandleTimeSeconds: { by: 20 } });
    expect(ask(asked)).toMatchObject({ offered: 120, averageHandleTimeSeconds: 200, requiredAgents: agents });
  });

  it('puts changes on one another in their order, and only on the queues they name', () => {
    const asked = scenario(
      { volume: { percent: 100 } },
      { queue: 'bank', volume: { by: 10 } },
      { queue: 'shop', volume: { to: 1 } },
    );
    expect(ask(asked).offered).toBe(210);
    expect(underScenario([interval()], 'shop', asked)[0].offered).toBe(1);
  });

  it('changes shrinkage as a whole, each component in proportion', () => {
    expect(ask(scenario({ shrinkage: { to: 0.4 } }))).toMatchObject({
      requiredAgents: 14,
      scheduledAgents: Math.ceil(14 / 0.6),
      rosterTarget: Math.ceil(14 / 0.8),
    });
    const bare = ask(scenario({ shrinkage: { to: 0.3 } }), { shrinkage: [] });
    expect(bare).toMatchObject({ scheduledAgents: 20, rosterTarget: 20 });
  });

  it('changes targets, each by itself', () => {
    expect(ask(scenario({ serviceLevel: { by: 0.15 } })).requiredAgents).toBeGreaterThan(14);
    expect(ask(scenario({ answerThresholdSeconds: { to: 60 } })).requiredAgents).toBeLessThan(14);
    expect(ask(scenario({ maxOccupancy: { to: 0.5 } })).requiredAgents).toBe(20);
    expect(ask(scenario({ minAgents: { to: 30 } })).requiredAgents).toBe(30);
    const fifth = ask(scenario({ minAgents: { percent: 10 } }), { targets: { minAgents: 13 } });
    expect(fifth.requiredAgents).toBe(15);
  });

  it('asks another model, which needs patience', () => {
    expect(() => ask(scenario({ model: 'A' }))).toThrow('patienceSeconds');
    const patient = ask(scenario({ model: 'A', patienceSeconds: { to: 60 } }));
    expect(patient.requiredAgents).toBeLessThan(14);
  });

  it('tells what callers would meet with the agents now planned', () => {
    const planned = { plannedAgents: 16 / 0.9 };
    const base = ask(scenario(), planned);
    const busy = ask(scenario({ volume: { percent: 20 } }), planned);
    expect(base.plannedServiceLevel).toBeGreaterThan(0.8);
    expect(busy.plannedServiceLevel).toBeLessThan(base.plannedServiceLevel ?? 0);
    expect(busy.understaffedAgents).toBeCloseTo(busy.rosterTarget - 16 / 0.9, 12);
    expect(busy.overstaffedAgents).toBe(0);
    expect(ask(scenario()).plannedServiceLevel).toBeNull();
    const gone = ask(scenario({ volume: { percent: 1_000 } }), planned);
    expect(gone.plannedServiceLevel).toBe(0);
  });

  it.each([
    [scenario({ shrinkage: { to: 1 } }), 'shrinkage (1)'],
    [scenario({ shrinkage: { by: -0.5 } }), 'shrinkage (-0.3)'],
    [scenario({ volume: { percent: -101 } }), 'contacts'],
    [scenario({ maxOccupancy: { percent: 5 } }), 'maxOccupancy is not set'],
    [scenario({ serviceLevel: { to: 95 } }), 'serviceLevel (95)'],
  ])('refuses %j', (asked, message) => {
    expect(() => ask(asked)).toThrow(message);
  });

  it('needs both halves of a service level where there is none', () => {
    const targets = { minAgents: 1 };
    expect(() => ask(scenario({ serviceLevel: { to: 0.8 } }), { targets })).toThrow('threshold');
    const both = scenario({ serviceLevel: { to: 0.8 }, answerThresholdSeconds: { to: 20 } });
    expect(ask(both, { targets }).requiredAgents).toBe(14);
  });
});

describe('the totals of a scenario', () => {
  const later = (minutes: number, more: Partial<PlannedInterval> = {}) =>
    interval({ start: addMinutes(instant(0), minutes), ...more });
  const queue = (...intervals: PlannedInterval[]) => ({
    intervalMinutes: intervals[0].intervalMinutes,
    intervals: underScenario(intervals, 'bank', scenario()),
  });

  it('are hours, contacts and cost', () => {
    const totals = scenarioTotals([queue(interval(), later(30, { offered: 0 }))], 10);
    expect(totals).toMatchObject({
      contacts: 100,
      requiredHours: 7,
      scheduledHours: 9,
      rosterHours: 8,
      cost: 90,
    });
    expect(scenarioTotals([], 10).cost).toBe(0);
    expect(scenarioTotals([queue(interval())], null).cost).toBeNull();
  });

  it('have the peak of all queues at one time, whatever their widths', () => {
    const halves = queue(interval(), later(30, { offered: 0, targets: { minAgents: 2 } }));
    const quarters = queue(
      interval({ intervalMinutes: 15, targets: { minAgents: 1 }, offered: 0 }),
      later(15, { intervalMinutes: 15, targets: { minAgents: 5 }, offered: 0 }),
      later(30, { intervalMinutes: 15, targets: { minAgents: 9 }, offered: 0 }),
    );
    expect(scenarioTotals([halves, quarters], null).peakRequiredAgents).toBe(14 + 5);
  });

  it('weigh service levels by contacts', () => {
    const few = later(30, { offered: 1, targets: { minAgents: 10, ...interval().targets } });
    const totals = scenarioTotals([queue(interval(), few)], null);
    const [a, b] = [interval(), few].map(
      (each) => underScenario([each], 'bank', scenario())[0].serviceLevel ?? 0,
    );
    expect(totals.serviceLevel).toBeCloseTo((100 * a + b) / 101, 12);
  });

  it('know what planned agents mean only when they are known everywhere', () => {
    const planned = queue(interval({ plannedAgents: 20 }));
    expect(scenarioTotals([planned], null)).toMatchObject({ understaffedHours: 0, overstaffedHours: 2 });
    const mixed = scenarioTotals([planned, queue(interval())], null);
    expect([mixed.plannedServiceLevel, mixed.overstaffedHours]).toEqual([null, null]);
  });
});
