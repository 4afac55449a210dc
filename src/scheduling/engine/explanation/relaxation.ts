import { type LocalDate } from '../../../time/zoned-time.js';

export const RELAXATION_KINDS = [
  'more-agents',
  'entitle-agents',
  'earlier-starts',
  'more-paid-time',
  'consent',
  'wider-meal-window',
  'shorter-rest',
  'more-days-in-a-row',
  'one-more-switch',
  'shorter-blocks',
] as const;
export type RelaxationKind = (typeof RELAXATION_KINDS)[number];

/** Something that could be allowed or brought, and what it would be worth at best. */
export interface Relaxation {
  readonly kind: RelaxationKind;
  /** In words. */
  readonly message: string;
  /** How much less the best roster could cost. */
  readonly gain: number;
  /** Agent-minutes of understaffing and minutes of missing calls that would go, of those missing. */
  readonly understaffedMinutes: number;
  readonly outboundMinutes: number;
  readonly agents: number | null;
  readonly workId: string | null;
  readonly contractId: string | null;
  readonly date: LocalDate | null;
}

/** Relaxations with the most helpful first, and what they are measured against. */
export interface RelaxationReport {
  /** The least that a roster can cost as things are, in this model. */
  readonly cost: number;
  readonly understaffedMinutes: number;
  readonly outboundMinutes: number;
  readonly relaxations: readonly Relaxation[];
}
