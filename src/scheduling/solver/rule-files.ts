import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';

/** Reads every JSON file of a folder under `rules`; a bad one stops with file and field, and so do two of one id. */
export function readRuleFiles<T extends { readonly id: string }>(
  folder: string,
  what: string,
  parse: (json: unknown) => T,
): T[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const packs = files.sort().map((file) => {
    try {
      return parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
    } catch (error) {
      throw new Error(`${join(folder, file)}: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
  const doubled = packs.find((pack, index) => packs.findIndex(({ id }) => id === pack.id) !== index);
  if (doubled !== undefined) throw new Error(`Two ${what} packs have the id "${doubled.id}". Rename one.`);
  return packs;
}

export function readSchemaFile(rulesFolder: string, schemaFile: string): unknown {
  return JSON.parse(readFileSync(join(rulesFolder, schemaFile), 'utf8'));
}

const compiled = new Map<string, ValidateFunction>();

/** @throws Error naming the fields that the schema refuses, and why. */
export function assertFitsSchema(json: unknown, schema: unknown): void {
  const text = JSON.stringify(schema);
  const validate = compiled.get(text) ?? new Ajv({ allErrors: true }).compile(schema as object);
  compiled.set(text, validate);
  if (!validate(json)) throw new Error((validate.errors ?? []).map(describe).join('; '));
}

function describe(error: ErrorObject): string {
  const extra =
    error.keyword === 'additionalProperties' ? ` ("${String(error.params.additionalProperty)}")` : '';
  return `${error.instancePath === '' ? 'the pack' : error.instancePath} ${error.message ?? 'is wrong'}${extra}`;
}

/** The checkout's or package's `rules` folder: code runs from `src/` in tests and from `dist/src/` when built. */
export function rulesFolderWith(schemaFile: string): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const candidate = join(folder, 'rules');
    if (existsSync(join(candidate, schemaFile))) return candidate;
    if (folder === dirname(folder)) {
      throw new Error(`No folder "rules" with ${schemaFile} lies above ${fileURLToPath(import.meta.url)}.`);
    }
  }
}
