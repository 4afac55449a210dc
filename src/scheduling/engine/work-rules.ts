import { type LocalDate, type LocalTime } from '../../time/zoned-time.js';

/** How a rule is meant, whatever it asks for. */
export interface RuleTerms {
  /** Hard unless `soft`; what breaks a soft one costs `weight` (1 where absent) for every unit of its amount. */
  readonly level?: 'hard' | 'soft';
  readonly weight?: number;
  /** Told wherever the rule is broken, for example `Directive 2003/88/EC art. 3`. */
  readonly source?: string;
  /** Only for agents with this flag. */
  readonly onlyFlag?: string;
  /** Not for agents with this flag: an opt-out or a consent. */
  readonly unlessFlag?: string;
}

export interface LocalWindow {
  readonly from: LocalTime;
  /** Before or at `from`: on the next day. */
  readonly to: LocalTime;
}

/** Shifts by type, by local start or by local end; whatever is named must hold. */
export interface ShiftBand {
  readonly shiftTypes?: readonly string[];
  readonly starts?: LocalWindow;
  readonly ends?: LocalWindow;
}

/** What makes a shift a night shift: so many of its minutes in the local window. */
export interface NightWork {
  readonly night: LocalWindow;
  readonly nightMinutes: number;
}

/** At least one of both. */
export interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

interface WorkRuleShapes {
  readonly 'paid-time-per-day': Bounds;
  readonly 'paid-time-per-week': Bounds;
  readonly 'paid-time-per-period': Bounds;
  readonly 'minimum-rest': { readonly minutes: number };
  readonly 'consecutive-days': { readonly max: number };
  readonly 'consecutive-shifts': Bounds;
  readonly 'consecutive-days-off': { readonly min: number };
  readonly 'days-off': { readonly min: number };
  /** In any `weeks` weeks in a row; without it, in the period. */
  readonly 'working-weekends': { readonly max: number; readonly weeks?: number };
  /** Minutes by which local starts may differ on days that follow each other (up to `daysApart` days, 1 where absent). */
  readonly 'shift-start-distance': { readonly max: number; readonly daysApart?: number };
  /** Minutes within which all local starts of a week lie. */
  readonly 'shift-start-variance': { readonly max: number };
  /** `next` up to `daysApart` days (1 where absent) after `first`. */
  readonly 'forbidden-successions': {
    readonly first: ShiftBand;
    readonly next: ShiftBand;
    readonly daysApart?: number;
  };
  readonly 'shift-type': { readonly allowed: readonly string[] };
  readonly 'shifts-per-type': Bounds & { readonly shiftType: string; readonly per: 'week' | 'period' };
  /** Minutes of work without a pause of at least `pauseMinutes` (any pause where absent). */
  readonly 'longest-work-stretch': { readonly max: number; readonly pauseMinutes?: number };
  /** Over so many minutes worked: `count` pauses, the last of them starting within so many minutes of work. */
  readonly 'pauses-by-hours': {
    readonly overMinutes: number;
    readonly count: number;
    readonly minutes: number;
    readonly kind?: 'break' | 'meal';
    readonly startsWithinMinutes?: number;
  };
  /** A paid break of `minutes` for every `perMinutes` worked or more than half of them, from `fromMinutes` worked on. */
  readonly 'rests-by-hours': {
    readonly minutes: number;
    readonly perMinutes: number;
    readonly fromMinutes: number;
  };
  /** A cycle of days from `firstDate` on: `off`, `any` or the id of a shift type. */
  readonly rotation: { readonly firstDate: LocalDate; readonly days: readonly string[] };
  /** Night shifts in any `days` days in a row. */
  readonly 'night-shifts': NightWork & { readonly max: number; readonly days: number };
  /** Minutes a day on average, over the last `weeks` weeks, of agents who work nights on most of their days. */
  readonly 'night-hours-average': NightWork & { readonly max: number; readonly weeks: number };
  /** Paid minutes a week on average, over the last `weeks` weeks. */
  readonly 'average-hours': { readonly max: number; readonly weeks: number };
  /** Elapsed minutes from the first start of a day to its last end. */
  readonly 'spread-over': { readonly max: number };
  /** Rest without a break in every week, or after so many days of 24 hours at most. */
  readonly 'weekly-rest': { readonly minutes: number; readonly afterDays?: number };
}

export type WorkRuleId = keyof WorkRuleShapes;

/** One term of a rule: what it asks for, how it is meant and for whom. */
export type WorkRuleOf<Id extends WorkRuleId> = { readonly rule: Id } & RuleTerms & WorkRuleShapes[Id];

/** A rule that a problem, contract, agent or labour pack can bring. */
export type WorkRule = { readonly [Id in WorkRuleId]: WorkRuleOf<Id> }[WorkRuleId];
