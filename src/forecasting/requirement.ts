import { type LoadModel } from './engine/load-model.js';
import { type ShrinkageComponent } from './engine/shrinkage.js';
import { type StaffedInterval, type StaffingPlan, type StaffingProfile } from './engine/staffing-plan.js';
import { type StaffingModel } from './engine/staffing.js';
import { type StaffingTargets } from './engine/staffing-targets.js';
import { type Instant } from '../time/instant.js';
import { type GridMinutes } from '../time/interval-grid.js';

export type RequirementStatus = 'DRAFT' | 'PUBLISHED' | 'SUPERSEDED';

/** Who gave a figure: the planner's order, the forecast, or the queue. */
export type FigureSource = 'order' | 'forecast' | 'queue';

/** Agents needed on one queue over the span of a forecast. */
export interface Requirement {
  readonly kind: 'Requirement';
  readonly id: number;
  readonly queueId: number;
  readonly forecastVersionId: number;
  /** The layers of the forecast that were in it, in the order in which they were put on. */
  readonly layerIds: readonly number[];
  /** Published ones count where no later published one of the queue covers the time; superseded ones count nowhere. */
  readonly status: RequirementStatus;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly intervalMinutes: GridMinutes;
  /** Share of the forecast contacts that our agents take. */
  readonly routedShare: number;
  readonly plan: StaffingPlan;
  /** Our contacts that are forecast for times at which the queue is closed: nobody is planned for them. */
  readonly closedContacts: number;
  /** `forecast`: each interval has its own, and the plan's where the forecast has none. `null` in old requirements. */
  readonly handleTimeSource: FigureSource | null;
  /** `null` where nobody gave one. */
  readonly patienceSource: FigureSource | null;
  readonly createdBy: number;
  readonly createdAt: Instant;
  readonly publishedBy: number | null;
  readonly publishedAt: Instant | null;
}

/** What the roster is made for. */
export interface RequirementRow extends StaffedInterval {
  readonly requirementId: number;
  readonly queueId: number;
  readonly intervalMinutes: GridMinutes;
  readonly model: StaffingModel;
  readonly patienceSeconds: number | null;
  readonly targets: StaffingTargets;
}

/** Only a draft can be published. */
export interface RequirementNotDraft {
  readonly kind: 'RequirementNotDraft';
  readonly code: 'REQUIREMENT_NOT_DRAFT';
  readonly message: string;
  readonly requirementId: number;
  readonly status: RequirementStatus;
}

export type PublishRequirementOutcome = Requirement | RequirementNotDraft;

/** How to staff a forecast; what is left out is the queue's own. */
export interface StaffingOrder {
  readonly forecastVersionId: number;
  readonly model?: StaffingModel;
  /** Put over the queue's goal. */
  readonly targets?: StaffingTargets;
  readonly averageHandleTimeSeconds?: number;
  readonly patienceSeconds?: number;
  readonly loadModel?: LoadModel;
  readonly handleTimeVariation?: number;
  readonly shrinkage?: readonly ShrinkageComponent[];
  readonly profiles?: readonly StaffingProfile[];
  /** Share of the forecast contacts that our agents take; the one of the forecast when not given. */
  readonly routedShare?: number;
}
