import { type JobStatus } from '../../jobs/job.js';
import { type Instant } from '../../time/instant.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { type Conflict, type ConflictMember } from '../engine/explanation/conflict.js';
import { type Relaxation, type RelaxationReport } from '../engine/explanation/relaxation.js';

export { RELAXATION_KINDS, type RelaxationKind } from '../engine/explanation/relaxation.js';

/** Work with the rows that the engine's ids stand for. */
interface WorkRows {
  readonly queueId: number | null;
  readonly campaignId: number | null;
}

/** Why an agent does not work, or not at that, in some time. */
export interface WhyNotOrder {
  readonly scheduleId: number;
  readonly agentId: number;
  /** A day in the agent's zone, or from and to. */
  readonly date: LocalDate | null;
  readonly from: Instant | null;
  readonly to: Instant | null;
  readonly queueId: number | null;
  readonly campaignId: number | null;
}

export interface ExplainedReason extends WorkRows {
  readonly ruleId: string;
  readonly title: string;
  readonly level: 'hard' | 'soft';
  readonly start: Instant | null;
  readonly end: Instant | null;
  readonly calledZoneId: string | null;
  /** Where the rule comes from: a pack and its source, the contract, the roster. */
  readonly source: string;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly message: string;
}

export interface ExplainedWhyNot {
  readonly agentId: number;
  readonly start: Instant;
  readonly end: Instant;
  /** Whether no hard rule is in the way. */
  readonly possible: boolean;
  /** What the cheapest shift found there would change the roster's cost by; `null` where none can be. */
  readonly costChange: number | null;
  readonly summary: string;
  readonly reasons: readonly ExplainedReason[];
}

export const EXPLANATION_KINDS = ['relaxations', 'conflicts'] as const;
export type ExplanationKind = (typeof EXPLANATION_KINDS)[number];

export interface ExplanationQuestion {
  readonly kind: ExplanationKind;
}

export interface ExplainedRelaxation extends Omit<Relaxation, 'workId' | 'contractId'>, WorkRows {
  readonly contractId: number | null;
}

export interface ExplainedRelaxations extends Omit<RelaxationReport, 'relaxations'> {
  readonly relaxations: readonly ExplainedRelaxation[];
}

export interface ExplainedMember extends Omit<ConflictMember, 'agentId' | 'workId' | 'id'>, WorkRows {
  readonly agentId: number | null;
}

export interface ExplainedConflict extends Omit<Conflict, 'members'> {
  readonly members: readonly ExplainedMember[];
}

export interface ExplanationAnswer {
  readonly relaxations: ExplainedRelaxations | null;
  /** Empty: every hard demand can be met together, as far as the search sees. */
  readonly conflicts: readonly ExplainedConflict[] | null;
  readonly summary: readonly string[];
}

/** A question about a roster or a period that takes some seconds to answer, as its row and its job tell it. */
export interface RosterExplanation {
  readonly id: number;
  readonly periodId: number;
  readonly scheduleId: number | null;
  readonly jobId: number;
  readonly question: ExplanationQuestion;
  readonly answer: ExplanationAnswer | null;
  readonly status: JobStatus;
  readonly phase: string;
  readonly progress: number;
  readonly error: string | null;
  readonly createdBy: number;
  readonly createdAt: Instant;
  readonly finishedAt: Instant | null;
}

export const EXPLANATION_JOB = 'roster-explanation';
