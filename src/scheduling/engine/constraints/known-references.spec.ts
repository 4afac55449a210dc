import { anAgent, aProblem, aRoster, aShift } from '../../../../test/builders/roster.js';
import { knownReferences } from './known-references.js';

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
});
