import { anAgent, aProblem, aRoster, aShift, MONDAY, on } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';
import { addDays } from '../../../time/zoned-time.js';

const minimumRest = ruleInRegistry('minimum-rest');

describe('minimum-rest', () => {
  it('given a shift to 22:00 and one from 08:00, misses 60 minutes of eleven hours', () => {
    const roster = aRoster(aShift(0, '14:00', ['inbound 480']), aShift(1, '08:00', ['inbound 480']));
    expect(minimumRest.evaluate(aProblem(), roster)).toMatchObject([{ amount: 60, start: on(1, '08:00') }]);
  });

  it('accepts exactly eleven hours', () => {
    const roster = aRoster(aShift(0, '13:00', ['inbound 480']), aShift(1, '08:00', ['inbound 480']));
    expect(minimumRest.evaluate(aProblem(), roster)).toEqual([]);
  });

  it('counts the last shift of the previous period', () => {
    const history = { lastShiftEnd: on(-1, '23:00'), consecutiveDaysWorked: 1 };
    const problem = aProblem({ agents: [anAgent({ history })] });
    expect(minimumRest.evaluate(problem, aRoster(aShift(0, '08:00', ['inbound 480'])))).toMatchObject([
      { amount: 120 },
    ]);
  });

  it('is asked for by the labour pack of the site, with its source, on the days on which it is in force', () => {
    const pack = {
      id: 'eu',
      title: 'EU',
      jurisdiction: 'EU',
      validFrom: addDays(MONDAY, 3),
      validTo: null,
      source: 'Directive 2003/88/EC art. 3',
      verified: false,
      rules: [{ rule: 'minimum-rest', minutes: 720 } as const],
    };
    const problem = aProblem({ labourPacks: [pack], sites: [{ id: 'bogota', labourPacks: ['eu'] }] });
    const roster = aRoster(
      ...[0, 2].map((day) => aShift(day, '13:00', ['inbound 480'])),
      ...[1, 3].map((day) => aShift(day, '08:00', ['inbound 240'])),
    );
    expect(minimumRest.evaluate(problem, roster)).toMatchObject([
      {
        amount: 60,
        message:
          '660 min of rest before the shift of 2026-03-05; at least 720 are needed (Directive 2003/88/EC art. 3).',
      },
    ]);
    expect(
      minimumRest.evaluate({ ...problem, sites: [{ id: 'other', labourPacks: ['eu'] }] }, roster),
    ).toEqual([]);
  });
});
