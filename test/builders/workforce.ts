import { type INestApplicationContext } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../../src/access/actor.js';
import { localDate, localTime, timeZone } from '../../src/time/zoned-time.js';
import { AgentsService, type NewAgent } from '../../src/workforce/agents.service.js';
import {
  ClientWorkService,
  type NewCampaign,
  type NewQueue,
} from '../../src/workforce/client-work.service.js';
import { type NewContract, OrganisationService } from '../../src/workforce/organisation.service.js';
import {
  type Agent,
  type Campaign,
  type Client,
  type Contract,
  type Queue,
  type Site,
  type Team,
} from '../../src/workforce/workforce.js';

/** Sound data with as little in it as may be; say only what the test is about. */

export function aContract(over: Partial<NewContract> = {}): NewContract {
  return {
    code: 'FULL',
    name: 'Full time',
    paidMinutesPerDay: { min: 480, max: 480 },
    paidMinutesPerWeek: { min: 2400, max: 2400 },
    minRestMinutes: 660,
    maxConsecutiveDays: 6,
    minDaysOffPerWeek: 2,
    shiftStarts: { earliest: localTime('06:00'), latest: localTime('14:00'), stepMinutes: 30 },
    shiftLengthsMinutes: [540],
    breaks: [
      {
        kind: 'meal',
        minutes: 60,
        paid: false,
        earliestAfterStartMinutes: 180,
        latestAfterStartMinutes: 330,
        fromShiftMinutes: 360,
      },
    ],
    ...over,
  };
}

export function aQueue(clientId: number, over: Partial<NewQueue> = {}): NewQueue {
  return {
    code: 'HELP',
    name: 'Help desk',
    clientId,
    language: 'en',
    level: 'B2',
    zone: timeZone('America/New_York'),
    country: null,
    openingHours: [
      { weekdays: [1, 2, 3, 4, 5], from: localTime('08:00'), to: localTime('20:00'), throughMidnight: false },
    ],
    goal: {
      serviceLevel: 0.8,
      answerThresholdSeconds: 20,
      maxOccupancy: null,
      averageSpeedOfAnswerSeconds: null,
      minAgents: 1,
    },
    averageHandleTimeSeconds: 300,
    patienceSeconds: null,
    routedShare: 1,
    ...over,
  };
}

export function aCampaign(clientId: number, over: Partial<NewCampaign> = {}): NewCampaign {
  return {
    code: 'COLLECT',
    name: 'Late payments',
    clientId,
    language: 'en',
    level: 'B2',
    callType: 'debt-collection',
    volume: { kind: 'hours', hoursPerWeek: 100 },
    zones: [{ jurisdiction: 'US-NY', zone: timeZone('America/New_York'), share: 1, consent: true }],
    ...over,
  };
}

export function anAgent(teamId: number, contractId: number, over: Partial<NewAgent> = {}): NewAgent {
  return {
    code: 'A-1',
    name: 'Ana Reyes',
    teamId,
    contractId,
    ownZone: null,
    hiredOn: localDate('2024-01-08'),
    leftOn: null,
    ...over,
  };
}

/** Two sites with two teams each, two clients with a queue and a campaign each. */
export interface Company {
  readonly manila: Site;
  readonly bogota: Site;
  readonly manilaOne: Team;
  readonly manilaTwo: Team;
  readonly bogotaOne: Team;
  readonly contract: Contract;
  readonly bank: Client;
  readonly travel: Client;
  readonly bankQueue: Queue;
  readonly travelQueue: Queue;
  readonly bankCampaign: Campaign;
  readonly travelCampaign: Campaign;
  addAgent(team: Team, over?: Partial<NewAgent>): Promise<Agent>;
}

export async function buildCompany(app: INestApplicationContext): Promise<Company> {
  const organisation = app.get(OrganisationService, { strict: false });
  const work = app.get(ClientWorkService, { strict: false });
  const agents = app.get(AgentsService, { strict: false });
  const me = SYSTEM_ACTOR;
  const site = (code: string, zone: string, country: string) =>
    organisation.createSite(me, { code, name: code, zone: timeZone(zone), country, weekStartsOn: 1 });
  const team = (code: string, siteId: number) => organisation.createTeam(me, { code, name: code, siteId });
  const manila = await site('MNL', 'Asia/Manila', 'PH');
  const bogota = await site('BOG', 'America/Bogota', 'CO');
  const contract = await organisation.createContract(me, aContract());
  const bank = await work.createClient(me, { code: 'BANK', name: 'Bank', country: 'US' });
  const travel = await work.createClient(me, { code: 'TRAVEL', name: 'Travel', country: null });
  return {
    manila,
    bogota,
    manilaOne: await team('MNL-1', manila.id),
    manilaTwo: await team('MNL-2', manila.id),
    bogotaOne: await team('BOG-1', bogota.id),
    contract,
    bank,
    travel,
    bankQueue: await work.createQueue(me, aQueue(bank.id, { code: 'BANK-HELP' })),
    travelQueue: await work.createQueue(me, aQueue(travel.id, { code: 'TRAVEL-HELP', language: 'es' })),
    bankCampaign: await work.createCampaign(me, aCampaign(bank.id, { code: 'BANK-LATE' })),
    travelCampaign: await work.createCampaign(me, aCampaign(travel.id, { code: 'TRAVEL-SALES' })),
    addAgent: ({ id }, over = {}) => agents.createAgent(me, anAgent(id, contract.id, over)),
  };
}
