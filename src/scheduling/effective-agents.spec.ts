import { addMinutes, instant } from '../time/instant.js';
import { effectiveAgentsIn } from './effective-agents.js';

const at = (minutes: number) => ({ start: addMinutes(instant(0), minutes) });
const row = (minutes: number, intervalMinutes: number, effectiveAgents: number) => ({
  ...at(minutes),
  intervalMinutes,
  effectiveAgents,
});

describe('agents of cover in other intervals', () => {
  it('are averaged into wider ones', () => {
    expect(effectiveAgentsIn([at(0), at(30)], 30, [row(0, 15, 4), row(15, 15, 2), row(30, 15, 6)])).toEqual([
      3, 3,
    ]);
  });

  it('are the same in narrower ones', () => {
    expect(effectiveAgentsIn([at(0), at(15), at(30)], 15, [row(0, 30, 4)])).toEqual([4, 4, 0]);
  });

  it('are nobody where there are no rows', () => {
    expect(effectiveAgentsIn([at(60)], 15, [row(0, 15, 4), row(90, 15, 4)])).toEqual([0]);
  });
});
