import { anAgent, aProblem, aRoster, aShift, on } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';

const offPhoneActivities = ruleInRegistry('off-phone-activities');

describe('off-phone-activities', () => {
  const meeting = {
    id: 'team',
    name: 'Team meeting',
    kind: 'meeting',
    minutes: 30,
    participants: ['ana', 'bo', 'cy'],
    together: true,
    windows: [{ start: on(0, '08:00'), end: on(0, '12:00') }],
  } as const;
  const agents = ['ana', 'bo', 'cy', 'di'].map((id) => anAgent({ id }));
  const problem = (changes = {}) => aProblem({ agents, offPhoneActivities: [{ ...meeting, ...changes }] });
  /** One shift each from 08:00 on, with the meeting after so many minutes. */
  const roster = (...starts: [string, number][]) =>
    aRoster(
      ...starts.map(([agentId, before]) =>
        aShift(0, '08:00', [`inbound ${before}`, 'off-phone:team 30', `inbound ${450 - before}`], {
          agentId,
        }),
      ),
    );
  const found = (changes: object, ...starts: [string, number][]) =>
    offPhoneActivities.evaluate(problem(changes), roster(...starts));

  it('accepts a meeting of all at one time in its window', () => {
    expect(found({}, ['ana', 60], ['bo', 60], ['cy', 60])).toEqual([]);
    expect(found({}, ['ana', 210], ['bo', 210], ['cy', 210])).toEqual([]);
  });

  it('refuses one with somebody missing or at another time, unless fewer are enough', () => {
    expect(found({}, ['ana', 60], ['bo', 60])).toMatchObject([{ amount: 30, workId: 'team' }]);
    expect(found({ atLeast: 2 }, ['ana', 60], ['bo', 60])).toEqual([]);
    expect(found({}, ['ana', 60], ['bo', 60], ['cy', 90])).toMatchObject([{ amount: 60 }]);
    expect(found({ atLeast: 2 }, ['ana', 60], ['bo', 60], ['cy', 90])).toMatchObject([{ amount: 30 }]);
    expect(found({})).toMatchObject([{ amount: 90 }]);
  });

  it('lets everybody train at his own time where they need not be together', () => {
    expect(found({ together: false }, ['ana', 60], ['bo', 90], ['cy', 0])).toEqual([]);
    expect(found({ together: false }, ['ana', 60], ['bo', 90])).toMatchObject([{ amount: 30 }]);
  });

  it('refuses strangers, other lengths and times outside the windows', () => {
    const all = [
      ['ana', 60],
      ['bo', 60],
      ['cy', 60],
    ] as [string, number][];
    const messages = (changes: object, ...starts: [string, number][]) =>
      found(changes, ...starts).map(({ message }) => message);
    expect(messages({}, ...all, ['di', 60])).toEqual(['Team meeting: di is no participant.']);
    expect(messages({ minutes: 45, atLeast: 0 }, ['ana', 60])).toEqual([
      'Team meeting: 30 min instead of 45.',
    ]);
    expect(messages({ atLeast: 0 }, ['ana', 225])).toEqual(['Team meeting: outside its windows.']);
  });

  it('costs its weight a minute where it is soft', () => {
    expect(found({ level: 'soft', weight: 2 }, ['ana', 60], ['bo', 60])).toMatchObject([
      { level: 'soft', cost: 60 },
    ]);
  });
});
