import { type FormPause } from './shift-form.js';
import { type LineClass, type WorkGroup } from './line-class.js';
import { type SlotAgent } from './slot-agent.js';
import { type WorkGrid, type WorkPrices, type WorkUse } from './work-grid.js';

/** Looked up once: globals are slow where modules run in contexts of their own. */
const { exp, log, log1p, max, min } = Math;
const ENDLESS = Infinity;
/**
 * What a week is worth to the agents of a class at given prices, when each slot is worked where it is worth most,
 * pauses may overlap, and neither rest nor blocks count: nobody can do better. At a temperature the answer is spread
 * over all lines that are nearly as good, so that it changes smoothly with the prices.
 */
export class LinePricing {
  private readonly sums: Float64Array;
  /** By slot: what there is to do, and how good it is. */
  private readonly works: Int32Array;
  private readonly values: Float64Array;
  private readonly choices: Int32Array;
  private readonly presence: Float64Array;
  private forward = new Float64Array(0);
  private backward = new Float64Array(0);

  constructor(
    private readonly grid: WorkGrid,
    private readonly contractShort: number,
  ) {
    this.sums = new Float64Array(grid.slots + 1);
    const most = grid.queues + grid.zones.length + 1;
    this.works = new Int32Array(grid.slots * most);
    this.values = new Float64Array(grid.slots * most);
    this.choices = new Int32Array(grid.slots);
    this.presence = new Float64Array(grid.slots + 1);
    this.most = most;
  }

  private readonly most: number;

  /** The worth of the best weeks of all agents of the group: no more can be had at these prices. */
  best({ agent, lines, touched }: WorkGroup, prices: WorkPrices): number {
    this.look(agent, touched, prices, 0);
    return lines.reduce((sum, line) => sum + line.agents.length * this.bestWeek(line), 0);
  }

  /** Adds what the group does at these prices to `use`, spread at the temperature. */
  spread({ agent, lines, touched }: WorkGroup, prices: WorkPrices, temperature: number, use: WorkUse): void {
    this.look(agent, touched, prices, temperature / SLOTS_OF_A_SHIFT);
    this.presence.fill(0);
    for (const line of lines) this.spreadWeek(line, temperature);
    this.addUse(agent, touched, use);
  }

  /** What each slot is worth, and at a temperature the shares in which its works are done. */
  private look(
    { profileAt, speed }: SlotAgent,
    touched: Int32Array,
    { queue, zone }: WorkPrices,
    temperature: number,
  ): void {
    const { slots, slotsInSpan, over, queuesOf, zonesOf, zones, queues, target } = this.grid;
    const { most, works, values, choices, sums } = this;
    const idle = -over * slowest(speed, queues);
    let before = -2;
    let sum = 0;
    for (const slot of touched) {
      const base = slot * most;
      let count = 1;
      let best = (values[base] = slot < slotsInSpan ? idle : 0);
      works[base] = -1;
      for (const each of queuesOf[profileAt[slot]]) {
        const cell = each * slots + slot;
        if (target[cell] === 0) continue;
        const own = queue[cell] * speed[each];
        works[base + count] = each;
        values[base + count++] = own;
        if (own > best) best = own;
      }
      for (const each of zonesOf[profileAt[slot]]) {
        if (zones[each].open[slot] === 0) continue;
        works[base + count] = queues + each;
        values[base + count++] = zone[each];
        if (zone[each] > best) best = zone[each];
      }
      choices[slot] = count;
      if (temperature > 0) best += this.toShares(base, count, best, temperature);
      if (slot !== before + 1) sums[slot] = sum;
      sum += best;
      sums[slot + 1] = sum;
      before = slot;
    }
  }

  /** Turns the values of a slot's works into their shares; what the choice between them adds to the best. */
  private toShares(base: number, count: number, best: number, temperature: number): number {
    const { values } = this;
    let total = 0;
    for (let at = base; at < base + count; at++) {
      const below = (values[at] - best) / temperature;
      total += values[at] = below < -30 ? 0 : exp(below);
    }
    for (let at = base; at < base + count; at++) values[at] /= total;
    return temperature * log(total);
  }

  private valueOf(start: number, slots: number, pauses: readonly FormPause[]): number {
    let value = this.sums[start + slots] - this.sums[start];
    for (const { earliest, latest, slots: length } of pauses) {
      let least = ENDLESS;
      for (let at = start + earliest; at <= start + latest; at++) {
        const own = this.sums[at + length] - this.sums[at];
        if (own < least) least = own;
      }
      value -= least;
    }
    return value;
  }

  private bestWeek({ days, states, owed, barred }: LineClass): number {
    const { next, choices, paid } = states;
    let values = new Float64Array(paid.length).fill(-ENDLESS);
    values[0] = 0;
    const best = new Float64Array(choices);
    const bestAfter = new Float64Array(choices);
    days.forEach(({ candidates, paidAt, pay }, day) => {
      best.fill(-ENDLESS);
      bestAfter.fill(-ENDLESS);
      candidates.forEach(({ start, form }, at) => {
        const value = this.valueOf(start, form.slots, form.pauses) - pay[at];
        const choice = paidAt[at];
        if (value > best[choice]) best[choice] = value;
        if (value > bestAfter[choice] && (day !== 1 || barred[at] === 0)) bestAfter[choice] = value;
      });
      const after = values.slice();
      for (let state = 0; state < paid.length; state++) {
        // In state 0 nothing has been worked.
        const own = state === 0 ? best : bestAfter;
        for (let choice = 0; choice < choices; choice++) {
          const to = next[state * choices + choice];
          if (to >= 0) after[to] = max(after[to], values[state] + own[choice]);
        }
      }
      values = after;
    });
    return values.reduce(
      (top, value, state) => max(top, value - this.contractShort * max(0, owed - paid[state])),
      -ENDLESS,
    );
  }

  /** Adds the agents of the class who are in a shift, slot by slot, to `presence`. */
  private spreadWeek(line: LineClass, temperature: number): void {
    const { days, states, barred } = line;
    const { choices } = states;
    // By day, then first what follows an empty week, then what follows a shift; by distinct paid time.
    const worth = new Float64Array(days.length * 2 * choices).fill(-ENDLESS);
    const values = days.map(({ candidates, paidAt, pay }, day) => {
      const own = new Float64Array(candidates.length);
      candidates.forEach(({ start, form }, at) => {
        own[at] = (this.valueOf(start, form.slots, form.pauses) - pay[at]) / temperature;
        const to = day * 2 * choices + paidAt[at];
        worth[to] = logSum(worth[to], own[at]);
        if (day !== 1 || barred[at] === 0) worth[to + choices] = logSum(worth[to + choices], own[at]);
      });
      return own;
    });
    this.walkForward(line, worth);
    const total = this.beginBackward(line, temperature);
    for (let day = days.length - 1; day >= 0; day--) {
      const share = this.walkBackward(line, worth, day, total);
      const { candidates, paidAt } = days[day];
      candidates.forEach(({ start, form }, at) => {
        const choice = paidAt[at];
        const after = choice + choices;
        const first = day * 2 * choices;
        let part = share[choice] * exp(values[day][at] - worth[first + choice]);
        if (share[after] > 0 && (day !== 1 || barred[at] === 0))
          part += share[after] * exp(values[day][at] - worth[first + after]);
        if (part > 1e-9) this.addPresence(start, form.slots, form.pauses, part * line.agents.length);
      });
    }
  }

  /** By day and state: the sum of all ways to get there, as a logarithm. */
  private walkForward({ days, states: { next, choices, paid } }: LineClass, worth: Float64Array): void {
    const size = paid.length;
    if (this.forward.length < (days.length + 1) * size) {
      this.forward = new Float64Array((days.length + 1) * size);
      this.backward = new Float64Array((days.length + 1) * size);
    }
    const { forward } = this;
    forward.fill(-ENDLESS);
    forward[0] = 0;
    for (let day = 0; day < days.length; day++) {
      for (let state = 0; state < size; state++) {
        const here = forward[day * size + state];
        if (here === -ENDLESS) continue;
        const stay = (day + 1) * size + state;
        forward[stay] = logSum(forward[stay], here);
        for (let choice = 0; choice < choices; choice++) {
          const to = next[state * choices + choice];
          if (to < 0) continue;
          const at = (day + 1) * size + to;
          const own = (day * 2 + (state === 0 ? 0 : 1)) * choices + choice;
          forward[at] = logSum(forward[at], here + worth[own]);
        }
      }
    }
  }

  /** What hours owed but not worked cost at the end of the week; the sum over all weeks. */
  private beginBackward({ days, states: { paid }, owed }: LineClass, temperature: number): number {
    const size = paid.length;
    let total = -ENDLESS;
    for (let state = 0; state < size; state++) {
      const at = days.length * size + state;
      this.backward[at] = (-this.contractShort * max(0, owed - paid[state])) / temperature;
      total = logSum(total, this.forward[at] + this.backward[at]);
    }
    return total;
  }

  /** By distinct paid time: the share of agents who work such a shift on the day, as their first one and then as a later one. */
  private walkBackward(
    { states: { next, choices, paid } }: LineClass,
    worth: Float64Array,
    day: number,
    total: number,
  ): Float64Array {
    const size = paid.length;
    const { forward, backward } = this;
    const share = new Float64Array(2 * choices);
    for (let state = 0; state < size; state++) {
      const later = state === 0 ? 0 : choices;
      let value = backward[(day + 1) * size + state];
      for (let choice = 0; choice < choices; choice++) {
        const to = next[state * choices + choice];
        if (to < 0) continue;
        const on = worth[day * 2 * choices + later + choice] + backward[(day + 1) * size + to];
        value = logSum(value, on);
        share[choice + later] += exp(forward[day * size + state] + on - total);
      }
      backward[day * size + state] = value;
    }
    return share;
  }

  private addPresence(start: number, slots: number, pauses: readonly FormPause[], part: number): void {
    const { presence, sums } = this;
    presence[start] += part;
    presence[start + slots] -= part;
    for (const { earliest, latest, slots: length } of pauses) {
      let best = start + earliest;
      for (let at = best + 1; at <= start + latest; at++) {
        if (sums[at + length] - sums[at] < sums[best + length] - sums[best]) best = at;
      }
      presence[best] -= part;
      presence[best + length] += part;
    }
  }

  private addUse({ speed }: SlotAgent, touched: Int32Array, use: WorkUse): void {
    const { slots, queues } = this.grid;
    const { works, values, most, presence, choices } = this;
    let here = 0;
    let before = -1;
    for (const slot of touched) {
      if (slot !== before + 1) here = 0;
      before = slot;
      here += presence[slot];
      if (here < 1e-9) continue;
      const base = slot * most;
      for (let at = base + 1; at < base + choices[slot]; at++) {
        if (values[at] === 0) continue;
        const work = works[at];
        if (work < queues) use.queue[work * slots + slot] += here * values[at] * speed[work];
        else use.zone[work - queues] += here * values[at];
      }
    }
  }
}

const SLOTS_OF_A_SHIFT = 32;

/** Somebody spare on a queue costs no more than their speed: less than off the phone. */
function slowest(speed: Float64Array, queues: number): number {
  let least = 1;
  for (let queue = 0; queue < queues; queue++) if (speed[queue] > 0) least = min(least, speed[queue]);
  return least;
}

function logSum(a: number, b: number): number {
  if (a === -ENDLESS) return b;
  if (b === -ENDLESS) return a;
  return a > b ? a + log1p(exp(b - a)) : b + log1p(exp(a - b));
}
