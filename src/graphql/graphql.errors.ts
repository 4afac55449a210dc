import { UserError } from '../user-error.js';

export function badUserInput(message: string, field: string, value: string | number): UserError {
  return new UserError('BAD_USER_INPUT', message, { field, value });
}

export function unauthenticated(): UserError {
  return new UserError(
    'UNAUTHENTICATED',
    'You are not signed in, or the sign-in has expired. Sign in, or send "Authorization: Bearer <token>".',
  );
}

export function queryTooDeep(limit: number, depth: number): UserError {
  return new UserError(
    'QUERY_TOO_DEEP',
    `The operation nests ${depth} levels of fields, and the limit is ${limit}. Ask for the inner part in a second query.`,
    { limit, depth },
  );
}

export function queryTooCostly(limit: number, cost: number): UserError {
  return new UserError(
    'QUERY_TOO_COSTLY',
    `The operation costs ${cost}, and the limit is ${limit}: each field counts 1, times "first" of every list around it. Ask for smaller pages or fewer fields.`,
    { limit, cost },
  );
}

export function tooManySubscriptions(limit: number): UserError {
  return new UserError(
    'TOO_MANY_SUBSCRIPTIONS',
    `This connection has ${limit} operations open, the most that is allowed. Complete some, or open another connection.`,
    { limit },
  );
}
