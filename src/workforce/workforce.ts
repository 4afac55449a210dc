import { type DatedHours } from '../time/dated-hours.js';
import { type Interval } from '../time/interval.js';
import { type LocalDate, type LocalTime, type TimeZone, type Weekday } from '../time/zoned-time.js';

/** Plain data of the people and the work, as services hand it out. Codes are unique and chosen by the planner. */

export interface Client {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  /** ISO 3166 country or subdivision whose public holidays the client keeps (`US`, `US-FL`); null for own days only. */
  readonly country: string | null;
}

export interface Site {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly zone: TimeZone;
  /** ISO 3166 country, with subdivision where holidays differ (`PH`, `CO`, `PL`). */
  readonly country: string;
  readonly weekStartsOn: Weekday;
}

export interface Team {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly siteId: number;
}

export interface Contract {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly paidMinutesPerDay: MinutesRange;
  readonly paidMinutesPerWeek: MinutesRange;
  readonly minRestMinutes: number;
  readonly maxConsecutiveDays: number;
  readonly minDaysOffPerWeek: number;
  readonly shiftStarts: {
    readonly earliest: LocalTime;
    readonly latest: LocalTime;
    readonly stepMinutes: number;
  };
  readonly shiftLengthsMinutes: readonly number[];
  readonly breaks: readonly ContractBreak[];
}

export interface MinutesRange {
  readonly min: number;
  readonly max: number;
}

export interface ContractBreak {
  readonly kind: 'break' | 'meal';
  readonly minutes: number;
  readonly paid: boolean;
  readonly earliestAfterStartMinutes: number;
  readonly latestAfterStartMinutes: number;
  readonly fromShiftMinutes: number;
}

export interface Agent {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly siteId: number;
  readonly teamId: number;
  readonly contractId: number;
  /** The agent's own zone or else the site's. */
  readonly zone: TimeZone;
  /** Set when the agent works in another zone than the site's. */
  readonly ownZone: TimeZone | null;
  readonly hiredOn: LocalDate;
  /** The last day of employment. */
  readonly leftOn: LocalDate | null;
}

/** `24:00` is written as 00:00 with `throughMidnight`. Of the entries that are valid on a day those with the latest `validFrom` hold. */
export type OpeningHours = DatedHours;

export interface ServiceGoal {
  /** For example 0.8 of the calls ... */
  readonly serviceLevel: number;
  /** ... answered in 20 s. */
  readonly answerThresholdSeconds: number;
  readonly maxOccupancy: number | null;
  readonly averageSpeedOfAnswerSeconds: number | null;
  readonly minAgents: number;
}

export interface Queue {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly clientId: number;
  readonly language: string;
  readonly level: CefrLevel;
  readonly zone: TimeZone;
  /** ISO 3166 country or subdivision whose public holidays its callers keep; the client's when null. */
  readonly country: string | null;
  readonly openingHours: readonly OpeningHours[];
  readonly goal: ServiceGoal;
  readonly averageHandleTimeSeconds: number;
  readonly patienceSeconds: number | null;
  /** Share of the client's calls that is routed to us, 0 to 1. */
  readonly routedShare: number;
}

/** The levels of the Common European Framework of Reference, lowest first. */
export const CEFR_LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const;
export type CefrLevel = (typeof CEFR_LEVELS)[number];

export interface CalledZone {
  readonly jurisdiction: string;
  readonly zone: TimeZone;
  /** Share of the list; a campaign's shares add up to 1. */
  readonly share: number;
  readonly consent: boolean;
}

/** Weekly volume: hours, or contacts x attempts x minutes per attempt. */
export type CampaignVolume =
  | { readonly kind: 'hours'; readonly hoursPerWeek: number }
  | {
      readonly kind: 'contacts';
      readonly contactsPerWeek: number;
      readonly attemptsPerContact: number;
      readonly minutesPerAttempt: number;
    };

export interface Campaign {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly clientId: number;
  readonly language: string;
  readonly level: CefrLevel;
  readonly callType: string;
  readonly volume: CampaignVolume;
  readonly zones: readonly CalledZone[];
}

/** Exactly one of `queueId` and `campaignId` is set. */
export interface Entitlement {
  readonly id: number;
  readonly agentId: number;
  readonly queueId: number | null;
  readonly campaignId: number | null;
  readonly speed: number;
}

export interface LanguageCertificate {
  readonly id: number;
  readonly agentId: number;
  readonly language: string;
  readonly level: CefrLevel;
  readonly testedOn: LocalDate;
  /** The last day on which the certificate is valid. */
  readonly expiresOn: LocalDate;
  readonly assessor: string;
}

/** Weekly times in the agent's zone in which the agent can work; an agent with none can always work. */
export interface Availability {
  readonly id: number;
  readonly agentId: number;
  readonly weekdays: readonly Weekday[];
  readonly from: LocalTime;
  readonly to: LocalTime;
}

export interface Absence {
  readonly id: number;
  readonly agentId: number;
  readonly span: Interval;
  readonly reason: string;
}

/** A day of a site's or a client's own calendar: one more holiday, or (`removed`) a public one that is worked. */
export interface HolidayOverride {
  readonly id: number;
  readonly siteId: number | null;
  readonly clientId: number | null;
  readonly date: LocalDate;
  readonly name: string;
  readonly removed: boolean;
}

export interface Holiday {
  readonly date: LocalDate;
  readonly name: string;
  /** It begins on the evening before, as days of the Jewish and the Islamic calendar do. */
  readonly fromEvening?: true;
}

/** Everything about agents that a roster needs. */
export interface PlanningWorkforce {
  readonly sites: readonly Site[];
  readonly contracts: readonly Contract[];
  readonly agents: readonly Agent[];
  readonly entitlements: readonly Entitlement[];
  readonly certificates: readonly LanguageCertificate[];
  readonly availability: readonly Availability[];
  readonly absences: readonly Absence[];
  readonly queues: readonly Queue[];
  readonly campaigns: readonly Campaign[];
}
