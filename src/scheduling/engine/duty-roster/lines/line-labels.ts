/** Partial lines of a search, by number: each is its parent's line and one day more. */
export class LineLabels {
  count = 0;
  cost = new Float64Array(1 << 12);
  /** Days of the stretch that are decided, less one. */
  step = new Int16Array(1 << 12);
  state = new Int16Array(1 << 12);
  units = new Int32Array(1 << 12);
  weekends = new Int16Array(1 << 12);
  /** Weekends and tallies as the table numbers them. */
  inner = new Int32Array(1 << 12);
  parent = new Int32Array(1 << 12);
  type = new Int16Array(1 << 12);
  /** Another label of the same place, or -1. */
  next = new Int32Array(1 << 12);
  /** Shifts of each limited type, `width` figures a label. */
  tally = new Uint16Array(1 << 12);
  private width = 0;

  clear(width: number): void {
    this.count = 0;
    this.width = width;
  }

  /** A new label with the tallies of its parent. */
  add(parent: number): number {
    const id = this.count++;
    if (id >= this.cost.length) this.grow();
    const { width } = this;
    if (this.tally.length < (id + 1) * width)
      this.tally = enlarged(this.tally, new Uint16Array((id + 1) * width * 2));
    if (parent < 0) this.tally.fill(0, id * width, (id + 1) * width);
    else this.tally.copyWithin(id * width, parent * width, (parent + 1) * width);
    this.parent[id] = parent;
    return id;
  }

  dropLast(): void {
    this.count--;
  }

  tallyOf(label: number, at: number): number {
    return this.tally[label * this.width + at];
  }

  countOne(label: number, at: number): void {
    this.tally[label * this.width + at]++;
  }

  /** Label `a` has no more of any limited type than label `b`. */
  hasNoMore(a: number, b: number): boolean {
    const { width, tally } = this;
    for (let at = 0; at < width; at++) {
      if (tally[a * width + at] > tally[b * width + at]) return false;
    }
    return true;
  }

  private grow(): void {
    const size = this.cost.length * 2;
    this.cost = enlarged(this.cost, new Float64Array(size));
    this.step = enlarged(this.step, new Int16Array(size));
    this.state = enlarged(this.state, new Int16Array(size));
    this.units = enlarged(this.units, new Int32Array(size));
    this.weekends = enlarged(this.weekends, new Int16Array(size));
    this.inner = enlarged(this.inner, new Int32Array(size));
    this.parent = enlarged(this.parent, new Int32Array(size));
    this.type = enlarged(this.type, new Int16Array(size));
    this.next = enlarged(this.next, new Int32Array(size));
  }
}

function enlarged<A extends Float64Array | Int32Array | Int16Array | Uint16Array>(old: A, larger: A): A {
  larger.set(old);
  return larger;
}
