import { UserError } from '../../user-error.js';

/** Refusals that the webhooks of all platforms share. The sender reads them in its log. */

export const platformContentType = (given: string, wanted: string) =>
  new UserError('WEBHOOK_CONTENT_TYPE', `"${given}" is not taken here. Send ${wanted}.`, {
    header: 'content-type',
    value: given,
  });

export const platformSignatureMissing = (header: string, advice: string) =>
  new UserError('WEBHOOK_SIGNATURE_MISSING', `The ${header} header is missing. ${advice}`, { header });

export const platformSignatureWrong = (header: string, advice: string) =>
  new UserError(
    'WEBHOOK_SIGNATURE_WRONG',
    `${header} does not fit this request and the key of this source. ${advice}`,
    { header },
  );

export const keyMissing = () =>
  new UserError(
    'WEBHOOK_KEY_MISSING',
    'The key of this source is missing. Send it in the x-api-key header, as a bearer token, or as the password of basic authorization.',
    { header: 'x-api-key' },
  );

export const keyWrong = (header: string) =>
  new UserError(
    'WEBHOOK_KEY_WRONG',
    `The key in ${header} is not the key of this source. Set the one that you were given when the source was made, or its key was changed.`,
    { header },
  );

export const bodyForeign = (platform: string, message: number, wanted: string) =>
  new UserError(
    'WEBHOOK_BODY_FOREIGN',
    `Message ${message} of the body is none that ${platform} sends: ${wanted}.`,
    { message, platform },
  );

export const sourceKeyUnreadable = (code: string) =>
  new UserError(
    'TELEPHONY_KEY_UNREADABLE',
    `The key of source "${code}" cannot be read: it was kept under another WFM_SECRET. Set it again with rotateTelephonySourceKey.`,
    { source: code },
  );

export const bodyTokenWrong = () =>
  new UserError(
    'WEBHOOK_SIGNATURE_WRONG',
    'The body is no JSON Web Token that a key of this source has signed (HS256). Set the key of this source as the secret of the webhook.',
    { field: 'body' },
  );
