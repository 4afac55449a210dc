import { type LocalDate, type TimeZone } from '../time/zoned-time.js';
import { type AsOfRequest } from './as-of.js';
import { type InputVersions } from './engine/adherence.js';
import { type Bucket, type BucketSize } from './engine/buckets.js';
import { type ExceptionKind } from './engine/exceptions.js';

export const SUMMARY_LEVELS = ['agent', 'team', 'site', 'client'] as const;
export type SummaryLevel = (typeof SUMMARY_LEVELS)[number];

/** Whose figures, over which days, how finely; ids that are left out do not narrow. */
export interface SummaryWanted {
  readonly level: SummaryLevel;
  readonly agentIds: readonly number[] | null;
  readonly teamId: number | null;
  readonly siteId: number | null;
  readonly clientId: number | null;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly size: BucketSize;
  /** The viewer's; each site's own when none is named. */
  readonly zone: TimeZone | null;
  readonly answerThresholdSeconds: number;
  readonly asOf: AsOfRequest;
}

/** A ratio of sums, by the id of its formula or variant. */
export interface SummaryFigure {
  readonly formula: string;
  /** null where there is nothing to divide by. */
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number;
}

/** One agent, team, site or client in one interval, day or week. */
export interface SummaryRow {
  /** null is work for no client: pauses of mixed shifts, and time outside shifts. */
  readonly id: number | null;
  readonly code: string;
  readonly name: string;
  readonly zone: TimeZone;
  readonly bucket: Bucket;
  readonly agents: number;
  readonly provisional: boolean;
  readonly figures: readonly SummaryFigure[];
  /** With approved explanations counted in. */
  readonly approvedFigures: readonly SummaryFigure[];
  /** Service level, speed of answer and occupancy, as far as agents' events tell. */
  readonly contactFigures: readonly SummaryFigure[];
  readonly exceptions: readonly { readonly kind: ExceptionKind; readonly seconds: number }[];
}

export interface AdherenceSummary {
  readonly rows: readonly SummaryRow[];
  /** Of everything that the rows were made from. */
  readonly versions: InputVersions & { readonly approvals: readonly number[] };
}
