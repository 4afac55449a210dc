/** A heap of labels, cheapest first; among equals whole lines (written `~label`) first, then the newest. */
export class LabelHeap {
  private keys = new Float64Array(1 << 10);
  private labels = new Int32Array(1 << 10);
  size = 0;

  get topKey(): number {
    return this.keys[0];
  }

  clear(): void {
    this.size = 0;
  }

  push(key: number, label: number): void {
    if (this.size >= this.keys.length) this.grow();
    const { keys, labels } = this;
    let at = this.size++;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (!isBefore(key, label, keys[up], labels[up])) break;
      keys[at] = keys[up];
      labels[at] = labels[up];
      at = up;
    }
    keys[at] = key;
    labels[at] = label;
  }

  pop(): number {
    const { keys, labels } = this;
    const top = labels[0];
    const size = --this.size;
    const key = keys[size];
    const label = labels[size];
    let at = 0;
    for (let down = 1; down < size; down = 2 * at + 1) {
      if (down + 1 < size && isBefore(keys[down + 1], labels[down + 1], keys[down], labels[down])) down++;
      if (!isBefore(keys[down], labels[down], key, label)) break;
      keys[at] = keys[down];
      labels[at] = labels[down];
      at = down;
    }
    keys[at] = key;
    labels[at] = label;
    return top;
  }

  private grow(): void {
    const keys = new Float64Array(this.keys.length * 2);
    keys.set(this.keys);
    this.keys = keys;
    const labels = new Int32Array(this.labels.length * 2);
    labels.set(this.labels);
    this.labels = labels;
  }
}

function isBefore(keyA: number, labelA: number, keyB: number, labelB: number): boolean {
  if (keyA !== keyB) return keyA < keyB;
  if (labelA < 0 !== labelB < 0) return labelA < 0;
  return labelA > labelB;
}
