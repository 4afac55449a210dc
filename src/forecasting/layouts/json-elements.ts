import { fileUnusable } from '../forecasting.errors.js';

/**
 * The elements of an array of objects that a JSON document holds under a key, each parsed by itself, so that a long
 * document never lies in memory as a whole.
 * @throws UserError FILE_UNUSABLE when there is no such array, or the text is not JSON.
 */
export async function* elementsOf(
  text: AsyncIterable<string>,
  key: string,
  name: string,
): AsyncGenerator<unknown> {
  const splitter = new ElementSplitter(key);
  for await (const piece of text) {
    for (const element of splitter.take(piece)) yield parsed(element, name);
  }
  if (!splitter.ended) {
    throw fileUnusable(name, `is no JSON with an array "${key}", or ends within it. Export it again.`);
  }
}

class ElementSplitter {
  ended = false;
  private text = '';
  private at = 0;
  private depth = 0;
  private from = -1;
  private inString = false;
  private inArray = false;

  constructor(private readonly key: string) {}

  take(piece: string): string[] {
    this.text += piece;
    if (!this.inArray && !this.enterArray()) return [];
    const elements: string[] = [];
    for (; this.at < this.text.length && !this.ended; this.at++) this.step(elements);
    this.forget();
    return elements;
  }

  private enterArray(): boolean {
    const found = new RegExp(`"${this.key}"\\s*:\\s*\\[`).exec(this.text);
    if (found === null) return false;
    this.inArray = true;
    this.at = found.index + found[0].length;
    return true;
  }

  private step(elements: string[]): void {
    const char = this.text[this.at];
    if (this.inString) {
      if (char === '\\') this.at++;
      else if (char === '"') this.inString = false;
      return;
    }
    if (char === '"') this.inString = true;
    else if (char === '{' || char === '[') {
      if (this.depth++ === 0) this.from = this.at;
    } else if (char === '}' || char === ']') {
      if (this.depth === 0) this.ended = true;
      else if (--this.depth === 0) elements.push(this.text.slice(this.from, this.at + 1));
    }
  }

  /** Drops what has been handed out. */
  private forget(): void {
    const keep = this.depth > 0 ? this.from : this.at;
    this.text = this.text.slice(keep);
    this.at -= keep;
    this.from = this.depth > 0 ? 0 : -1;
  }
}

function parsed(element: string, name: string): unknown {
  try {
    return JSON.parse(element);
  } catch {
    throw fileUnusable(name, `is not JSON: cannot read "${element.slice(0, 60)}".`);
  }
}
