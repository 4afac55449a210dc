import { addMinutes, type Instant, MINUTE_MS } from '../time/instant.js';
import { overlapMs } from '../time/interval.js';

/** Cover of one interval, as `CoverInterval` has it. */
interface EffectiveInterval {
  readonly start: Instant;
  readonly intervalMinutes: number;
  readonly effectiveAgents: number;
}

/** The agents that rows of cover put into each interval, on average; rows and intervals are in the order of time, of any width. */
export function effectiveAgentsIn(
  intervals: readonly { readonly start: Instant }[],
  intervalMinutes: number,
  rows: readonly EffectiveInterval[],
): number[] {
  let first = 0;
  return intervals.map(({ start }) => {
    const interval = { start, end: addMinutes(start, intervalMinutes) };
    while (first < rows.length && endOf(rows[first]) <= start) first++;
    let agentMs = 0;
    for (let at = first; at < rows.length && rows[at].start < interval.end; at++) {
      agentMs +=
        rows[at].effectiveAgents * overlapMs(interval, { start: rows[at].start, end: endOf(rows[at]) });
    }
    return agentMs / (intervalMinutes * MINUTE_MS);
  });
}

function endOf({ start, intervalMinutes }: EffectiveInterval): Instant {
  return addMinutes(start, intervalMinutes);
}
