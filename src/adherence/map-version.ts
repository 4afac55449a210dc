import { type Instant } from '../time/instant.js';
import { type AdherenceMap, DEFAULT_ADHERENCE_MAP } from './engine/adherence-map.js';

/** Whose map: a site's, a client's, or the house's when neither is set. */
export interface MapScope {
  readonly siteId: number | null;
  readonly clientId: number | null;
}

export const HOUSE: MapScope = { siteId: null, clientId: null };

/** One version of a map of states and activities; versions are never changed, and those of all maps are counted together. */
export interface MapVersion extends MapScope {
  readonly version: number;
  readonly map: AdherenceMap;
  /** The map of a site or client that has none of its own any more. */
  readonly ended: boolean;
  readonly note: string;
  readonly createdBy: number;
  readonly createdAt: Instant;
}

/** Version 0 is the map that comes with the program: in force until somebody writes version 1. */
export const SHIPPED_MAP: MapVersion = {
  ...HOUSE,
  version: 0,
  map: DEFAULT_ADHERENCE_MAP,
  ended: false,
  note: 'The map that the program comes with',
  createdBy: 0,
  createdAt: 0 as Instant,
};

/** Every map that is in force, as of one version. */
export interface MapBook {
  /** The newest version of any map that was looked at. */
  readonly version: number;
  readonly house: MapVersion;
  readonly ofSites: ReadonlyMap<number, MapVersion>;
  readonly ofClients: ReadonlyMap<number, MapVersion>;
}

/** Of every map its newest version, as the repository gives them. */
export function mapBook(version: number, newest: readonly MapVersion[]): MapBook {
  const inForce = newest.filter(({ ended }) => !ended);
  const by = (column: 'siteId' | 'clientId') =>
    new Map(inForce.flatMap((map) => (map[column] === null ? [] : [[map[column], map] as const])));
  return {
    version,
    house: inForce.find(({ siteId, clientId }) => siteId === null && clientId === null) ?? SHIPPED_MAP,
    ofSites: by('siteId'),
    ofClients: by('clientId'),
  };
}

/** The most specific map: that of the client whose work it is, before that of the agent's site, before the house's. */
export function mapFor(book: MapBook, { siteId, clientId }: MapScope): MapVersion {
  const ofClient = clientId === null ? undefined : book.ofClients.get(clientId);
  const ofSite = siteId === null ? undefined : book.ofSites.get(siteId);
  return ofClient ?? ofSite ?? book.house;
}
