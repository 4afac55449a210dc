import { aGroup, aQueue, aScenario, aShift, someAgents } from '../../../../test/builders/scenario.js';
import { compile } from './compile.js';
import { type Scenario, type ScenarioActivity } from './scenario.js';

const outbound: ScenarioActivity = {
  kind: 'outbound',
  startSeconds: 0,
  endSeconds: 600,
  queueIds: null,
  campaignId: 'sales',
};
const working = (...shifts: ReturnType<typeof aShift>[]): Scenario =>
  aScenario({ agents: someAgents(1, 'all', shifts) });

describe('a scenario', () => {
  it('gives agents who take the same queues in the same order one profile', () => {
    const { profiles } = compile(
      aScenario({
        queues: [aQueue(), aQueue({ id: 'shop' })],
        groups: [aGroup('a', 'bank', 'shop'), aGroup('b', 'shop', 'bank'), aGroup('c', 'shop')],
        agents: ['a', 'b', 'c'].flatMap((group) => someAgents(2, group, [aShift(0, 900)])),
      }),
    );
    expect(profiles.map(({ queues }) => queues.map(({ queue }) => queue))).toEqual([[0, 1], [1]]);
  });

  it.each([
    [
      aScenario({ intervalSeconds: 0, agents: [] }),
      'An interval (0 s) must have a length. Maybe 900 for 15 minutes.',
    ],
    [aScenario({ warmUpIntervals: 4 }), 'The warm-up (4 intervals) must end before the last of 4.'],
    [
      aScenario({ intervals: 5 }),
      'Queue "bank" has contacts for 4 intervals; the scenario has 5. Give one number for each.',
    ],
    [
      aScenario({ queues: [aQueue({ contacts: [1, NaN] })] }),
      'Queue "bank" has contacts of NaN. They must be 0 or more.',
    ],
    [
      aScenario({ groups: [aGroup('all', 'shop')] }),
      'Group "all" serves the queue "shop", which does not exist.',
    ],
    [
      aScenario({ agents: someAgents(1, 'none', []) }),
      'Agent "none-1" is in the group "none", which does not exist.',
    ],
    [
      aScenario({ agents: someAgents(1, 'all', [], { speeds: { bank: 0 } }) }),
      'Agent "all-1" has the speed 0 for "bank". It must be above 0; 1 is the norm.',
    ],
    [
      working(aShift(0, 900, { activities: [outbound] })),
      'Agent "all-1" calls for the campaign "sales", which does not exist.',
    ],
    [working(aShift(900, 900)), 'A shift must end (900 s) after its start (900 s).'],
    [
      working(aShift(0, 900), aShift(600, 1800)),
      'Agent "all-1" begins a shift at 600 s, before the one before ends (900 s).',
    ],
    [
      working(aShift(0, 300, { activities: [{ ...outbound, kind: 'break', campaignId: null }] })),
      'A shift that ends at 300 s has an activity until 600 s. Lengthen the shift.',
    ],
  ])('%#: that does not fit together is refused with the reason', (scenario, message) => {
    expect(() => compile(scenario)).toThrow(new RangeError(message));
  });
});
