import { UserError } from './user-error.js';

/** `value` is null where it may be a secret. */
export function settingInvalid(setting: string, value: string | null, advice: string): UserError {
  const found = value === null ? `${setting} is missing or wrong.` : `${setting} is "${value}".`;
  return new UserError('SETTING_INVALID', `${found} ${advice}`, { setting });
}
