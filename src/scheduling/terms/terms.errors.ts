import { UserError } from '../../user-error.js';

export const termInvalid = (field: string, value: string | number, message: string) =>
  new UserError('TERM_INVALID', message, { field, value });

export const termNotFound = (what: string, id: number) =>
  new UserError('TERM_NOT_FOUND', `No ${what} ${id} that you may see.`, { id });

export const labourPackUnknown = (packId: string, known: readonly string[]) =>
  new UserError(
    'LABOUR_PACK_UNKNOWN',
    `There is no labour pack "${packId}". There are: ${known.join(', ')}.`,
    { field: 'packId', value: packId },
  );

export const labourPackChosen = (title: string, from: string, to: string | null) =>
  new UserError(
    'LABOUR_PACK_CHOSEN',
    `The site keeps to "${title}" from ${from}${to === null ? ' on' : ` to ${to}`} already. End that first, or choose other days.`,
    { field: 'validFrom', value: from },
  );

/** `path` is where in the rule it is wrong: `night.from`. */
export const planningRuleInvalid = (path: string, message: string) =>
  new UserError('PLANNING_RULE_INVALID', message, { field: path === '' ? 'rule' : path, value: path });

export const shiftTypeInUse = (code: string, where: string) =>
  new UserError('SHIFT_TYPE_IN_USE', `Shift type "${code}" is named by ${where}. Take it out there first.`, {
    field: 'id',
    value: code,
  });
