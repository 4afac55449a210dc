import { staffRow } from './staffing-rows.js';
import { whatIfFromJson } from './what-if-json.js';
import { whatIfColumns, whatIfRow } from './what-if-rows.js';

const fields = { calls: '100', interval_s: '1800', aht_s: '180', target_s: '20', sl_target: '0.8' };
const read = (...scenarios: object[]) => whatIfFromJson({ scenarios }).scenarios;
const changes = (...list: object[]) => read({ name: 'x', changes: list });

describe('a row of a staffing table under scenarios', () => {
  it('has the row as it is, and each scenario beside it', () => {
    const scenarios = read(
      { name: 'busy', changes: [{ volume: { percent: 20 } }] },
      { name: 'slow', changes: [{ averageHandleTimeSeconds: { by: 60 } }] },
    );
    const row = whatIfRow(fields, scenarios);
    expect(Object.keys(row).sort()).toEqual(whatIfColumns(scenarios).sort());
    expect(row).toMatchObject({ agents: 14, 'busy.calls': 120, 'slow.calls': 100, error: '' });
    expect(row['busy.agents']).toBe(staffRow({ ...fields, calls: '120' }).agents);
    expect(row['slow.agents']).toBe(staffRow({ ...fields, aht_s: '240' }).agents);
  });

  it('changes every figure that a staffing table has', () => {
    const after = (...list: object[]) => whatIfRow(fields, changes(...list));
    expect(after({ shrinkage: { to: 0.3 } })['x.scheduled_agents']).toBe(20);
    expect(after({ maxOccupancy: { to: 0.5 } })['x.agents']).toBe(20);
    expect(after({ minAgents: { to: 16.2 } })['x.agents']).toBe(17);
    expect(after({ model: 'A', patienceSeconds: { to: 60 } })['x.agents']).toBeLessThan(14);
    expect(
      after({ serviceLevel: { by: 0.1 } }, { answerThresholdSeconds: { percent: -50 } })['x.agents'],
    ).toBe(staffRow({ ...fields, sl_target: '0.9', target_s: '10' }).agents);
  });

  it('changes only rows of the queue that a change names', () => {
    const scenarios = changes({ queue: 'A', volume: { to: 0 } });
    expect(whatIfRow({ ...fields, queue: 'A' }, scenarios)['x.agents']).toBe(0);
    expect(whatIfRow({ ...fields, queue: 'B' }, scenarios)['x.agents']).toBe(14);
    expect(whatIfRow(fields, scenarios)['x.agents']).toBe(14);
  });

  it('tells the service level with the agents now planned, less shrinkage', () => {
    const row = whatIfRow(
      { ...fields, planned_agents: '20', shrinkage: '0.3' },
      changes({ shrinkage: { to: 0 } }),
    );
    expect(row.planned_service_level).toBe(staffRow(fields).service_level);
    expect(row['x.planned_service_level']).toBeGreaterThan(Number(row.planned_service_level));
    expect(whatIfRow(fields, []).planned_service_level).toBe('');
  });

  it('says which scenario cannot be, and leaves its figures blank', () => {
    const row = whatIfRow(fields, changes({ shrinkage: { to: 1 } }));
    expect(row).toMatchObject({ agents: 14, 'x.agents': '' });
    expect(row.error).toMatch(/^x: shrinkage "1"/);
    expect(whatIfRow(fields, changes({ patienceSeconds: { percent: 5 } })).error).toContain('is not set');
    expect(whatIfRow({ ...fields, aht_s: '' }, changes()).error).toContain('aht_s');
    expect(whatIfRow({ ...fields, planned_agents: '-1' }, []).error).toContain('planned_agents');
  });
});

describe('a file of scenarios', () => {
  it.each([
    [{}, 'has no "scenarios"'],
    [{ scenarios: [] }, '1 to 20'],
    [
      { scenarios: [{ name: 'a', changes: [{ volume: {} }] }] },
      'scenarios[0].changes[0].volume must have exactly one',
    ],
    [{ scenarios: [{ name: 'a', changes: [{ volume: { by: 1, to: 2 } }] }] }, 'exactly one'],
    [{ scenarios: [{ name: 'a', changes: [{ calls: { by: 1 } }] }] }, '"calls", which is not known here'],
    [{ scenarios: [{ name: 'a', changes: [{ model: 'B' }] }] }, 'one of C, A'],
    [
      {
        scenarios: [
          { name: 'a', changes: [] },
          { name: 'a', changes: [] },
        ],
      },
      'the name "a"',
    ],
    [{ scenarios: [{ name: 'a', changes: [] }], costPerHour: -1 }, 'costPerHour'],
  ])('cannot be %j', (json, message) => {
    expect(() => whatIfFromJson(json)).toThrow(message);
  });
});
