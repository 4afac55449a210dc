import { MINUTE_MS } from '../../../src/time/instant.js';
import { CEFR_LEVELS, type Agent, type SchedulingProblem } from '../../../src/scheduling/engine/problem.js';
import { type Roster, type Shift } from '../../../src/scheduling/engine/roster.js';

/** Minutes worked without entitlement or valid certificate, minute by minute, apart from the engine's rules. */
export function unqualifiedMinutes(problem: SchedulingProblem, roster: Roster): string[] {
  const needs = new Map([...problem.queues, ...problem.campaigns].map(({ id, need }) => [id, need]));
  const agents = new Map(problem.agents.map((agent) => [agent.id, agent]));
  const found: string[] = [];
  for (const { agentId, activities } of roster.shifts) {
    const agent = agents.get(agentId);
    for (const { workId, start, end } of activities) {
      if (workId === null) continue;
      for (let minute: number = start; minute < end; minute += MINUTE_MS) {
        if (!mayWork(agent, workId, needs.get(workId), minute))
          found.push(`${agentId} on ${workId} at ${minute}`);
      }
    }
  }
  return found;
}

function mayWork(
  agent: Agent | undefined,
  workId: string,
  need: { readonly language: string; readonly level: string } | undefined,
  minute: number,
): boolean {
  if (agent === undefined || need === undefined) return false;
  const levels: readonly string[] = CEFR_LEVELS;
  return (
    agent.entitlements.some((entitlement) => entitlement.workId === workId) &&
    agent.certificates.some(
      ({ language, level, valid }) =>
        language === need.language &&
        levels.indexOf(level) >= levels.indexOf(need.level) &&
        valid.start <= minute &&
        minute < valid.end,
    )
  );
}

/** Shifts with both kinds of calls: their block lengths in work minutes and their switches, read off as a string. */
export function blendedShifts(roster: Roster): { readonly blocks: number[]; readonly switches: number }[] {
  return roster.shifts
    .map((shift) => minuteLetters(shift).replace(/-/g, ''))
    .filter((letters) => letters.includes('i') && letters.includes('o'))
    .map((letters) => {
      const runs = letters.match(/i+|o+/g) ?? [];
      const calls = (letters.replace(/x/g, '').match(/i+|o+/g) ?? []).length;
      return { blocks: runs.map((run) => run.length), switches: calls - 1 };
    });
}

/** One letter a minute: i inbound, o outbound, x off the phone, - pause. */
function minuteLetters({ activities }: Shift): string {
  const letter = { inbound: 'i', outbound: 'o', 'off-phone': 'x', break: '-', meal: '-' } as const;
  return activities.map(({ kind, start, end }) => letter[kind].repeat((end - start) / MINUTE_MS)).join('');
}
