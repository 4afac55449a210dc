import { covers } from '../../../time/interval.js';
import { type OffPhoneActivity } from '../roster-goals.js';
import { type Activity, type Roster } from '../roster.js';
import { minutesOf } from '../shift-time.js';
import { type RosterRule, type Violation } from './rule.js';

interface Placed extends Activity {
  readonly agentId: string;
}

export const offPhoneActivities: RosterRule = {
  id: 'off-phone-activities',
  title:
    'Meetings, coaching and training are placed, at their length, in their windows, with enough participants',
  level: 'hard',
  scope: 'roster',
  cost: () => 0,
  evaluate: (problem, roster) => {
    if (problem.offPhoneActivities === undefined) return [];
    const placed = placedActivities(roster);
    return problem.offPhoneActivities.flatMap((wanted) => {
      const { level = 'hard', weight = 1 } = wanted;
      const terms = (amount: number) => (level === 'soft' ? { level, cost: amount * weight } : {});
      return findings(wanted, placed.get(wanted.id) ?? []).map((finding) => ({
        ruleId: 'off-phone-activities',
        workId: wanted.id,
        ...finding,
        ...terms(finding.amount),
      }));
    });
  },
};

function placedActivities({ shifts }: Roster): ReadonlyMap<string, Placed[]> {
  const placed = new Map<string, Placed[]>();
  for (const { agentId, activities } of shifts) {
    for (const activity of activities) {
      if (activity.kind !== 'off-phone' || activity.workId === null) continue;
      placed.set(activity.workId, [...(placed.get(activity.workId) ?? []), { ...activity, agentId }]);
    }
  }
  return placed;
}

function findings(wanted: OffPhoneActivity, placed: readonly Placed[]): Omit<Violation, 'ruleId'>[] {
  const { name, minutes, participants, atLeast = participants.length, together } = wanted;
  const good = placed.filter((each, at) => fault(wanted, placed, each, at) === undefined);
  const wrong = placed.flatMap((each, at) => {
    const why = fault(wanted, placed, each, at);
    if (why === undefined) return [];
    const { agentId, start, end } = each;
    return [{ agentId, start, end, amount: minutesOf(each), message: `${name}: ${why}.` }];
  });
  const present = together ? Math.max(0, ...groupSizes(good)) : good.length;
  const astray = together ? good.length - present : 0;
  const missing = Math.max(0, atLeast - present);
  if (missing + astray === 0) return wrong;
  const message = `${name}: ${present} of ${participants.length} take part${together ? ' at one time' : ''}; ${atLeast} must, and nobody apart from them.`;
  return [...wrong, { amount: (missing + astray) * minutes, message }];
}

/** What is wrong with one person's part; undefined when nothing is. */
function fault(
  { participants, minutes, windows }: OffPhoneActivity,
  placed: readonly Placed[],
  each: Placed,
  at: number,
): string | undefined {
  if (!participants.includes(each.agentId)) return `${each.agentId} is no participant`;
  if (minutesOf(each) !== minutes) return `${minutesOf(each)} min instead of ${minutes}`;
  if (!windows.some((window) => covers(window, each))) return 'outside its windows';
  if (placed.findIndex(({ agentId }) => agentId === each.agentId) !== at)
    return `${each.agentId} takes part twice`;
  return undefined;
}

function groupSizes(placed: readonly Placed[]): number[] {
  const byStart = new Map<number, number>();
  for (const { start } of placed) byStart.set(start, (byStart.get(start) ?? 0) + 1);
  return [...byStart.values()];
}
