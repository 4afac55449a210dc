import { type Draft } from './draft.js';
import { type LinearBudget, LinearModel, type LinearSolver } from './linear-model.js';
import { type SlotAgent } from './slot-agent.js';
import { type SlotProblem, type SlotWeek } from './slot-problem.js';
import { dutyInWeek, stagesOf, type WeekPlan } from './week-plan.js';

/** Which agents work on which stage of a week, by agent. */
export type DayPlan = readonly (ReadonlySet<number> | undefined)[];

/** The plan of days is good enough within one day off the plan per agent: the search moves days later. */
const SHARE_OF_DAYS_OFF_PLAN = 1;
const COST_TEAM_OFF = 1;
const COST_CLASS_OFF = 4;
const COST_MINUTE_OWED = 0.1;

/**
 * Chooses everybody's working days so that each team has about the shifts the week plan wants, contract hours are
 * filled, and no run of days gets too long. Null when the model was cut short before it had an answer.
 * @example
 * planDays({ agents: [] }, { firstSlot: 0, endSlot: 0 }, { teams: [], shifts: [] }, {}, { solve: () => ({ values: [] }) }, {}) // => []
 */
export function planDays(
  slots: SlotProblem,
  week: SlotWeek,
  plan: Pick<WeekPlan, 'teams' | 'shifts'>,
  draft: Draft,
  solver: Pick<LinearSolver, 'solve'>,
  budget: LinearBudget,
): DayPlan | null {
  const model = new LinearModel();
  const stages = stagesOf(slots.agents, week);
  const works = slots.agents.map((agent) => workColumns(agent, stages, week, model));
  addTeamRows(model, plan, works);
  for (const agent of slots.agents) addAgentRows(model, agent, week, works[agent.index], draft);
  const absoluteGap = SHARE_OF_DAYS_OFF_PLAN * slots.agents.length;
  const relaxed = solver.solve(model, { ...budget, relaxed: true });
  if (relaxed === null) return null;
  const start = wholeDays(works, relaxed.values);
  const solution = solver.solve(model, { ...budget, absoluteGap, start });
  if (solution === null) return null;
  return works.map(
    (columns) =>
      new Set([...columns].filter(([, { column }]) => solution.values[column] > 0.5).map(([stage]) => stage)),
  );
}

/** As many days for each agent as the relaxed plan has in sum, those it is surest of. */
function wholeDays(works: readonly WorkDays[], values: Float64Array): Map<number, number> {
  const whole = new Map<number, number>();
  for (const days of works) {
    const columns = [...days.values()].map(({ column }) => column);
    const count = Math.round(columns.reduce((sum, column) => sum + values[column], 0));
    columns.sort((a, b) => values[b] - values[a] || a - b);
    columns.forEach((column, at) => whole.set(column, at < count ? 1 : 0));
  }
  return whole;
}

interface WorkDay {
  readonly column: number;
  readonly dayNumber: number;
  readonly minPaid: number;
  readonly maxPaid: number;
}
type WorkDays = ReadonlyMap<number, WorkDay>;

function workColumns(
  agent: SlotAgent,
  stages: readonly number[],
  week: SlotWeek,
  model: LinearModel,
): WorkDays {
  const days = new Map<number, WorkDay>();
  for (const stage of stages) {
    const candidates = dutyInWeek(agent, stage, week)?.candidates ?? [];
    if (candidates.length === 0) continue;
    const paid = candidates.map(({ form }) => form.paidMinutes);
    days.set(stage, {
      column: model.column(0, 0, 1, true),
      dayNumber: candidates[0].dayNumber,
      minPaid: Math.min(...paid),
      maxPaid: Math.max(...paid),
    });
  }
  return days;
}

function addTeamRows(
  model: LinearModel,
  plan: Pick<WeekPlan, 'teams' | 'shifts'>,
  works: readonly WorkDays[],
): void {
  const classRows = new Map<string, { columns: number[]; wanted: number }>();
  plan.teams.forEach(({ agents, stage, profileAt, candidates }, at) => {
    const columns = agents.flatMap(({ index }) => works[index].get(stage)?.column ?? []);
    const wanted = plan.shifts[at].reduce((sum, each) => sum + each, 0);
    addDeviation(model, columns, wanted, COST_TEAM_OFF);
    const key = `${stage}/${profileAt[candidates[0].start]}`;
    const row = classRows.get(key) ?? { columns: [], wanted: 0 };
    classRows.set(key, { columns: [...row.columns, ...columns], wanted: row.wanted + wanted });
  });
  for (const { columns, wanted } of classRows.values()) addDeviation(model, columns, wanted, COST_CLASS_OFF);
}

function addDeviation(model: LinearModel, columns: readonly number[], wanted: number, cost: number): void {
  const row = model.row(wanted, wanted);
  model.put(row, model.column(cost, 0, Infinity), 1);
  model.put(row, model.column(cost, 0, Infinity), -1);
  for (const column of columns) model.put(row, column, 1);
}

function addAgentRows(
  model: LinearModel,
  agent: SlotAgent,
  week: SlotWeek,
  days: WorkDays,
  draft: Draft,
): void {
  if (days.size === 0) return;
  const count = model.row(0, week.maxShifts[agent.index]);
  const atMost = model.row(0, week.allowed[agent.index]);
  const atLeast = model.row(week.owed[agent.index], Infinity);
  model.put(atLeast, model.column(COST_MINUTE_OWED, 0, Infinity), 1);
  for (const { column, minPaid, maxPaid } of days.values()) {
    model.put(count, column, 1);
    model.put(atMost, column, minPaid);
    model.put(atLeast, column, maxPaid);
  }
  addRunRows(model, agent, [...days.values()], draft);
}

/** In any `max + 1` days in a row, at most `max` are worked; days already worked count. */
function addRunRows(model: LinearModel, agent: SlotAgent, days: readonly WorkDay[], draft: Draft): void {
  const longest = agent.contract.maxConsecutiveDays;
  const worked = new Set(draft.of(agent).map(({ candidate }) => candidate.dayNumber));
  for (let back = 0; back < agent.history.runOfDays; back++) worked.add(agent.history.dayNumber - back);
  for (const { dayNumber: last } of days) {
    const window = days.filter(({ dayNumber }) => last - longest <= dayNumber && dayNumber <= last);
    const before = [...worked].filter((day) => last - longest <= day && day <= last).length;
    if (window.length + before <= longest) continue;
    const row = model.row(-Infinity, Math.max(0, longest - before));
    for (const { column } of window) model.put(row, column, 1);
  }
}
