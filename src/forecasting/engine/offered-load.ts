/** Above this the search over agent counts stops being a calculation for one team. */
export const MAX_AGENTS = 1_000_000;

/**
 * Work offered, in erlangs: contacts per interval x average handle time / interval length.
 * @throws RangeError when a value is negative or not finite, the interval has no length, or contacts have no handle time.
 * @example
 * offeredLoad(360, 1800, 240) // => 48
 */
export function offeredLoad(
  contacts: number,
  intervalSeconds: number,
  averageHandleTimeSeconds: number,
): number {
  if (!(contacts >= 0 && Number.isFinite(contacts))) {
    throw new RangeError(`contacts (${contacts}) must be zero or more.`);
  }
  if (!(intervalSeconds > 0 && Number.isFinite(intervalSeconds))) {
    throw new RangeError(`intervalSeconds (${intervalSeconds}) must be above zero. Maybe 900 or 1800.`);
  }
  if (!Number.isFinite(averageHandleTimeSeconds) || averageHandleTimeSeconds < 0) {
    throw new RangeError(`averageHandleTimeSeconds (${averageHandleTimeSeconds}) must be above zero.`);
  }
  if (contacts > 0 && averageHandleTimeSeconds === 0) {
    throw new RangeError(
      `averageHandleTimeSeconds (0) must be above zero for ${contacts} contacts. Maybe 180 or more.`,
    );
  }
  const load = (contacts * averageHandleTimeSeconds) / intervalSeconds;
  requireLoad(load);
  return load;
}

/**
 * What `offeredLoad` leaves out by rounding, in erlangs: close to saturation the agents to spare are so few that the rounding of the load would show in
 * the waits. Source: error-free product of T. J. Dekker, Numerische Mathematik 18 (1971).
 * @example
 * loadResidue(1, 10, 1) // => -5.551115123125783e-18
 */
export function loadResidue(
  contacts: number,
  intervalSeconds: number,
  averageHandleTimeSeconds: number,
): number {
  const work = contacts * averageHandleTimeSeconds;
  const load = work / intervalSeconds;
  const back = load * intervalSeconds;
  const lost = productError(contacts, averageHandleTimeSeconds, work);
  const residue = (work - back - productError(load, intervalSeconds, back) + lost) / intervalSeconds;
  return Number.isFinite(residue) ? residue : 0;
}

/** What a product of doubles leaves out. */
function productError(a: number, b: number, product: number): number {
  const [aHigh, bHigh] = [highPart(a), highPart(b)];
  const [aLow, bLow] = [a - aHigh, b - bHigh];
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** The upper 26 bits. */
function highPart(value: number): number {
  const shifted = value * 134217729;
  return shifted - (shifted - value);
}

/**
 * Refuses a load, in erlangs, that cannot be.
 * @throws RangeError when the load is negative or not finite.
 * @example
 * requireLoad(12.5) // => undefined
 */
export function requireLoad(load: number): void {
  if (!(load >= 0 && Number.isFinite(load))) {
    throw new RangeError(`offeredLoad (${load}) must be zero or more erlangs.`);
  }
}

/**
 * Refuses a count of agents that cannot be.
 * @throws RangeError when the count is not a whole number from 0 to 1,000,000.
 * @example
 * requireAgents(12) // => undefined
 */
export function requireAgents(agents: number): void {
  if (!Number.isInteger(agents) || agents < 0 || agents > MAX_AGENTS) {
    throw new RangeError(`agents (${agents}) must be a whole number from 0 to ${MAX_AGENTS}.`);
  }
}

/**
 * Refuses a duration, in seconds, that cannot be.
 * @throws RangeError when a duration is negative or not finite.
 * @example
 * requireSeconds('answerThresholdSeconds', 20) // => undefined
 */
export function requireSeconds(name: string, seconds: number): void {
  if (!(seconds >= 0 && Number.isFinite(seconds))) {
    throw new RangeError(`${name} (${seconds}) must be zero or more seconds.`);
  }
}
