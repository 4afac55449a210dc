import { erlangRow } from './erlang-rows.js';
import { staffRow } from './staffing-rows.js';

const good = { calls: '100', interval_s: '1800', aht_s: '180', target_s: '20', sl_target: '0.8' };

describe('a row of a staffing table', () => {
  it('gets agents, scheduled agents and figures', () => {
    expect(staffRow({ ...good, shrinkage: '0.3' })).toMatchObject({
      agents: 14,
      scheduled_agents: 20,
      p_abandon: 0,
      error: '',
    });
  });

  it('may be staffed by Erlang A, by other targets, or by a minimum', () => {
    expect(staffRow({ ...good, model: 'A', patience_s: '60' }).agents).toBe(12);
    expect(staffRow({ ...good, sl_target: '', asa_target_s: '5' }).agents).toBe(15);
    expect(staffRow({ ...good, calls: '0', aht_s: '0', min_agents: '2' })).toMatchObject({
      agents: 2,
      service_level: 1,
    });
  });

  it('may be held to few who give up, and to any reading of the service level', () => {
    const impatient = { ...good, model: 'A', patience_s: '60' };
    expect(staffRow({ ...impatient, max_abandon: '0.001' })).toMatchObject({ binding: 'max-abandonment' });
    const offered = staffRow(impatient);
    const answered = staffRow({ ...impatient, sl_reading: 'answered' });
    expect(answered.agents).toBeLessThan(Number(offered.agents));
  });

  it.each([
    [{ calls: '' }, 'calls "": is missing.'],
    [{ calls: '-1' }, 'calls "-1": is out of range.'],
    [{ calls: '1,5' }, 'calls "1,5": is not a number. Write the decimals after a point'],
    [{ calls: '0x10' }, 'calls "0x10": is not a number.'],
    [{ calls: '1e999' }, 'calls "1e999": is too large.'],
    [{ calls: '1e12' }, 'calls "1000000000000": No number of agents'],
    [{ interval_s: '0' }, 'interval_s "0": is out of range.'],
    [{ aht_s: '0' }, 'aht_s "0": is zero for 100 calls.'],
    [{ target_s: 'twenty' }, 'target_s "twenty": is not a number.'],
    [{ sl_target: '80' }, 'sl_target "80": is out of range. Write a share above 0 and below 1'],
    [{ sl_target: '80%' }, 'sl_target "80%": is not a number. Write a percentage as a share'],
    [{ sl_target: '' }, 'sl_target "": is missing, and no other target is set.'],
    [{ model: 'B' }, 'model "B": is not a model.'],
    [{ model: 'A' }, 'patience_s "": is missing for model A.'],
    [{ max_occupancy: '1.2' }, 'max_occupancy "1.2": is out of range.'],
    [{ asa_target_s: '0' }, 'asa_target_s "0": is out of range.'],
    [{ shrinkage: '1' }, 'shrinkage "1": is out of range.'],
    [{ min_agents: '2.5' }, 'min_agents "2.5": is out of range.'],
    [{ max_abandon: '0.05' }, 'max_abandon "0.05": needs model A'],
    [{ model: 'A', patience_s: '60', sl_reading: 'all' }, 'sl_reading "all": is no reading'],
  ])('says what is wrong with %j', (change, message) => {
    const row = staffRow({ ...good, ...change });
    expect(row.error).toContain(message);
    expect(row.agents).toBe('');
  });
});

describe('a row of Erlang questions', () => {
  const question = { calls: '100', interval_s: '1800', aht_s: '180', agents: '14', target_s: '20' };

  it('gets Erlang B and C', () => {
    expect(erlangRow(question)).toMatchObject({ c_occ: 10 / 14, error: '' });
  });

  it('leaves Erlang C blank where there is no steady state, and keeps Erlang B', () => {
    const row = erlangRow({ ...question, agents: '10' });
    expect(row).toMatchObject({ c_pw: '', c_sl: '', c_asa_s: '', c_asa_waiting_s: '', c_occ: '', error: '' });
    expect(row.b).toBeCloseTo(0.2145823, 6);
  });

  it('says what is wrong', () => {
    expect(erlangRow({ ...question, agents: '2.5' }).error).toContain('agents "2.5": is out of range.');
  });
});
