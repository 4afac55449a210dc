import { join } from 'node:path';
import { JsonPlace } from '../../json/json-place.js';
import { labourPackFromJson } from '../engine/labour-pack-json.js';
import { type LabourPack } from '../engine/labour-pack.js';
import { assertFitsSchema, readRuleFiles, readSchemaFile, rulesFolderWith } from './rule-files.js';

const SCHEMA_FILE = 'labour.schema.json';

/** Reads and checks every pack under `rules/labour`; a bad pack stops with file and field. */
export function loadLabourPacks(rulesFolder: string = rulesFolderWith(SCHEMA_FILE)): LabourPack[] {
  const schema = readSchemaFile(rulesFolder, SCHEMA_FILE);
  return readRuleFiles(join(rulesFolder, 'labour'), 'labour', (json) => parseLabourPack(json, schema));
}

/**
 * Checks one pack against the schema, and reads it as a problem's reader does.
 * @throws Error naming the field and what it should be.
 */
export function parseLabourPack(
  json: unknown,
  schema: unknown = readSchemaFile(rulesFolderWith(SCHEMA_FILE), SCHEMA_FILE),
): LabourPack {
  assertFitsSchema(json, schema);
  return labourPackFromJson(new JsonPlace(json));
}
