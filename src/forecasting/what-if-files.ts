import { readFile } from 'node:fs/promises';
import { JsonProblemError } from '../json/json-place.js';
import { type CsvPipeResult, explainFileFault, pipeCsv } from './csv-pipe.js';
import { STAFFING_INPUT } from './engine/staffing-rows.js';
import { whatIfFromJson, type WhatIfQuestion } from './engine/what-if-json.js';
import { AS_IT_IS, whatIfColumns, whatIfRow } from './engine/what-if-rows.js';
import { fileUnusable } from './forecasting.errors.js';

/** A scenario over all good rows of a table. */
export interface WhatIfSum {
  readonly scenario: string;
  readonly contacts: number;
  readonly agentHours: number;
  readonly scheduledHours: number;
  /** In one row. */
  readonly peakAgents: number;
  /** Of the contacts, by rows that have one. */
  readonly serviceLevel: number | null;
  readonly plannedServiceLevel: number | null;
  readonly cost: number | null;
}

export interface WhatIfFile extends CsvPipeResult {
  readonly sums: readonly WhatIfSum[];
}

/** Adds the figures of every scenario to every row of a CSV file. */
export async function whatIfFile(input: string, scenarios: string, output: string): Promise<WhatIfFile> {
  const question = await readQuestion(scenarios);
  const names = [AS_IT_IS, ...question.scenarios.map(({ name }) => name)];
  const sums = names.map((name) => new ScenarioSum(name, name === AS_IT_IS ? '' : `${name}.`));
  const columns = whatIfColumns(question.scenarios);
  const done = await pipeCsv({
    input,
    output,
    inputColumns: STAFFING_INPUT,
    outputColumns: () => columns,
    addTo: (fields) => {
      const row = whatIfRow(fields, question.scenarios);
      if (row.error === '') for (const sum of sums) sum.add(fields, row);
      return row;
    },
  });
  return { ...done, sums: sums.map((sum) => sum.result(question.costPerHour)) };
}

async function readQuestion(path: string): Promise<WhatIfQuestion> {
  try {
    return whatIfFromJson(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (error instanceof JsonProblemError) throw fileUnusable(path, `cannot be used: ${error.message}`);
    if (error instanceof SyntaxError) throw fileUnusable(path, `is not JSON: ${error.message}.`);
    throw explainFileFault(error) ?? error;
  }
}

type Row = Readonly<Record<string, string | number | undefined>>;

class ScenarioSum {
  private contacts = 0;
  private agentHours = 0;
  private scheduledHours = 0;
  private peakAgents = 0;
  private readonly met = new WeightedMean();
  private readonly planned = new WeightedMean();

  constructor(
    private readonly name: string,
    private readonly prefix: string,
  ) {}

  add(fields: Row, row: Row): void {
    const figure = (column: string) => row[this.prefix + column];
    const calls = Number(figure('calls') ?? fields.calls);
    const hours = Number(fields.interval_s) / 3_600;
    const agents = Number(figure('agents'));
    this.contacts += calls;
    this.agentHours += agents * hours;
    this.scheduledHours += Number(figure('scheduled_agents')) * hours;
    this.peakAgents = Math.max(this.peakAgents, agents);
    this.met.add(figure('service_level'), calls);
    this.planned.add(figure('planned_service_level'), calls);
  }

  result(costPerHour: number | null): WhatIfSum {
    return {
      scenario: this.name,
      contacts: this.contacts,
      agentHours: this.agentHours,
      scheduledHours: this.scheduledHours,
      peakAgents: this.peakAgents,
      serviceLevel: this.met.value,
      plannedServiceLevel: this.planned.value,
      cost: costPerHour === null ? null : costPerHour * this.scheduledHours,
    };
  }
}

class WeightedMean {
  private sum = 0;
  private weight = 0;

  add(value: string | number | undefined, weight: number): void {
    if (typeof value !== 'number') return;
    this.sum += value * weight;
    this.weight += weight;
  }

  get value(): number | null {
    return this.weight === 0 ? null : this.sum / this.weight;
  }
}
