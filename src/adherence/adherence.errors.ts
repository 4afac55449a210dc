import { UserError } from '../user-error.js';

export const telephonySourceNotFound = (id: number) =>
  new UserError('TELEPHONY_SOURCE_NOT_FOUND', `There is no telephony source ${id}.`, { id });

export const telephonySourceExists = (code: string) =>
  new UserError(
    'TELEPHONY_SOURCE_EXISTS',
    `There is already a telephony source "${code}". Choose another code.`,
    {
      field: 'code',
      value: code,
    },
  );

export const telephonySourceInvalid = (field: string, value: string | number, wanted: string) =>
  new UserError('TELEPHONY_SOURCE_INVALID', `${field} "${value}" ${wanted}`, { field, value });

export const reasonTwice = (reason: string) =>
  telephonySourceInvalid('reasonMap', reason.slice(0, 60), 'is there twice (case does not count).');

export const agentKeyInvalid = (row: number, value: string, wanted: string) =>
  new UserError('AGENT_IDENTITY_INVALID', `Identity ${row}: "${value}" ${wanted}`, { row, value });

export const agentIdentityNotFound = (id: number) =>
  new UserError('AGENT_IDENTITY_NOT_FOUND', `There is no mapping ${id} of a login. It may be gone already.`, {
    id,
  });

export const agentKeyTaken = (row: number, agentKey: string, agentId: number) =>
  new UserError(
    'AGENT_IDENTITY_TAKEN',
    `Identity ${row}: "${agentKey}" belongs to agent ${agentId} at that time. End that first, or choose times that do not overlap.`,
    { row, value: agentKey },
  );

export const agentCodeUnknown = (row: number, code: string) =>
  new UserError('AGENT_IDENTITY_INVALID', `Identity ${row}: there is no agent with the code "${code}".`, {
    row,
    field: 'agentCode',
    value: code,
  });

export const adherenceMapInvalid = (field: string, message: string) =>
  new UserError('ADHERENCE_MAP_INVALID', `${field}: ${message}`, { field });

export const adherenceMapNotFound = (version: number) =>
  new UserError('ADHERENCE_MAP_NOT_FOUND', `There is no version ${version} of the adherence map.`, {
    version,
  });

export const spanInvalid = (message: string) => new UserError('ADHERENCE_SPAN_INVALID', message);

export const nothingToPlay = (message: string) => new UserError('SIMULATION_EMPTY', message);

export const intakeBusy = () =>
  new UserError(
    'INTAKE_BUSY',
    'More events are coming than can be stored just now. Nothing of this delivery is kept: send it again a little later.',
  );

export const storageSlow = (seconds: number) =>
  new UserError(
    'STORAGE_SLOW',
    `The events were not stored within ${seconds} seconds. Send the delivery again: what is stored after all counts once.`,
    { seconds },
  );
