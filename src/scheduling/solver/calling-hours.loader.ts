import { join } from 'node:path';
import { localDate } from '../../time/zoned-time.js';
import { type CallingHoursPack, type CallingWindow } from '../engine/calling-hours-pack.js';
import { assertFitsSchema, readRuleFiles, readSchemaFile, rulesFolderWith } from './rule-files.js';

const SCHEMA_FILE = 'calling-hours.schema.json';

/** Reads and checks every pack under `rules/calling-hours`; a bad pack stops the start-up, with file and field. */
export function loadCallingHoursPacks(
  rulesFolder: string = rulesFolderWith(SCHEMA_FILE),
): CallingHoursPack[] {
  const schema = readSchemaFile(rulesFolder, SCHEMA_FILE);
  return readRuleFiles(join(rulesFolder, 'calling-hours'), 'calling-hours', (json) =>
    parseCallingHoursPack(json, schema),
  );
}

/**
 * Checks one pack against the schema and that its days and hours exist.
 * @throws Error naming the field and what it should be.
 */
export function parseCallingHoursPack(
  json: unknown,
  schema: unknown = readSchemaFile(rulesFolderWith(SCHEMA_FILE), SCHEMA_FILE),
): CallingHoursPack {
  assertFitsSchema(json, schema);
  const { id, title, jurisdiction, validFrom, validTo, source, verified, rules, caps } =
    json as CallingHoursPack;
  localDate(validFrom);
  if (validTo !== null) localDate(validTo);
  if (validTo !== null && validTo < validFrom) {
    throw new Error(`validTo (${validTo}) is before validFrom (${validFrom}).`);
  }
  rules.forEach((rule, at) => rule.windows.forEach((w, i) => checkWindow(w, `rules[${at}].windows[${i}]`)));
  return { id, title, jurisdiction, validFrom, validTo, source, verified, rules, caps };
}

function checkWindow({ from, to }: CallingWindow, place: string): void {
  if (to !== '00:00' && to <= from) {
    throw new Error(
      `${place}: "to" (${to}) must be after "from" (${from}). Split it at midnight; 00:00 ends the day.`,
    );
  }
}
