import { formatInstant, type Instant } from '../time/instant.js';
import { type GridMinutes } from '../time/interval-grid.js';
import { UserError } from '../user-error.js';
import { type RowProblem } from './engine/history-rows.js';
import { type ForecastLayerUndone } from './forecast-layer.js';
import { type ForecastMissing } from './forecast-snapshot.js';
import { type HistoryMissing } from './forecast-version.js';
import { type HistoryIntervalDiffers, type HistoryRejected } from './history.js';
import { type Requirement, type RequirementNotDraft } from './requirement.js';

export const fileUnusable = (path: string, why: string): UserError =>
  new UserError('FILE_UNUSABLE', `${path} ${why}`, { file: path });

export const historyImportNotFound = (id: number): UserError =>
  new UserError('HISTORY_IMPORT_NOT_FOUND', `No history import ${id} that you may see.`, {
    field: 'id',
    value: id,
  });

export const forecastNotFound = (id: number): UserError =>
  new UserError('FORECAST_NOT_FOUND', `No forecast ${id} that you may see.`, { field: 'id', value: id });

export const forecastLayerNotFound = (id: number): UserError =>
  new UserError('FORECAST_LAYER_NOT_FOUND', `No forecast layer ${id} that you may see.`, {
    field: 'id',
    value: id,
  });

export const forecastLayerUndone = (layerId: number, undoneAt: Instant): ForecastLayerUndone => ({
  kind: 'ForecastLayerUndone',
  code: 'FORECAST_LAYER_UNDONE',
  message: `Layer ${layerId} was undone at ${formatInstant(undoneAt)} and does not come back. Put it on anew.`,
  layerId,
  undoneAt,
});

export const capacityPlanNotFound = (id: number): UserError =>
  new UserError('CAPACITY_PLAN_NOT_FOUND', `No capacity plan ${id} that you may see.`, {
    field: 'id',
    value: id,
  });

export const requirementNotFound = (id: number): UserError =>
  new UserError('REQUIREMENT_NOT_FOUND', `No requirement ${id} that you may see.`, {
    field: 'id',
    value: id,
  });

/** A parameter of a forecast or a staffing that cannot be; the message names it and its value. */
export const forecastingInvalid = (
  message: string,
  place: Readonly<Record<string, string | number>> = {},
): UserError => new UserError('FORECASTING_INVALID', message, place);

export const historyRejected = (fileName: string, problems: readonly RowProblem[]): HistoryRejected => {
  const bad = problems.filter(({ severity }) => severity === 'error').length;
  return {
    kind: 'HistoryRejected',
    code: 'HISTORY_REJECTED',
    message: nothingTaken(fileName, bad),
    problems,
  };
};

function nothingTaken(fileName: string, bad: number): string {
  return `Nothing was taken from ${fileName}: ${bad} rows are bad. Mend the file, or have the good rows taken without the bad ones.`;
}

export const historyFileRejected = (
  fileName: string,
  bad: number,
  problems: readonly RowProblem[],
): HistoryRejected => ({ ...historyRejected(fileName, problems), message: nothingTaken(fileName, bad) });

export const mappingInvalid = (message: string): UserError =>
  new UserError('HISTORY_MAPPING_INVALID', `The mapping cannot be: ${message}`, { field: 'mapping' });

export const historyMappingNotFound = (name: string): UserError =>
  new UserError('HISTORY_MAPPING_NOT_FOUND', `No mapping is saved as "${name}".`, {
    field: 'mapping',
    value: name,
  });

export const historyIntervalDiffers = (
  intervalMinutes: GridMinutes,
  queueIntervalMinutes: GridMinutes,
): HistoryIntervalDiffers => ({
  kind: 'HistoryIntervalDiffers',
  code: 'HISTORY_INTERVAL_DIFFERS',
  message: `The file is in intervals of ${intervalMinutes} minutes, and the history of the queue in ${queueIntervalMinutes}. Bring a file in ${queueIntervalMinutes}, or undo the imports before it.`,
  intervalMinutes,
  queueIntervalMinutes,
});

export const forecastMissing = (queueId: number): ForecastMissing => ({
  kind: 'ForecastMissing',
  code: 'FORECAST_MISSING',
  message: 'No forecast of the queue covers the days that are asked for. Make one first.',
  queueId,
});

export const historyMissing = (queueId: number, cutOff: Instant): HistoryMissing => ({
  kind: 'HistoryMissing',
  code: 'HISTORY_MISSING',
  message: `There is no history of the queue before ${formatInstant(cutOff)}. Import some, or start the forecast later.`,
  queueId,
  cutOff,
});

export const requirementNotDraft = ({ id, status }: Requirement): RequirementNotDraft => ({
  kind: 'RequirementNotDraft',
  code: 'REQUIREMENT_NOT_DRAFT',
  message: `Requirement ${id} is ${status.toLowerCase()}, and only a draft can be published. Calculate a new one.`,
  requirementId: id,
  status,
});

/** Runs work on engines, whose complaints about values are the caller's to put right. */
export function withValuesChecked<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw valueComplaint(error);
  }
}

/** The same for work that goes on elsewhere. */
export function valuesChecked<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw valueComplaint(error);
  });
}

function valueComplaint(error: unknown): unknown {
  return error instanceof RangeError ? forecastingInvalid(error.message) : error;
}
