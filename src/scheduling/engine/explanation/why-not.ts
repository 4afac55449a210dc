import { durationMinutes, type Interval, intersect } from '../../../time/interval.js';
import { formatWallTime } from '../../../time/zoned-time.js';
import { check, type Evaluation } from '../check.js';
import { replaceShifts } from '../editing/roster-edit.js';
import { indexProblem } from '../problem-index.js';
import { type SchedulingProblem } from '../problem.js';
import { type Roster } from '../roster.js';
import { facts, type Reason, reason } from './reason.js';
import { type Asked, standingReasons } from './standing-reasons.js';
import { type Blocker, type Fill, type TriedShift, tryShifts } from './try-shifts.js';

/** Who, when and, where it matters, at what. */
export interface WhyNotQuestion {
  readonly agentId: string;
  readonly span: Interval;
  readonly workId: string | null;
}

export interface WhyNot {
  readonly agentId: string;
  readonly span: Interval;
  /** Whether some shift there breaks no hard rule. */
  readonly possible: boolean;
  /** What the most promising shift there changes the roster's cost by; `null` where none can be. */
  readonly costChange: number | null;
  readonly summary: string;
  readonly reasons: readonly Reason[];
}

/** Points below which a rule's cost has not changed. */
const SLIGHT = 1e-6;

/**
 * Why an agent does not work in some time, or not at some work: everything that holds there, every rule that a shift
 * there would break, and what the most promising one that breaks none would cost.
 * @throws RangeError when the agent or his contract is not in the problem.
 * @example
 * whyNot({ agents: [{ id: 'a', contractId: 'c', zone: timeZone('UTC'), entitlements: [], certificates: [], availability: null, absences: [], history: { lastShiftEnd: null } }], contracts: [{ id: 'c', shiftLengthsMinutes: [], shiftStarts: { earliest: localTime('08:00'), latest: localTime('09:00'), stepMinutes: 60 } }], queues: [], campaigns: [], period: { firstDate: localDate('2026-03-02'), days: 7 } }, { shifts: [] }, { agentId: 'a', span: { start: instant(0), end: instant(60000) }, workId: null }).possible // => false
 */
export function whyNot(problem: SchedulingProblem, roster: Roster, question: WhyNotQuestion): WhyNot {
  const { agents, contracts } = indexProblem(problem);
  const agent = agents.get(question.agentId);
  const contract = agent && contracts.get(agent.contractId);
  if (agent === undefined || contract === undefined) {
    throw new RangeError(`Agent "${question.agentId}" is not planned in this problem.`);
  }
  const asked: Asked = { problem, roster, agent, contract, ...question };
  const standing = standingReasons(asked);
  const tried = tryShifts(problem, roster, { ...question, fills: fillsOf(asked) });
  const free = tried.filter(({ blockers }) => blockers.length === 0).sort((a, b) => b.worth - a.worth);
  const [best] = free;
  if (best === undefined) {
    const reasons = [...standing, ...blockingReasons(asked, tried, standing)];
    return { ...question, possible: false, costChange: null, summary: notPossible(reasons), reasons };
  }
  const { costChange, reasons: costs } = costOf(problem, roster, best);
  const when = `${formatWallTime(best.shift.start, agent.zone)} to ${formatWallTime(best.shift.end, agent.zone, 'HH:mm')}`;
  const effect =
    costChange < 0
      ? `and the roster would cost ${round(-costChange)} less`
      : `but the roster would cost ${round(costChange)} more`;
  const summary = `No hard rule is in the way: a shift from ${when} would be possible, ${effect}.`;
  return { ...question, possible: true, costChange, summary, reasons: [...standing, ...costs] };
}

/** Ways to fill a shift: with any work; for a question about one, with it all through or in the time asked about. */
function fillsOf({ problem, span, workId }: Asked): Fill[] {
  if (workId === null) return [null];
  const base = { paid: true, workId } as const;
  const { queues, windows } = indexProblem(problem);
  if (queues.has(workId)) {
    const content = { ...base, kind: 'inbound', calledZoneId: null } as const;
    return [
      { content, within: null },
      { content, within: span },
    ];
  }
  return [...(windows.get(workId) ?? [])].flatMap(([calledZoneId, { open }]): Fill[] => {
    const content = { ...base, kind: 'outbound', calledZoneId } as const;
    const stretches = intersect(open, [span]).sort((a, b) => durationMinutes(b) - durationMinutes(a));
    return [
      { content, within: null },
      { content, within: stretches[0] ?? span },
    ];
  });
}

/** The rules that the least blocked shifts would break, one reason for each, where nothing standing says it already. */
function blockingReasons(
  { contract, workId }: Asked,
  tried: readonly TriedShift[],
  standing: readonly Reason[],
): Reason[] {
  if (tried.length === 0) {
    const message = 'No shift of the contract reaches into this time.';
    return [reason('shift-start', message, { source: `contract "${contract.id}"` })];
  }
  const fewest = Math.min(...tried.map(({ blockers }) => rulesOf(blockers).size));
  const nearest = tried.filter(({ blockers }) => rulesOf(blockers).size === fewest);
  const said = new Set(standing.map(({ ruleId }) => ruleId));
  const found = new Map<string, Blocker>();
  for (const { blockers } of nearest) {
    for (const blocker of blockers) {
      if (!said.has(blocker.ruleId) && !found.has(blocker.ruleId)) found.set(blocker.ruleId, blocker);
    }
  }
  return [...found.values()].map(({ ruleId, title, message, start, end, ...blocker }) => {
    const blocked = tried.filter(({ blockers }) => rulesOf(blockers).has(ruleId)).length;
    return reason(ruleId, message, {
      title,
      span: start === undefined || end === undefined ? null : { start, end },
      workId: blocker.workId ?? workId,
      source: `contract "${contract.id}"`,
      facts: facts(['shifts tried', tried.length], ['of them it blocks', blocked]),
    });
  });
}

function rulesOf(blockers: readonly Blocker[]): Set<string> {
  return new Set(blockers.map(({ ruleId }) => ruleId));
}

function costOf(problem: SchedulingProblem, roster: Roster, { shift, replaces }: TriedShift) {
  const before = check(problem, roster);
  const after = check(problem, replaceShifts(roster, replaces, [shift]).roster);
  const costChange = after.score.cost - before.score.cost;
  return { costChange, reasons: changedCosts(before, after) };
}

function changedCosts(before: Evaluation, after: Evaluation): Reason[] {
  return after.perRule.flatMap((rule) => {
    const was = before.perRule.find(({ ruleId }) => ruleId === rule.ruleId)?.cost ?? 0;
    const change = rule.cost - was;
    if (Math.abs(change) < SLIGHT) return [];
    const words = change > 0 ? `costs ${round(change)} more` : `costs ${round(-change)} less`;
    return [
      reason(rule.ruleId, `${rule.title}: ${words}.`, {
        title: rule.title,
        level: 'soft',
        source: 'the score',
        facts: facts(['cost change', round(change)]),
      }),
    ];
  });
}

function notPossible(reasons: readonly Reason[]): string {
  const hard = reasons.filter(({ level }) => level === 'hard').slice(0, 3);
  return `Not possible: ${hard.map(({ message }) => message).join(' ')}`;
}

function round(points: number): number {
  return Math.round(points * 10) / 10;
}
