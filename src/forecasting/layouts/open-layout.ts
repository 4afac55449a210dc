import { type GridMinutes, QUARTER_HOUR } from '../../time/interval-grid.js';
import { type LayoutFile, openCsv } from './csv-layout.js';
import { openGenesysAnalytics } from './genesys-analytics-layout.js';
import { type LayoutSource } from './layout-row.js';
import { AMAZON_CONNECT, GENESYS_CLOUD, type HistoryMapping, plainMapping, TELEOPTI } from './mapping.js';
import { openQueueLog } from './queue-log-layout.js';

export const HISTORY_LAYOUTS = [
  'plain',
  'amazon-connect',
  'genesys-cloud',
  'genesys-analytics',
  'teleopti',
  'queue-log',
] as const;
export type HistoryLayout = (typeof HISTORY_LAYOUTS)[number];

export interface LayoutChoice {
  readonly layout: HistoryLayout;
  /** Instead of the layout. */
  readonly mapping?: HistoryMapping | undefined;
  readonly intervalMinutes?: GridMinutes | undefined;
  readonly wrapUpSeconds?: number | undefined;
  readonly keyIsAbandon?: boolean | undefined;
}

/** @throws UserError FILE_UNUSABLE when the file is not of the layout. */
export async function openLayout(file: LayoutFile, choice: LayoutChoice): Promise<LayoutSource> {
  if (choice.mapping !== undefined) return openCsv(file, choice.mapping);
  switch (choice.layout) {
    case 'plain':
      return openCsv(file, plainMapping);
    case 'amazon-connect':
      return openCsv(file, AMAZON_CONNECT);
    case 'genesys-cloud':
      return openCsv(file, GENESYS_CLOUD);
    case 'teleopti':
      return openCsv(file, TELEOPTI);
    case 'genesys-analytics':
      return openGenesysAnalytics(file);
    case 'queue-log':
      return openQueueLog(file, {
        intervalMinutes: choice.intervalMinutes ?? QUARTER_HOUR,
        wrapUpSeconds: choice.wrapUpSeconds ?? 0,
        keyIsAbandon: choice.keyIsAbandon ?? false,
      });
  }
}
