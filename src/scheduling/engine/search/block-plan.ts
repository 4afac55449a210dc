import { type BlendingRule } from '../problem.js';

/** Looked up once: globals are slow where modules run in contexts of their own. */
const { max, min } = Math;
export const IN = 0;
export const OUT = 1;
export const OFF = 2;
/** More slots than any shift has work in. */
export const MOST_SLOTS = 24 * 12 + 1;

/** When a shift answers and when it calls: the best kinds for its work slots that keep the blending rule. */
export class BlockPlan {
  private readonly kinds: Uint8Array;
  private readonly value: Float64Array;
  private readonly from: Int16Array;
  private readonly least: number;
  private readonly states: number;

  constructor(
    slots: number,
    private readonly rule: BlendingRule,
    slotMinutes: number,
  ) {
    this.least = max(1, Math.ceil(rule.minBlockMinutes / slotMinutes));
    // By switches made: answering for 1..least slots, calling for 1..least slots, idle after neither, either.
    this.states = (2 * this.least + 3) * (rule.maxSwitchesPerShift + 1);
    this.kinds = new Uint8Array(slots);
    this.value = new Float64Array(2 * this.states);
    this.from = new Int16Array(min(slots, MOST_SLOTS) * this.states);
  }

  plan(
    slots: Int32Array,
    count: number,
    answer: Float64Array,
    call: Float64Array,
    idle: Float64Array,
  ): Uint8Array {
    const { kinds } = this;
    let answering = 0;
    let calling = 0;
    let onlyAnswer = 0;
    let onlyCall = 0;
    for (let at = 0; at < count; at++) {
      const slot = slots[at];
      const [i, o, f] = [answer[slot], call[slot], idle[slot]];
      kinds[at] = i >= o && i >= f ? IN : o >= f ? OUT : OFF;
      if (kinds[at] === IN) answering++;
      if (kinds[at] === OUT) calling++;
      onlyAnswer += max(i, f);
      onlyCall += max(o, f);
    }
    if (answering === 0 || calling === 0 || this.isKept(count)) return kinds;
    const mixed = this.mixed(slots, count, answer, call, idle);
    if (mixed > onlyAnswer && mixed > onlyCall) return kinds;
    for (let at = 0; at < count; at++) {
      const slot = slots[at];
      const own = onlyAnswer >= onlyCall ? answer[slot] : call[slot];
      kinds[at] = own < idle[slot] ? OFF : onlyAnswer >= onlyCall ? IN : OUT;
    }
    return kinds;
  }

  private isKept(count: number): boolean {
    const { kinds } = this;
    let switches = 0;
    let last = OFF;
    for (let from = 0, end = 0; from < count; from = end) {
      const kind = kinds[from];
      while (end < count && kinds[end] === kind) end++;
      if (kind === OFF) continue;
      if (end - from < this.least) return false;
      if (last !== OFF && last !== kind) switches++;
      last = kind;
    }
    return switches <= this.rule.maxSwitchesPerShift;
  }

  /** Leaves the best kinds of a shift in which every block is long enough, and answers their worth. */
  private mixed(
    slots: Int32Array,
    count: number,
    answer: Float64Array,
    call: Float64Array,
    idle: Float64Array,
  ): number {
    const { states, value, from, least } = this;
    value.fill(-Infinity);
    const width = 2 * least + 3;
    value[2 * least] = 0;
    for (let at = 0; at < count; at++) {
      const slot = slots[at];
      const here = (at % 2) * states;
      const there = states - here;
      value.fill(-Infinity, there, there + states);
      const put = (state: number, to: number, worth: number) => {
        if (worth > value[there + to]) {
          value[there + to] = worth;
          from[at * states + to] = state;
        }
      };
      for (let state = 0; state < states; state++) {
        const so = value[here + state];
        if (so === -Infinity) continue;
        this.advance(state, width, so, answer[slot], call[slot], idle[slot], put);
      }
    }
    let best = -Infinity;
    let end = -1;
    const last = (count % 2) * states;
    for (let state = 0; state < states; state++) {
      const own = state % width;
      const finished = own >= 2 * least || own === least - 1 || own === 2 * least - 1;
      if (finished && value[last + state] > best) [best, end] = [value[last + state], state];
    }
    if (end < 0) return -Infinity;
    for (let at = count - 1, state = end; at >= 0; at--) {
      const own = state % width;
      this.mixedKinds[at] = own < least ? IN : own < 2 * least ? OUT : OFF;
      state = from[at * states + state];
    }
    this.kinds.set(this.mixedKinds.subarray(0, count));
    return best;
  }

  private readonly mixedKinds = new Uint8Array(MOST_SLOTS);

  private advance(
    state: number,
    width: number,
    so: number,
    answer: number,
    call: number,
    idle: number,
    put: (from: number, to: number, worth: number) => void,
  ): void {
    const { least } = this;
    const own = state % width;
    const base = state - own;
    const maySwitch = base / width < this.rule.maxSwitchesPerShift;
    if (own < 2 * least) {
      const calls = own >= least;
      const first = calls ? least : 0;
      const full = own === first + least - 1;
      put(state, base + (full ? own : own + 1), so + (calls ? call : answer));
      if (!full) return;
      if (maySwitch) put(state, base + width + (calls ? 0 : least), so + (calls ? answer : call));
      put(state, base + 2 * least + (calls ? 2 : 1), so + idle);
      return;
    }
    put(state, state, so + idle);
    const after = own - 2 * least;
    if (after !== 2) put(state, base, so + answer);
    else if (maySwitch) put(state, base + width, so + answer);
    if (after !== 1) put(state, base + least, so + call);
    else if (maySwitch) put(state, base + width + least, so + call);
  }
}
