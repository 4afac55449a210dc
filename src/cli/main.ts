import { Command, CommanderError } from 'commander';
import { assertUtcProcess } from '../time/clock.js';
import { UserError } from '../user-error.js';

const WORK_FAILED = 1;
const WRONGLY_CALLED = 2;

/** Each command's file is loaded when it is called: engines on files must not wait for the server's libraries. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  staff: async () => (await import('./staff.command.js')).staffCommand(),
  'what-if': async () => (await import('./what-if.command.js')).whatIfCommand(),
  agents: async () => (await import('./agents.command.js')).agentsCommand(),
  erlang: async () => (await import('./erlang.command.js')).erlangCommand(),
  simulate: async () => (await import('./simulate.command.js')).simulateCommand(),
  forecast: async () => (await import('./forecast.command.js')).forecastCommand(),
  backtest: async () => (await import('./backtest.command.js')).backtestCommand(),
  unusual: async () => (await import('./unusual.command.js')).unusualCommand(),
  import: async () => (await import('./import.command.js')).importCommand(),
  export: async () => (await import('./export.command.js')).exportCommand(),
  user: async () => (await import('./user.command.js')).userCommand(),
  adherence: async () => (await import('./adherence.command.js')).adherenceCommand(),
  telephony: async () => (await import('./telephony.command.js')).telephonyCommand(),
  roster: async () => (await import('./roster.command.js')).rosterCommand(),
  migrate: async () => (await import('./migrate.command.js')).migrateCommand(),
};

/** Runs the `wfm` command; gives its exit status: 0 done, 1 the work failed, 2 wrongly called. */
export async function runWfm(args: readonly string[]): Promise<number> {
  try {
    assertUtcProcess();
    const program = await programFor(args[0]);
    await program.parseAsync(args, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) return statusOf(error);
    process.stderr.write(`wfm: ${lineOf(error)}\n`);
    return WORK_FAILED;
  }
}

async function programFor(name: string | undefined): Promise<Command> {
  const program = new Command('wfm').description(
    'Workforce management for voice BPOs, from the command line.',
  );
  const wanted =
    name !== undefined && Object.hasOwn(COMMANDS, name) ? [COMMANDS[name]] : Object.values(COMMANDS);
  for (const load of wanted) program.addCommand(await load());
  letErrorsBeThrown(program);
  return program;
}

function letErrorsBeThrown(command: Command): void {
  command
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'wfm: ')) });
  command.commands.forEach(letErrorsBeThrown);
}

function statusOf({ code, exitCode }: CommanderError): number {
  if (exitCode === 0) return 0;
  return code === 'commander.error' ? WORK_FAILED : WRONGLY_CALLED;
}

function lineOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const place = error instanceof UserError || !(error instanceof Error) ? '' : placeOf(error);
  return `${message}${place}`.replace(/\s*\n\s*/g, ' ');
}

/** A fault of ours is easier to find with the place where it was met. */
function placeOf(error: Error): string {
  if ('code' in error && typeof error.code === 'string') return '';
  const frame = /\((?:file:\/\/)?[^()]*\/(src\/[^()]+)\)/.exec(error.stack ?? '');
  return frame === null ? '' : ` (${frame[1]})`;
}
