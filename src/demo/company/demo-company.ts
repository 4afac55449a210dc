import { type Instant } from '../../time/instant.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { type Holiday } from '../../workforce/workforce.js';
import { callHistory } from './call-history.js';
import {
  type DemoAbsence,
  type DemoAvailability,
  type DemoCampaign,
  type DemoClient,
  type DemoContract,
  type DemoHistoryRow,
  type DemoQueue,
  type DemoSite,
  type DemoTeam,
  type DemoWeeks,
} from './demo-parts.js';
import { demoWeeks } from './demo-weeks.js';
import { CAMPAIGNS, CLIENTS, CONTRACTS, SITES, TEAMS } from './organisation.js';
import { QUEUES } from './queues.js';
import { demoStaff, type DemoStaff } from './staff.js';
import { demoAbsences, demoAvailability } from './time-away.js';
import { demoRequests, type DemoRequest } from './week-terms.js';

/** A whole made-up company, with nothing in it that is or was real but places, zones and public holidays. */
export interface DemoCompany extends DemoStaff {
  readonly weeks: DemoWeeks;
  readonly clients: readonly DemoClient[];
  readonly sites: readonly DemoSite[];
  readonly teams: readonly DemoTeam[];
  readonly contracts: readonly DemoContract[];
  readonly queues: readonly DemoQueue[];
  readonly campaigns: readonly DemoCampaign[];
  readonly absences: readonly DemoAbsence[];
  readonly availability: readonly DemoAvailability[];
  readonly requests: readonly DemoRequest[];
  /** Interval history by queue code. */
  readonly history: Readonly<Record<string, readonly DemoHistoryRow[]>>;
}

export interface DemoCompanyInput {
  readonly now: Instant;
  readonly seed: string;
  readonly publicHolidays: (country: string, fromYear: number, toYear: number) => readonly Holiday[];
}

/** The same day and seed give the same company; only the history goes on with the clock, up to the last half-hour. */
export function demoCompany({ now, seed, publicHolidays }: DemoCompanyInput): DemoCompany {
  const weeks = demoWeeks(now);
  const staff = demoStaff(weeks, seed);
  const span = { from: weeks.historyFrom, until: now };
  const historyOf = (queue: DemoQueue): DemoHistoryRow[] => {
    const { country } = CLIENTS.find((client) => client.code === queue.clientCode)!;
    const holidays = publicHolidays(country, yearOf(weeks.historyFrom), yearOf(weeks.today));
    return callHistory(
      queue,
      span,
      holidays.map(({ date }) => date),
      seed,
    );
  };
  const absences = demoAbsences(staff.agents, weeks, seed);
  return {
    ...staff,
    weeks,
    clients: CLIENTS,
    sites: SITES,
    teams: TEAMS,
    contracts: CONTRACTS,
    queues: QUEUES,
    campaigns: CAMPAIGNS,
    absences,
    availability: demoAvailability(staff.agents, seed),
    requests: demoRequests(staff.agents, absences, weeks, seed),
    history: Object.fromEntries(QUEUES.map((queue) => [queue.code, historyOf(queue)])),
  };
}

function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}
