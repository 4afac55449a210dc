import { type SchedulingProblem } from '../problem.js';
import { type Roster } from '../roster.js';
import { blockRepairs } from './block-repairs.js';
import { pauseRepairs } from './pause-repairs.js';
import { type Relaxation } from './relaxation.js';
import { restRepairs } from './rest-repairs.js';

/**
 * Relaxations that a linear model of a week does not see, tried by repairing a roster: gains are what the repair finds, so
 * they are at least that.
 * @example
 * repairRelaxations({ agents: [], contracts: [], queues: [], campaigns: [], period: { span: { start: instant(0), end: instant(0) }, gridMinutes: 15 } }, { shifts: [] }) // => []
 */
export function repairRelaxations(problem: SchedulingProblem, roster: Roster): Relaxation[] {
  return [
    ...pauseRepairs(problem, roster),
    ...restRepairs(problem, roster),
    ...blockRepairs(problem, roster),
  ];
}
