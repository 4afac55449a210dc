import { type ServiceLevelReading } from './erlang-a.js';
import { LOAD_COLUMNS, readWorkload } from './load-columns.js';
import { figuresOfPart } from './partial-agents.js';
import { readNumber, requireNumber, type RowFields } from './row-fields.js';
import { staffRow } from './staffing-rows.js';
import {
  CHANGEABLE,
  type Changeable,
  changed,
  changesFor,
  type QueueChange,
  type WhatIfScenario,
} from './what-if-scenario.js';

/** The column of a staffing table that each figure stands in. */
const COLUMN_OF: Readonly<Record<Changeable, string>> = {
  volume: 'calls',
  averageHandleTimeSeconds: 'aht_s',
  patienceSeconds: 'patience_s',
  shrinkage: 'shrinkage',
  serviceLevel: 'sl_target',
  answerThresholdSeconds: 'target_s',
  averageSpeedOfAnswerSeconds: 'asa_target_s',
  maxOccupancy: 'max_occupancy',
  maxAbandonment: 'max_abandon',
  minAgents: 'min_agents',
};

/** Columns that are added for the table as it is. */
export const WHAT_IF_FIGURES = [
  'agents',
  'scheduled_agents',
  'service_level',
  'planned_service_level',
] as const;
/** Columns that each scenario adds, behind its name. */
const SCENARIO_FIGURES = ['calls', ...WHAT_IF_FIGURES] as const;
type Figure = (typeof SCENARIO_FIGURES)[number];

/** The table as it is. */
export const AS_IT_IS = 'as it is';

const ANY_NUMBER = { holds: () => true, advice: 'Write a number.' };
const PLANNED = {
  holds: (value: number) => value >= 0,
  advice: 'Write the agents now planned, zero or more.',
};

/**
 * The added columns of the scenarios, those of the table as it is first.
 * @example
 * whatIfColumns([{ name: 'rain', changes: [] }])[5] // => 'rain.agents'
 */
export function whatIfColumns(scenarios: readonly WhatIfScenario[]): string[] {
  const own = scenarios.flatMap(({ name }) => SCENARIO_FIGURES.map((figure) => `${name}.${figure}`));
  return [...WHAT_IF_FIGURES, ...own, 'error'];
}

/**
 * One row of a staffing table under every scenario; a scenario that cannot be staffed gets blank figures and says why in `error`. Planned agents are heads
 * before shrinkage, as `scheduled_agents`.
 * @example
 * whatIfRow({ calls: '100', interval_s: '1800', aht_s: '180', target_s: '20', sl_target: '0.8' }, [{ name: 'half', changes: [{ queue: null, changes: { volume: { percent: -50 } } }] }])['half.agents'] // => 8
 */
export function whatIfRow(
  fields: RowFields,
  scenarios: readonly WhatIfScenario[],
): Readonly<Record<string, number | string>> {
  const base = figuresOf(fields);
  const row: Record<string, number | string> = {};
  for (const figure of WHAT_IF_FIGURES) row[figure] = base[figure];
  const errors = base.error === '' ? [] : [base.error];
  for (const scenario of scenarios) {
    const { error, ...figures } = base.error === '' ? under(fields, scenario) : BLANK;
    for (const figure of SCENARIO_FIGURES) row[`${scenario.name}.${figure}`] = figures[figure];
    if (error !== '') errors.push(`${scenario.name}: ${error}`);
  }
  return { ...row, error: errors.join('; ') };
}

type RowFigures = Readonly<Record<Figure, number | string>> & { readonly error: string };

const BLANK: RowFigures = {
  calls: '',
  agents: '',
  scheduled_agents: '',
  service_level: '',
  planned_service_level: '',
  error: '',
};

function under(fields: RowFields, scenario: WhatIfScenario): RowFigures {
  try {
    return figuresOf(changesFor(scenario, (fields.queue ?? '').trim()).reduce(changedFields, fields));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { ...BLANK, error: error.message };
  }
}

function changedFields(fields: RowFields, { model, changes }: QueueChange): RowFields {
  const after: Record<string, string | undefined> = { ...fields };
  if (model !== undefined) after.model = model;
  for (const name of CHANGEABLE) {
    const change = changes[name];
    if (change === undefined) continue;
    const column = COLUMN_OF[name];
    // No shrinkage is a shrinkage of nothing.
    const unset = name === 'shrinkage' ? 0 : undefined;
    const value = changed(name, readNumber(fields, column, ANY_NUMBER) ?? unset, change);
    after[column] = String(name === 'minAgents' ? Math.ceil(value - 1e-9) : value);
  }
  return after;
}

function figuresOf(fields: RowFields): RowFigures {
  const staffed = staffRow(fields);
  if (staffed.error !== '') return { ...BLANK, error: String(staffed.error) };
  const { agents, scheduled_agents, service_level } = staffed;
  try {
    const calls = requireNumber(fields, 'calls', LOAD_COLUMNS.calls);
    return {
      calls,
      agents,
      scheduled_agents,
      service_level,
      planned_service_level: planned(fields),
      error: '',
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { ...BLANK, error: error.message };
  }
}

/** The row is a good one for staffing, so its model, work and threshold can be read. */
function planned(fields: RowFields): number | string {
  const heads = readNumber(fields, 'planned_agents', PLANNED);
  if (heads === undefined) return '';
  const shrinkage = readNumber(fields, 'shrinkage', ANY_NUMBER) ?? 0;
  const model = (fields.model ?? '').trim().toUpperCase() === 'A' ? 'A' : 'C';
  const reading = (fields.sl_reading ?? '').trim().toLowerCase();
  const figures = figuresOfPart(model, readWorkload(fields), heads * (1 - shrinkage), {
    answerThresholdSeconds: requireNumber(fields, 'target_s', LOAD_COLUMNS.target_s),
    ...(reading === '' ? {} : { reading: reading as ServiceLevelReading }),
  });
  return figures?.serviceLevel ?? '';
}
