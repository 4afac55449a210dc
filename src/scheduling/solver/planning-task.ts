import {
  compareScenarios,
  type WhatIfBase,
  type WhatIfComparison,
  type WhatIfOrder,
} from '../../forecasting/what-if.js';
import { blendedDemand, type BlendedDemand } from '../engine/blended/blended-demand.js';
import { type BlendedOptions, blendedQuestion } from '../engine/blended/blended-supply.js';
import { type Conflict } from '../engine/explanation/conflict.js';
import { findConflicts, hardConflicts } from '../engine/explanation/find-conflicts.js';
import { type RelaxationReport } from '../engine/explanation/relaxation.js';
import { relaxations } from '../engine/explanation/relaxations.js';
import { type IntradayPlan, type IntradayQuestion } from '../engine/intraday/intraday-action.js';
import { suggestActions } from '../engine/intraday/suggest-actions.js';
import { type SchedulingProblem } from '../engine/problem.js';
import { type Roster } from '../engine/roster.js';
import { LinearSolver } from '../engine/search/linear-model.js';
import {
  allocateSkills,
  type AllocationPlan,
  type AllocationQuestion,
  EXACT,
} from '../engine/skills/skill-allocation.js';
import { leastSkillMix, type MixQuestion, type SkillMix } from '../engine/skills/skill-mix.js';

/** Questions that planners wait for an answer to, and that compute for longer than the event loop should. */
export interface PlanningQuestions {
  readonly 'what-if': {
    readonly bases: readonly WhatIfBase[];
    readonly order: Pick<WhatIfOrder, 'scenarios' | 'costPerHour'>;
  };
  readonly blended: {
    readonly problem: SchedulingProblem;
    readonly options: Omit<BlendedOptions, 'minutes'>;
  };
  readonly 'skill-allocation': AllocationQuestion;
  readonly 'skill-mix': MixQuestion;
  readonly relaxations: { readonly problem: SchedulingProblem; readonly roster: Roster | null };
  /** `hardOnly`: without requirements and what contracts promise. */
  readonly conflicts: { readonly problem: SchedulingProblem; readonly hardOnly: boolean };
  readonly intraday: {
    readonly problem: SchedulingProblem;
    readonly roster: Roster;
    readonly question: IntradayQuestion;
  };
}

/** The most that a roster could carry, in intervals as fine as their number lets them be. */
export interface BlendedAnswer extends BlendedDemand {
  readonly intervalMinutes: number;
}

export interface PlanningAnswers {
  readonly 'what-if': WhatIfComparison;
  readonly blended: BlendedAnswer;
  readonly 'skill-allocation': AllocationPlan;
  readonly 'skill-mix': SkillMix;
  readonly relaxations: RelaxationReport;
  readonly conflicts: readonly Conflict[];
  readonly intraday: IntradayPlan;
}

export type PlanningKind = keyof PlanningQuestions;

/** What travels to the worker thread. */
export type PlanningTask = {
  readonly [K in PlanningKind]: { readonly kind: K; readonly question: PlanningQuestions[K] };
}[PlanningKind];

/** Groups x intervals that a linear programme gets through in seconds. */
const LARGE_MODEL = 15_000;
const WIDTHS = [15, 30, 60, 120] as const;

/** @throws RangeError when a value of the question cannot be. */
export async function runPlanningTask(task: PlanningTask): Promise<PlanningAnswers[PlanningKind]> {
  switch (task.kind) {
    case 'what-if':
      return compareScenarios(task.question.bases, task.question.order);
    case 'blended':
      return blendedAnswer(task.question, await LinearSolver.load());
    case 'skill-allocation':
      return allocateSkills(task.question, await LinearSolver.load());
    case 'skill-mix':
      return leastSkillMix(task.question);
    case 'relaxations':
      return relaxations(task.question.problem, await LinearSolver.load(), task.question.roster);
    case 'conflicts':
      return conflictsOf(task.question, await LinearSolver.load());
    case 'intraday':
      return suggestActions(task.question.problem, task.question.roster, task.question.question);
  }
}

function conflictsOf(
  { problem, hardOnly }: PlanningQuestions['conflicts'],
  solver: LinearSolver,
): Conflict[] {
  if (!hardOnly) return findConflicts(problem, solver);
  return hardConflicts(problem, solver).filter(({ level }) => level === 'hard');
}

function blendedAnswer(
  { problem, options }: PlanningQuestions['blended'],
  solver: LinearSolver,
): BlendedAnswer {
  const grid = WIDTHS.filter((minutes) => minutes >= problem.period.gridMinutes);
  for (const minutes of grid) {
    const question = blendedQuestion(problem, { ...options, minutes });
    const size = question.groups.length * (question.groups[0]?.heads.length ?? 0);
    if (size > LARGE_MODEL && minutes !== grid.at(-1)) continue;
    return { ...blendedDemand(question, solver, EXACT), intervalMinutes: minutes };
  }
  throw new RangeError(`A grid of ${problem.period.gridMinutes} minutes is too wide.`);
}
