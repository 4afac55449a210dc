import { Command } from 'commander';
import { basename } from 'node:path';
import {
  type ImportKind,
  type ImportProblem,
  type ImportRejected,
  type ImportReport,
} from '../workforce/import/import-report.js';
import { withApplication } from './application.js';
import { withContent } from './file-content.js';
import { fileFault } from './file-fault.js';
import { importHistoryCommand, importMappingCommand } from './import-history.command.js';

interface ImportOptions {
  readonly dryRun?: true;
  readonly keepGood?: true;
  readonly json?: true;
}

/** One line for each kind of file. */
const SUBCOMMANDS: readonly (() => Command)[] = [
  () => workforceCommand('agents', 'code, name, team, contract, hired_on [, site, zone, left_on]'),
  () => workforceCommand('entitlements', 'agent, queue or campaign [, speed]'),
  () => workforceCommand('certificates', 'agent, language, level, tested_on, expires_on, assessor'),
  () => workforceCommand('absences', 'agent, start, end, reason'),
  () => workforceCommand('availability', 'agent, weekdays, from, to'),
  importHistoryCommand,
  importMappingCommand,
];

/** `wfm import`: CSV files into the database. */
export function importCommand(): Command {
  const command = new Command('import').description('take files into the database');
  for (const subcommand of SUBCOMMANDS) command.addCommand(subcommand());
  return command;
}

function workforceCommand(kind: ImportKind, columns: string): Command {
  return new Command(kind)
    .description(`take ${kind} from a CSV file (columns: ${columns})`)
    .argument('<file>', 'the CSV file, or - for standard input')
    .option('--dry-run', 'look and report, and write nothing')
    .option('--keep-good', 'take the good rows although others are bad')
    .option('--json', 'print the report as JSON')
    .action(async (file: string, options: ImportOptions, command: Command) => {
      const outcome = await importFile(kind, file, options);
      process.stdout.write(options.json ? `${JSON.stringify(outcome, null, 2)}\n` : inWords(outcome));
      if (outcome.kind === 'import-rejected') command.error(`error: ${outcome.message}`);
      if (outcome.problems.length > 0)
        command.error(`error: ${badRows(outcome.problems)} bad rows were left out.`);
    });
}

async function importFile(
  kind: ImportKind,
  file: string,
  { dryRun, keepGood }: ImportOptions,
): Promise<ImportReport | ImportRejected> {
  const { SYSTEM_ACTOR } = await import('../access/actor.js');
  const { WorkforceImportService } = await import('../workforce/workforce-import.service.js');
  try {
    return await withContent(file, (content) =>
      withApplication((app) => {
        const imports = app.get(WorkforceImportService, { strict: false });
        const fileName = file === '-' ? 'standard input' : basename(file);
        return imports.import(SYSTEM_ACTOR, { kind, fileName, content, dryRun, keepGood });
      }),
    );
  } catch (error) {
    throw fileFault(error, file) ?? error;
  }
}

function inWords(outcome: ImportReport | ImportRejected): string {
  const lines = outcome.problems.map(
    ({ file, row, column, value, advice }) =>
      `${file}:${row}: ${column === '' ? '' : `${column} ${JSON.stringify(value)}: `}${advice}`,
  );
  if (outcome.kind === 'import-report') {
    const { file, rows, created, updated, unchanged, ignoredColumns, dryRun } = outcome;
    const would = dryRun ? ' Nothing was written: a dry run.' : '';
    lines.push(
      `${file}: ${rows} rows, ${created} created, ${updated} updated, ${unchanged} unchanged.${would}`,
    );
    if (ignoredColumns.length > 0)
      lines.push(`Columns that mean nothing here: ${ignoredColumns.join(', ')}.`);
  }
  return lines.map((line) => `${line}\n`).join('');
}

function badRows(problems: readonly ImportProblem[]): number {
  return new Set(problems.map((problem) => problem.row)).size;
}
