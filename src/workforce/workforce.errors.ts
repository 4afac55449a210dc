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

const NOT_FOUND_CODES = {
  client: 'CLIENT_NOT_FOUND',
  site: 'SITE_NOT_FOUND',
  team: 'TEAM_NOT_FOUND',
  contract: 'CONTRACT_NOT_FOUND',
  queue: 'QUEUE_NOT_FOUND',
  campaign: 'CAMPAIGN_NOT_FOUND',
  agent: 'AGENT_NOT_FOUND',
  entitlement: 'ENTITLEMENT_NOT_FOUND',
  certificate: 'CERTIFICATE_NOT_FOUND',
  absence: 'ABSENCE_NOT_FOUND',
  'own holiday': 'HOLIDAY_NOT_FOUND',
} as const;

const notFound = (thing: keyof typeof NOT_FOUND_CODES, id: number) =>
  new UserError(NOT_FOUND_CODES[thing], `No ${thing} ${id} that you may see.`, { field: 'id', value: id });

export const clientNotFound = (id: number) => notFound('client', id);
export const siteNotFound = (id: number) => notFound('site', id);
export const teamNotFound = (id: number) => notFound('team', id);
export const contractNotFound = (id: number) => notFound('contract', id);
export const queueNotFound = (id: number) => notFound('queue', id);
export const campaignNotFound = (id: number) => notFound('campaign', id);
export const agentNotFound = (id: number) => notFound('agent', id);
export const entitlementNotFound = (id: number) => notFound('entitlement', id);
export const certificateNotFound = (id: number) => notFound('certificate', id);
export const absenceNotFound = (id: number) => notFound('absence', id);
export const holidayNotFound = (id: number) => notFound('own holiday', id);

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
