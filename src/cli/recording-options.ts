import { parse } from 'csv-parse/sync';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { readFileSync } from 'node:fs';
import { REASON_STATES, type ReasonMap, type ReasonState } from '../adherence/engine/agent-state.js';
import { USUAL_REASONS } from '../adherence/engine/usual-reasons.js';
import { RECORDING_READERS } from '../adherence/telephony/recordings/recording-readers.js';
import {
  type Recording,
  type RecordingOptions,
  type RecordingReader,
} from '../adherence/telephony/recordings/recording.js';
import { fileFault } from './file-fault.js';

/** How a recording is read, by the options that all commands on recordings share. */
export interface RecordingFlags {
  readonly source: string;
  readonly reasons?: string;
  readonly identities?: string;
  readonly wrapUp: Readonly<Record<string, number>>;
}

export interface ReadRecording {
  readonly reader: RecordingReader;
  readonly recording: Recording;
  readonly reasons: ReasonMap;
}

export function addRecordingOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--source <name>', 'the platform')
        .choices(RECORDING_READERS.map(({ name }) => name))
        .makeOptionMandatory(),
    )
    .option(
      '--reasons <file>',
      'JSON that says what reasons mean: {"Lunch": "lunch", ...}; usual words are known',
    )
    .option(
      '--identities <file>',
      'CSV with key,agent: which agent a name or login of the platform stands for',
    )
    .option(
      '--wrap-up <queue=seconds>',
      'after-call work of a queue, where the platform tells none; may be repeated',
      wrapUp,
      {},
    );
}

/** Reads a recording; places that make no sense are named on standard error. */
export function readRecording(command: Command, path: string, flags: RecordingFlags): ReadRecording {
  const reader = RECORDING_READERS.find(({ name }) => name === flags.source);
  if (reader === undefined) throw new Error(`No reader for ${flags.source}.`);
  const reasons = {
    ...USUAL_REASONS,
    ...(flags.reasons === undefined ? {} : readReasons(command, flags.reasons)),
  };
  const reading: RecordingOptions = {
    wrapUpSeconds: flags.wrapUp,
    ...(flags.identities === undefined ? {} : { identities: readIdentities(command, flags.identities) }),
  };
  const recording = reader.read(readBytes(path), reading);
  for (const place of recording.unread) process.stderr.write(`${path}: not understood, ${place}\n`);
  return { reader, recording, reasons };
}

export function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw fileFault(error, path) ?? error;
  }
}

/** An object in JSON. */
export function readJsonObject(
  command: Command,
  path: string,
  example: string,
): Readonly<Record<string, unknown>> {
  let told: unknown;
  try {
    told = JSON.parse(readBytes(path).toString('utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return command.error(`error: ${path} is not JSON: ${error.message}`);
  }
  if (typeof told !== 'object' || told === null || Array.isArray(told)) {
    return command.error(`error: ${path} must be an object such as ${example}.`);
  }
  return told as Readonly<Record<string, unknown>>;
}

function readReasons(command: Command, path: string): ReasonMap {
  const told = readJsonObject(command, path, '{"Lunch": "lunch"}');
  for (const [reason, state] of Object.entries(told)) {
    if (!REASON_STATES.includes(state as ReasonState)) {
      return command.error(
        `error: ${path}: "${reason}" stands for ${JSON.stringify(state)}. Use one of ${REASON_STATES.join(', ')}.`,
      );
    }
  }
  return told as ReasonMap;
}

function readIdentities(command: Command, path: string): ReadonlyMap<string, string> {
  const rows: string[][] = parse(readBytes(path), {
    bom: true,
    skip_empty_lines: true,
    relax_column_count: true,
  });
  const [head, ...identities] = rows;
  if (head?.join(',') !== 'key,agent')
    return command.error(`error: ${path}:1: the columns must be key,agent.`);
  const wrong = identities.findIndex((row) => row.length !== 2 || row.includes(''));
  if (wrong >= 0)
    return command.error(
      `error: ${path}:${wrong + 2}: "${identities[wrong].join(',')}" must be a key and an agent.`,
    );
  return new Map(identities.map(([key, agent]) => [key, agent]));
}

function wrapUp(text: string, known: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const found = /^(.+)=(\d{1,4})$/.exec(text);
  if (found === null) throw new InvalidArgumentError('Write a queue and its seconds, for example support=5.');
  return { ...known, [found[1]]: Number(found[2]) };
}
