/** A record of a text table, by column name. */
export type RowFields = Readonly<Record<string, string | undefined>>;

/** What a column's numbers may be, with the advice for one that is not. */
export interface NumberRule {
  readonly holds: (value: number) => boolean;
  readonly advice: string;
}

/** A value that cannot be used: the message names the column, the value and what to write instead. */
export class FieldError extends RangeError {
  constructor(
    readonly column: string,
    readonly value: string,
    readonly advice: string,
  ) {
    super(`${column} "${value}": ${advice}`);
    this.name = 'FieldError';
  }
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * The number in a column; `undefined` when the column is absent or blank.
 * @throws FieldError when the text is not a plain decimal number or breaks the rule.
 * @example
 * readNumber({ calls: '12.5' }, 'calls', { holds: (calls) => calls >= 0, advice: 'Write zero or more.' }) // => 12.5
 */
export function readNumber(fields: RowFields, column: string, rule: NumberRule): number | undefined {
  const text = (fields[column] ?? '').trim();
  if (text === '') return undefined;
  if (!NUMBER.test(text)) {
    throw new FieldError(column, text, `is not a number. ${numberAdvice(text)}`);
  }
  const value = Number(text);
  if (!Number.isFinite(value)) throw new FieldError(column, text, `is too large. ${rule.advice}`);
  if (!rule.holds(value)) throw new FieldError(column, text, `is out of range. ${rule.advice}`);
  return value;
}

/**
 * The number in a column that has to be there.
 * @throws FieldError as `readNumber`, and when the column is absent or blank.
 * @example
 * requireNumber({ agents: '12' }, 'agents', { holds: Number.isInteger, advice: 'Write a whole number.' }) // => 12
 */
export function requireNumber(fields: RowFields, column: string, rule: NumberRule): number {
  const value = readNumber(fields, column, rule);
  if (value === undefined) throw new FieldError(column, '', `is missing. ${rule.advice}`);
  return value;
}

function numberAdvice(text: string): string {
  if (/^[+-]?[\d.,\s']+%$/.test(text)) return 'Write a percentage as a share: 0.8 for 80 %.';
  if (/\d,\d/.test(text)) return 'Write the decimals after a point and no thousands separator: 1234.5.';
  return 'Write digits, with a point before decimals: 1234.5.';
}
