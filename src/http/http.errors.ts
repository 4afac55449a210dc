import { UserError } from '../user-error.js';

export function bodyTooLarge(bytes: number | undefined, limit: number): UserError {
  const size = bytes === undefined ? 'too many' : `${bytes}`;
  return new UserError(
    'BODY_TOO_LARGE',
    `The request body has ${size} bytes, and the limit is ${limit}. Send it in parts, or import files with "wfm import".`,
    { limit },
  );
}
