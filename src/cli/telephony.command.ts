import { stringify } from 'csv-stringify/sync';
import { Command } from 'commander';
import { writeFileSync } from 'node:fs';
import { recordedStates } from '../adherence/telephony/recordings/recorded-states.js';
import { formatInstant } from '../time/instant.js';
import { addRecordingOptions, readRecording, type RecordingFlags } from './recording-options.js';

interface NormaliseOptions extends RecordingFlags {
  readonly in: string;
  readonly out: string;
}

/** `wfm telephony`: what platforms have recorded, in files. */
export function telephonyCommand(): Command {
  return new Command('telephony')
    .description('Read what telephony platforms have recorded')
    .addCommand(normaliseCommand());
}

function normaliseCommand(): Command {
  const command = new Command('normalise')
    .description('what every agent of a recording did, as CSV: agent,start,end,state,reason,direction')
    .requiredOption('--in <file>', 'the recording')
    .requiredOption('--out <file>', 'file to write')
    .action(normalise);
  return addRecordingOptions(command);
}

function normalise(options: NormaliseOptions, command: Command): void {
  const { recording, reasons } = readRecording(command, options.in, options);
  const rows = recordedStates(recording, reasons).map((row) => ({
    ...row,
    start: formatInstant(row.start),
    end: formatInstant(row.end),
  }));
  const columns = ['agent', 'start', 'end', 'state', 'reason', 'direction'];
  writeFileSync(options.out, stringify(rows, { header: true, columns }));
}
