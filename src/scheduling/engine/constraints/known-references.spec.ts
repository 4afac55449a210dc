import { anAgent, aProblem, aRoster, aShift, MONDAY } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';
import { type Pin } from '../problem.js';

const knownReferences = ruleInRegistry('known-references');

describe('known-references', () => {
  it('accepts shifts whose names exist', () => {
    const roster = aRoster(aShift(0, '08:00', ['inbound 120', 'break 15', 'outbound 105']));
    expect(knownReferences.evaluate(aProblem(), roster)).toEqual([]);
  });

  it.each([
    ['an unknown agent', aShift(0, '08:00', ['inbound 240'], { agentId: 'bo' }), 'There is no agent "bo".'],
    ['an unknown queue', aShift(0, '08:00', ['inbound:sales 240']), 'There is no queue "sales".'],
    ['an unknown campaign', aShift(0, '08:00', ['outbound:x/ny 240']), 'There is no campaign "x".'],
    [
      'an unknown zone',
      aShift(0, '08:00', ['outbound:late/la 240']),
      'Campaign "late" has no called zone "la".',
    ],
  ])('refuses %s', (_, shift, message) => {
    expect(knownReferences.evaluate(aProblem(), aRoster(shift))).toMatchObject([{ message }]);
  });

  it('refuses an agent whose contract does not exist', () => {
    const problem = aProblem({ agents: [anAgent({ contractId: 'gone' })] });
    const roster = aRoster(aShift(0, '08:00', ['inbound 240']));
    expect(knownReferences.evaluate(problem, roster)).toMatchObject([
      { message: 'There is no contract "gone".' },
    ]);
  });

  it('refuses pins of agents who do not exist, and pins that hold the shift of another', () => {
    const shift = aShift(0, '08:00', ['inbound 240']);
    const found = (...pins: Pin[]) => knownReferences.evaluate(aProblem({ pins }), aRoster(shift));
    expect(found({ kind: 'shift', agentId: 'ana', shift })).toEqual([]);
    expect(found({ kind: 'day-off', agentId: 'ana', date: MONDAY })).toEqual([]);
    expect(found({ kind: 'day-off', agentId: 'bo', date: MONDAY })).toMatchObject([
      { agentId: 'bo', message: 'The pinned day off of 2026-03-02 is of agent "bo", whom there is not.' },
    ]);
    expect(found({ kind: 'shift', agentId: 'bo', shift })).toMatchObject([
      { message: 'The pinned shift of 2026-03-02 is of agent "bo", whom there is not.' },
    ]);
    expect(found({ kind: 'shift', agentId: 'ana', shift: { ...shift, agentId: 'bo' } })).toMatchObject([
      { message: 'A pin of agent "ana" holds a shift of agent "bo".' },
    ]);
  });

  it('knows the off-phone activities of the problem', () => {
    const team = {
      id: 'team',
      name: 'Team meeting',
      kind: 'meeting',
      minutes: 60,
      participants: [],
      together: true,
      windows: [],
    } as const;
    const roster = aRoster(aShift(0, '08:00', ['inbound 180', 'off-phone:team 60']));
    expect(knownReferences.evaluate(aProblem({ offPhoneActivities: [team] }), roster)).toEqual([]);
    expect(knownReferences.evaluate(aProblem(), roster)).toMatchObject([
      { message: 'There is no off-phone activity "team".' },
    ]);
  });
});
