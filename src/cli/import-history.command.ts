import { Command, InvalidArgumentError, Option } from 'commander';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { type DateOrder } from '../forecasting/engine/wall-text.js';
import { type HistoryFileReport, type ImportHistoryFileOutcome } from '../forecasting/history-file-import.js';
import { describeProblem } from '../forecasting/history-file.js';
import { HISTORY_LAYOUTS, type HistoryLayout } from '../forecasting/layouts/open-layout.js';
import { gridMinutes, type GridMinutes } from '../time/interval-grid.js';
import { timeZone, type TimeZone } from '../time/zoned-time.js';
import { withApplication } from './application.js';
import { withContent } from './file-content.js';
import { fileFault } from './file-fault.js';

interface HistoryOptions {
  readonly zone: TimeZone;
  readonly queue: readonly string[];
  readonly layout: HistoryLayout;
  readonly mapping?: string;
  readonly interval?: GridMinutes;
  readonly dateOrder?: DateOrder;
  readonly wrapUp?: number;
  readonly keysAbandon?: true;
  readonly dryRun?: true;
  readonly keepGood?: true;
  readonly json?: true;
}

/** `wfm import history`: calls of the past, from a file of any layout and length. */
export function importHistoryCommand(): Command {
  return new Command('history')
    .description('take calls per interval from a file: CSV, JSON or queue_log (docs/imports.md)')
    .argument('<file>', 'the file, or - for standard input')
    .requiredOption('--zone <zone>', 'IANA time zone of the wall times in the file', checked(timeZone))
    .option(
      '--queue <code...>',
      'code of the queue of the whole file, or name=code for each; by code or name when left out',
      [],
    )
    .addOption(new Option('--layout <name>', 'layout of the file').choices(HISTORY_LAYOUTS).default('plain'))
    .option('--mapping <name>', 'a saved mapping instead of a layout')
    .option('--interval <minutes>', 'length of an interval: 5, 15, 30 or 60', checked(readInterval))
    .addOption(
      new Option('--date-order <order>', 'for dates with the year last').choices([
        'day-first',
        'month-first',
      ]),
    )
    .option('--wrap-up <seconds>', 'queue_log: after-call work of each call', checked(readSeconds))
    .option('--keys-abandon', 'queue_log: callers who leave by a key count as abandoned')
    .option('--dry-run', 'look and report, and write nothing')
    .option('--keep-good', 'take the good rows although others are bad')
    .option('--json', 'print the report as JSON')
    .action(async (file: string, options: HistoryOptions, command: Command) => {
      const outcome = await importFile(file, options);
      process.stdout.write(options.json ? `${JSON.stringify(outcome, null, 2)}\n` : inWords(file, outcome));
      if (outcome.kind !== 'HistoryFileReport') command.error(`error: ${outcome.message}`);
      if (outcome.badRows > 0) command.error(`error: ${outcome.badRows} bad rows were left out.`);
    });
}

/** `wfm import mapping`: saves how a table of one's own is read. */
export function importMappingCommand(): Command {
  return new Command('mapping')
    .description('save a mapping of columns for wfm import history --mapping (docs/imports.md)')
    .argument('<file>', 'the mapping as JSON')
    .requiredOption('--name <name>', 'the name to save it under; over one of the same name')
    .action(async (file: string, { name }: { readonly name: string }, command: Command) => {
      const { SYSTEM_ACTOR } = await import('../access/actor.js');
      const { HistoryMappingsService } = await import('../forecasting/history-mappings.service.js');
      const definition = await readJson(file, command);
      await withApplication((app) =>
        app.get(HistoryMappingsService, { strict: false }).save(SYSTEM_ACTOR, name, definition),
      );
      process.stdout.write(`Mapping "${name}" saved.\n`);
    });
}

async function importFile(file: string, options: HistoryOptions): Promise<ImportHistoryFileOutcome> {
  const { SYSTEM_ACTOR } = await import('../access/actor.js');
  const { HistoryFileImportService } = await import('../forecasting/history-file-import.service.js');
  const { CodesService } = await import('../workforce/codes.service.js');
  // A stream leaves much to be thrown away: a heap that grows slowly stays near what is in use.
  setFlagsFromString('--heap-growing-percent=30');
  const { interval, wrapUp, keysAbandon, queue, zone, layout, ...more } = options;
  const fileName = file === '-' ? 'standard input' : basename(file);
  const read = (content: Readable) =>
    withApplication(async (app) => {
      const named = queue.map(nameAndCode);
      const codes = named.map(({ code }) => code);
      const ids = await app.get(CodesService, { strict: false }).idsOf(SYSTEM_ACTOR, 'queue', codes);
      return app.get(HistoryFileImportService, { strict: false }).import(SYSTEM_ACTOR, {
        ...more,
        ...{ zone, layout, fileName, content },
        queues: named.map(({ name }, i) => ({ name, queueId: ids[i] })),
        ...(interval === undefined ? {} : { intervalMinutes: interval }),
        ...(wrapUp === undefined ? {} : { wrapUpSeconds: wrapUp }),
        ...(keysAbandon === undefined ? {} : { keyIsAbandon: keysAbandon }),
      });
    });
  try {
    return await withContent(file, read);
  } catch (error) {
    throw fileFault(error, file) ?? error;
  }
}

/** `Sales EN=SALES-EN` is what the file calls it and our code; a code alone takes the whole file. */
function nameAndCode(text: string): { readonly name: string | null; readonly code: string } {
  const at = text.lastIndexOf('=');
  return at < 0 ? { name: null, code: text } : { name: text.slice(0, at), code: text.slice(at + 1) };
}

async function readJson(file: string, command: Command): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) command.error(`error: ${file} is not JSON: ${error.message}.`);
    throw fileFault(error, file) ?? error;
  }
}

function inWords(file: string, outcome: ImportHistoryFileOutcome): string {
  if (outcome.kind === 'HistoryIntervalDiffers') return '';
  const lines = outcome.problems.map((problem) => `${file}: ${describeProblem(problem)}`);
  return [...lines, ...(outcome.kind === 'HistoryFileReport' ? reportLines(file, outcome) : [])]
    .map((line) => `${line}\n`)
    .join('');
}

function reportLines(file: string, report: HistoryFileReport): string[] {
  const { rowsRead, intervals, intervalMinutes, blankRows, skippedRows, handledAboveOffered, leftOut } =
    report;
  const lines = [
    `${file}: ${rowsRead} rows, ${intervals} intervals of ${intervalMinutes} minutes, ${blankRows} blank, ${skippedRows} skipped.${report.dryRun ? ' Nothing was written: a dry run.' : ''}`,
    ...report.imports.map(
      ({ id, queueId, rowCount }) => `Import ${id}: ${rowCount} intervals of queue ${queueId}.`,
    ),
  ];
  if (handledAboveOffered > 0) lines.push(`${handledAboveOffered} intervals have more handled than offered.`);
  if (leftOut.length > 0) lines.push(`Queues that were not asked for: ${leftOut.join(', ')}.`);
  return lines;
}

/** What an option's reader refuses is a wrong command line. */
function checked<T>(read: (text: string) => T): (text: string) => T {
  return (text) => {
    try {
      return read(text);
    } catch (error) {
      throw new InvalidArgumentError(error instanceof RangeError ? error.message : String(error));
    }
  };
}

function readInterval(text: string): GridMinutes {
  return gridMinutes(Number(text));
}

function readSeconds(text: string): number {
  if (!/^\d{1,4}(\.\d+)?$/.test(text)) throw new RangeError('Write seconds, 0 to 9999.');
  return Number(text);
}
