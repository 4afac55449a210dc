import { anAgent, aProblem, aRoster, aShift, at, on } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';

const certificate = ruleInRegistry('certificate');

describe('certificate', () => {
  const valid = { start: at('2026-01-01T00:00Z'), end: on(1, '00:00') };
  const certified = (language: string, level: 'B1' | 'C1') =>
    aProblem({ agents: [anAgent({ certificates: [{ language, level, valid }] })] });

  it('accepts work up to the moment the certificate lapses and refuses it after', () => {
    const roster = aRoster(aShift(0, '08:00', ['inbound 240']), aShift(1, '08:00', ['outbound 240']));
    expect(certificate.evaluate(certified('en', 'C1'), roster)).toMatchObject([
      { workId: 'late', start: on(1, '08:00'), amount: 240 },
    ]);
  });

  it('refuses an activity that outlasts the certificate', () => {
    const roster = aRoster(aShift(0, '20:00', ['inbound 300']));
    expect(certificate.evaluate(certified('en', 'C1'), roster)).toHaveLength(1);
  });

  it('refuses a level that is too low and another language', () => {
    const roster = aRoster(aShift(0, '08:00', ['inbound 240']));
    expect(certificate.evaluate(certified('en', 'B1'), roster)).toHaveLength(1);
    expect(certificate.evaluate(certified('es', 'C1'), roster)).toHaveLength(1);
  });

  it('takes two certificates that meet as one', () => {
    const renewed = { start: on(1, '00:00'), end: at('2027-01-01T00:00Z') };
    const certificates = [
      { language: 'en', level: 'C1', valid },
      { language: 'en', level: 'B2', valid: renewed },
    ] as const;
    const problem = aProblem({ agents: [anAgent({ certificates })] });
    expect(certificate.evaluate(problem, aRoster(aShift(0, '20:00', ['inbound 480'])))).toEqual([]);
  });
});
