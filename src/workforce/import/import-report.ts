export const IMPORT_KINDS = ['agents', 'entitlements', 'certificates', 'absences', 'availability'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** What is wrong with one value of a file, and what to write instead. */
export interface ImportProblem {
  readonly file: string;
  /** The line of the file, the header being 1. */
  readonly row: number;
  /** As the file's header calls it. */
  readonly column: string;
  readonly value: string;
  readonly advice: string;
}

/** The file was taken, or (`dryRun`) would be. */
export interface ImportReport {
  readonly kind: 'import-report';
  readonly file: string;
  readonly dryRun: boolean;
  /** Rows of the file, without header and empty lines. */
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Columns of the file that mean nothing here. */
  readonly ignoredColumns: readonly string[];
  /** Rows that were left out, with `keepGood`. */
  readonly problems: readonly ImportProblem[];
}

/** Nothing was written. */
export interface ImportRejected {
  readonly kind: 'import-rejected';
  readonly code: 'IMPORT_REJECTED';
  readonly message: string;
  readonly file: string;
  readonly rows: number;
  readonly problems: readonly ImportProblem[];
}

/** Collects what is wrong with a file. */
export class ImportProblems {
  private readonly found: ImportProblem[] = [];

  constructor(readonly file: string) {}

  add(row: number, column: string, value: string, advice: string): void {
    const shown = value.length > 200 ? `${value.slice(0, 200)}…` : value;
    this.found.push({ file: this.file, row, column, value: shown, advice });
  }

  get count(): number {
    return this.found.length;
  }

  /** In the order of the file. */
  list(): ImportProblem[] {
    return [...this.found].sort((a, b) => a.row - b.row);
  }
}
