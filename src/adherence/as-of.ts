import { type Instant } from '../time/instant.js';
import { type AsOf } from './engine/adherence.js';
import { type MapBook } from './map-version.js';
import { type ReasonMapVersion } from './telephony-source.js';

/** As of when figures are wanted; what is left out is as of `at`, and without that as of now. */
export interface AsOfRequest extends Partial<AsOf> {
  readonly at?: Instant;
}

/** What figures are made with: the versions that hold, and the moment that is looked from. */
export interface Reading {
  readonly asOf: AsOf;
  readonly maps: MapBook;
  readonly reasons: ReadonlyMap<number, ReasonMapVersion>;
  /** Days count up to it, and what the sources may still deliver then is provisional. */
  readonly now: Instant;
  /** Whatever is published, stored or decided by now, which needs no look at moments. */
  readonly isPresent: Readonly<Record<'plan' | 'events' | 'logins' | 'decisions', boolean>>;
}
