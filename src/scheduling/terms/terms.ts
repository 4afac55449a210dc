import { type Instant } from '../../time/instant.js';
import { type LocalDate, type LocalTime, type TimeZone, type Weekday } from '../../time/zoned-time.js';
import { type FixedPause } from '../engine/problem.js';
import { type PayPremium } from '../engine/pay.js';
import { type FairnessGoal, type ShiftTypeCover } from '../engine/roster-goals.js';
import { type WorkRule } from '../engine/work-rules.js';

/** Plain data of what rosters are held to beside contracts: the law, the house's rules, pay, wishes and work off the phone. */

interface Written {
  readonly id: number;
  readonly createdBy: number;
  readonly createdAt: Instant;
}

/** From the first to the last day, both included; `null`: no end. */
export interface Dated {
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
}

export interface Meant {
  readonly level: 'hard' | 'soft';
  /** Points for each unit of what is missing, where it is soft. */
  readonly weight: number | null;
}

export type New<T extends Written> = Omit<T, keyof Written>;

/** A labour pack that a site keeps to. */
export interface LabourPackChoice extends Written, Dated {
  readonly siteId: number;
  readonly packId: string;
}

/** An opt-out or a consent of an agent that packs ask for: `gb-48h-opt-out`. */
export interface LabourFlag extends Written, Dated {
  readonly agentId: number;
  readonly flag: string;
}

export const PLANNING_RULE_KINDS = ['rule', 'fairness', 'shift-type-cover'] as const;
export type PlanningRuleKind = (typeof PLANNING_RULE_KINDS)[number];
export type PlanningRuleContent = WorkRule | FairnessGoal | ShiftTypeCover;

/** A rule of a site from day to day, or of one planning period: exactly one of both is set. */
export interface PlanningRule extends Written {
  readonly siteId: number | null;
  readonly periodId: number | null;
  readonly kind: PlanningRuleKind;
  /** As in a problem's file. */
  readonly content: PlanningRuleContent;
  /** Of a site's rule; `null` for one of a period, which holds in all of it. */
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
}

/** Rules name it by its code. */
export interface ShiftTypeRow extends Written {
  readonly code: string;
  readonly name: string;
  readonly earliest: LocalTime;
  readonly latest: LocalTime;
  /** Elapsed; `null`: any. */
  readonly lengthsMinutes: readonly number[] | null;
  /** `null`: wherever the contract has them. */
  readonly pauses: readonly FixedPause[] | null;
}

/** What an hour costs, of a contract or of one agent: exactly one of both is set. The agent's comes first. */
export interface PayRate extends Written, Dated {
  readonly contractId: number | null;
  readonly agentId: number | null;
  /** ISO 4217. */
  readonly currency: string;
  /** An exact decimal with at most two places, such as `18.50`. */
  readonly perHour: string;
  /** Beyond those of the site's labour packs. */
  readonly premiums: readonly PayPremium[];
}

/** In which currency a period counts, and what others are worth in it. */
export interface PeriodMoney extends Written {
  readonly periodId: number;
  readonly currency: string;
  readonly exchangeRates: readonly ExchangeRate[];
  /** Points for each unit of the currency; `null`: as `usualCostWeight` has it. */
  readonly costWeight: number | null;
}

export interface ExchangeRate {
  readonly currency: string;
  /** Units of the period's currency for one of this, as a decimal. */
  readonly rate: string;
}

export interface LabourBudget extends Written, Meant {
  readonly periodId: number;
  /** `null`: everybody in the period. */
  readonly siteId: number | null;
  /** Units of the period's currency, as an exact decimal. */
  readonly amount: string;
}

/** What an agent asks for on a local date. */
export interface ShiftRequestRow extends Written {
  readonly agentId: number;
  readonly date: LocalDate;
  readonly wish: 'for' | 'against';
  /** `null`: any shift. */
  readonly shiftTypeId: number | null;
  /** Points when it is not granted. */
  readonly weight: number;
  readonly note: string | null;
}

export const OFF_PHONE_KINDS = ['meeting', 'coaching', 'training'] as const;
export type OffPhoneKind = (typeof OFF_PHONE_KINDS)[number];

/** Work off the phone that rosters of a period have to place. */
export interface OffPhoneActivityRow extends Written, Meant {
  readonly periodId: number;
  readonly name: string;
  readonly kind: OffPhoneKind;
  readonly minutes: number;
  /** The whole team as it is when the roster is made; `null`: those of `agentIds`. */
  readonly teamId: number | null;
  readonly agentIds: readonly number[];
  /** Fewest who take part; `null`: all. */
  readonly atLeast: number | null;
  readonly together: boolean;
  readonly firstDate: LocalDate;
  readonly lastDate: LocalDate;
  readonly weekdays: readonly Weekday[];
  /** Between these local times of `zone`. */
  readonly from: LocalTime;
  readonly to: LocalTime;
  readonly zone: TimeZone;
  /** Share of a queue's target that stays on it meanwhile; `null`: the floor of blending. */
  readonly inboundFloor: number | null;
  /** Rosters that hold it keep its name. */
  readonly cancelledAt: Instant | null;
}

/** Agents that a queue always has, by its local hours. Of several that are valid on a day the latest `validFrom` holds. */
export interface MinimumCoverRow extends Written, Dated, Meant {
  readonly queueId: number;
  readonly hours: readonly MinimumHours[];
}

export interface MinimumHours {
  readonly weekdays: readonly Weekday[];
  readonly from: LocalTime;
  /** Before or at `from`: on the next day. */
  readonly to: LocalTime;
  readonly agents: number;
}
