import { type RosterFormat } from './roster-format.js';

type FormatLoader = () => Promise<RosterFormat>;

/** Every format of `wfm roster`, loaded when it is asked for. */
const FORMATS: Readonly<Record<string, FormatLoader>> = {
  json: async () => (await import('./json-format.js')).jsonFormat,
  curtois: async () => (await import('./curtois-format.js')).curtoisFormat,
  'multi-activity': async () => (await import('./multi-activity-format.js')).multiActivityFormat,
};

export const FORMAT_NAMES: readonly string[] = Object.keys(FORMATS);

export function loadFormat(name: string): Promise<RosterFormat> {
  return FORMATS[name]();
}
