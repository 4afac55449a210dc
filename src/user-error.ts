/**
 * Something the caller can put right: shown as it is, never logged as a fault.
 * `code` is one of docs/errors.md; `place` says where (field, row, column) and which value.
 */
export class UserError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly place: Readonly<Record<string, string | number>> = {},
  ) {
    super(message);
    this.name = 'UserError';
  }
}
