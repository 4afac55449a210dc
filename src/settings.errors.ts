import { UserError } from './user-error.js';

/** `found` says what is there without telling a secret: `"abc"`, `missing`, `too short`. */
export function settingInvalid(setting: string, found: string, advice: string): UserError {
  return new UserError('SETTING_INVALID', `${setting} is ${found}. ${advice}`, { setting });
}
