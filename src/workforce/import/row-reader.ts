import { UserError } from '../../user-error.js';
import { type Table, type TableRow } from './csv-table.js';
import { type ImportProblems } from './import-report.js';

/** The cells of one row by column; every wrong one is noted, so that one run shows all there is to put right. */
export class RowReader {
  private refusals = 0;

  constructor(
    private readonly table: Table,
    private readonly row: TableRow,
    private readonly problems: ImportProblems,
  ) {}

  get line(): number {
    return this.row.line;
  }

  /** Whether all cells read so far were right. */
  get good(): boolean {
    return this.refusals === 0;
  }

  /** The same row, with what is found from now on noted elsewhere. */
  noting(problems: ImportProblems): RowReader {
    return new RowReader(this.table, this.row, problems);
  }

  has(column: string): boolean {
    return this.table.positions.has(column);
  }

  text(column: string): string {
    const position = this.table.positions.get(column);
    return position === undefined ? '' : (this.row.cells[position] ?? '');
  }

  /** The value of a cell that must be there; undefined (and a problem) when it is empty or wrong. */
  required<T>(column: string, read: (text: string) => T): T | undefined {
    if (this.text(column) === '') {
      this.refuse(column, `${this.title(column)} is empty. Every row needs it.`);
      return undefined;
    }
    return this.read(column, read);
  }

  /** null for an empty cell, undefined where the file has no such column or the value is wrong. */
  optional<T>(column: string, read: (text: string) => T): T | null | undefined {
    if (!this.has(column)) return undefined;
    return this.text(column) === '' ? null : this.read(column, read);
  }

  refuse(column: string, advice: string): void {
    this.note(this.title(column), this.text(column), advice);
  }

  /** A row must not be wider than the header: a stray delimiter shifts every value after it. */
  checkWidth(): void {
    const surplus = this.row.cells.slice(this.table.width).filter((cell) => cell !== '');
    if (surplus.length === 0) return;
    const advice = `The row has ${this.row.cells.length} values and the header ${this.table.width}. Put a value that has the delimiter in it in double quotes.`;
    this.note('', surplus.join(' '), advice);
  }

  private note(title: string, value: string, advice: string): void {
    this.refusals++;
    this.problems.add(this.row.line, title, value, advice);
  }

  private read<T>(column: string, read: (text: string) => T): T | undefined {
    try {
      return read(this.text(column));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.refuse(column, error.message);
      return undefined;
    }
  }

  private title(column: string): string {
    return this.table.header.get(column) ?? column;
  }
}
