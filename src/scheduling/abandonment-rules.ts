import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { packageRoot } from '../package-root.js';
import { localDate } from '../time/zoned-time.js';
import { type AbandonmentRule } from './engine/abandon-ledger.js';

/** Reads and checks every rule under `rules/abandonment`; a bad one stops the start-up, with file and field. */
export function loadAbandonmentRules(rulesFolder = join(packageRoot(), 'rules')): AbandonmentRule[] {
  const schema = JSON.parse(readFileSync(join(rulesFolder, 'abandonment.schema.json'), 'utf8')) as object;
  const validate = new Ajv({ allErrors: true }).compile<AbandonmentRule>(schema);
  const folder = join(rulesFolder, 'abandonment');
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => {
    const path = join(folder, file);
    const json: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (!validate(json)) {
      const faults = (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
      throw new Error(`${path}: ${faults.join('; ')}`);
    }
    const validTo = json.validTo === null ? null : localDate(json.validTo);
    return { ...json, validFrom: localDate(json.validFrom), validTo };
  });
}
