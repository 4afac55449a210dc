import {
  type Absence,
  type Agent,
  type Availability,
  type Campaign,
  type Client,
  type Contract,
  type Entitlement,
  type LanguageCertificate,
  type Queue,
  type Site,
  type Team,
} from '../../workforce/workforce.js';
import { type Instant } from '../../time/instant.js';
import { type LocalDate } from '../../time/zoned-time.js';

/** The parts of the made-up company before they have ids: they name one another by code. */

export type DemoClient = Omit<Client, 'id'> & { readonly country: string };
export type DemoSite = Omit<Site, 'id'>;
export type DemoContract = Omit<Contract, 'id'>;
export type DemoTeam = Omit<Team, 'id' | 'siteId'> & { readonly siteCode: string };
export type DemoCampaign = Omit<Campaign, 'id' | 'clientId'> & { readonly clientCode: string };
export type DemoQueue = Omit<Queue, 'id' | 'clientId'> & {
  readonly clientCode: string;
  readonly callPattern: CallPattern;
};

export type DemoAgent = Omit<Agent, 'id' | 'siteId' | 'teamId' | 'contractId'> & {
  readonly siteCode: string;
  readonly teamCode: string;
  readonly contractCode: string;
};
/** Exactly one of `queueCode` and `campaignCode` is set. */
export type DemoEntitlement = Pick<Entitlement, 'speed'> & {
  readonly agentCode: string;
  readonly queueCode: string | null;
  readonly campaignCode: string | null;
};
export type DemoCertificate = OfAgent<LanguageCertificate>;
export type DemoAvailability = OfAgent<Availability>;
export type DemoAbsence = OfAgent<Absence>;
type OfAgent<T extends { id: number; agentId: number }> = Omit<T, 'id' | 'agentId'> & {
  readonly agentCode: string;
};

/** How the client's calls come in, before noise. */
export interface CallPattern {
  /** Mean of an ordinary week at the start of the history, for all of the client's sites and partners. */
  readonly callsPerWeek: number;
  readonly growthPerWeek: number;
  /** Monday to Sunday; an ordinary day is 1. */
  readonly weekdayFactors: readonly number[];
  readonly peaks: readonly CallPeak[];
  /** Calls of a public holiday as a share of the same weekday; 0 is closed. */
  readonly holidayFactor: number;
  /** Extra calls on the first days of a month, when bills arrive: 0.15 is 15 % more. */
  readonly startOfMonthLift: number;
}

/** A bell over the local day; the peaks of a day are added up over a low floor. */
export interface CallPeak {
  readonly hour: number;
  readonly widthHours: number;
  readonly height: number;
}

/** One interval of a queue's history. */
export interface DemoHistoryRow {
  readonly start: Instant;
  readonly offered: number;
  readonly handled: number;
  readonly abandoned: number;
  /** Of the handled; undefined where there is none. */
  readonly averageHandleTimeSeconds: number | undefined;
  /** Of all calls together, answered or not. */
  readonly waitSeconds: number | undefined;
}

/** The weeks that the demo shows, Monday to Sunday of the planner's zone. */
export interface DemoWeeks {
  readonly today: LocalDate;
  readonly historyFrom: LocalDate;
  readonly last: LocalDate;
  readonly current: LocalDate;
  readonly next: LocalDate;
}
