import { minutesBetween } from '../../../time/instant.js';
import { pausePlaces, type PauseWindow } from '../editing/pause-places.js';
import { indexProblem } from '../problem-index.js';
import { type BreakRule, type Contract, type SchedulingProblem } from '../problem.js';
import { type Activity, type Roster, type Shift } from '../roster.js';
import { CoverLedger } from './cover-ledger.js';
import { type Relaxation } from './relaxation.js';

const WIDER_MINUTES = 30;
const STEP_MINUTES = 15;
/** Points that a pause must save to be moved. */
const SLIGHT = 1e-6;

interface Saved {
  readonly cost: number;
  readonly understaffedMinutes: number;
}

/**
 * Meals and breaks whose windows are half an hour wider on both sides: what moving pauses out of understaffed times saves,
 * above what the windows as they are would let them save.
 * @example
 * pauseRepairs({ agents: [], contracts: [], queues: [], campaigns: [], period: { span: { start: instant(0), end: instant(0) }, gridMinutes: 15 } }, { shifts: [] }) // => []
 */
export function pauseRepairs(problem: SchedulingProblem, roster: Roster): Relaxation[] {
  return problem.contracts.flatMap((contract) =>
    contract.breaks.flatMap((rule): Relaxation[] => {
      const shifts = shiftsWith(problem, roster, contract);
      if (shifts.length === 0) return [];
      const now = { earliest: rule.earliestAfterStartMinutes, latest: rule.latestAfterStartMinutes };
      const wider = {
        earliest: Math.max(0, now.earliest - WIDER_MINUTES),
        latest: now.latest + WIDER_MINUTES,
      };
      const already = movedPauses(problem, roster, shifts, rule, now);
      const saved = movedPauses(problem, roster, shifts, rule, wider);
      const understaffedMinutes = saved.understaffedMinutes - already.understaffedMinutes;
      const words = `A ${rule.kind} of ${rule.minutes} min from ${wider.earliest} to ${wider.latest} min after the start of shifts of contract "${contract.id}" (now ${now.earliest} to ${now.latest})`;
      return [
        {
          kind: 'wider-meal-window',
          message: `${words} would remove ${Math.max(0, Math.round(understaffedMinutes))} missing agent-minutes of this roster, moving pauses alone.`,
          gain: saved.cost - already.cost,
          understaffedMinutes,
          outboundMinutes: 0,
          agents: null,
          workId: null,
          contractId: contract.id,
          date: null,
        },
      ];
    }),
  );
}

function shiftsWith(problem: SchedulingProblem, roster: Roster, { id }: Contract): Shift[] {
  const { agents } = indexProblem(problem);
  return roster.shifts.filter(({ agentId }) => agents.get(agentId)?.contractId === id);
}

/** What the best places in the window save, shift after shift. */
function movedPauses(
  problem: SchedulingProblem,
  roster: Roster,
  shifts: readonly Shift[],
  rule: BreakRule,
  window: PauseWindow,
): Saved {
  const ledger = new CoverLedger(problem, roster);
  let cost = 0;
  let understaffedMinutes = 0;
  for (const shift of shifts) {
    const pause = pauseOf(shift, rule);
    if (pause === undefined || !isMissed(ledger, shift, pause)) continue;
    let best: { readonly saved: Saved; readonly activities: readonly Activity[] } | null = null;
    for (const { shift: moved } of pausePlaces(shift, pause, window, STEP_MINUTES)) {
      const change = ledger.change(shift.agentId, shift.activities, moved.activities);
      if (change.cost < -SLIGHT && (best === null || change.cost < -best.saved.cost)) {
        const saved = { cost: -change.cost, understaffedMinutes: -change.understaffedMinutes };
        best = { saved, activities: moved.activities };
      }
    }
    if (best === null) continue;
    ledger.apply(shift.agentId, shift.activities, best.activities);
    cost += best.saved.cost;
    understaffedMinutes += best.saved.understaffedMinutes;
  }
  return { cost, understaffedMinutes };
}

function pauseOf({ start, activities }: Shift, rule: BreakRule): Activity | undefined {
  return activities.find(
    (activity) =>
      activity.kind === rule.kind &&
      minutesBetween(activity.start, activity.end) === rule.minutes &&
      minutesBetween(start, activity.start) >= rule.earliestAfterStartMinutes &&
      minutesBetween(start, activity.end) <= rule.latestAfterStartMinutes,
  );
}

/** Whether the work around the pause lacks agents while it lasts. */
function isMissed(ledger: CoverLedger, { activities }: Shift, pause: Activity): boolean {
  return activities.some(
    ({ kind, workId }) =>
      kind === 'inbound' &&
      workId !== null &&
      ledger.intervalsOf(pause).some((at) => ledger.surplus(workId, at) < 0),
  );
}
