import { UserError } from '../user-error.js';

export const valueInvalid = (field: string, value: string | number, message: string) =>
  new UserError('VALUE_INVALID', message, { field, value });

export const jurisdictionUnknown = (jurisdiction: string) =>
  new UserError(
    'JURISDICTION_UNKNOWN',
    `"${jurisdiction}" is not a country or subdivision with a holiday calendar. Write ISO 3166, for example PH, PL or US-FL.`,
    { field: 'country', value: jurisdiction },
  );

export const codeTaken = (thing: string, code: string) =>
  new UserError(
    'CODE_TAKEN',
    `There is a ${thing} with the code "${code}" already. Codes are unique: use another one.`,
    {
      field: 'code',
      value: code,
    },
  );

export const codeUnknown = (thing: string, code: string) =>
  new UserError(
    'CODE_UNKNOWN',
    `There is no ${thing} with the code "${code}". Create it first, or mend the code.`,
    {
      field: thing,
      value: code,
    },
  );

const notFound = (code: string, thing: string, id: number) =>
  new UserError(code, `No ${thing} ${id} that you may see.`, { field: 'id', value: id });

export const clientNotFound = (id: number) => notFound('CLIENT_NOT_FOUND', 'client', id);
export const siteNotFound = (id: number) => notFound('SITE_NOT_FOUND', 'site', id);
export const teamNotFound = (id: number) => notFound('TEAM_NOT_FOUND', 'team', id);
export const contractNotFound = (id: number) => notFound('CONTRACT_NOT_FOUND', 'contract', id);
export const queueNotFound = (id: number) => notFound('QUEUE_NOT_FOUND', 'queue', id);
export const campaignNotFound = (id: number) => notFound('CAMPAIGN_NOT_FOUND', 'campaign', id);
export const agentNotFound = (id: number) => notFound('AGENT_NOT_FOUND', 'agent', id);
export const entitlementNotFound = (id: number) => notFound('ENTITLEMENT_NOT_FOUND', 'entitlement', id);
export const certificateNotFound = (id: number) => notFound('CERTIFICATE_NOT_FOUND', 'certificate', id);
export const absenceNotFound = (id: number) => notFound('ABSENCE_NOT_FOUND', 'absence', id);
export const holidayNotFound = (id: number) => notFound('HOLIDAY_NOT_FOUND', 'own holiday', id);

export const entitlementExists = (agentCode: string, workCode: string) =>
  new UserError(
    'ENTITLEMENT_EXISTS',
    `Agent ${agentCode} is entitled to ${workCode} already. Change that entitlement's speed instead.`,
    { field: 'agentId', value: agentCode },
  );

export const certificateExists = (language: string, testedOn: string) =>
  new UserError(
    'CERTIFICATE_EXISTS',
    `The agent has a certificate of ${language} tested on ${testedOn} already. Change that one instead.`,
    { field: 'testedOn', value: testedOn },
  );

export const absenceOverlaps = (reason: string, start: string, end: string) =>
  new UserError(
    'ABSENCE_OVERLAPS',
    `The agent is absent then already ("${reason}", ${start} to ${end}). Change that absence instead.`,
    { field: 'span', value: start },
  );

export const holidayExists = (date: string) =>
  new UserError('HOLIDAY_EXISTS', `There is an own day on ${date} already. Remove it first.`, {
    field: 'date',
    value: date,
  });

/** Code of the expected outcome of an import with bad rows. */
export const IMPORT_REJECTED = 'IMPORT_REJECTED';
