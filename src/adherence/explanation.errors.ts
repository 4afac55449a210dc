import { formatInstant } from '../time/instant.js';
import { type Interval } from '../time/interval.js';
import { UserError } from '../user-error.js';
import { type ExplanationAction, type ExplanationStatus } from './engine/explanation.js';

export const explanationNotFound = (id: number) =>
  new UserError('EXPLANATION_NOT_FOUND', `There is no explanation ${id}.`, { id });

export const explanationInvalid = (field: string, message: string) =>
  new UserError('EXPLANATION_INVALID', `${field}: ${message}`, { field });

export const nothingToExplain = ({ start, end }: Interval) =>
  new UserError(
    'EXPLANATION_WITHOUT_DEVIATION',
    `There is no deviation that holds ${formatInstant(start)} to ${formatInstant(end)} any more. Look at the day again: events or the plan have changed.`,
    { start: formatInstant(start), end: formatInstant(end) },
  );

export const explanationExists = (id: number) =>
  new UserError(
    'EXPLANATION_EXISTS',
    `Explanation ${id} is about this time already. Explain that one again, or withdraw it first.`,
    { id },
  );

export const explanationChanged = (id: number) =>
  new UserError(
    'EXPLANATION_CHANGED',
    `Somebody has written to explanation ${id} at the same moment. Look at it again.`,
    { id },
  );

export const explanationStands = (id: number, status: ExplanationStatus, action: ExplanationAction) =>
  new UserError(
    'EXPLANATION_STANDS',
    `Explanation ${id} is ${status}: it cannot be ${action} now. ${status === 'approved' ? 'Reopen it first.' : 'Look at it again.'}`,
    { id, value: status },
  );

export const ownExplanation = (id: number) =>
  new UserError(
    'EXPLANATION_OWN',
    `Explanation ${id} is about your own time: somebody else must decide on it.`,
    { id },
  );

export const adherenceMapChanged = () =>
  new UserError(
    'ADHERENCE_MAP_CHANGED',
    'Somebody has written an adherence map at the same moment. Look at it and write again.',
  );

export const adherenceMapOutdated = (basedOn: number, version: number) =>
  new UserError(
    'ADHERENCE_MAP_CHANGED',
    `You looked at version ${basedOn}, and by now version ${version} counts. Look at that one and write again.`,
    { version },
  );

export const asOfInvalid = (field: string, value: number) =>
  new UserError('ADHERENCE_AS_OF_INVALID', `asOf.${field} (${value}) must be a version from 0.`, {
    field,
    value,
  });
