import { UserError } from '../user-error.js';

export const permissionMissing = (permission: string) =>
  new UserError(
    'FORBIDDEN',
    `Your roles do not include "${permission}". Ask an administrator for a role that does.`,
    { permission },
  );

export const permissionLimited = (permission: string) =>
  new UserError(
    'FORBIDDEN',
    `This needs "${permission}" for the whole company; yours is limited to a part of it.`,
    { permission },
  );

export const accountNotFound = (id: number) =>
  new UserError('ACCOUNT_NOT_FOUND', `No account ${id}.`, { field: 'id', value: id });

export const noAccountFor = (email: string) =>
  new UserError('ACCOUNT_NOT_FOUND', `There is no account for ${email}.`, { field: 'email', value: email });

export const tokenNotFound = (id: number) =>
  new UserError('TOKEN_NOT_FOUND', `No token ${id} that you may see.`, { field: 'id', value: id });

export const emailInvalid = (email: string) =>
  new UserError(
    'EMAIL_INVALID',
    `"${email}" is not an email address. Write it as name@example.com, at most 254 characters.`,
    { field: 'email', value: email },
  );

export const emailTaken = (email: string) =>
  new UserError(
    'EMAIL_TAKEN',
    `There is an account for ${email} already. Use another address, or change that account's grants.`,
    { field: 'email', value: email },
  );

export const accountNameInvalid = () =>
  new UserError('ACCOUNT_NAME_INVALID', 'The name of the person is missing or longer than 200 characters.', {
    field: 'name',
  });

export const passwordRefused = (min: number, max: number) =>
  new UserError(
    'PASSWORD_REFUSED',
    `The password must have ${min} to ${max} characters. A few unrelated words make a good one.`,
    { field: 'password' },
  );

export const passwordWrong = () =>
  new UserError('PASSWORD_WRONG', 'The current password is not right; the password was not changed.', {
    field: 'currentPassword',
  });

export const grantInvalid = (role: string, message: string) =>
  new UserError('GRANT_INVALID', message, { field: 'grants', value: role });

export const grantUnknown = (role: string, thing: string, id: number) =>
  new UserError(
    'GRANT_SCOPE_UNKNOWN',
    `The grant "${role}" names ${thing} ${id}, which does not exist. Import or create it first, or use another id.`,
    { field: 'grants', value: id },
  );

export const ownAccount = (what: string) =>
  new UserError(
    'OWN_ACCOUNT',
    `You cannot ${what} your own account: nobody might be left to undo it. Ask another administrator.`,
  );

export const tokenLabelInvalid = () =>
  new UserError(
    'TOKEN_LABEL_INVALID',
    'A token needs a label of 1 to 100 characters that says what it is for.',
    { field: 'label' },
  );

export const tokenLifeInvalid = (days: number, max: number) =>
  new UserError(
    'TOKEN_LIFE_INVALID',
    `A token lives a whole number of days from 1 to ${max} (got ${days}).`,
    {
      field: 'expiresInDays',
      value: days,
    },
  );

export const noAccount = () =>
  new UserError('ACCOUNT_NEEDED', 'This needs an account of a person: sign in as one.');
