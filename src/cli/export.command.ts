import { writeFile } from 'node:fs/promises';
import { Command, InvalidArgumentError, Option } from 'commander';
import { stringify } from 'csv-stringify/sync';
import { type RosterLine } from '../scheduling/roster-export.service.js';
import { withApplication } from './application.js';
import { fileFault } from './file-fault.js';

const COLUMNS = [
  'agent',
  'site',
  'date',
  'start',
  'end',
  'localStart',
  'localEnd',
  'activity',
  'queue',
  'campaign',
] as const satisfies readonly (keyof RosterLine)[];

/** Files spell names as `local_start`. */
const headerOf = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

interface RosterOptions {
  readonly schedule?: number;
  readonly period?: number;
  readonly out: string;
  readonly format: 'csv' | 'json';
}

/** `wfm export`: what the database holds into files. */
export function exportCommand(): Command {
  return new Command('export')
    .description('write what the database holds to files')
    .addCommand(rosterCommand());
}

function rosterCommand(): Command {
  return new Command('roster')
    .description(`write a roster, one line per activity (${COLUMNS.map(headerOf).join(', ')})`)
    .addOption(new Option('--schedule <id>', 'this schedule, draft or published').argParser(id))
    .addOption(
      new Option('--period <id>', 'the published schedule of this planning period')
        .argParser(id)
        .conflicts('schedule'),
    )
    .requiredOption('--out <file>', 'file to write, or - for standard output')
    .addOption(new Option('--format <format>', 'of the file').choices(['csv', 'json']).default('csv'))
    .action(async (options: RosterOptions, command: Command) => {
      if (options.schedule === undefined && options.period === undefined) {
        command.error('error: name a schedule with --schedule, or a planning period with --period.', {
          exitCode: 2,
          code: 'wfm.missing',
        });
      }
      const lines = await rosterLines(options);
      await write(options, lines);
      if (options.out !== '-') process.stdout.write(`${options.out}: ${lines.length} activities.\n`);
    });
}

async function rosterLines({ schedule, period }: RosterOptions): Promise<RosterLine[]> {
  const { SYSTEM_ACTOR } = await import('../access/actor.js');
  const { RosterService } = await import('../scheduling/roster.service.js');
  const { RosterExportService } = await import('../scheduling/roster-export.service.js');
  return withApplication(async (app) => {
    const rosters = app.get(RosterService, { strict: false });
    const scheduleId = schedule ?? (await rosters.publishedSchedule(SYSTEM_ACTOR, period ?? 0)).id;
    return app.get(RosterExportService, { strict: false }).lines(SYSTEM_ACTOR, scheduleId);
  });
}

async function write({ out, format }: RosterOptions, lines: readonly RosterLine[]): Promise<void> {
  const text =
    format === 'json'
      ? `${JSON.stringify(lines, null, 2)}\n`
      : stringify([...lines], {
          header: true,
          columns: COLUMNS.map((key) => ({ key, header: headerOf(key) })),
        });
  if (out === '-') {
    process.stdout.write(text);
    return;
  }
  try {
    await writeFile(out, text);
  } catch (error) {
    throw fileFault(error, out) ?? error;
  }
}

function id(value: string): number {
  if (!/^[1-9]\d{0,9}$/.test(value)) throw new InvalidArgumentError('Write a whole number from 1.');
  return Number(value);
}
