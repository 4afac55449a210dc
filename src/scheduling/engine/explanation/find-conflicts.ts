import { type SchedulingProblem } from '../problem.js';
import { type LinearSolver } from '../search/linear-model.js';
import { type Conflict } from './conflict.js';
import { contractConflicts } from './contract-conflicts.js';
import { pinConflicts } from './pin-conflicts.js';
import { minimumConflicts, targetConflicts } from './target-conflicts.js';

/**
 * Demands that cannot be met together, each set a smallest one: pins against rules, weeks of agents that cannot be kept, the
 * least agents of queues and the requirement of the day that lacks most. Hard ones first; a conflict that is told twice is told once.
 * @example
 * findConflicts({ agents: [], contracts: [], queues: [], campaigns: [], period: { firstDate: localDate('2026-03-02'), days: 0, zone: timeZone('UTC'), span: { start: instant(0), end: instant(0) }, gridMinutes: 15 } }, {}) // => []
 */
export function findConflicts(problem: SchedulingProblem, solver: LinearSolver): Conflict[] {
  const all = [...hardConflicts(problem, solver), ...targetConflicts(problem, solver)];
  return [...all.filter(({ level }) => level === 'hard'), ...all.filter(({ level }) => level === 'soft')];
}

/**
 * The same without requirements: what every roster breaks, and promises of contracts that none keeps.
 * @example
 * hardConflicts({ agents: [], contracts: [], queues: [], campaigns: [], period: { firstDate: localDate('2026-03-02'), days: 0, zone: timeZone('UTC'), span: { start: instant(0), end: instant(0) }, gridMinutes: 15 } }, {}) // => []
 */
export function hardConflicts(problem: SchedulingProblem, solver: LinearSolver): Conflict[] {
  const pinned = pinConflicts(problem);
  const told = new Set(pinned.flatMap(({ members }) => members.map(({ agentId }) => agentId)));
  const weeks = contractConflicts(problem, solver).filter(
    ({ level, members }) => level === 'soft' || !members.some(({ agentId }) => told.has(agentId)),
  );
  return [...pinned, ...weeks, ...minimumConflicts(problem, solver)];
}
