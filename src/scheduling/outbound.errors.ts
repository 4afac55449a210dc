import { UserError } from '../user-error.js';

/** A value of a question about outbound work that cannot be; the message names it and what may stand there. */
export const outboundInvalid = (message: string, place: Readonly<Record<string, string | number>> = {}) =>
  new UserError('OUTBOUND_INVALID', message, place);

/** Runs work on engines, whose complaints about values are the caller's to put right. */
export function withOutboundChecked<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) throw outboundInvalid(error.message);
    throw error;
  }
}
