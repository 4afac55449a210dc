import { Injectable } from '@nestjs/common';
import { type Actor, requireReach } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { ABSENCES } from './import/absences-layout.js';
import { AGENTS } from './import/agents-layout.js';
import { AVAILABILITY } from './import/availability-layout.js';
import { CERTIFICATES } from './import/certificates-layout.js';
import { type CsvSource, readTable, type Table } from './import/csv-table.js';
import { ENTITLEMENTS } from './import/entitlements-layout.js';
import { type Draft, type ImportLayout } from './import/import-layout.js';
import {
  type ImportKind,
  ImportProblems,
  type ImportRejected,
  type ImportReport,
} from './import/import-report.js';
import { RowReader } from './import/row-reader.js';

/** A file is held in memory until all its rows are known to be good. */
const MOST_ROWS = 200_000;

const OR_KEEP = 'Mend the file, or have the good rows taken without the bad ones.';

export interface ImportOrder {
  readonly kind: ImportKind;
  /** For the report. */
  readonly fileName: string;
  readonly content: CsvSource;
  /** Looks and reports, and writes nothing. */
  readonly dryRun?: boolean;
  /** Takes the good rows although others are bad; otherwise all rows or none. */
  readonly keepGood?: boolean;
}

/** Takes files of agents, entitlements, certificates, absences and availability. The same file again changes nothing. */
@Injectable()
export class WorkforceImportService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  import(actor: Actor, order: ImportOrder): Promise<ImportReport | ImportRejected> {
    switch (order.kind) {
      case 'agents':
        return this.take(actor, order, AGENTS);
      case 'entitlements':
        return this.take(actor, order, ENTITLEMENTS);
      case 'certificates':
        return this.take(actor, order, CERTIFICATES);
      case 'absences':
        return this.take(actor, order, ABSENCES);
      case 'availability':
        return this.take(actor, order, AVAILABILITY);
    }
  }

  private async take<T>(
    actor: Actor,
    order: ImportOrder,
    layout: ImportLayout<T>,
  ): Promise<ImportReport | ImportRejected> {
    const reach = { agents: requireReach(actor, 'agent.write'), work: requireReach(actor, 'client.read') };
    const { fileName: file, dryRun = false, keepGood = false } = order;
    const problems = new ImportProblems(file);
    const table = await readTable(order.content, layout.columns, problems);
    if (table === null) return rejected(file, 0, problems);
    const { drafts, rows, whole } = await readDrafts(table, layout, problems);
    if (!whole) return rejected(file, rows, problems);
    const found = problems.list();
    return this.unitOfWork.run(async (manager) => {
      // The work may run again after a deadlock: each time with the problems of the cells alone.
      const all = new ImportProblems(file);
      for (const { row, column, value, advice } of found) all.add(row, column, value, advice);
      const again = drafts.map(({ reader, values }) => ({ reader: reader.noting(all), values }));
      const plan = await layout.plan(manager, reach, again);
      if (all.count > 0 && !keepGood) return rejected(file, rows, all, OR_KEEP);
      if (!dryRun) await plan.write(manager);
      const { created, updated, unchanged } = plan;
      const figures = { file, dryRun, rows, created, updated, unchanged };
      return {
        kind: 'import-report' as const,
        ...figures,
        ignoredColumns: table.ignoredColumns,
        problems: all.list(),
      };
    });
  }
}

/** `whole` is false when the file broke off or is too long: then not even its good rows are taken. */
async function readDrafts<T>(
  table: Table,
  layout: ImportLayout<T>,
  problems: ImportProblems,
): Promise<{ drafts: Draft<T>[]; rows: number; whole: boolean }> {
  const drafts: Draft<T>[] = [];
  let rows = 0;
  let noted = 0;
  for await (const row of table.rows) {
    if (++rows > MOST_ROWS) {
      problems.add(row.line, '', '', `The file has more than ${MOST_ROWS} rows. Split it.`);
      return { drafts, rows, whole: false };
    }
    const reader = new RowReader(table, row, problems);
    reader.checkWidth();
    const values = layout.read(reader);
    if (values !== undefined && reader.good) drafts.push({ reader, values });
    noted = problems.count;
  }
  return { drafts, rows, whole: problems.count === noted };
}

function rejected(
  file: string,
  rows: number,
  problems: ImportProblems,
  advice = 'Mend the file.',
): ImportRejected {
  const list = problems.list();
  const badRows = new Set(list.map((problem) => problem.row)).size;
  const message = `Nothing was taken from ${file}: ${badRows === 1 ? 'a row is' : `${badRows} rows are`} bad. ${advice}`;
  return { kind: 'import-rejected', code: 'IMPORT_REJECTED', message, file, rows, problems: list };
}
