import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { localDate } from '../../time/zoned-time.js';
import { type CallingHoursPack, type CallingWindow } from '../engine/calling-hours-pack.js';

const SCHEMA_FILE = 'calling-hours.schema.json';

/** Reads and checks every pack under `rules/calling-hours`; a bad pack stops the start-up, with file and field. */
export function loadCallingHoursPacks(
  rulesFolder: string = rulesFolderAbove(import.meta.url),
): CallingHoursPack[] {
  const schema: unknown = JSON.parse(readFileSync(join(rulesFolder, SCHEMA_FILE), 'utf8'));
  const folder = join(rulesFolder, 'calling-hours');
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const packs = files.sort().map((file) => {
    try {
      return parseCallingHoursPack(JSON.parse(readFileSync(join(folder, file), 'utf8')), schema);
    } catch (error) {
      throw new Error(`${join(folder, file)}: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
  const doubled = packs.find((pack, index) => packs.findIndex(({ id }) => id === pack.id) !== index);
  if (doubled !== undefined)
    throw new Error(`Two calling-hours packs have the id "${doubled.id}". Rename one.`);
  return packs;
}

/**
 * Checks one pack against the schema and that its days and hours exist.
 * @throws Error naming the field and what it should be.
 */
export function parseCallingHoursPack(json: unknown, schema: unknown = readSchema()): CallingHoursPack {
  const validate = compiled(schema);
  if (!validate(json)) throw new Error((validate.errors ?? []).map(describe).join('; '));
  const { id, title, jurisdiction, validFrom, validTo, source, verified, rules, caps } = json;
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

let lastCompiled: { schema: string; validate: ValidateFunction<CallingHoursPack> } | undefined;

function compiled(schema: unknown): ValidateFunction<CallingHoursPack> {
  const text = JSON.stringify(schema);
  if (lastCompiled?.schema !== text) {
    const ajv = new Ajv({ allErrors: true });
    lastCompiled = { schema: text, validate: ajv.compile<CallingHoursPack>(schema as object) };
  }
  return lastCompiled.validate;
}

function describe(error: ErrorObject): string {
  const extra =
    error.keyword === 'additionalProperties' ? ` ("${String(error.params.additionalProperty)}")` : '';
  return `${error.instancePath === '' ? 'the pack' : error.instancePath} ${error.message ?? 'is wrong'}${extra}`;
}

function readSchema(): unknown {
  return JSON.parse(readFileSync(join(rulesFolderAbove(import.meta.url), SCHEMA_FILE), 'utf8'));
}

/** The checkout's or package's `rules` folder: this file runs from `src/` in tests and from `dist/src/` when built. */
function rulesFolderAbove(moduleUrl: string): string {
  for (let folder = dirname(fileURLToPath(moduleUrl)); ; folder = dirname(folder)) {
    const candidate = join(folder, 'rules');
    if (existsSync(join(candidate, SCHEMA_FILE))) return candidate;
    if (folder === dirname(folder))
      throw new Error(`No folder "rules" with ${SCHEMA_FILE} lies above ${moduleUrl}.`);
  }
}
