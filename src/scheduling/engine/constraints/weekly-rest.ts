import { addMinutes } from '../../../time/instant.js';
import { type Interval } from '../../../time/interval.js';
import { addDays, localDateOf, localDay } from '../../../time/zoned-time.js';
import { agentLine, minutesIn, restsOf } from '../agent-line.js';
import { agentWeeks } from '../agent-weeks.js';
import { type WorkRuleOf } from '../work-rules.js';
import { type AgentContext, type Finding } from './rule.js';
import { agentTermRule } from './term-rule.js';

const DAY = 24 * 60;

export const weeklyRest = agentTermRule(
  'weekly-rest',
  'Every week, or after so many days at the latest, there is a long rest in one piece',
  (context, term) =>
    term.afterDays === undefined
      ? restsOfWeeks(context, term.minutes)
      : restsAfterDays(context, term, term.afterDays),
);

/** The rest lies inside the week. A week that ends after the period, or began before what is known, may still have it. */
function restsOfWeeks(context: AgentContext, least: number): Finding[] {
  const { problem, agent } = context;
  const rests = restsOf(knownLine(context));
  return agentWeeks(problem, agent).flatMap(({ firstDate, whole }) => {
    const start = localDay(firstDate, agent.zone).start;
    const end = localDay(addDays(firstDate, 7), agent.zone).start;
    const endsInPeriod = end <= problem.period.span.end || whole;
    if (!endsInPeriod || (!whole && agent.history.shifts === undefined)) return [];
    const longest = Math.max(
      ...rests.map((rest) =>
        minutesIn({ start: start > rest.start ? start : rest.start, end: end < rest.end ? end : rest.end }),
      ),
    );
    if (longest >= least) return [];
    const message = `${longest} min is the longest rest in the week of ${firstDate}; at least ${least} are needed`;
    return [{ start, end, amount: least - longest, message }];
  });
}

/** From the end of a long rest to the start of the next; days of 24 hours, so that nights count as days do. */
function restsAfterDays(
  context: AgentContext,
  { minutes: least }: WorkRuleOf<'weekly-rest'>,
  days: number,
): Finding[] {
  const long = restsOf(knownLine(context)).filter((rest) => minutesIn(rest) >= least);
  return long.slice(1).flatMap((next, at) => {
    const span = { start: long[at].end, end: next.start };
    const worked = minutesIn(span);
    if (worked <= days * DAY || span.end <= context.problem.period.span.start) return [];
    const from = localDateOf(span.start, context.agent.zone);
    const message = `Work from ${from} on goes on for ${worked} min without a rest of ${least}; at most ${days} days are allowed`;
    return [{ ...span, amount: worked - days * DAY, message }];
  });
}

/** Where the previous period's shifts are not known, its run of days stands for them as one stretch. */
function knownLine(context: AgentContext): Interval[] {
  const { lastShiftEnd, consecutiveDaysWorked, shifts } = context.agent.history;
  const line: Interval[] = agentLine(context);
  if (shifts !== undefined || lastShiftEnd === null || consecutiveDaysWorked === 0) return line;
  const shortest = Math.min(...context.contract.shiftLengthsMinutes);
  return [
    { start: addMinutes(lastShiftEnd, -(consecutiveDaysWorked - 1) * DAY - shortest), end: lastShiftEnd },
    ...line,
  ];
}
