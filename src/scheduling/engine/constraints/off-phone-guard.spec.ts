import { anAgent, aProblem, aQueue, aRoster, aShift, on } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';

const offPhoneGuard = ruleInRegistry('off-phone-guard');

describe('off-phone-guard', () => {
  const training = {
    id: 'train',
    name: 'Training',
    kind: 'training',
    minutes: 60,
    participants: ['ana'],
    together: false,
    windows: [{ start: on(0, '00:00'), end: on(1, '00:00') }],
  } as const;
  const target = Array.from({ length: 7 * 96 }, (_, at) => (at >= 32 && at < 36 ? 1 : 0));
  const problem = (changes = {}, agent = {}) =>
    aProblem({
      agents: [anAgent(agent), anAgent({ id: 'bo' })],
      queues: [aQueue({ target })],
      offPhoneActivities: [{ ...training, ...changes }],
    });
  const roster = (before: number, ...others: ReturnType<typeof aShift>[]) =>
    aRoster(
      aShift(0, '08:00', [`inbound ${before}`, 'off-phone:train 60', `inbound ${180 - before}`]),
      ...others,
    );

  it('refuses training while the agent’s queue is below its target', () => {
    expect(offPhoneGuard.evaluate(problem(), roster(30))).toMatchObject([
      {
        agentId: 'ana',
        workId: 'help',
        start: on(0, '08:30'),
        amount: 15,
        message: 'Training while Help desk is below its floor.',
      },
      { start: on(0, '08:45') },
    ]);
    expect(offPhoneGuard.evaluate(problem(), roster(60))).toEqual([]);
  });

  it('accepts it where others hold the queue, or the agent could not answer it', () => {
    const bo = aShift(0, '08:00', ['inbound 240'], { agentId: 'bo' });
    expect(offPhoneGuard.evaluate(problem(), roster(30, bo))).toEqual([]);
    expect(offPhoneGuard.evaluate(problem({}, { certificates: [] }), roster(30))).toEqual([]);
  });

  it('has a floor of its own where the planner sets one', () => {
    expect(offPhoneGuard.evaluate(problem({ inboundFloor: 0 }), roster(30))).toEqual([]);
    expect(offPhoneGuard.evaluate(problem({ level: 'soft', weight: 3 }), roster(30))[0]).toMatchObject({
      level: 'soft',
      cost: 45,
    });
  });
});
