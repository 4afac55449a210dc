/** Partial lines that are equally long, of which only the most promising go on. */
export class LabelFront {
  size = 0;
  private keys = new Float64Array(1 << 10);
  private labels = new Int32Array(1 << 10);
  private scratch = new Float64Array(1 << 10);
  private taken = new Int32Array(1 << 10);

  clear(): void {
    this.size = 0;
  }

  push(key: number, label: number): void {
    if (this.size >= this.keys.length) this.grow();
    this.keys[this.size] = key;
    this.labels[this.size++] = label;
  }

  /** The `most` labels with the smallest keys, in the order in which they came; the front is empty afterwards. */
  take(most: number): Int32Array {
    const { keys, labels, taken, size } = this;
    const limit = size > most ? this.smallest(most) : Infinity;
    let count = 0;
    for (let at = 0; at < size && count < most; at++) if (keys[at] <= limit) taken[count++] = labels[at];
    this.size = 0;
    return taken.subarray(0, count);
  }

  leastKey(): number {
    return this.size === 0 ? Infinity : this.smallest(1);
  }

  /** The key at that place in their order (Hoare's selection). */
  private smallest(place: number): number {
    const { scratch, size } = this;
    scratch.set(this.keys.subarray(0, size));
    for (let low = 0, high = size - 1; low < high;) {
      const pivot = scratch[(low + high) >> 1];
      let left = low;
      let right = high;
      while (left <= right) {
        while (scratch[left] < pivot) left++;
        while (scratch[right] > pivot) right--;
        if (left <= right) {
          const swapped = scratch[left];
          scratch[left++] = scratch[right];
          scratch[right--] = swapped;
        }
      }
      if (place - 1 <= right) high = right;
      else if (place - 1 >= left) low = left;
      else break;
    }
    return scratch[place - 1];
  }

  private grow(): void {
    const room = this.keys.length * 2;
    const keys = new Float64Array(room);
    keys.set(this.keys);
    this.keys = keys;
    const labels = new Int32Array(room);
    labels.set(this.labels);
    this.labels = labels;
    this.scratch = new Float64Array(room);
    this.taken = new Int32Array(room);
  }
}
