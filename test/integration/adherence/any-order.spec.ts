import fc from 'fast-check';
import { SYSTEM_ACTOR } from '../../../src/access/actor.js';
import { AdherenceService } from '../../../src/adherence/adherence.service.js';
import { EventIntake } from '../../../src/adherence/event-intake.service.js';
import { IdentityService } from '../../../src/adherence/identity.service.js';
import { AgentEventEntity } from '../../../src/adherence/persistence/agent-event.entity.js';
import { TelephonySourceRepository } from '../../../src/adherence/persistence/telephony-source.repository.js';
import { Connectors } from '../../../src/adherence/telephony/connectors.js';
import { UnitOfWork } from '../../../src/database/unit-of-work.js';
import { localDate } from '../../../src/time/zoned-time.js';
import { PLATFORM_SENDERS, type PlatformSender } from './platform-senders.js';
import { at, startWatchedCompany, type WatchedCompany } from './watched-company.js';

const RUNS = 20;
const DAY = localDate('2026-10-19');
let company: WatchedCompany;
let intake: EventIntake;

beforeAll(async () => {
  company = await startWatchedCompany();
  intake = company.app.app.get(EventIntake, { strict: false });
  await company.publish([
    {
      agentId: company.ana.id,
      activities: [
        ['inbound', at('09:00'), at('09:30')],
        ['meal', at('09:30'), at('10:00')],
        ['outbound', at('10:00'), at('11:00')],
      ],
    },
  ]);
});
afterAll(() => company.app.close());

/** A source of the platform, on which Ana is the agent of the sampled day. */
async function sourceOf({ name, samples }: PlatformSender): Promise<number> {
  const { id } = await company.app.app.get(UnitOfWork, { strict: false }).run((manager) =>
    company.app.app.get(TelephonySourceRepository, { strict: false }).insert(manager, {
      ...{ code: name, name, connector: name, reasonMap: { Lunch: 'lunch', MEAL: 'lunch' } },
      ...{ freshnessSeconds: null, latenessSeconds: 0, currentKey: 'k', keyCreatedAt: at('00:00') },
    }),
  );
  await company.app.app
    .get(IdentityService, { strict: false })
    .map(SYSTEM_ACTOR, id, [
      { agentKey: samples.day.agentKey, agentCode: 'ANA', validFrom: null, validTo: null },
    ]);
  return id;
}

/** What is known of Ana's day: timeline, figures with their passports, and deviations. */
async function anasDay(): Promise<unknown> {
  const adherence = company.app.app.get(AdherenceService, { strict: false });
  const [day] = await adherence.history(SYSTEM_ACTOR, company.ana.id, DAY, DAY);
  const { figures, exceptions, timeline } = day;
  // Which of the same rows came last is the one thing that depends on when they came.
  const plain = JSON.stringify({ figures, exceptions, timeline }, (key, value: unknown) =>
    key === 'lastEventId' ? undefined : value,
  );
  return JSON.parse(plain);
}

describe.each(PLATFORM_SENDERS.map((sender) => [sender.name, sender] as const))(
  'a day of %s',
  (_, sender) => {
    it('gives the same timeline and figures in whatever order, however often and in however many parts it comes', async () => {
      const { messages } = sender.samples.day;
      const connector = new Connectors().named(sender.name);
      const sourceId = await sourceOf(sender);
      const take = async (parts: readonly (readonly Readonly<Record<string, unknown>>[])[]) => {
        await company.app.dataSource.getRepository(AgentEventEntity).clear();
        for (const part of parts) {
          await intake.record(sourceId, connector?.read(sender.samples.deliver(part)) ?? []);
        }
        return anasDay();
      };
      const expected = await take([messages]);
      expect(JSON.stringify(expected)).toContain(`"state":"${AUX[sender.name] ?? 'lunch'}"`);
      const parts = fc
        .shuffledSubarray([...messages, ...messages], { minLength: messages.length * 2 })
        .chain((all) =>
          fc
            .array(fc.integer({ min: 1, max: 6 }), { minLength: all.length, maxLength: all.length })
            .map((sizes) => split(all, sizes)),
        );
      await fc.assert(
        fc.asyncProperty(parts, async (arrived) => {
          expect(await take(arrived)).toEqual(expected);
        }),
        { numRuns: RUNS },
      );
    });
  },
);

/** What the sampled lunch is, where the platform has no word for it. */
const AUX: Readonly<Record<string, string>> = { ringcentral: 'other-aux' };

function split<T>(all: readonly T[], sizes: readonly number[]): T[][] {
  const left = [...all];
  return sizes.map((size) => left.splice(0, size)).filter((part) => part.length > 0);
}
