import { GRID_MINUTES, type GridMinutes } from '../../time/interval-grid.js';
import { badUserInput } from '../graphql.errors.js';

/** @throws UserError BAD_USER_INPUT when the width is none of the grid. */
export function readInterval(minutes: number): GridMinutes {
  const width = GRID_MINUTES.find((known) => known === minutes);
  if (width === undefined) {
    const message = `An interval is ${GRID_MINUTES.join(', ')} minutes long (got ${minutes}).`;
    throw badUserInput(message, 'intervalMinutes', minutes);
  }
  return width;
}
