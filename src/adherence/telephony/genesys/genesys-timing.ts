import { type Wait } from './genesys-api.js';

/** How often things happen around the channels of Genesys Cloud. */
export interface GenesysTiming {
  /** A ping goes out so often on each channel. */
  readonly pingMs: number;
  /** The mapped agents are looked at again. */
  readonly lookMs: number;
  /** The state goes with the events, and may be large: so long between two stores at the least. */
  readonly leastBetweenMs: number;
  /** A channel lives so long at the least before it is renewed. */
  readonly leastLifeMs: number;
  /** How rests are made when the platform asks for one; left out, by waiting. */
  readonly wait?: Wait;
}

export const GENESYS_TIMING: GenesysTiming = {
  pingMs: 15_000,
  lookMs: 30_000,
  leastBetweenMs: 250,
  leastLifeMs: 60_000,
};
