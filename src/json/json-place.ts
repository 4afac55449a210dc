import { type Instant, parseInstant } from '../time/instant.js';

/** Says where a file is wrong, what stands there and what should. */
export class JsonProblemError extends RangeError {
  constructor(
    readonly path: string,
    what: string,
  ) {
    super(`${path === '' ? 'The file' : path} ${what}`);
    this.name = 'JsonProblemError';
  }
}

/** A value of a parsed JSON document that knows its path, such as `agents[3].contractId`, and reads strictly. */
export class JsonPlace {
  constructor(
    private readonly value: unknown,
    readonly path = '',
  ) {}

  /** @throws JsonProblemError always. */
  fail(what: string): never {
    throw new JsonProblemError(this.path, what);
  }

  /** The value is an object with these members; `optional` ones may be missing, others may not be there. */
  object(required: readonly string[], optional: readonly string[] = []): JsonObject {
    const { value } = this;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return this.fail(`must be an object (got ${shown(value)}).`);
    }
    const members = value as Readonly<Record<string, unknown>>;
    const known = [...required, ...optional];
    const missing = required.find((name) => !Object.hasOwn(members, name));
    if (missing !== undefined) this.fail(`has no "${missing}".`);
    const odd = Object.keys(members).find((name) => !known.includes(name));
    if (odd !== undefined) this.fail(`has "${odd}", which is not known here. Known: ${known.join(', ')}.`);
    return new JsonObject(members, this.path);
  }

  /** All members, whatever their names. */
  entries(): [string, JsonPlace][] {
    const { value } = this;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return this.fail(`must be an object (got ${shown(value)}).`);
    }
    return Object.entries(value).map(([name, each]) => [name, new JsonPlace(each, joined(this.path, name))]);
  }

  items(): JsonPlace[] {
    const { value } = this;
    if (!Array.isArray(value)) return this.fail(`must be a list (got ${shown(value)}).`);
    return value.map((item, at) => new JsonPlace(item, `${this.path}[${at}]`));
  }

  text(): string {
    const { value } = this;
    if (typeof value !== 'string' || value === '') return this.fail(`must be a text (got ${shown(value)}).`);
    return value;
  }

  /** Whether a number stands here, where a text may as well. */
  isNumber(): boolean {
    return typeof this.value === 'number';
  }

  /** Whether a text stands here, where an object may as well. */
  isText(): boolean {
    return typeof this.value === 'string';
  }

  boolean(): boolean {
    const { value } = this;
    if (typeof value !== 'boolean') return this.fail(`must be true or false (got ${shown(value)}).`);
    return value;
  }

  number(least: number, most = Infinity): number {
    const { value } = this;
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      return this.fail(`must be a number (got ${shown(value)}).`);
    }
    if (value < least || value > most) {
      this.fail(`must be ${most === Infinity ? `${least} or more` : `${least} to ${most}`} (got ${value}).`);
    }
    return value;
  }

  whole(least: number, most = Infinity): number {
    const value = this.number(least, most);
    if (!Number.isInteger(value)) this.fail(`must be a whole number (got ${value}).`);
    return value;
  }

  oneOf<T extends string>(choices: readonly T[]): T {
    const { value } = this;
    const found = choices.find((choice) => choice === value);
    return found ?? this.fail(`must be one of ${choices.join(', ')} (got ${shown(value)}).`);
  }

  instant(): Instant {
    return this.read(parseInstant);
  }

  /** Reads a text by a function that throws RangeError when it does not like it. */
  read<T>(parse: (text: string) => T): T {
    const text = this.text();
    try {
      return parse(text);
    } catch (error) {
      return this.fail(`is wrong: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  orNull<T>(read: (place: JsonPlace) => T): T | null {
    return this.value === null ? null : read(this);
  }

  /** The raw value is one of the ids that exist. */
  reference(known: ReadonlySet<string>, what: string): string {
    const id = this.text();
    if (!known.has(id)) this.fail(`"${id}" is not ${what}.`);
    return id;
  }
}

/** The members of an object whose names are checked. */
export class JsonObject {
  constructor(
    private readonly members: Readonly<Record<string, unknown>>,
    private readonly path: string,
  ) {}

  has(name: string): boolean {
    return Object.hasOwn(this.members, name);
  }

  get(name: string): JsonPlace {
    return new JsonPlace(this.members[name], joined(this.path, name));
  }

  /** What a member says, or this where the member is missing or null. */
  optional<T, U>(name: string, read: (place: JsonPlace) => T, otherwise: U): T | U {
    return this.members[name] === undefined || this.members[name] === null ? otherwise : read(this.get(name));
  }
}

function joined(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
