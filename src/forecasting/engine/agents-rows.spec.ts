import { agentsRow } from './agents-rows.js';
import { FollowedQueues } from './followed-queues.js';
import { staffRow } from './staffing-rows.js';

const row = {
  calls: '100',
  interval_s: '1800',
  aht_s: '180',
  agents: '14',
  target_s: '20',
  sl_target: '0.8',
};

describe('a row of given agents', () => {
  it('says what they reach and how much they can take', () => {
    const reached = agentsRow(row);
    expect(reached).toMatchObject({ missed: '', sl_target_in_s: 0, p_abandon: 0, error: '' });
    expect(reached.service_level).toBeCloseTo(0.888350019179467, 12);
    expect(reached.max_calls).toBeCloseTo(108.685, 3);
    expect(reached.max_aht_s).toBeCloseTo(194.864, 3);
    expect(agentsRow({ ...row, agents: '13' })).toMatchObject({ missed: 'service-level' });
  });

  it('needs no target, and then knows no limit', () => {
    expect(agentsRow({ ...row, sl_target: '' })).toMatchObject({
      missed: '',
      max_calls: '',
      max_aht_s: '',
      error: '',
    });
    expect(agentsRow({ ...row, sl_target: '', min_agents: '15' })).toMatchObject({
      missed: 'min-agents',
      max_calls: '',
    });
  });

  it('has no figures where Erlang C has none', () => {
    const reached = agentsRow({ ...row, agents: '10' });
    expect(reached).toMatchObject({ service_level: '', missed: 'service-level', sl_target_in_s: '' });
    expect(Number(reached.max_calls)).toBeLessThan(100);
  });

  it('says what is wrong', () => {
    expect(agentsRow({ ...row, agents: '' }).error).toContain('agents "": is missing.');
  });
});

describe('rows as intervals that follow on each other', () => {
  const long = { ...row, calls: '60', interval_s: '900', aht_s: '900', agents: '70' };

  it('build up from empty, one queue apart from the other', () => {
    const queues = new FollowedQueues({ loadModel: 'modified-offered-load', openBefore: false });
    const load = (fields: object) => staffRow({ ...long, ...fields }, queues).load_erl;
    expect(load({ queue: 'north' })).toBeCloseTo(60 * Math.exp(-1), 9);
    expect(load({ queue: 'south' })).toBeCloseTo(60 * Math.exp(-1), 9);
    expect(load({ queue: 'north' })).toBeGreaterThan(40);
    const open = new FollowedQueues({ loadModel: 'modified-offered-load', openBefore: true });
    expect(staffRow(long, open).load_erl).toBeCloseTo(60, 9);
  });

  it('carry a rush over to the next', () => {
    const queues = new FollowedQueues({ loadModel: 'fluid-flow', openBefore: true });
    const level = (calls: string) => Number(agentsRow({ ...long, calls }, queues).service_level);
    const before = level('60');
    expect(level('100')).toBeLessThan(before);
    expect(level('60')).toBeLessThan(before - 0.3);
  });

  it('begin when date and start say so', () => {
    const queues = new FollowedQueues({ loadModel: 'fluid-flow', openBefore: false });
    const at = (date: string, start: string) => staffRow({ ...long, date, start }, queues);
    const first = at('2026-10-19', '23:45');
    const next = at('2026-10-20', '00:00');
    const morning = at('2026-10-20', '08:00');
    expect(next.agents).toBeGreaterThan(Number(first.agents));
    expect(morning.agents).toBe(first.agents);
    expect(at('2026-10-20', '07:00').error).toContain('lies before the end of the row before');
    expect(at('2026-10-20', 'noon').error).toContain('start "2026-10-20 noon"');
  });
});
