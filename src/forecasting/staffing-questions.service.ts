import { Injectable } from '@nestjs/common';
import { type Actor } from '../access/actor.js';
import { clientReach } from './client-reach.js';
import { requireAgents } from './engine/offered-load.js';
import {
  queueFigures,
  requiredAgents,
  requireModelTargets,
  type Staffing,
  type StaffingModel,
  type Workload,
} from './engine/staffing.js';
import { type AgentsLimits, limitsOfAgents } from './engine/staffing-questions.js';
import {
  type BindingTarget,
  missedTarget,
  type QueueFigures,
  type StaffingTargets,
} from './engine/staffing-targets.js';
import { withValuesChecked } from './forecasting.errors.js';

/** Work and targets of an interval that need not be in any plan. */
export interface StaffingQuestion {
  readonly model: StaffingModel;
  readonly work: Workload;
  readonly targets: StaffingTargets;
}

/** What a number of agents reaches, and how much it can take. */
export interface AgentsReach extends AgentsLimits {
  readonly figures: QueueFigures;
  readonly missedTarget: BindingTarget | undefined;
}

/** Answers a planner's questions about one interval, of numbers alone. */
@Injectable()
export class StaffingQuestionsService {
  needed(actor: Actor, { model, work, targets }: StaffingQuestion): Staffing {
    clientReach(actor, 'forecast.read');
    return withValuesChecked(() => requiredAgents(model, work, targets));
  }

  reached(actor: Actor, question: StaffingQuestion, agents: number): AgentsReach {
    clientReach(actor, 'forecast.read');
    return withValuesChecked(() => reachOf(question, agents));
  }
}

function reachOf({ model, work, targets }: StaffingQuestion, agents: number): AgentsReach {
  requireAgents(agents);
  requireModelTargets(model, targets);
  const figures = queueFigures(model, work, agents, targets.serviceLevel);
  return {
    figures,
    missedTarget: missedTarget(figures, targets, agents),
    ...limitsOfAgents(model, work, agents, targets),
  };
}
