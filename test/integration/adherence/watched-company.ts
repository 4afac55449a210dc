import { type Grant, NOWHERE, type Scope, SYSTEM_ACTOR } from '../../../src/access/actor.js';
import { type AgentStateCloudEvent } from '../../../src/adherence/telephony/cloudevents/agent-state-event.schema.js';
import { IdentityService } from '../../../src/adherence/identity.service.js';
import { TelephonySourceService } from '../../../src/adherence/telephony-source.service.js';
import { Clock, SettableClock } from '../../../src/time/clock.js';
import { formatInstant, type Instant, parseInstant, SECOND_MS } from '../../../src/time/instant.js';
import { type Agent } from '../../../src/workforce/workforce.js';
import { buildCompany, type Company } from '../../builders/workforce.js';
import { type Overrides, startApp, type TestApp } from '../../support/app.js';
import { publishPlan, type PlannedWork } from './published-plan.js';
import { anEvent, type Answer, SignedSender } from './signed-sender.js';

export type Told =
  AgentStateCloudEvent['data']['declared']['code'] | 'break' | 'lunch' | 'inbound' | 'outbound';

/** A company whose platform tells what two agents of Manila and one of Bogota do. */
export interface WatchedCompany extends Company {
  readonly app: TestApp;
  readonly clock: SettableClock;
  readonly ana: Agent;
  readonly ben: Agent;
  readonly cid: Agent;
  readonly sourceId: number;
  publish(work: readonly PlannedWork[]): ReturnType<typeof publishPlan>;
  /** Sends what an agent does from this moment on. */
  tell(agent: Agent, at: Instant, told: Told, id?: string): Promise<Answer>;
  token(role: Grant['role'], scope: Partial<Scope>): Promise<string>;
}

/** A wall time of 19 October 2026 in UTC; Manila is eight hours ahead. */
export const at = (time: string, date = '2026-10-19'): Instant => parseInstant(`${date}T${time}:00Z`);

/** `providers` replaces more of the application than its clock. */
export async function startWatchedCompany(
  providers: NonNullable<Overrides['providers']> = (builder) => builder,
): Promise<WatchedCompany> {
  const clock = new SettableClock(at('18:00'));
  const app = await startApp({
    providers: (builder) => providers(builder.overrideProvider(Clock).useValue(clock)),
  });
  const company = await buildCompany(app.app);
  const [ana, ben, cid] = [
    await company.addAgent(company.manilaOne, { code: 'ANA', name: 'Ana Reyes' }),
    await company.addAgent(company.manilaOne, { code: 'BEN', name: 'Ben Cruz' }),
    await company.addAgent(company.bogotaOne, { code: 'CID', name: 'Cid Rojas' }),
  ];
  const { source, key } = await app.app.get(TelephonySourceService, { strict: false }).create(SYSTEM_ACTOR, {
    code: 'acd',
    name: 'ACD',
    connector: 'cloudevents',
    reasonMap: { Break: 'break', Lunch: 'lunch' },
    freshnessSeconds: null,
    latenessSeconds: 900,
  });
  // Logins are known before the day begins, as they are where figures are asked as of a moment of it.
  clock.set(at('00:00', '2026-10-01'));
  await app.app.get(IdentityService, { strict: false }).map(
    SYSTEM_ACTOR,
    source.id,
    [ana, ben, cid].map(({ code }) => ({
      agentKey: code.toLowerCase(),
      agentCode: code,
      validFrom: null,
      validTo: null,
    })),
  );
  clock.set(at('18:00'));
  const address = `${app.url}/telephony/cloudevents/acd`;
  const sender = new SignedSender(address, key ?? '', () => Math.floor(clock.now() / SECOND_MS));
  let accounts = 0;
  return {
    ...company,
    ...{ app, clock, ana, ben, cid, sourceId: source.id },
    publish: (work) => publishPlan(app.dataSource.manager, company, work),
    tell: (agent, moment, told, id = `${agent.code} ${formatInstant(moment)}`) =>
      sender.batch([
        anEvent({
          id,
          subject: agent.code.toLowerCase(),
          time: formatInstant(moment),
          data: situation(told),
        }),
      ]),
    token: (role, scope) => {
      accounts += 1;
      const grants = [{ role, scope: { ...NOWHERE, ...scope } }];
      const account = {
        name: role,
        email: `${role}${accounts}@example.com`,
        password: 'correct horse battery',
        grants,
      };
      return app.createAccount(account);
    },
  };
}

function situation(told: Told): AgentStateCloudEvent['data'] {
  if (told === 'inbound' || told === 'outbound') {
    const call = { contactId: 'c-1', channel: 'voice', direction: told, phase: 'connected' } as const;
    return { declared: { code: 'available' }, contacts: [call] };
  }
  if (told === 'break' || told === 'lunch') {
    return { declared: { code: 'unavailable', reasonLabel: told.toUpperCase() }, contacts: [] };
  }
  return { declared: { code: told }, contacts: [] };
}
