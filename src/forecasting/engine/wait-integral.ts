import { expExcess, PANEL, reachOfFall, reachOfSteepFall } from './peaked-integral.js';
import { type WaitDensity, type WaitSums } from './virtual-wait.js';

/** On longer panels, in units of the patience, the quadrature would miss how fast the density rises and how patience runs out; they may grow as it does. */
const LONGEST_RISE = 2;
const LONGEST_FALL = 3;

/**
 * Integrals of the virtual wait's density by Gauss-Legendre panels from its peak to where nothing is left, the threshold in units of the patience. With u
 * the distance from the peak, the density is exp(height) exp(-slope u - curvature (exp(-u) - 1 + u)): nothing in that exponent cancels.
 * @example
 * integrateWaits({ arrivals: 60, served: 120, spare: 60, peak: 0, height: 0 }, 0).massEarly // => 0
 */
export function integrateWaits(density: WaitDensity, threshold: number): WaitSums {
  const { arrivals, served, spare, peak } = density;
  const [slope, curvature] = spare < 0 ? [0, served] : [spare, arrivals];
  const start = -Math.min(peak, reachOfSteepFall(curvature));
  const end = reachOfFall(slope, curvature);
  const cut = Math.min(Math.max(threshold - peak, start), end);
  // One panel carries a short rise too.
  const turn = -8 * start < end ? start : 0;
  const early = new PanelSums(density, slope, curvature);
  early.add(start, Math.min(cut, turn));
  early.add(turn, cut);
  const late = new PanelSums(density, slope, curvature);
  late.add(cut, turn);
  late.add(Math.max(cut, turn), end);
  return {
    massEarly: early.mass,
    massLate: late.mass,
    servedEarly: early.served,
    servedLate: late.served,
    lost: early.lost + late.lost,
    servedWait: early.servedWait + late.servedWait,
  };
}

/** Ranges are distances u from the peak. */
class PanelSums {
  mass = 0;
  served = 0;
  lost = 0;
  servedWait = 0;
  private readonly patientAtPeak: number;
  private readonly lostAtPeak: number;

  constructor(
    private readonly density: WaitDensity,
    private readonly slope: number,
    private readonly curvature: number,
  ) {
    this.patientAtPeak = density.spare < 0 ? density.served / density.arrivals : 1;
    this.lostAtPeak = density.spare < 0 ? -density.spare / density.arrivals : 0;
  }

  add(from: number, to: number): void {
    for (let left = from; left < to;) {
      const right = Math.min(to, left + (left < 0 ? LONGEST_RISE : LONGEST_FALL + left));
      this.addPanel(left, right);
      left = right;
    }
  }

  private addPanel(from: number, to: number): void {
    const { slope, curvature, patientAtPeak, lostAtPeak } = this;
    const { peak } = this.density;
    const middle = (from + to) / 2;
    const half = (to - from) / 2;
    const { points, weights } = PANEL;
    let mass = 0;
    let served = 0;
    let lost = 0;
    let servedWait = 0;
    for (let i = 0; i < points.length; i++) {
      const u = middle + half * points[i];
      const excess = expExcess(-u);
      const weight = weights[i] * Math.exp(-slope * u - curvature * excess);
      const patient = weight * patientAtPeak * (u > 1 ? Math.exp(-u) : 1 - u + excess);
      mass += weight;
      served += patient;
      lost += weight * (lostAtPeak + patientAtPeak * (u - excess));
      servedWait += (peak + u) * patient;
    }
    this.mass += half * mass;
    this.served += half * served;
    this.lost += half * lost;
    this.servedWait += half * servedWait;
  }
}
