import { type Instant } from '../time/instant.js';
import { type AdherenceMap, DEFAULT_ADHERENCE_MAP } from './engine/adherence-map.js';

/** One version of the map of states and activities; versions are never changed. */
export interface MapVersion {
  readonly version: number;
  readonly map: AdherenceMap;
  readonly note: string;
  readonly createdBy: number;
  readonly createdAt: Instant;
}

/** Version 0 is the map that comes with the program: in force until somebody writes version 1. */
export const SHIPPED_MAP: MapVersion = {
  version: 0,
  map: DEFAULT_ADHERENCE_MAP,
  note: 'The map that the program comes with',
  createdBy: 0,
  createdAt: 0 as Instant,
};
