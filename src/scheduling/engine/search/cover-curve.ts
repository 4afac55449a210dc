import { stepCost } from '../cover-cost.js';
import { type Queue, type ScoreWeights } from '../problem.js';
import { type CoverStep } from '../roster-goals.js';

/** Looked up once: globals are slow where modules run in contexts of their own. */
const { abs, max, min } = Math;
/** What an agent below a hard minimum is held to cost, in agents below target. */
const DEARER = 25;

/**
 * What the agents on a queue cost in a slot where that is more than a flat price below the target and another above: steps of
 * rising cost, and the least that must be there. Convex, so that prices bound it.
 */
export class CoverCurve {
  /** The slopes at either end: no price is worth more, or less. */
  readonly steepest: number;
  readonly shallowest: number;
  private readonly under: readonly CoverStep[];
  private readonly over: readonly CoverStep[];
  /** Costs of an agent below the least: what the score has, and what the search holds it for. */
  private readonly scored: number;
  private readonly held: number;

  constructor(
    { underCost, overCost, minimum }: Pick<Queue, 'underCost' | 'overCost' | 'minimum'>,
    weights: Pick<ScoreWeights, 'understaffed' | 'overstaffed'>,
    private readonly slotMinutes: number,
  ) {
    this.under = underCost ?? [{ cost: weights.understaffed }];
    this.over = overCost ?? [{ cost: weights.overstaffed }];
    const dearest = max(...this.under.map(({ cost }) => cost));
    const isSoft = minimum?.level === 'soft';
    this.scored = minimum === undefined || !isSoft ? 0 : (minimum.weight ?? 1);
    this.held = minimum === undefined ? 0 : isSoft ? this.scored : DEARER * max(1, dearest);
    this.steepest = slotMinutes * (dearest + this.scored);
    this.shallowest = -slotMinutes * max(...this.over.map(({ cost }) => cost));
  }

  /** What a slot with so many agents costs, as the search sees it. */
  cost(agents: number, wanted: number, least: number): number {
    return this.slotMinutes * (this.ofCover(agents, wanted) + this.held * max(0, least - agents));
  }

  /** What being below a hard minimum adds to a price that knows nothing of it. */
  urge(agents: number, least: number): number {
    return agents < least ? this.slotMinutes * (this.held - this.scored) : 0;
  }

  /** The agents at which a slot is cheapest when each costs a price, and what it costs then with them: the score's own costs. */
  cheapest(
    price: number,
    wanted: number,
    least: number,
  ): { readonly agents: number; readonly value: number } {
    let best = { agents: wanted, value: this.valueAt(wanted, price, wanted, least) };
    for (const agents of this.corners(wanted, least)) {
      const value = this.valueAt(agents, price, wanted, least);
      if (value < best.value - 1e-12) best = { agents, value };
    }
    return best;
  }

  private valueAt(agents: number, price: number, wanted: number, least: number): number {
    const below = this.scored * max(0, least - agents);
    return this.slotMinutes * (this.ofCover(agents, wanted) + below) + price * agents;
  }

  private ofCover(agents: number, wanted: number): number {
    const above = agents - wanted;
    return above === 0 ? 0 : stepCost(abs(above), above < 0 ? this.under : this.over);
  }

  private corners(wanted: number, least: number): number[] {
    const corners = [0, min(least, 1e9)];
    for (const [steps, sign] of [
      [this.under, -1],
      [this.over, 1],
    ] as const) {
      let at = wanted;
      for (const { agents } of steps) {
        if (agents === undefined) break;
        corners.push(max(0, (at += sign * agents)));
      }
    }
    return corners;
  }
}

/**
 * The curve of a queue; null where flat prices below and above the target are all there is.
 * @example
 * curveOf({}, { understaffed: 4, overstaffed: 1 }, 15) // => null
 */
export function curveOf(
  queue: Pick<Queue, 'underCost' | 'overCost' | 'minimum'>,
  weights: Pick<ScoreWeights, 'understaffed' | 'overstaffed'>,
  slotMinutes: number,
): CoverCurve | null {
  const { underCost, overCost, minimum } = queue;
  const isFlat = underCost === undefined && overCost === undefined && minimum === undefined;
  return isFlat ? null : new CoverCurve(queue, weights, slotMinutes);
}
