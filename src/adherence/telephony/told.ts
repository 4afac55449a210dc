import { type Instant, instant, parseInstant } from '../../time/instant.js';

/** What follows cannot be kept as a date. */
const LAST_MS = 8.64e15;

/** A part of what a platform has told: platforms add, leave out and empty fields as they like, so each is asked for by its kind. */
export class Told {
  constructor(readonly value: unknown) {}

  at(...path: readonly string[]): Told {
    let value: unknown = this.value;
    for (const step of path) {
      const inside = typeof value === 'object' && value !== null && Object.hasOwn(value, step);
      value = inside ? (value as Record<string, unknown>)[step] : undefined;
    }
    return new Told(value);
  }

  /** The text of a field that has one, a number's digits too. */
  get text(): string | null {
    const { value } = this;
    if (typeof value === 'number') return String(value);
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  }

  get number(): number | null {
    const { text } = this;
    const value = text === null ? NaN : Number(text);
    return Number.isFinite(value) ? value : null;
  }

  get flag(): boolean | null {
    const { value } = this;
    if (typeof value === 'boolean') return value;
    return value === 'true' ? true : value === 'false' ? false : null;
  }

  get list(): Told[] {
    return Array.isArray(this.value) ? this.value.map((each) => new Told(each)) : [];
  }

  get isList(): boolean {
    return Array.isArray(this.value);
  }

  get isObject(): boolean {
    return typeof this.value === 'object' && this.value !== null && !Array.isArray(this.value);
  }

  /** ISO 8601 with an offset. */
  get time(): Instant | null {
    const { text } = this;
    if (text === null) return null;
    try {
      return parseInstant(text);
    } catch {
      return null;
    }
  }

  /** A number of seconds, milliseconds or microseconds since 1970, told apart by its size. */
  get epoch(): Instant | null {
    const { number } = this;
    if (number === null || number < 1e8) return null;
    const ms = Math.floor(number < 1e11 ? number * 1_000 : number < 1e14 ? number : number / 1_000);
    return ms > LAST_MS ? null : instant(ms);
  }

  get raw(): string {
    return JSON.stringify(this.value) ?? '';
  }
}
