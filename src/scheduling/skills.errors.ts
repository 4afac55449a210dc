import { UserError } from '../user-error.js';

/** A skill group, or a question about skills, that cannot be; the message names the value and what may stand there. */
export const skillsInvalid = (message: string, place: Readonly<Record<string, string | number>> = {}) =>
  new UserError('SKILLS_INVALID', message, place);
