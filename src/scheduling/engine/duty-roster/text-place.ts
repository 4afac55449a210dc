/** Says on which line of a text file something is wrong, what stands there and what should. */
export class TextFileError extends RangeError {
  constructor(
    readonly line: number,
    what: string,
  ) {
    super(`Line ${line}: ${what}`);
    this.name = 'TextFileError';
  }
}

/** One line of a file, split at its commas. */
export class TextRow {
  readonly fields: readonly string[];

  constructor(
    text: string,
    readonly line: number,
  ) {
    this.fields = text.split(',').map((field) => field.trim());
  }

  /** @throws TextFileError always. */
  fail(what: string): never {
    throw new TextFileError(this.line, what);
  }

  /** The row has as many fields as there are names; `optional` ones at its end may be missing. */
  expectFields(names: readonly string[], optional = 0): void {
    const { length } = this.fields;
    if (length <= names.length && length >= names.length - optional) return;
    this.fail(`has ${length} fields and should have ${names.length}: ${names.join(', ')}.`);
  }

  text(at: number, name: string): string {
    const value = this.fields[at] ?? '';
    if (value === '') this.fail(`${name} is empty. Write a name.`);
    return value;
  }

  whole(at: number, name: string, least = 0, most = 1_000_000_000): number {
    const value = this.fields[at] ?? '';
    if (!/^[+-]?\d+$/.test(value)) {
      this.fail(`${name} must be a whole number (got "${value}"). Write, for example, ${least}.`);
    }
    return this.within(Number(value), name, least, most);
  }

  within(value: number, name: string, least: number, most: number): number {
    if (value >= least && value <= most) return value;
    return this.fail(
      most < 1_000_000_000
        ? `${name} must be ${least} to ${most} (got ${value}).`
        : `${name} must be ${least} or more (got ${value}).`,
    );
  }

  /** The field names something that exists. */
  known(at: number, name: string, known: ReadonlySet<string>, section: string): string {
    const value = this.text(at, name);
    if (!known.has(value)) {
      this.fail(`${name} "${value}" is not in ${section}. Add it there or correct the name.`);
    }
    return value;
  }
}

/**
 * The rows of a text that say something: neither empty nor a comment.
 * @example
 * textRows('# x\n\nA, 1')[0].fields // => ['A', '1']
 */
export function textRows(text: string): TextRow[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((line, at) => new TextRow(line.trim(), at + 1))
    .filter(({ fields }) => (fields.length > 1 || fields[0] !== '') && !fields[0].startsWith('#'));
}
