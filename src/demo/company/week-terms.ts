import { type FairnessGoal } from '../../scheduling/engine/roster-goals.js';
import {
  type LabourBudget,
  type New,
  type OffPhoneActivityRow,
  type PeriodMoney,
} from '../../scheduling/terms/terms.js';
import { addDays, dateRange, type LocalDate, localTime, timeZone } from '../../time/zoned-time.js';
import { type DemoAbsence, type DemoAgent, type DemoWeeks } from './demo-parts.js';
import { LEAD_TEAM, PLANNER_ZONE } from './organisation.js';
import { seededRandom } from './seeded-random.js';

/** What one week's roster is held to: its money, its meetings, its fairness, and what agents ask for. */

/** Rounded: only what is paid in which proportion matters here. */
export const MONEY: Omit<New<PeriodMoney>, 'periodId'> = {
  currency: 'EUR',
  exchangeRates: [
    { currency: 'PHP', rate: '0.0150' },
    { currency: 'COP', rate: '0.00021' },
    { currency: 'PLN', rate: '0.235' },
  ],
  costWeight: null,
};

type DemoBudget = Omit<New<LabourBudget>, 'periodId' | 'siteId'> & { readonly siteCode: string | null };

/** Bogota's is a little too small, so that the page shows one that is not kept. */
export const BUDGETS: readonly DemoBudget[] = [
  { siteCode: null, amount: '36500', level: 'soft', weight: 1 },
  { siteCode: 'BOG', amount: '5000', level: 'soft', weight: 1 },
];

const night = { from: localTime('22:00'), to: localTime('06:00') };

export const FAIRNESS: readonly FairnessGoal[] = [
  { of: 'nights', night, nightMinutes: 180, among: 'contract', tolerance: 1, weight: 15 },
  { of: 'weekends', among: 'contract', tolerance: 1, weight: 25 },
];

/** Of a team, or of agents by code. */
export type DemoActivity = Omit<
  New<OffPhoneActivityRow>,
  'periodId' | 'teamId' | 'agentIds' | 'firstDate' | 'lastDate' | 'cancelledAt'
> & { readonly teamCode: string | null; readonly agentCodes: readonly string[] };

const SOFT = { level: 'soft', weight: 4 } as const;

export const ACTIVITIES: readonly DemoActivity[] = [
  {
    ...SOFT,
    name: 'Demo: Team meeting, Manila Bank 1',
    kind: 'meeting',
    minutes: 30,
    teamCode: 'MNL-3',
    agentCodes: [],
    atLeast: 8,
    together: true,
    weekdays: [2, 3, 4],
    from: localTime('22:00'),
    to: localTime('03:00'),
    zone: timeZone('Asia/Manila'),
    inboundFloor: 0.6,
  },
  {
    ...SOFT,
    name: 'Demo: Training on the new tariffs',
    kind: 'training',
    minutes: 60,
    teamCode: 'KRK-2',
    agentCodes: [],
    atLeast: 10,
    together: false,
    weekdays: [1, 2, 3, 4, 5],
    from: localTime('09:00'),
    to: localTime('17:00'),
    zone: PLANNER_ZONE,
    inboundFloor: 0.8,
  },
  {
    ...SOFT,
    name: 'Demo: Coaching of two',
    kind: 'coaching',
    minutes: 45,
    teamCode: null,
    agentCodes: ['BOG-017', 'BOG-020'],
    atLeast: null,
    together: true,
    weekdays: [1, 2, 3, 4],
    from: localTime('08:00'),
    to: localTime('16:00'),
    zone: timeZone('America/Bogota'),
    inboundFloor: 0.6,
  },
];

export interface DemoRequest {
  readonly agentCode: string;
  readonly date: LocalDate;
  readonly wish: 'for' | 'against';
  /** `null`: any shift. */
  readonly shiftType: string | null;
  readonly note: string | null;
  /** `null`: the usual. */
  readonly weight: number | null;
}

const REQUESTS_PER_WEEK = 14;
const NOTES = ['Dentist', 'Birthday at home', 'Exam', 'Moving house', null, null];
/** What a day off with a reason counts: the planner lets it be worth four hours of an agent. */
const WITH_REASON = 240;
/** Two days on: tomorrow is today already in Manila. */
const DAYS_AHEAD = 2;

/**
 * Nobody can ask for a day that is past, so most are of next week; no agent asks twice in a week. Nobody has asked in the
 * team of the agent who can be signed in as: that is left to visitors.
 */
export function demoRequests(
  agents: readonly DemoAgent[],
  absences: readonly DemoAbsence[],
  weeks: DemoWeeks,
  seed: string,
): DemoRequest[] {
  const away = new Set(absences.map(({ agentCode }) => agentCode));
  const there = agents.filter(({ code, teamCode }) => !away.has(code) && teamCode !== LEAD_TEAM);
  return [weeks.current, weeks.next].flatMap((monday) => {
    const random = seededRandom(`${seed} requests ${monday}`);
    const dates = dateRange(monday, 7).filter((date) => date >= addDays(weeks.today, DAYS_AHEAD));
    const asking = random.shuffled(there).slice(0, REQUESTS_PER_WEEK);
    return dates.length === 0 ? [] : asking.map((agent, at) => request(agent, random.pick(dates), at));
  });
}

/** Two of three want a day off; the others a kind of shift that their contract can have, or none of it. */
function request({ code: agentCode, contractCode }: DemoAgent, date: LocalDate, at: number): DemoRequest {
  const note = NOTES[at % NOTES.length];
  if (at % 3 !== 2) {
    const weight = note === null ? null : WITH_REASON;
    return { agentCode, date, wish: 'against', shiftType: null, note, weight };
  }
  const shiftType = contractCode === 'PH-NIGHT' ? 'LATE' : 'EARLY';
  return { agentCode, date, wish: at % 2 === 0 ? 'for' : 'against', shiftType, note: null, weight: null };
}
