import { stringify } from 'csv-stringify/sync';
import { Command } from 'commander';
import { writeFileSync } from 'node:fs';
import {
  type AdherenceMap,
  adherenceMapFaults,
  DEFAULT_ADHERENCE_MAP,
  PLANNED_KINDS,
} from '../adherence/engine/adherence-map.js';
import { FORMULAS } from '../adherence/engine/formulas/registry.js';
import { readPlanRows } from '../adherence/telephony/recordings/plan-rows.js';
import { recordedDays, type RecordedDay } from '../adherence/telephony/recordings/recorded-adherence.js';
import { formatInstant } from '../time/instant.js';
import { timeZone, type TimeZone } from '../time/zoned-time.js';
import { checked } from './forecast-options.js';
import {
  addRecordingOptions,
  readBytes,
  readJsonObject,
  readRecording,
  type RecordingFlags,
} from './recording-options.js';

interface AdherenceOptions extends RecordingFlags {
  readonly plan: string;
  readonly events: string;
  readonly map?: string;
  readonly zone: TimeZone;
  readonly out: string;
}

/** `wfm adherence`: a plan against a recording, in files. */
export function adherenceCommand(): Command {
  const command = new Command('adherence')
    .description(
      'hold a recording against a plan: a row per agent and day with every formula and the exceptions',
    )
    .requiredOption('--plan <file>', 'CSV with agent,start,end,activity,queue; instants in ISO 8601')
    .requiredOption('--events <file>', 'the recording')
    .option('--map <file>', 'JSON with the parts of the adherence map that differ from the usual one')
    .option('--zone <zone>', 'IANA time zone of the days', checked(timeZone), timeZone('UTC'))
    .requiredOption('--out <file>', 'file to write')
    .action(run);
  return addRecordingOptions(command);
}

function run(options: AdherenceOptions, command: Command): void {
  const plan = readPlanRows(readBytes(options.plan));
  const map = options.map === undefined ? DEFAULT_ADHERENCE_MAP : readMap(command, options.map);
  const read = readRecording(command, options.events, options);
  const days = recordedDays({ ...read, plan, map, zone: options.zone });
  const columns = ['agent', 'date', ...FORMULAS.map(({ id }) => id), 'exceptions'];
  writeFileSync(options.out, stringify(days.map(rowOf), { header: true, columns }));
}

function rowOf({ agent, date, figures, exceptions }: RecordedDay): Record<string, string> {
  const values: [string, string][] = figures.map(({ passport, value }) => [
    passport.formula,
    value === null ? '' : String(value),
  ]);
  const told = exceptions.map(
    ({ kind, start, end }) => `${kind} ${formatInstant(start)}/${formatInstant(end)}`,
  );
  return { agent, date, ...Object.fromEntries<string>(values), exceptions: told.join('; ') };
}

/** What the file does not say stays as it is in the usual map; a row that it has is taken whole. */
function readMap(command: Command, path: string): AdherenceMap {
  const told = readJsonObject(command, path, '{"cells": {"break": {"break": "adherent"}}}');
  const unknown = Object.keys(told).find((field) => !Object.hasOwn(DEFAULT_ADHERENCE_MAP, field));
  if (unknown !== undefined) {
    return command.error(
      `error: ${path}: "${unknown}" is no part of a map. Use ${Object.keys(DEFAULT_ADHERENCE_MAP).join(', ')}.`,
    );
  }
  const cells = (told.cells ?? {}) as AdherenceMap['cells'];
  const row = Object.keys(cells).find((kind) => !(PLANNED_KINDS as readonly string[]).includes(kind));
  if (row !== undefined) {
    return command.error(`error: ${path}: cells.${row} is no activity. Use ${PLANNED_KINDS.join(', ')}.`);
  }
  const map: AdherenceMap = {
    ...DEFAULT_ADHERENCE_MAP,
    ...told,
    cells: { ...DEFAULT_ADHERENCE_MAP.cells, ...cells },
  };
  const [fault] = adherenceMapFaults(map);
  return fault === undefined ? map : command.error(`error: ${path}: ${fault.field}: ${fault.message}`);
}
