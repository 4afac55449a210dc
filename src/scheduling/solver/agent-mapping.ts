import { addMinutes, type Instant } from '../../time/instant.js';
import { type Interval, merge, subtract } from '../../time/interval.js';
import {
  addDays,
  dateRange,
  daysBetween,
  type LocalDate,
  localDateOf,
  localDay,
  toInstant,
  type TimeZone,
  weekday,
} from '../../time/zoned-time.js';
import {
  type Agent as WorkforceAgent,
  type Availability,
  type Contract as WorkforceContract,
  type Entitlement as EntitlementRow,
  type PlanningWorkforce,
} from '../../workforce/workforce.js';
import { campaignWork, queueWork } from './work-ids.js';
import { type Agent, type AgentHistory, type Contract, type Entitlement } from '../engine/problem.js';

/** A shift that another published roster has given the agent, near the period or in it. */
export interface ShiftElsewhere {
  readonly agentId: number;
  readonly date: LocalDate;
  readonly start: Instant;
  readonly end: Instant;
}

/** How far past its ends what agents do still bears on the period: a shift may run on, and rest follows it. */
const MARGIN_DAYS = 2;

export function toContract({ id, ...contract }: WorkforceContract): Contract {
  return {
    id: String(id),
    paidMinutesPerDay: contract.paidMinutesPerDay,
    paidMinutesPerWeek: contract.paidMinutesPerWeek,
    minRestMinutes: contract.minRestMinutes,
    maxConsecutiveDays: contract.maxConsecutiveDays,
    minDaysOffPerWeek: contract.minDaysOffPerWeek,
    shiftStarts: contract.shiftStarts,
    shiftLengthsMinutes: contract.shiftLengthsMinutes,
    breaks: contract.breaks,
  };
}

/** Agents with nothing they may work on are left out: a roster has no place for them. */
export function toAgents(
  workforce: PlanningWorkforce,
  span: Interval,
  elsewhere: readonly ShiftElsewhere[],
): Agent[] {
  const entitlements = byAgent(workforce.entitlements);
  const certificates = byAgent(workforce.certificates);
  const availability = byAgent(workforce.availability);
  const absences = byAgent(workforce.absences);
  const shifts = byAgent(elsewhere);
  const contracts = new Map(workforce.contracts.map((contract) => [contract.id, contract]));
  return workforce.agents
    .filter((agent) => entitlements.has(agent.id))
    .map((agent) => {
      const minRestMinutes = contracts.get(agent.contractId)?.minRestMinutes ?? 0;
      const own = shifts.get(agent.id) ?? [];
      return {
        id: String(agent.id),
        siteId: String(agent.siteId),
        zone: agent.zone,
        contractId: String(agent.contractId),
        entitlements: (entitlements.get(agent.id) ?? []).map(toEntitlement),
        certificates: (certificates.get(agent.id) ?? []).map(({ language, level, testedOn, expiresOn }) => ({
          language,
          level,
          valid: daysSpan(testedOn, expiresOn, agent.zone),
        })),
        availability: availableTimes(
          toAvailability(availability.get(agent.id) ?? [], span, agent.zone),
          busyAfter(own, span, minRestMinutes),
          span,
        ),
        absences: merge([
          ...(absences.get(agent.id) ?? []).map((absence) => absence.span),
          ...notEmployed(agent, span),
        ]),
        history: toHistory(own, span, agent.zone),
      };
    });
}

function byAgent<T extends { readonly agentId: number }>(rows: readonly T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(row.agentId);
    if (group === undefined) groups.set(row.agentId, [row]);
    else group.push(row);
  }
  return groups;
}

function toEntitlement({ queueId, campaignId, speed }: EntitlementRow): Entitlement {
  return { workId: queueId === null ? campaignWork(campaignId ?? 0) : queueWork(queueId), speed };
}

function daysSpan(first: LocalDate, last: LocalDate, zone: TimeZone): Interval {
  const start = localDay(first, zone).start;
  return { start, end: Math.max(start, localDay(last, zone).end) as Instant };
}

/** Weekly local times become intervals, day by day; a time that ends at or before its start runs into the next day. */
function toAvailability(
  weekly: readonly Availability[],
  span: Interval,
  zone: TimeZone,
): readonly Interval[] | null {
  if (weekly.length === 0) return null;
  return merge(
    datesAround(span, zone).flatMap((date) =>
      weekly
        .filter(({ weekdays }) => weekdays.includes(weekday(date)))
        .map(({ from, to }) => ({
          start: toInstant(date, from, zone),
          end: toInstant(to <= from ? addDays(date, 1) : date, to, zone),
        }))
        .filter(({ start, end }) => start < end),
    ),
  );
}

function datesAround(span: Interval, zone: TimeZone): LocalDate[] {
  const first = addDays(localDateOf(span.start, zone), -MARGIN_DAYS);
  const last = addDays(localDateOf(span.end, zone), MARGIN_DAYS);
  return dateRange(first, daysBetween(first, last) + 1);
}

function notEmployed(agent: WorkforceAgent, span: Interval): Interval[] {
  const margin = marginOf(span);
  const hired = localDay(agent.hiredOn, agent.zone).start;
  const left = agent.leftOn === null ? margin.end : localDay(agent.leftOn, agent.zone).end;
  return [
    { start: margin.start, end: Math.min(hired, margin.end) as Instant },
    { start: Math.max(left, margin.start) as Instant, end: margin.end },
  ].filter(({ start, end }) => start < end);
}

/** Work elsewhere takes time away, but unlike an absence it does not lower the hours owed. */
function availableTimes(
  weekly: readonly Interval[] | null,
  busy: readonly Interval[],
  span: Interval,
): readonly Interval[] | null {
  return busy.length === 0 ? weekly : subtract(weekly ?? [marginOf(span)], busy);
}

/** A shift already published after the period keeps its rest before it. */
function busyAfter(shifts: readonly ShiftElsewhere[], span: Interval, minRestMinutes: number): Interval[] {
  return shifts
    .filter(({ start }) => start >= span.start)
    .map(({ start, end }) => ({ start: addMinutes(start, -minRestMinutes), end }));
}

function marginOf(span: Interval): Interval {
  const minutes = MARGIN_DAYS * 24 * 60;
  return { start: addMinutes(span.start, -minutes), end: addMinutes(span.end, minutes) };
}

function toHistory(shifts: readonly ShiftElsewhere[], span: Interval, zone: TimeZone): AgentHistory {
  const before = shifts.filter(({ start }) => start < span.start);
  if (before.length === 0) return { lastShiftEnd: null, consecutiveDaysWorked: 0 };
  const worked = new Set(before.map(({ date }) => date));
  const firstDay = localDateOf(span.start, zone);
  let day = worked.has(firstDay) ? firstDay : addDays(firstDay, -1);
  let consecutiveDaysWorked = 0;
  for (; worked.has(day); day = addDays(day, -1)) consecutiveDaysWorked++;
  return {
    lastShiftEnd: before.reduce((latest, { end }) => Math.max(latest, end), 0) as Instant,
    consecutiveDaysWorked,
  };
}
